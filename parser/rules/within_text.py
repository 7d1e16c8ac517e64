"""What the text of a report says against what it says itself in another place."""

from __future__ import annotations

from collections.abc import Iterator

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.rules.rule import REGULATION, Basis, Bilingual, Rule, checks

FEE = Rule(
    "narrative.fee",
    Family.NARRATIVE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    "政府信息公开信息处理费管理办法",
    name=Bilingual("信息处理费前后不一", "Contradictory statements on information processing fees"),
    says={
        "": Bilingual(
            "“{section}”写“{text}”，“{other_section}”写“{other_text}”，前后不一",
            "“{section}” says “{text}”, but “{other_section}” says “{other_text}”",
        ),
    },
)
SUM = Rule(
    "narrative.sum",
    Family.NARRATIVE,
    Severity.INFO,
    Basis.CUSTOMARY,
    f"{REGULATION} 第五十条",
    name=Bilingual("正文分项之和", "Parts of a sum in the text"),
    says={
        "": Bilingual(
            "正文总数 {claimed}，所列分项 {parts} = {stands}，相差 {difference}",
            "The text gives {claimed} in all, but the parts it lists are {parts} = {stands}: a "
            "difference of {difference}",
        ),
    },
)
PERCENT = Rule(
    "narrative.percent",
    Family.NARRATIVE,
    Severity.INFO,
    Basis.CUSTOMARY,
    f"{REGULATION} 第五十条",
    name=Bilingual("正文百分比", "Percentages in the text"),
    says={
        "": Bilingual(
            "正文写 {part} 占 {whole} 的 {claimed}%，实为 {stands}%",
            "The text says that {part} of {whole} is {claimed}%; it is {stands}%",
        ),
    },
)


@checks(FEE)
def processing_fee(case: Case) -> Iterator[Finding]:
    """信息处理费 in 一 against 六: one says none was taken, the other how much. Customary.

    It is never compared with 行政事业性收费 of 表二, which is something else.
    """
    said = {(fee.section, fee.amount): fee for fee in reversed(case.narrative.fees)}
    for one in said.values():
        for other in said.values():
            if one.section < other.section and one.amount != other.amount:
                yield FEE.found(
                    case,
                    spans=[one.span, other.span],
                    facts={
                        "text": case.report.source.at(one.span),
                        "other_text": case.report.source.at(other.span),
                        "section": one.section,
                        "other_section": other.section,
                    },
                )
                return


@checks(SUM)
def sums_in_the_text(case: Case) -> Iterator[Finding]:
    """共 N … 其中 a、b、c: the parts add up to the whole, unless 主要, 等 or 余 is said."""
    for whole in case.narrative.wholes:
        total = sum(whole.parts)
        yield SUM.found(
            case,
            spans=[whole.span],
            facts={
                "claimed": whole.value,
                "stands": total,
                "difference": whole.value - total,
                "parts": "+".join(str(part) for part in whole.parts),
            },
        )


@checks(PERCENT)
def percentages_in_the_text(case: Case) -> Iterator[Finding]:
    """a件,占总数的 p%: p is a part of the whole to 0.01 point, rounded or cut."""
    for share in case.narrative.shares:
        yield PERCENT.found(
            case,
            spans=[share.span],
            facts={
                "part": share.part,
                "whole": share.whole,
                "claimed": share.percent,
                "stands": f"{share.right:.2f}",
            },
        )

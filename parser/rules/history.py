"""The report against last year's of the same agency; silent without one."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.forms import Address
from parser.narrative.patterns import GROWTH, find
from parser.report import Fact, Report
from parser.rules.plausibility import DOCUMENT_ROWS
from parser.rules.rule import FORM_2021, REGULATION, Basis, Bilingual, Rule, checks

NEW = Address("t3.new.total")
PER_CENT = 100

OTHER_REPORT = Rule(
    "history.last_year",
    Family.HISTORY,
    Severity.WARNING,
    Basis.CUSTOMARY,
    "条例 第五十条",
    name=Bilingual("所给的上年报告不对", "The report given as last year’s is another"),
    says={
        "": Bilingual(
            "所给的上年报告是{agency} {year} 年的，不是本机关上一年的报告，没有与之核对",
            "The report given as last year’s is that of {agency} for {year}, not last year’s "
            "report of this body; no comparison was made",
        ),
    },
)
CARRIED = Rule(
    "history.carried",
    Family.HISTORY,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三 二、四",
    rises_to=Severity.ERROR,
    name=Bilingual("上年结转与上一年报告", "Carried in, against last year’s report"),
    says={
        "": Bilingual(
            "{cell}为 {stands}，上一年报告的{other_cell}为 {last_year}，相差 {difference}",
            "{cell} is {stands}, but in last year’s report {other_cell} is {last_year}: a "
            "difference of {difference}",
        ),
    },
)
IN_FORCE = Rule(
    "history.in_force",
    Family.HISTORY,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表二",
    name=Bilingual("现行有效件数与上一年报告", "In force, against last year’s report"),
    says={
        "": Bilingual(
            "{row}现行有效 {stands} 件；上一年 {last_year} 件 + 制发 {issued} − 废止 {repealed} ="
            " {expected} 件，相差 {difference}",
            "{row}: {stands} in force, but last year’s {last_year} + {issued} issued − {repealed} "
            "repealed = {expected}: a difference of {difference}",
        ),
    },
)
GROWTH_CLAIMED = Rule(
    "history.growth",
    Family.HISTORY,
    Severity.INFO,
    Basis.CUSTOMARY,
    f"{REGULATION} 第五十条",
    name=Bilingual("同比增长与上一年报告", "Growth on last year, against last year’s report"),
    says={
        "": Bilingual(
            "正文写新收同比变化 {claimed}%；本年 {now} 件、上年 {last_year} 件，实为 {stands}%",
            "The text says that new applications changed by {claimed}%; with {now} this year and "
            "{last_year} last year, the change is {stands}%",
        ),
    },
)


def is_last_year(report: Report, other: Report | None) -> bool:
    """Whether a report is last year's of the same body, as far as both say who and when."""
    if other is None:
        return False
    years = report.year, other.year
    if None not in years and years[0] != (years[1] or 0) + 1:
        return False
    names = [name for name in (report.agency, other.agency) if name]
    return len(names) < len(years) or names[0] in names[1] or names[1] in names[0]


@checks(OTHER_REPORT)
def last_year(case: Case) -> Iterator[Finding]:
    """A report given as last year's that is another body's or another year's. Customary."""
    other = case.offered
    if other is not None and case.last_year is None:
        facts: dict[str, Fact] = {"agency": other.agency or "?", "year": other.year or "?"}
        yield OTHER_REPORT.found(case, of=f"{facts}", facts=facts)


@checks(CARRIED)
def carried(case: Case) -> Iterator[Finding]:
    """上年结转 of this year is 结转下年度 of last year, in seven columns; an error in 总计.

    Follows from the words of rows 二 and 四 of 表三.
    """
    if case.last_year is None:
        return
    (block,) = case.report.form.table("t3").blocks
    for column in block.columns:
        here = Address(f"t3.carried_in.{column.key}")
        there = case.last_year[Address(f"t3.carried_out.{column.key}")]
        now = case.values.get(here)
        if now is None or there.value is None or now == there.value:
            continue
        yield CARRIED.found(
            case,
            (here,),
            of=f"{there.value}",
            facts={
                "cell": here,
                "other_cell": there.address,
                "stands": now,
                "last_year": there.value,
                "difference": now - there.value,
            },
            severity=Severity.ERROR if column.key == "total" else None,
        )


@checks(IN_FORCE)
def in_force(case: Case) -> Iterator[Finding]:
    """现行有效 is last year's 现行有效 and 制发 less 废止. Customary."""
    last = case.last_year
    if last is None or {case.report.form.version, last.form.version} != {"2021"}:
        return
    for row in DOCUMENT_ROWS:
        cells = [Address(f"t2.{row}.{column}") for column in ("in_force", "issued", "repealed")]
        valid, issued, repealed = (case.values.get(cell) for cell in cells)
        before = last[cells[0]].value
        if valid is None or issued is None or repealed is None or before is None:
            continue
        expected = before + issued - repealed
        if valid != expected:
            yield IN_FORCE.found(
                case,
                cells,
                of=f"{before}",
                facts={
                    "row": f"t2.{row}",
                    "stands": valid,
                    "last_year": before,
                    "issued": issued,
                    "repealed": repealed,
                    "expected": expected,
                    "difference": valid - expected,
                },
            )


@checks(GROWTH_CLAIMED)
def growth(case: Case) -> Iterator[Finding]:
    """新收 … 同比增长 p% against 新收 of both years. Customary."""
    now = case.values.get(NEW)
    if case.last_year is None or now is None or not (before := case.last_year[NEW].value):
        return
    for passage in case.narrative.passages:
        for match in find(GROWTH, passage.text):
            claimed = Decimal(match["percent"])
            if match["way"] in ("下降", "减少"):
                claimed = -claimed
            right = (Decimal(now) - Decimal(before)) * PER_CENT / Decimal(before)
            places = Decimal(1).scaleb(-len(match["percent"].partition(".")[2]))
            if claimed in {right.quantize(places, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)}:
                continue
            yield GROWTH_CLAIMED.found(
                case,
                (NEW,),
                spans=[passage.span(*match.span())],
                of=match["percent"],
                facts={
                    "claimed": claimed,
                    "stands": f"{right:.2f}",
                    "now": now,
                    "last_year": before,
                },
            )

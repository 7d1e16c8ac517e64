"""What the text says against what the tables say, and what it says against itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.forms import Address
from parser.narrative import Claim, Target
from parser.report import Fact, Number, Reason, State
from parser.rules.registry import REGULATION, RULES, Basis, found, rule

SEVERITIES = {
    "new": Severity.ERROR,
    "received": Severity.WARNING,
    "carried_in": Severity.ERROR,
    "carried_out": Severity.ERROR,
    "granted": Severity.ERROR,
    "partly_granted": Severity.ERROR,
    "denied": Severity.ERROR,
    "unavailable": Severity.ERROR,
    "unprocessed": Severity.ERROR,
    "other": Severity.ERROR,
    "done": Severity.WARNING,
    "applicant": Severity.WARNING,
    "no_application": Severity.ERROR,
    "no_reconsideration": Severity.ERROR,
    "no_litigation": Severity.ERROR,
    "reconsideration": Severity.ERROR,
    "litigation": Severity.ERROR,
    "direct": Severity.ERROR,
    "after": Severity.ERROR,
    "issued": Severity.ERROR,
    "repealed": Severity.ERROR,
    "in_force": Severity.ERROR,
    "published": Severity.WARNING,
    "decisions": Severity.INFO,
}

_MILDNESS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


def text_against_tables(case: Case) -> Iterator[Finding]:
    """Figures of the text that differ from the tables of the same report.

    条例 第五十条 asks for one account of the year, so text and tables have to agree; that they
    are compared is customary. The same claim made twice is one finding with both places.
    """
    repeated: dict[tuple[str, Number, tuple[Address, ...]], list[Claim]] = {}
    for claim in case.narrative.claims:
        repeated.setdefault((claim.rule, claim.value, claim.target.cells), []).append(claim)
    for same in repeated.values():
        yield from _judge(case, same)


for _name, _severity in SEVERITIES.items():
    rule(
        f"narrative.{_name}", Family.NARRATIVE, _severity, Basis.CUSTOMARY, f"{REGULATION} 第五十条"
    )(text_against_tables)


def _judge(case: Case, same: list[Claim]) -> Iterator[Finding]:
    claim = same[0]
    stands = _sum(case, claim.target)
    if stands is None or stands == claim.value:
        return
    facts: dict[str, Fact] = {
        "text": " ".join(case.report.source.at(claim.span).split()),
        "claimed": claim.value,
        "stands": stands,
        "difference": claim.value - stands,
        "cells": " ".join(claim.target.cells),
        "cell": claim.target.cells[0],
    }
    if claim.also and (other_stands := _sum(case, claim.also[0])) is not None:
        facts["other_stands"] = other_stands
    severity = RULES[claim.rule].severity
    variant = "sum" if len(claim.target.cells) > 1 else ""
    for other in claim.also:
        if _sum(case, other) == claim.value:
            if claim.rule != "narrative.received":
                return
            severity, variant = Severity.INFO, other.name
            break
    if claim.rule.startswith("narrative.no_"):
        variant = ""
    cells = [case.report[cell] for cell in claim.target.cells]
    doubtful = [c.address for c in cells if c.state is State.SUSPECT and case.doubtful(c)]
    diagnosis = None
    if doubtful:
        severity = min(severity, Severity.WARNING, key=_MILDNESS.index)
        diagnosis = Diagnosis(Cause.UNDECIDED, (Reason("cell_doubtful", {"cell": doubtful[0]}),))
    cell_spans = [
        span for cell in claim.target.cells if (span := case.report[cell].span) is not None
    ]
    yield replace(
        found(
            case.report,
            claim.rule,
            claim.target.cells,
            spans=[each.span for each in same] + cell_spans,
            variant=variant,
            of=f"{claim.value}",
            facts=facts,
        ),
        severity=severity,
        diagnosis=diagnosis,
    )


def _sum(case: Case, target: Target) -> Number | None:
    total: Number = 0
    for cell in target.cells:
        value = case.values.get(cell)
        if value is None:
            return None
        total += value
    return total


@rule(
    "narrative.fee",
    Family.NARRATIVE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    "政府信息公开信息处理费管理办法",
)
def processing_fee(case: Case) -> Iterator[Finding]:
    """信息处理费 in 一 against 六: one says none was taken, the other how much. Customary.

    It is never held against 行政事业性收费 of 表二, which is another thing.
    """
    said = {(fee.section, fee.amount): fee for fee in reversed(case.narrative.fees)}
    for one in said.values():
        for other in said.values():
            if one.section < other.section and one.amount != other.amount:
                yield found(
                    case.report,
                    "narrative.fee",
                    spans=[one.span, other.span],
                    facts={
                        "text": case.report.source.at(one.span),
                        "other_text": case.report.source.at(other.span),
                        "section": one.section,
                        "other_section": other.section,
                    },
                )
                return


@rule("narrative.sum", Family.NARRATIVE, Severity.INFO, Basis.CUSTOMARY, f"{REGULATION} 第五十条")
def sums_in_the_text(case: Case) -> Iterator[Finding]:
    """共 N … 其中 a、b、c: the parts add up to the whole, unless 主要, 等 or 余 is said."""
    for whole in case.narrative.wholes:
        total = sum(whole.parts)
        yield found(
            case.report,
            "narrative.sum",
            spans=[whole.span],
            facts={
                "claimed": whole.value,
                "stands": total,
                "difference": whole.value - total,
                "parts": "+".join(str(part) for part in whole.parts),
            },
        )


@rule(
    "narrative.percent", Family.NARRATIVE, Severity.INFO, Basis.CUSTOMARY, f"{REGULATION} 第五十条"
)
def percentages_in_the_text(case: Case) -> Iterator[Finding]:
    """a件,占总数的 p%: p is a part of the whole to 0.01 point, rounded or cut."""
    for share in case.narrative.shares:
        yield found(
            case.report,
            "narrative.percent",
            spans=[share.span],
            facts={
                "part": share.part,
                "whole": share.whole,
                "claimed": share.percent,
                "stands": f"{share.right:.2f}",
            },
        )

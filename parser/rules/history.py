"""The report against last year's of the same agency; silent without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.forms import Address
from parser.narrative.patterns import GROWTH, find
from parser.report import Fact, Report
from parser.rules.plausibility import DOCUMENT_ROWS
from parser.rules.registry import FORM_2021, REGULATION, Basis, found, rule

NEW = Address("t3.new.total")


def is_last_year(report: Report, other: Report | None) -> bool:
    """Whether a report is last year's of the same body, as far as both say who and when."""
    if other is None:
        return False
    years = report.year, other.year
    if None not in years and years[0] != (years[1] or 0) + 1:
        return False
    names = [name for name in (report.agency, other.agency) if name]
    return len(names) < len(years) or names[0] in names[1] or names[1] in names[0]


@rule("history.last_year", Family.HISTORY, Severity.WARNING, Basis.CUSTOMARY, "条例 第五十条")
def last_year(case: Case) -> Iterator[Finding]:
    """A report given as last year's that is another body's or another year's. Customary."""
    other = case.offered
    if other is not None and case.last_year is None:
        facts: dict[str, Fact] = {"agency": other.agency or "?", "year": other.year or "?"}
        yield found(case.report, "history.last_year", of=f"{facts}", facts=facts)


@rule(
    "history.carried",
    Family.HISTORY,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三 二、四",
    gravest=Severity.ERROR,
)
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
        yield replace(
            found(
                case.report,
                "history.carried",
                (here,),
                of=f"{there.value}",
                facts={
                    "cell": here,
                    "other_cell": there.address,
                    "stands": now,
                    "last_year": there.value,
                    "difference": now - there.value,
                },
            ),
            severity=Severity.ERROR if column.key == "total" else Severity.WARNING,
        )


@rule("history.in_force", Family.HISTORY, Severity.WARNING, Basis.CUSTOMARY, f"{FORM_2021} 表二")
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
            yield found(
                case.report,
                "history.in_force",
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


@rule("history.growth", Family.HISTORY, Severity.INFO, Basis.CUSTOMARY, f"{REGULATION} 第五十条")
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
            right = (Decimal(now) - Decimal(before)) * 100 / Decimal(before)
            places = Decimal(1).scaleb(-len(match["percent"].partition(".")[2]))
            if claimed in {right.quantize(places, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)}:
                continue
            yield found(
                case.report,
                "history.growth",
                (NEW,),
                spans=[passage.span(*match.span())],
                of=match["percent"],
                facts={
                    "cell": NEW,
                    "claimed": claimed,
                    "stands": f"{right:.2f}",
                    "now": now,
                    "last_year": before,
                },
            )

"""Where the reading is in doubt: cells grouped so that one cause is told once.

Every cell that is suspect or missing is named here, in ``missing``, by ``t2.blank``, by the
finding about the label of its row, or by the one about (六)其他处理 printed in one row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Change, Diagnosis, Family, Finding, Proposal, Severity
from parser.report import Cell, Fact, Meaning, Number, State
from parser.rules.blanks import implied_value, is_worded, proposal_of
from parser.rules.doubtful import (
    MOST_ROWS,
    by_row,
    one_finding,
    reasons_of,
    tables_of,
    told_as_empty,
    untold,
)
from parser.rules.registry import Basis, found, rule
from parser.rules.structure import SECOND_TABLE


@rule("misparse.unreadable", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def unreadable(case: Case) -> Iterator[Finding]:
    """A cell whose text is no figure: named one by one, with the figure the balances ask for."""
    places = case.report.form.places
    for cell in case.empty:
        if cell.meaning is not Meaning.UNREADABLE or cell.address in case.corrections:
            continue
        if is_worded(case, cell) and places[cell.address][2].value == "count":
            continue
        implied = implied_value(case, cell.address)
        facts: dict[str, Fact] = {"cell": cell.address, "text": cell.text.strip()}
        if implied is not None:
            facts["value"] = implied
        yield replace(
            found(
                case.report,
                "misparse.unreadable",
                (cell.address,),
                variant="" if implied is None else "implied",
                facts=facts,
            ),
            diagnosis=Diagnosis(Cause.UNDECIDED, reasons_of((cell,))),
            proposals=_readings(case, cell, implied),
        )


def _readings(case: Case, cell: Cell, implied: Number | None) -> tuple[Proposal, ...]:
    """The figure that the balances ask for, and the one that the text looks like."""
    found = proposal_of(case, cell.address, implied)
    for reason in cell.evidence:
        likeness = reason.facts.get("suggestion")
        if likeness is not None and str(likeness) != str(implied):
            change = Change(cell.address, cell.text, str(likeness))
            found = (*found, Proposal((change,), (), False, reason))
    return found


@rule("misparse.suspect", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def suspect(case: Case) -> Iterator[Finding]:
    """Cells placed against some of the evidence: one finding a row, or one for a common cause."""
    yield from _by_cause(case, "misparse.suspect", State.SUSPECT)


@rule("misparse.recovered", Family.MISPARSE, Severity.INFO, Basis.HEURISTIC)
def recovered(case: Case) -> Iterator[Finding]:
    """Cells placed by other evidence than their label: one finding for each kind of evidence."""
    yield from _by_cause(case, "misparse.recovered", State.RECOVERED)


@rule("misparse.extra_figures", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def extra_figures(case: Case) -> Iterator[Finding]:
    """Figures in a table which have no place in the form: one finding a table."""
    for table in tables_of(case):
        strays = [stray for stray in table.strays if stray.figures]
        if strays:
            yield found(
                case.report,
                "misparse.extra_figures",
                spans=[stray.span for stray in strays],
                of=table.key,
                facts={
                    "table": table.key,
                    "count": sum(stray.figures for stray in strays),
                    "text": " ".join(" ".join(stray.text.split()) for stray in strays[:3]),
                    "more": max(len(strays) - 3, 0),
                },
            )


@rule("misparse.doubt", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def doubts(case: Case) -> Iterator[Finding]:
    """A doubt about a whole table which no cell of it carries."""
    carried = {reason.code for cell in case.unsure for reason in cell.evidence}
    for table in tables_of(case):
        for doubt in table.doubts:
            if doubt.code not in carried | {SECOND_TABLE} and table.span is not None:
                yield replace(
                    found(
                        case.report,
                        "misparse.doubt",
                        spans=[table.span],
                        of=f"{table.key} {doubt.code}",
                        facts={"table": table.key},
                    ),
                    diagnosis=Diagnosis(Cause.MISPARSE, (doubt,)),
                )


@rule("misparse.source", Family.MISPARSE, Severity.INFO, Basis.HEURISTIC)
def remarks(case: Case) -> Iterator[Finding]:
    """What the reading says of the file as a whole: lost bytes, another report in it."""
    told: set[str] = set()
    for remark in case.report.source.remarks + case.report.remarks:
        if remark.code not in told:
            told.add(remark.code)
            yield replace(
                found(case.report, "misparse.source", of=remark.code),
                diagnosis=Diagnosis(Cause.MISPARSE, (remark,)),
            )


def _by_cause(case: Case, rule_id: str, state: State) -> Iterator[Finding]:
    in_doubt = list(untold(case))
    # The finding about a gap names the suspect cells beside it, but no recovered ones.
    gaps = by_row(
        cell
        for cell in in_doubt
        if state is State.SUSPECT and cell.state is State.MISSING and not told_as_empty(cell)
    )
    causes: dict[tuple[str, ...], list[Cell]] = {}
    for cell in in_doubt:
        row = cell.address.rpartition(".")[0]
        if cell.state is state and row not in gaps and not told_as_empty(cell):
            key = cell.address.partition(".")[0]
            codes = dict.fromkeys(reason.code for reason in cell.evidence)
            causes.setdefault((key, *codes), []).append(cell)
    for cells in causes.values():
        rows = by_row(cells)
        if len(rows) > 1 and (state is State.RECOVERED or len(rows) > MOST_ROWS):
            yield from one_finding(case, rule_id, cells, "rows")
        else:
            for members in rows.values():
                yield from one_finding(case, rule_id, members, "")

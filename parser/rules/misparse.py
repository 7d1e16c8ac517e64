"""Where the reading is in doubt: cells grouped so that one cause is told once.

Every cell that is suspect or missing is named here, by ``t2.blank``, by the finding about the
lost label of its row, or by the one about (六)其他处理 printed in one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Proposal, Severity
from parser.report import Cell, Fact, LabelStatus, Meaning, Reason, State, Table
from parser.rules.blanks import holds_as_zero, implied_value, proposal_of
from parser.rules.registry import FORM_2021, Basis, found, rule

# Evidence that a lost label gives rise to: told by the finding about the label.
LABEL_CODES = frozenset(("label_missing", "label_lost", "placed_by_order", "order"))
MOST_ROWS = 3
MOST_REASONS = 2


@rule(
    "misparse.table_not_found",
    Family.MISPARSE,
    Severity.WARNING,
    Basis.HEURISTIC,
    f"{FORM_2021} 附件",
)
def table_not_found(case: Case) -> Iterator[Finding]:
    """A statutory table that is not in the file (a picture, or lost): which is not 'zero'."""
    for table in case.report.tables.values():
        if table.span is not None or all(cell in case.corrections for cell in table.cells):
            continue
        section = case.report.section({"t2": 2, "t3": 3, "t4": 4}[table.key])
        yield found(
            case.report,
            "misparse.table_not_found",
            table.cells,
            spans=[section.heading] if section else (),
            of=table.key,
            facts={"table": table.key, "count": len(table.cells)},
        )


@rule("misparse.unreadable", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def unreadable(case: Case) -> Iterator[Finding]:
    """A cell whose text is no figure: named one by one, with the figure the balances ask for."""
    for cell in case.report.cells():
        if cell.meaning is not Meaning.UNREADABLE or cell.address in case.corrections:
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
            diagnosis=Diagnosis(Cause.UNDECIDED, _reasons((cell,))),
            proposals=proposal_of(case, cell.address, implied),
        )


@rule("misparse.missing", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def missing(case: Case) -> Iterator[Finding]:
    """Cells for which nothing was found: one finding a row, and one for rows lost whole."""
    for table in _tables(case):
        if table.key == "t2":
            continue
        rows = _by_row(cell for cell in _untold(table) if cell.meaning is Meaning.ABSENT)
        whole = {row: cells for row, cells in rows.items() if len(cells) == _width(table, row)}
        if whole:
            lost = [cell for cells in whole.values() for cell in cells]
            yield from _group(case, "misparse.missing", lost, "rows")
        for row, cells in rows.items():
            if row not in whole:
                yield from _missing(case, row, cells)


def _missing(case: Case, row: str, cells: Sequence[Cell]) -> Iterator[Finding]:
    open_cells = [cell.address for cell in cells if cell.address not in case.corrections]
    if not open_cells:
        return
    facts: dict[str, Fact] = {"row": row, "cells": " ".join(open_cells)}
    variant = ""
    proposals: tuple[Proposal, ...] = ()
    implied = implied_value(case, open_cells[0]) if len(open_cells) == 1 else None
    if all(holds_as_zero(case, address) for address in open_cells):
        variant = "fits_zero"
    elif implied is not None:
        variant, proposals = "implied", proposal_of(case, open_cells[0], implied)
        facts["value"] = implied
    whole = [cell for cell in _row(case, row) if cell.span is not None]
    yield replace(
        found(
            case.report,
            "misparse.missing",
            [cell.address for cell in cells],
            spans=[cell.span for cell in whole if cell.span is not None],
            variant=variant,
            facts=facts,
        ),
        cells=tuple(open_cells),
        diagnosis=Diagnosis(Cause.UNDECIDED, _reasons(cells)),
        proposals=proposals,
    )


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
    """Figures in a table which have no place in the form."""
    for table in _tables(case):
        for stray in table.strays:
            if stray.figures:
                yield found(
                    case.report,
                    "misparse.extra_figures",
                    spans=[stray.span],
                    of=table.key,
                    facts={
                        "table": table.key,
                        "count": stray.figures,
                        "text": " ".join(stray.text.split()),
                    },
                )


@rule("misparse.doubt", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def doubts(case: Case) -> Iterator[Finding]:
    """A doubt about a whole table which no cell of it carries."""
    for table in _tables(case):
        carried = {reason.code for cell in table.cells.values() for reason in cell.evidence}
        for doubt in table.doubts:
            if doubt.code not in carried and table.span is not None:
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
    for remark in dict.fromkeys(_Told(r) for r in case.report.source.remarks + case.report.remarks):
        yield replace(
            found(case.report, "misparse.source", of=remark.reason.code),
            diagnosis=Diagnosis(Cause.MISPARSE, (remark.reason,)),
        )


class _Told:
    """A remark, equal to another of the same code (facts cannot be hashed)."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Told) and other.reason.code == self.reason.code

    def __hash__(self) -> int:
        return hash(self.reason.code)


def _by_cause(case: Case, rule_id: str, state: State) -> Iterator[Finding]:
    for table in _tables(case):
        causes: dict[tuple[str, ...], list[Cell]] = {}
        for cell in _untold(table):
            if cell.state is state and cell.meaning not in (Meaning.UNREADABLE, Meaning.ABSENT):
                codes = tuple(dict.fromkeys(reason.code for reason in cell.evidence))
                causes.setdefault(codes, []).append(cell)
        for cells in causes.values():
            rows = _by_row(cells)
            if state is State.RECOVERED or len(rows) > MOST_ROWS:
                yield from _group(case, rule_id, cells, "rows")
            else:
                for members in rows.values():
                    yield from _group(case, rule_id, members, "")


def _group(case: Case, rule_id: str, cells: Sequence[Cell], variant: str) -> Iterator[Finding]:
    """One finding about cells in doubt for the same cause, while any of them is unsettled."""
    left = [cell.address for cell in cells if cell.address not in case.corrections]
    if not left:
        return
    rows = list(_by_row(cells))
    facts: dict[str, Fact] = {
        "table": cells[0].address.partition(".")[0],
        "row": rows[0],
        "rows": " ".join(rows[:MOST_ROWS]),
        "more": max(len(rows) - MOST_ROWS, 0),
        "count": len(left),
        "cells": " ".join(left[:MOST_ROWS]),
        "figures": " ".join(cell.text.strip() or "·" for cell in cells[:8]),
    }
    yield replace(
        found(
            case.report,
            rule_id,
            [cell.address for cell in cells],
            variant=variant if len(rows) > 1 else "",
            facts=facts,
        ),
        cells=tuple(left),
        diagnosis=Diagnosis(Cause.MISPARSE, _reasons(cells)),
    )


def _tables(case: Case) -> Iterator[Table]:
    return (table for table in case.report.tables.values() if table.span is not None)


def _untold(table: Table) -> Iterator[Cell]:
    """The cells not read with certainty which no finding of another kind names."""
    labelless = {
        f"{label.table}.{label.row}"
        for label in table.labels
        if label.status is LabelStatus.MISSING
    }
    collapsed: set[str] = set()
    if table.collapsed:
        collapsed = {
            f"{table.key}.{key}"
            for block in table.form.blocks
            for row in block.rows
            for key in row.collapses
        }
    for cell in table.cells.values():
        if cell.state is State.READ:
            continue
        row = cell.address.rpartition(".")[0]
        if row in collapsed:
            continue
        for_label = all(reason.code in LABEL_CODES for reason in cell.evidence)
        if row in labelless and for_label and cell.meaning is not Meaning.ABSENT:
            continue
        yield cell


def _by_row(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.address.rpartition(".")[0], []).append(cell)
    return rows


def _row(case: Case, row: str) -> list[Cell]:
    table = case.report.tables[row.partition(".")[0]]
    return [cell for address, cell in table.cells.items() if address.startswith(f"{row}.")]


def _width(table: Table, row: str) -> int:
    return sum(address.startswith(f"{row}.") for address in table.cells)


def _reasons(cells: Iterable[Cell]) -> tuple[Reason, ...]:
    """The different kinds of evidence of some cells, the commonest few."""
    kinds: dict[str, Reason] = {}
    for cell in cells:
        for reason in cell.evidence:
            kinds.setdefault(reason.code, reason)
    return tuple(kinds.values())[:MOST_REASONS]

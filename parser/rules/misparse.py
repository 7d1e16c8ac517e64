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
LABEL_CODES = frozenset(
    ("label_missing", "label_garbled", "label_misspelt", "labels_crowded", "place_undecided")
)
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
    for cell in case.empty:
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
    """Cells for which nothing was found: one finding a row, one for rows lost whole, and one
    where many rows lack cells that 0 would fit.
    """
    rows = _by_row(
        cell for cell in _untold(case) if cell.state is State.MISSING and not _told_as_empty(cell)
    )
    whole = {row for row, cells in rows.items() if len(cells) == len(case.rows[row])}
    fitting = {
        row
        for row, cells in rows.items()
        if row not in whole and all(holds_as_zero(case, cell.address) for cell in cells)
    }
    for together, variant in ((whole, "rows"), (fitting, "rows_fit_zero")):
        for key in case.report.tables:
            lost = [cell for row in rows if row in together for cell in rows[row]]
            lost = [cell for cell in lost if cell.address.startswith(key)]
            if lost and (together is whole or len(_by_row(lost)) > MOST_ROWS):
                yield from _group(case, "misparse.missing", lost, variant)
                together.difference_update(_by_row(lost))
                for row in _by_row(lost):
                    del rows[row]
    for row, cells in rows.items():
        yield from _missing(case, row, cells, "fits_zero" if row in fitting else "")


def _missing(case: Case, row: str, cells: Sequence[Cell], variant: str) -> Iterator[Finding]:
    open_cells = [cell.address for cell in cells if cell.address not in case.corrections]
    if not open_cells:
        return
    facts: dict[str, Fact] = {"row": row, "cells": " ".join(open_cells)}
    proposals: tuple[Proposal, ...] = ()
    implied = implied_value(case, open_cells[0]) if len(open_cells) == 1 else None
    if implied is not None and not variant:
        variant, proposals = "implied", proposal_of(case, open_cells[0], implied)
        facts["value"] = implied
    yield replace(
        found(
            case.report,
            "misparse.missing",
            [cell.address for cell in cells],
            spans=[cell.span for cell in case.rows[row] if cell.span is not None],
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
    carried = {reason.code for cell in case.unsure for reason in cell.evidence}
    for table in _tables(case):
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
    told: set[str] = set()
    for remark in case.report.source.remarks + case.report.remarks:
        if remark.code not in told:
            told.add(remark.code)
            yield replace(
                found(case.report, "misparse.source", of=remark.code),
                diagnosis=Diagnosis(Cause.MISPARSE, (remark,)),
            )


def _by_cause(case: Case, rule_id: str, state: State) -> Iterator[Finding]:
    causes: dict[tuple[str, ...], list[Cell]] = {}
    for cell in _untold(case):
        if cell.state is state and not _told_as_empty(cell):
            key = cell.address.partition(".")[0]
            codes = dict.fromkeys(reason.code for reason in cell.evidence)
            causes.setdefault((key, *codes), []).append(cell)
    for cells in causes.values():
        rows = _by_row(cells)
        if state is State.RECOVERED or len(rows) > MOST_ROWS:
            yield from _group(case, rule_id, cells, "rows")
        else:
            for members in rows.values():
                yield from _group(case, rule_id, members, "")


def _told_as_empty(cell: Cell) -> bool:
    """Whether a cell without a figure is told by another rule: unreadable, or blank in 表二."""
    if cell.address.startswith("t2") and cell.meaning in (Meaning.BLANK, Meaning.ABSENT):
        return True
    return cell.meaning is Meaning.UNREADABLE


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


def _untold(case: Case) -> Iterator[Cell]:
    """The cells not read with certainty which no finding of another kind names."""
    if not case.unsure:
        return
    told_by_label: set[str] = set()
    collapsed: set[str] = set()
    for table in _tables(case):
        told_by_label.update(
            f"{label.table}.{label.row}"
            for label in table.labels
            if label.status is not LabelStatus.EXACT
        )
        if table.collapsed:
            rows = (row for block in table.form.blocks for row in block.rows)
            collapsed.update(f"{table.key}.{key}" for row in rows for key in row.collapses)
    for cell in case.unsure:
        row = cell.address.rpartition(".")[0]
        for_label = all(reason.code in LABEL_CODES for reason in cell.evidence)
        if row in collapsed or (row in told_by_label and for_label and cell.span is not None):
            continue
        yield cell


def _by_row(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.address.rpartition(".")[0], []).append(cell)
    return rows


def _reasons(cells: Iterable[Cell]) -> tuple[Reason, ...]:
    """The different kinds of evidence of some cells, the commonest few."""
    kinds: dict[str, Reason] = {}
    for cell in cells:
        for reason in cell.evidence:
            kinds.setdefault(reason.code, reason)
    return tuple(kinds.values())[:MOST_REASONS]

"""What the reading did not find: whole tables, rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Proposal, Severity
from parser.report import Cell, Fact, Reason, State
from parser.rules.blanks import holds_as_zero, implied_value, proposal_of
from parser.rules.doubtful import (
    MOST_ROWS,
    by_row,
    one_finding,
    reasons_of,
    told_as_empty,
    untold,
)
from parser.rules.registry import FORM_2021, Basis, found, rule


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


@rule("misparse.missing", Family.MISPARSE, Severity.WARNING, Basis.HEURISTIC)
def missing(case: Case) -> Iterator[Finding]:
    """Cells for which nothing was found, told together where one cause lost them.

    Rows lost whole are one finding, and so is a column lost from many rows, and so are many
    rows that lack cells for the same reason; otherwise it is one finding a row.
    """
    rows = by_row(
        cell for cell in untold(case) if cell.state is State.MISSING and not told_as_empty(cell)
    )
    causes: dict[tuple[object, ...], list[str]] = {}
    for row, cells in rows.items():
        causes.setdefault(_cause(case, row, cells), []).append(row)
    for (_, variant, *_), members in causes.items():
        lost = [cell for row in members for cell in rows[row]]
        if variant == "rows":
            yield from one_finding(case, "misparse.missing", lost, "rows")
        elif len(members) > MOST_ROWS:
            yield from _together(case, lost, str(variant))
        else:
            for row in members:
                yield from _missing(case, row, rows[row], str(variant))


def _cause(case: Case, row: str, cells: Sequence[Cell]) -> tuple[object, ...]:
    """What rows have in common that lost cells together: table, kind of loss and evidence."""
    table = row.partition(".")[0]
    if len(cells) == len(case.rows[row]):
        return table, "rows"
    variant = "fits_zero" if all(holds_as_zero(case, cell.address) for cell in cells) else ""
    codes = frozenset(reason.code for cell in cells for reason in cell.evidence)
    columns = tuple(cell.address.rpartition(".")[2] for cell in cells)
    lost_column = columns if len(columns) == 1 and not variant else ()
    return table, variant, codes, lost_column


def _together(case: Case, lost: Sequence[Cell], variant: str) -> Iterator[Finding]:
    """One finding about many rows that lack cells; one about a column that all of them lack."""
    columns = {cell.address.rpartition(".")[2] for cell in lost}
    if variant or len(columns) > 1:
        name = "rows_fit_zero" if variant else "rows_lack"
        yield from one_finding(case, "misparse.missing", lost, name)
        return
    left = [cell.address for cell in lost if cell.address not in case.corrections]
    implied = [proposal_of(case, cell, implied_value(case, cell)) for cell in left]
    proposals: tuple[Proposal, ...] = ()
    if left and all(implied):
        changes = tuple(each[0].changes[0] for each in implied)
        restores = dict.fromkeys(each for found in implied for each in found[0].restores)
        column = f"{lost[0].address.partition('.')[0]}.{columns.pop()}"
        why = Reason("column_implied", {"column": column, "count": len(left)})
        proposals = (Proposal(changes, tuple(restores), True, why),)
    for finding in one_finding(case, "misparse.missing", lost, "column"):
        yield replace(finding, proposals=proposals)


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
        diagnosis=Diagnosis(Cause.UNDECIDED, reasons_of(cells)),
        proposals=proposals,
    )

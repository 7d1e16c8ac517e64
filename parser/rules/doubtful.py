"""Cells in doubt: which of them no other finding names, and one finding for a common cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parser.case import Case
from parser.findings import Cause, Diagnosis, Finding
from parser.report import Cell, Fact, LabelStatus, Meaning, Reason, Table
from parser.rules.listed import listed
from parser.rules.rule import Rule

# Evidence that a damaged label gives rise to: the finding about the label says it.
LABEL_CODES = frozenset(
    ("label_missing", "label_garbled", "label_misspelt", "labels_crowded", "place_undecided")
)
# A row of 表三 has seven cells; of more than one row the first seven show which they are.
MOST_CELLS = 7
# One reason may be a consequence of another; a third says nothing that these two do not.
MOST_REASONS = 2
# Stands for a cell that prints nothing, so that the figures of a row keep their places.
NOTHING = "·"


def named_as_empty(cell: Cell) -> bool:
    """Whether another rule names a cell as without a figure: unreadable, or blank in 表二."""
    if cell.address.startswith("t2") and cell.meaning in (Meaning.BLANK, Meaning.ABSENT):
        return True
    return cell.meaning is Meaning.UNREADABLE


def one_finding(
    case: Case, rule: Rule, cells: Sequence[Cell], variant: str, also: Sequence[Cell] = ()
) -> Iterator[Finding]:
    """One finding about cells in doubt for the same cause, while any of them is unsettled.

    Its words are about ``cells``; ``also`` are others of the same rows in the same doubt.
    """
    everything = [*cells, *also]
    left = [cell.address for cell in everything if cell.address not in case.corrections]
    if not left:
        return
    rows = list(by_row(cells))
    names = [cell.address for cell in cells if cell.address in left]
    facts: dict[str, Fact] = {
        "table": cells[0].address.partition(".")[0],
        "row": rows[0],
        "column": "{}.{}".format(*cells[0].address.split(".")[::2]),
        "count": len(names),
        "cells": " ".join(names[:MOST_CELLS]),
        "figures": figures_of(cells[:MOST_CELLS]),
    }
    of_rows = [cell for row in rows for cell in case.rows[row]] if also else everything
    yield rule.found(
        case,
        [cell.address for cell in everything],
        spans=[cell.span for cell in of_rows if cell.span is not None],
        variant=variant,
        facts=facts | listed("rows", rows),
        named=left,
        diagnosis=Diagnosis(Cause.MISPARSE, reasons_of(everything)),
    )


def figures_of(cells: Iterable[Cell]) -> str:
    """What cells print, one after the other, with a mark for each that prints nothing."""
    return " ".join(cell.text.strip() or NOTHING for cell in cells)


def tables_of(case: Case) -> Iterator[Table]:
    """The tables that the file has."""
    return (table for table in case.report.tables.values() if table.span is not None)


def named_nowhere_else(case: Case) -> Iterator[Cell]:
    """The cells not read with certainty that no finding of another kind names."""
    if not case.unsure:
        return
    named_by_label: set[str] = set()
    collapsed: set[str] = set()
    for table in tables_of(case):
        named_by_label.update(
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
        if row in collapsed or (row in named_by_label and for_label and cell.span is not None):
            continue
        yield cell


def by_row(cells: Iterable[Cell]) -> dict[str, list[Cell]]:
    """Cells by the row they stand in."""
    rows: dict[str, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.address.rpartition(".")[0], []).append(cell)
    return rows


def reasons_of(cells: Iterable[Cell]) -> tuple[Reason, ...]:
    """The different kinds of evidence of some cells, the commonest few."""
    kinds: dict[str, Reason] = {}
    for cell in cells:
        for reason in cell.evidence:
            kinds.setdefault(reason.code, reason)
    return tuple(kinds.values())[:MOST_REASONS]

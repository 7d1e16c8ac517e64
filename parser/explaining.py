"""Why a cell was read as it was: what it might have been, and what spoke for and against it.

Nothing of it is kept while reports are read. The cell's table is read again, and this time
all of it is looked at: the ways to read the table, the rows that the figures may be, and
every ground, also those that did not decide.
"""

from __future__ import annotations

from dataclasses import dataclass

from parser.alignment.evidence import Side
from parser.alignment.grounds import Ground
from parser.alignment.reading import Reading
from parser.alignment.rows import aligned, row_scores
from parser.alignment.table import best_reading
from parser.forms import Address
from parser.forms.lexicon import lexicon
from parser.readers.unfolded import unfolded
from parser.report import Cell, Reason, Report

_MOST_ROWS = 4  # to be told: the others are far behind
# The words for a side of the labels, and whether (六) stands in one row.
_LAYOUTS = {
    (Side.BEFORE, False): "labels_before",
    (Side.AFTER, False): "labels_after",
    (Side.BEFORE, True): "labels_before_one_row",
    (Side.AFTER, True): "labels_after_one_row",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several possibilities: what it is, its score, and whether it was taken."""

    what: Reason
    score: float
    taken: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell, the ways to read its table, the rows its figures may be, and all its grounds.

    Candidates come best first; there are none where the file has nothing to choose from.
    """

    cell: Cell
    layouts: tuple[Candidate, ...] = ()
    rows: tuple[Candidate, ...] = ()
    grounds: tuple[Ground, ...] = ()


def explain(report: Report, address: Address) -> Explanation:
    """Why the cell at an address was read as it was; raises ``KeyError`` for no address."""
    key = address.partition(".")[0]
    cell = report[address]
    table = report.tables[key]
    if table.span is None:
        return Explanation(cell)
    rows = unfolded(report.source, table.span)
    source, region = (rows.source, rows.span) if rows else (report.source, table.span)
    reading = best_reading(source, report.form.version, key, region, report.year)
    if reading is None:
        return Explanation(cell)
    reading.table(region)
    layouts = tuple(_layouts(report, key, reading))
    for row, match in reading.alignment.matches.items():
        addresses = reading.words.rows[row].addresses
        if address in addresses:
            grounds = tuple(reading.grounds(row, match, addresses.index(address)))
            return Explanation(cell, layouts, _rows(reading, row, match.run), grounds)
    return Explanation(cell, layouts)


def margin(candidates: tuple[Candidate, ...]) -> float | None:
    """How far what was taken is ahead of the best other one; ``None`` without another."""
    others = [one.score for one in candidates if not one.taken]
    taken = [one.score for one in candidates if one.taken]
    return taken[0] - max(others) if taken and others else None


def _layouts(report: Report, key: str, reading: Reading) -> list[Candidate]:
    """The sides on which labels may stand, in each variant of the rows."""
    form = reading.words.table
    found = []
    for collapsed in (False, True) if form.collapses else (False,):
        words = lexicon(report.form.version, key, collapsed=collapsed)
        for side in Side:
            taken = collapsed is reading.collapsed and side is reading.alignment.side
            known = reading.alignment if taken else aligned(reading.all_runs, words, side)
            what = Reason(_LAYOUTS[side, collapsed])
            found.append(Candidate(what, known.score, taken))
    return sorted(found, key=lambda one: one.score, reverse=True)


def _rows(reading: Reading, row: int, run: int) -> tuple[Candidate, ...]:
    key = reading.words.table.key
    scores = row_scores(reading.runs[run], reading.words, reading.alignment.side)
    told = [each for n, each in enumerate(scores) if n < _MOST_ROWS or each[0] == row]
    groups = reading.words.table.groups
    return tuple(
        Candidate(
            Reason("group_of_columns", {"group": groups[number][0].group[-1]})
            if groups
            else Reason("row_of_form", {"row": f"{key}.{reading.words.rows[number].row.key}"}),
            score,
            number == row,
        )
        for number, score in told
    )

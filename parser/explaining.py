"""Why a cell was read as it was: what it might have been, and what spoke for and against it.

Nothing of it is kept while reports are read. The cell's table is read again, and this time
all of it is looked at: the ways to read the table, the rows that the figures may be, and
every ground, also those that did not decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from parser.alignment.grounds import Ground
from parser.alignment.layouts import LAYOUTS, Page, Proposal, weighed
from parser.alignment.reading import Reading
from parser.alignment.rows import row_scores
from parser.alignment.table import best_proposal
from parser.forms import Address
from parser.readers.unfolded import unfolded
from parser.report import Cell, Reason, Report

_MOST_ROWS = 4  # to be told: the others are far behind


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several possibilities: what it is, its score, and whether it was taken.

    ``terms`` are what the score is the sum of, where it is one.
    """

    what: Reason
    score: float
    taken: bool
    terms: Mapping[str, float] = field(default_factory=dict)


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
    found = best_proposal(source, report.form.version, key, region, report.year)
    if found is None:
        return Explanation(cell)
    page, taken = found
    reading = taken.reading
    reading.table(region)
    layouts = tuple(_layouts(page, taken))
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


def _layouts(page: Page, taken: Proposal) -> list[Candidate]:
    """Every layout that the table can be read in, also those that nothing speaks for."""
    read = [proposal for layout in LAYOUTS if (proposal := layout.read(page)) is not None]
    found = [
        Candidate(
            Reason(one.layout.code),
            one.score.total,
            one.layout == taken.layout,
            one.score._asdict(),
        )
        for one in weighed(read)
    ]
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

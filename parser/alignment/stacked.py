"""Rows whose figures a page prints on several lines, put together by where they stand across.

A narrow column breaks a long number: ``1264`` stands above its row and ``7`` below it. Such
pieces have nothing but spaces around them, so columns are known by their places on the page
only. Pieces make a row together where they fill exactly its columns; a figure under another
one is the rest of a broken number, which can only be where the upper one fills its column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parser.alignment.grounds import ground
from parser.alignment.labels import hits
from parser.alignment.run import WRAPPED, Run
from parser.forms.lexicon import Lexicon
from parser.report import Number, Span, State
from parser.tokens.numbers import read_figure
from parser.tokens.tokens import Kind, Token

_MOST_LINES = 4
_LINES_APART = 3
_BESIDE = 2
_SHORTEST_BROKEN = 2
_SEQUENCE = 3  # figures whose order is that of reading
# Figures that belong to no row stand right beside it, above or below.
_DISPUTED = ground(State.SUSPECT, "figures_below")


class _Group(NamedTuple):
    """Neighbouring runs that are one row: how many, and the row's slots from left to right."""

    runs: int
    slots: list[Token]


def by_column(runs: Sequence[Run], lexicon: Lexicon) -> list[Run]:
    """The runs with the pieces of each row as one.

    Only rows that spaces part, and that end with a total, are put together so.
    """
    if not _has_pieces(runs, lexicon):
        return list(runs)
    if _rows_named(runs, lexicon) >= len(runs):
        return list(runs)  # rows with blanks, not pieces of rows
    page = _Page(runs, lexicon)
    chosen = _chosen(page)
    found: list[Run] = []
    i = 0
    while i < len(runs):
        group = chosen[i]
        found.append(runs[i] if group is None else _whole(runs[i : i + group.runs], group))
        i += 1 if group is None else group.runs
    return found


def dispute(runs: Sequence[Run], lexicon: Lexicon) -> None:
    """Mark the rows right beside figures that no row has taken: they may be pieces of theirs."""
    if not _has_pieces(runs, lexicon):
        return
    page = _Page(runs, lexicon)
    for above, below in pairwise(runs):
        for row, piece in ((above, below), (below, above)):
            if below.line - above.line <= _BESIDE and page.is_loose(piece) and page.is_row(row):
                row.grounds = [*(one for one in row.grounds if one is not _DISPUTED), _DISPUTED]


def _has_pieces(runs: Sequence[Run], lexicon: Lexicon) -> bool:
    return not lexicon.narrow and any(
        len(run.slots) not in lexicon.lengths and _is_open(run) for run in runs
    )


def _rows_named(runs: Sequence[Run], lexicon: Lexicon) -> int:
    """How many labels of rows stand whole around and between the runs."""
    around = [run.before for run in runs] + [runs[-1].after]
    return sum(hit.likeness == 1.0 for words in around for hit in hits(words, lexicon))


def _is_open(run: Run) -> bool:
    """Whether nothing but spaces parts the figures of a run, as a page sets columns.

    Figures that a single space parts follow each other like words, wherever a line ends.
    """
    if run.grid or not run.line_cells:
        return False
    if len(run.slots) >= _SEQUENCE and "  " not in run.text:
        return False
    return all(mark not in run.text for mark in "|\t\n")


def _whole(runs: Sequence[Run], group: _Group) -> Run:
    first = runs[0]
    words = [word for run in runs for word in run.before]
    return replace(
        first,
        slots=group.slots,
        figures=len(group.slots),
        before=words,
        after=runs[-1].after,
        leading=[],
        trailing=[],
        line_cells=0,
        label_cell=-1,
        grounds=[*(one for one in first.grounds if one is not WRAPPED), WRAPPED],
    )


def _chosen(page: _Page) -> list[_Group | None]:
    """For each run the group that starts with it, so that as many runs as can be are in rows."""
    count = len(page.runs)
    best = [0.0] * (count + 1)
    chosen: list[_Group | None] = [None] * count
    for i in range(count - 1, -1, -1):
        best[i] = best[i + 1] + (1.0 if page.is_row(page.runs[i]) else 0.0)
        for group in page.groups(i):
            explained = group.runs + best[i + group.runs]
            if explained > best[i]:
                best[i], chosen[i] = explained, group
    return chosen


class _Page:
    """The runs of a table with their places across the page."""

    def __init__(self, runs: Sequence[Run], lexicon: Lexicon) -> None:
        self.runs = runs
        self.widths = lexicon.lengths
        self.lexicon = lexicon
        self.wide = self._drift(wide=True) <= self._drift(wide=False)
        self.longest = max((len(slot.text) for run in runs for slot in run.slots), default=0)

    def _drift(self, *, wide: bool) -> int:
        """How far columns of neighbouring rows are apart when places are counted that way."""
        rows = [
            [slot.extent(wide=wide) for slot in run.slots] for run in self.runs if self.is_row(run)
        ]
        return sum(
            min(abs(one.start - other.start), abs(one.end - other.end))
            for above, below in pairwise(rows)
            for one, other in zip(above, below, strict=False)
        )

    def is_row(self, run: Run) -> bool:
        return len(run.slots) in self.widths

    def is_loose(self, run: Run) -> bool:
        """Whether a run is a piece that no row has taken, without a label of its own."""
        return not self.is_row(run) and _is_open(run) and not self.is_labelled(run)

    def is_labelled(self, run: Run) -> bool:
        words = [word for word in run.before if word.line == run.line]
        return any(hit.likeness == 1.0 for hit in hits(words, self.lexicon))

    def groups(self, first: int) -> Iterator[_Group]:
        """The groups of two and more runs from that one on that fill a row exactly."""
        columns: list[tuple[Span, Token]] = []
        labelled = whole = 0
        for i in range(first, min(first + _MOST_LINES, len(self.runs))):
            run = self.runs[i]
            labelled += self.is_labelled(run)
            whole += self.is_row(run)
            if (
                not _is_open(run)
                or (i > first and run.line - self.runs[i - 1].line > _LINES_APART)
                or labelled > 1
                or whole > 1
                or not self._add(columns, run)
                or len(columns) > self.lexicon.longest
            ):
                return
            if i > first and len(columns) in self.widths:
                slots = [slot for _, slot in sorted(columns, key=lambda column: column[0])]
                if self._adds_up(slots) or not self._is_whole(first, i + 1):
                    yield _Group(i - first + 1, slots)

    def _is_whole(self, first: int, end: int) -> bool:
        """Whether one of the runs is a row that ends with its total without the others."""
        return any(self.is_row(run) and self._adds_up(run.slots) for run in self.runs[first:end])

    def _adds_up(self, slots: Sequence[Token]) -> bool:
        return self.lexicon.add_up([*map(self._value, slots)])

    def _value(self, slot: Token) -> Number | None:
        return read_figure(slot.figure).value

    def _add(self, columns: list[tuple[Span, Token]], run: Run) -> bool:
        """Add a run's figures to the columns above; ``False`` where one cannot stand there."""
        above = list(enumerate(columns))
        for slot in run.slots:
            if slot.kind is not Kind.FIGURE or slot.parts:
                return False
            place = self._place(slot)
            under = [i for i, (other, _) in above if _overlap(place, other)]
            if not under:
                columns.append((place, slot))
                continue
            (number, *others) = under
            upper = columns[number][1]
            if others or not self._fills(columns[number][0], upper):
                return False
            columns[number] = (
                columns[number][0],
                upper._replace(rest=(*upper.rest, slot.span)),
            )
        return True

    def _fills(self, place: Span, upper: Token) -> bool:
        """Whether a figure is as long as any that stands in its column."""
        length = len(upper.text)
        if length < _SHORTEST_BROKEN or not upper.text.isdecimal():
            return False
        return length == self.longest or not any(
            len(slot.text) > length and _overlap(place, self._place(slot))
            for run in self.runs
            for slot in run.slots
        )

    def _place(self, slot: Token) -> Span:
        return slot.extent(wide=self.wide)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

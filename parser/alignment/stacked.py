"""Rows whose figures a page prints on several lines, put together by where they stand across.

A narrow column breaks a long number: ``1264`` stands above its row and ``7`` below it. Such
pieces have nothing but spaces around them, so columns are known by their places on the page
only. Pieces make a row together where they fill exactly its columns; a figure under another
one is the rest of a broken number, which can only be where the upper one fills its column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from parser.alignment.columns import sums_hold
from parser.alignment.labels import hits
from parser.alignment.page import across
from parser.alignment.run import Run, Slot
from parser.forms.lexicon import Lexicon
from parser.report import Number, Span
from parser.tokens.numbers import read_figure
from parser.tokens.tokens import Kind

_NARROWEST = 5
_MOST_LINES = 4
_LINES_APART = 3
_BESIDE = 2
_SHORTEST_BROKEN = 2
_SEQUENCE = 3  # figures whose order is that of reading


class _Group(NamedTuple):
    """Neighbouring runs that are one row: how many, and the row's slots from left to right."""

    runs: int
    slots: list[Slot]


def by_column(
    view: str, runs: Sequence[Run], expected: frozenset[int], lexicon: Lexicon
) -> list[Run]:
    """The runs with the pieces of each row as one.

    ``expected`` are the numbers of figures a row can have. Only rows that spaces part, of five
    figures and more, are put together so.
    """
    widths = frozenset(width for width in expected if width >= _NARROWEST)
    if not widths or all(len(run.slots) in widths or not _is_open(view, run) for run in runs):
        return list(runs)
    if _rows_named(view, runs, lexicon) >= len(runs):
        return list(runs)  # rows with blanks, not pieces of rows
    page = _Page(view, runs, widths, lexicon)
    chosen = _chosen(page)
    found: list[Run] = []
    i = 0
    while i < len(runs):
        group = chosen[i]
        found.append(runs[i] if group is None else _whole(runs[i : i + group.runs], group))
        i += 1 if group is None else group.runs
    return found


def dispute(view: str, runs: Sequence[Run], expected: frozenset[int], lexicon: Lexicon) -> None:
    """Mark the rows right beside figures that no row has taken: they may be pieces of theirs."""
    widths = frozenset(width for width in expected if width >= _NARROWEST)
    if not widths or all(len(run.slots) in widths or not _is_open(view, run) for run in runs):
        return
    page = _Page(view, runs, widths, lexicon)
    for above, below in pairwise(runs):
        for row, piece in ((above, below), (below, above)):
            if below.line - above.line <= _BESIDE and page.is_loose(piece) and page.is_row(row):
                row.disputed = True


def _rows_named(view: str, runs: Sequence[Run], lexicon: Lexicon) -> int:
    """How many labels of rows stand whole around and between the runs."""
    around = [run.before for run in runs] + [runs[-1].after]
    return sum(hit.likeness == 1.0 for words in around for hit in hits(view, words, lexicon))


def _is_open(view: str, run: Run) -> bool:
    """Whether nothing but spaces parts the figures of a run, as a page sets columns.

    Figures that a single space parts follow each other like words, wherever a line ends.
    """
    if run.grid or not run.line_cells:
        return False
    start, end = run.span
    if len(run.slots) >= _SEQUENCE and "  " not in view[start:end]:
        return False
    return all(view.find(mark, start, end) < 0 for mark in "|\t\n")


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
        wrapped=True,
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

    def __init__(
        self, view: str, runs: Sequence[Run], widths: frozenset[int], lexicon: Lexicon
    ) -> None:
        self.view = view
        self.runs = runs
        self.widths = widths
        self.lexicon = lexicon
        self.cells_counted = self._drift(across) <= self._drift(_characters)
        self.longest = max(
            (len(_text(view, slot)) for run in runs for slot in run.slots), default=0
        )

    def _drift(self, place: Callable[[str, int], int]) -> int:
        """How far columns of neighbouring rows are apart when places are counted that way."""
        rows = [run for run in self.runs if self.is_row(run)]
        return sum(
            min(
                abs(place(self.view, one.span.start) - place(self.view, other.span.start)),
                abs(place(self.view, one.span.end) - place(self.view, other.span.end)),
            )
            for above, below in pairwise(rows)
            for one, other in zip(above.slots, below.slots, strict=False)
        )

    def is_row(self, run: Run) -> bool:
        return len(run.slots) in self.widths

    def is_loose(self, run: Run) -> bool:
        """Whether a run is a piece that no row has taken, without a label of its own."""
        return not self.is_row(run) and _is_open(self.view, run) and not self.is_labelled(run)

    def is_labelled(self, run: Run) -> bool:
        words = [word for word in run.before if word.line == run.line]
        return any(hit.likeness == 1.0 for hit in hits(self.view, words, self.lexicon))

    def groups(self, first: int) -> Iterator[_Group]:
        """The groups of two and more runs from that one on that fill a row exactly."""
        columns: list[tuple[Span, Slot]] = []
        labelled = whole = 0
        for i in range(first, min(first + _MOST_LINES, len(self.runs))):
            run = self.runs[i]
            labelled += self.is_labelled(run)
            whole += self.is_row(run)
            if (
                not _is_open(self.view, run)
                or (i > first and run.line - self.runs[i - 1].line > _LINES_APART)
                or labelled > 1
                or whole > 1
                or not self._add(columns, run)
                or len(columns) > max(self.widths)
            ):
                return
            if i > first and len(columns) in self.widths:
                slots = [slot for _, slot in sorted(columns, key=lambda column: column[0])]
                if sums_hold(slots, self._value) or not self._is_whole(first, i + 1):
                    yield _Group(i - first + 1, slots)

    def _is_whole(self, first: int, end: int) -> bool:
        """Whether one of the runs is a row that ends with its total without the others."""
        return any(
            self.is_row(run) and sums_hold(run.slots, self._value) for run in self.runs[first:end]
        )

    def _value(self, slot: Slot) -> Number | None:
        pieces = [slot.span, *slot.rest]
        return read_figure("".join(self.view[start:end] for start, end in pieces)).value

    def _add(self, columns: list[tuple[Span, Slot]], run: Run) -> bool:
        """Add a run's figures to the columns above; ``False`` where one cannot stand there."""
        above = list(enumerate(columns))
        for slot in run.slots:
            if slot.kind is not Kind.FIGURE or slot.parts:
                return False
            place = self._place(slot.span)
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

    def _fills(self, place: Span, upper: Slot) -> bool:
        """Whether a figure is as long as any that stands in its column."""
        length = len(_text(self.view, upper))
        if length < _SHORTEST_BROKEN or not _text(self.view, upper).isdecimal():
            return False
        return length == self.longest or not any(
            len(_text(self.view, slot)) > length and _overlap(place, self._place(slot.span))
            for run in self.runs
            for slot in run.slots
        )

    def _place(self, span: Span) -> Span:
        place = across if self.cells_counted else _characters
        return Span(place(self.view, span.start), place(self.view, span.end))


def _characters(view: str, offset: int) -> int:
    return offset - view.rfind("\n", 0, offset) - 1


def _text(view: str, slot: Slot) -> str:
    return view[slot.span.start : slot.span.end]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

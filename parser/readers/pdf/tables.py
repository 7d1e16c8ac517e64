"""The ruled tables of PDF pages: their cells, and what belongs together over page breaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from parser.readers.extract import Grid, GridCell
from parser.readers.pdf.letters import Thing
from parser.readers.pdf.lines import Line, is_broken, joined_in_cell, lines_of

BoundingBox = tuple[float, float, float, float]
"""Left, top, right and bottom in points."""

# Points by which edges may differ and yet be one rule; a digit is five wide.
_SAME_EDGE = 3.0
# Points between two letters that follow each other in one word.
_TOUCHING = 0.5
# Rules across a part that keeps a row when its first is taken away.
_ROWS_TO_SPARE = 3


@dataclass(frozen=True)
class RuledCell:
    """A cell by its rules, in points, and its lines of text."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[Line, ...]

    @property
    def width(self) -> float:
        return self.right - self.left

    def is_above(self, lower: RuledCell) -> bool:
        """Whether a cell of the next page stands in the same column or columns."""
        apart = max(abs(self.left - lower.left), abs(self.right - lower.right))
        return apart <= _SAME_EDGE

    def runs_into(self, lower: RuledCell) -> bool:
        """Whether the text of a cell of the next page is the rest of a word or figure here."""
        if not (self.lines and lower.lines):
            return False
        return is_broken(self.lines[-1], lower.lines[0], self.width)


@dataclass(frozen=True)
class Ruled:
    """The part of a ruled table that stands on one page."""

    cells: tuple[RuledCell, ...]

    @property
    def top(self) -> float:
        return self.rows[0]

    @cached_property
    def columns(self) -> list[float]:
        """The places of the rules between columns, the outer ones too."""
        return _edges(edge for cell in self.cells for edge in (cell.left, cell.right))

    @cached_property
    def rows(self) -> list[float]:
        """The places of the rules between rows, the outer ones too."""
        return _edges(edge for cell in self.cells for edge in (cell.top, cell.bottom))


@dataclass
class Chain:
    """The parts of one table, page after page."""

    parts: list[Ruled] = field(default_factory=list)

    def goes_on(self, part: Ruled) -> bool:
        """Whether all rules of one part go on in the other: a header may have fewer cells."""
        first, second = self.parts[-1].columns, part.columns
        few, many = sorted((first, second), key=len)
        return (
            abs(first[0] - second[0]) <= _SAME_EDGE
            and abs(first[-1] - second[-1]) <= _SAME_EDGE
            and all(abs(many[_nearest(many, edge)] - edge) <= _SAME_EDGE for edge in few)
        )

    def append(self, part: Ruled) -> int:
        """Add the next part and give its number; a row that the page cut in two is one again."""
        if self.parts:
            self.parts[-1], part = _mended(self.parts[-1], part)
        self.parts.append(part)
        return len(self.parts) - 1

    @cached_property
    def columns(self) -> list[float]:
        """The rules between columns of all parts; asked for when the chain is whole."""
        return _edges(edge for part in self.parts for edge in part.columns)

    @cached_property
    def first_rows(self) -> list[int]:
        """The row of the whole table at which each part begins."""
        starts = [0]
        for part in self.parts:
            starts.append(starts[-1] + len(part.rows) - 1)
        return starts

    def grid(self, number: int) -> Grid:
        """One part, with its cells counted in the whole table."""
        part, first_row = self.parts[number], self.first_rows[number]
        cells = []
        for cell in part.cells:
            row, last_row = _nearest(part.rows, cell.top), _nearest(part.rows, cell.bottom)
            column, last = _nearest(self.columns, cell.left), _nearest(self.columns, cell.right)
            content = joined_in_cell(cell.lines, cell.width)
            size = max(1, last_row - row), max(1, last - column)
            cells.append(GridCell(first_row + row, column, *size, content))
        return Grid(tuple(cells), continues=number > 0)


def fill(cells: list[BoundingBox], characters: list[Thing]) -> tuple[Ruled, list[Thing]]:
    """The table with the characters that stand in its cells, and the characters left over."""
    across = sorted({edge for cell in cells for edge in (cell[0], cell[2])})
    down = sorted({edge for cell in cells for edge in (cell[1], cell[3])})
    owner = {
        (x, y): number
        for number, (left, top, right, bottom) in enumerate(cells)
        for x in range(bisect_left(across, left), bisect_left(across, right))
        for y in range(bisect_left(down, top), bisect_left(down, bottom))
    }
    inside: dict[int, list[Thing]] = {}
    left_over: list[Thing] = []
    for run in _runs(characters):
        places = [
            owner.get(
                (
                    bisect_right(across, (letter["x0"] + letter["x1"]) / 2) - 1,
                    bisect_right(down, (letter["top"] + letter["bottom"]) / 2) - 1,
                )
            )
            for letter in run
        ]
        number = Counter(places).most_common(1)[0][0]
        (left_over if number is None else inside.setdefault(number, [])).extend(run)
    return Ruled(
        tuple(
            RuledCell(*cell, tuple(lines_of(inside.get(number, []), celled=True)))
            for number, cell in enumerate(cells)
        )
    ), left_over


def _runs(characters: list[Thing]) -> Iterator[list[Thing]]:
    """Characters that were written in one go; a figure's are taken one by one.

    A label that is too long for its cell runs on under the next one, where only the cell's
    own text is seen: its letters all belong to the cell that holds most of them.
    """
    run: list[Thing] = []
    for letter in characters:
        if run and not (_is_word(letter) and _is_word(run[-1]) and _is_next(run[-1], letter)):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _is_word(letter: Thing) -> bool:
    text = letter["text"]
    return not (text.isspace() or text.isdecimal())


def _is_next(before: Thing, letter: Thing) -> bool:
    return bool(
        abs(letter["x0"] - before["x1"]) <= _TOUCHING
        and abs(letter["top"] - before["top"]) <= _TOUCHING
    )


def _mended(upper: Ruled, lower: Ruled) -> tuple[Ruled, Ruled]:
    """Both parts, with the first row of the lower put back where it was cut off, if it was.

    It was, where every text in it is the rest of a word or figure of the row above the break
    and something of that row is not in it.
    """
    if len(lower.rows) < _ROWS_TO_SPARE:
        return upper, lower
    second_row = lower.rows[1]
    rest = [cell for cell in lower.cells if cell.bottom <= second_row + _SAME_EDGE]
    cut = [cell for cell in upper.cells if cell.bottom >= upper.rows[-1] - _SAME_EDGE]
    pairs = [(above, cell) for cell in rest for above in cut if above.is_above(cell)]
    texts = [(above, cell) for above, cell in pairs if cell.lines]
    whole = any(above.lines and not cell.lines for above, cell in pairs)
    if (
        not whole
        or len(pairs) < len(rest)
        or not texts
        or not all(above.runs_into(cell) for above, cell in texts)
    ):
        return upper, lower
    # Of a row without a broken word the figures below the break may be another row's.
    figures = all(cell.lines[0].text[:1].isdecimal() for _, cell in texts)
    ends = {above: _apart(cell.lines) if figures else cell.lines for above, cell in texts}
    return (
        Ruled(tuple(replace(c, lines=c.lines + ends.get(c, ())) for c in upper.cells)),
        Ruled(
            tuple(
                replace(cell, top=max(cell.top, second_row))
                for cell in lower.cells
                if cell not in rest
            )
        ),
    )


def _apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines that stand apart from the one they go on from."""
    return replace(lines[0], text=f" {lines[0].text}"), *lines[1:]


def _edges(positions: Iterable[float]) -> list[float]:
    """Positions from small to great, those that are one rule as one."""
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > _SAME_EDGE:
            found.append(position)
    return found


def _nearest(edges: list[float], position: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - position))

"""What a reader hands on: the text a person would read, and where its real table cells stand.

A reader turns its file into *blocks* in reading order (lines, grids, page breaks); ``write``
makes of them one text with offsets, the same way for every kind of file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from parser.readers.marks import doubts_of
from parser.report import Box, Doubt, Reason, Span

# A cell with more than this many characters in several lines is a piece of prose that a
# layout table holds, not a cell of a form: the longest official label has 52.
_PROSE = 200
_RAISED = {
    "super": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_ASCII_SPACE = re.compile("[ \t\n\r\v\f\x1c-\x1f\x85\xa0\u2028\u2029]+")


class Extract(NamedTuple):
    """The text of a file and its cells; spans and ``pages`` count code points of ``text``.

    ``pages`` holds the offset at which each page starts, for kinds that have pages; ``doubts``
    are about figures that a reader of the page may see otherwise.
    """

    text: str
    boxes: tuple[Box, ...] = ()
    pages: tuple[int, ...] = ()
    encoding: str = ""
    remarks: tuple[Reason, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class PageBreak(NamedTuple):
    """A new page starts here."""


class GridCell(NamedTuple):
    """A cell of a grid with the place it covers; its content may hold grids of its own."""

    row: int
    column: int
    rows: int
    columns: int
    content: tuple[Block, ...]


class Grid(NamedTuple):
    """A table; ``continues`` says that it is the rest of the grid before it.

    The rows and columns of the rest count on in the grid it continues.
    """

    cells: tuple[GridCell, ...]
    continues: bool = False


# A line of text (never empty, without line breaks, marks of doubt in it), a table or a page break.
Block = str | Grid | PageBreak


def one_line(text: str) -> str:
    """The text without line breaks and tabs, runs of spaces as one; full-width spaces stay.

    Soft hyphens, which show only where a line ends, are nothing.
    """
    return _ASCII_SPACE.sub(" ", text.replace("\xad", "")).strip(" ")


def joined(parts: list[str], raised: Mapping[int, str]) -> str:
    """The parts of a line as one text; ``raised`` names parts set ``super`` or ``sub``.

    Digits that are set so beside others are a mark on them, not digits of theirs, and become
    the characters that Unicode has for it. A line that is raised as a whole stays as it is.
    """
    if not raised or all(place in raised for place, part in enumerate(parts) if part.strip()):
        return "".join(parts)
    return "".join(
        part.translate(_RAISED[raised[place]]) if place in raised else part
        for place, part in enumerate(parts)
    )


def tabbed_line(text: str) -> str:
    """As ``one_line``, but tabs stay: in a document they part what stands in columns."""
    return "\t".join(map(one_line, text.split("\t"))).strip()


def write(blocks: Iterable[Block], encoding: str = "", remarks: tuple[Reason, ...] = ()) -> Extract:
    """One text of all blocks: a line each, a table row as one line with tabs between cells."""
    writer = _Writer()
    writer.blocks(blocks)
    return Extract(
        text="".join(writer.parts),
        boxes=tuple(writer.boxes),
        pages=tuple(writer.pages),
        encoding=encoding,
        remarks=remarks,
        doubts=tuple(writer.doubts),
    )


class _Writer:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.boxes: list[Box] = []
        self.pages: list[int] = []
        self.doubts: list[Doubt] = []
        self.length = 0
        self.grids = 0

    def put(self, text: str) -> None:
        if not text.isascii():
            text, doubts = doubts_of(text, self.length)
            self.doubts += doubts
        self.parts.append(text)
        self.length += len(text)

    def blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, str):
                self.put(block + "\n")
            elif isinstance(block, PageBreak):
                self.pages.append(self.length)
            else:
                self.grid(block)

    def grid(self, grid: Grid) -> None:
        if not grid.continues or not self.grids:
            self.grids += 1
        number = self.grids - 1
        for row in _rows(map(_unwrapped, grid.cells)):
            if any(_holds_prose(cell) for cell in row):
                for cell in row:
                    self.blocks(cell.content)
            else:
                self.row(row, number)

    def row(self, row: list[GridCell], number: int) -> None:
        for place, cell in enumerate(row):
            if place:
                self.parts.append("\t")
                self.length += 1
            start = self.length
            self.put(_cell_text(cell))
            span = Span(start, self.length)
            self.boxes.append(Box(span, number, cell.row, cell.column, cell.rows, cell.columns))
        self.parts.append("\n")
        self.length += 1


def _unwrapped(cell: GridCell) -> GridCell:
    """The cell; what stands in it for one whose whole content is a table of one cell."""
    content = cell.content
    while len(content) == 1 and isinstance(content[0], Grid) and len(content[0].cells) == 1:
        content = content[0].cells[0].content
    return cell._replace(content=content)


def _rows(cells: Iterable[GridCell]) -> Iterator[list[GridCell]]:
    for _, row in groupby(sorted(cells, key=itemgetter(0, 1)), key=itemgetter(0)):
        yield list(row)


def _holds_prose(cell: GridCell) -> bool:
    if len(cell.content) == 1 and isinstance(cell.content[0], str):
        return False
    lines = [block for block in cell.content if isinstance(block, str)]
    return len(lines) < len(cell.content) or (len(lines) > 1 and sum(map(len, lines)) > _PROSE)


def _cell_text(cell: GridCell) -> str:
    """The cell on one line; nothing for a cell that holds only spaces of any width."""
    first = cell.content[0] if len(cell.content) == 1 else None
    if isinstance(first, str) and "\t" not in first:
        return first.strip()  # a line is on one already
    text = " ".join(block for block in cell.content if isinstance(block, str))
    return one_line(text).strip() if text else ""

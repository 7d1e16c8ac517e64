"""PDF files with a text layer: lines in reading order, ruled tables as grids, page offsets.

pdfplumber finds the tables by their rules. What it finds is put together over page breaks
here: a table that ends a page goes on in the one that begins the next with the same columns.
"""

from __future__ import annotations

import re
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from parser.errors import Unreadable
from parser.readers.extract import Block, Extract, Grid, GridCell, PageBreak, write
from parser.readers.pdf_lines import Line, Thing, joined_in_cell, lines_of, paragraphs
from parser.report import Reason

if TYPE_CHECKING:
    from pdfplumber.page import Page

BoundingBox = tuple[float, float, float, float]
Progress = Callable[[int, int], None]
# Points: thinner fills are rules drawn as rectangles, wider ones are backgrounds.
_RULE_WIDTH = 2.0
# Points by which edges may differ and yet be one rule; a digit is five wide.
_SAME_EDGE = 3.0
# Points by which a running head or foot may move from page to page.
_SAME_HEIGHT = 4.0
_PAGE_NUMBER = re.compile(r"[-—–―·\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?[-—–―·\s]*")
# What the PDF library raises on files that are cut off or forged, besides its own exceptions.
_DAMAGE = (
    ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _RuledCell:
    """A cell by its rules, in points, and its lines of text."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ruled:
    """The part of a ruled table that stands on one page."""

    top: float
    cells: tuple[_RuledCell, ...]

    @property
    def columns(self) -> list[float]:
        return _edges(edge for cell in self.cells for edge in (cell.left, cell.right))

    @property
    def rows(self) -> list[float]:
        return _edges(edge for cell in self.cells for edge in (cell.top, cell.bottom))


@dataclass(frozen=True, slots=True)
class _PageContent:
    """What stands on a page from top to bottom, and whether it has any text."""

    parts: tuple[Line | _Ruled, ...]
    has_text: bool


def extract(data: bytes, progress: Progress | None = None) -> Extract:
    """The text and cells of a PDF; ``progress`` is told pages done and pages in all.

    An exception that ``progress`` raises ends the reading, between two pages. Raises
    ``Unreadable``: ``scanned_pdf`` where no page has text, ``pdf_locked``, ``pdf_damaged``.
    """
    pages = []
    for page, count in _pages(data):
        pages.append(page)
        if progress:
            progress(len(pages), count)
    without_text = [number for number, page in enumerate(pages, 1) if not page.has_text]
    if len(without_text) == len(pages):
        raise Unreadable("", Reason("scanned_pdf", {"pages": len(pages)}))
    remarks: tuple[Reason, ...] = ()
    if without_text:
        listed = ", ".join(map(str, without_text))
        remarks = (Reason("pages_without_text", {"pages": listed, "count": len(without_text)}),)
    return write(_blocks(pages), remarks=remarks)


def _pages(data: bytes) -> Iterator[tuple[_PageContent, int]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(BytesIO(data)) as document:
            count = len(document.pages)
            for page in document.pages:
                yield _content(page), count
                page.close()
    except (PDFException, PdfminerException, *_DAMAGE) as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
        raise Unreadable("", Reason("pdf_locked" if locked else "pdf_damaged")) from error


def _content(page: Page) -> _PageContent:
    # A font without a map to Unicode gives numbers of glyphs: as little to read as a picture.
    has_text = any(not character["text"].startswith("(cid:") for character in page.chars)
    page = page.dedupe_chars().filter(_no_background)
    parts: list[Line | _Ruled] = []
    loose = page.chars
    for table in page.find_tables():
        if len(table.cells) > 1:
            ruled, loose = _fill(table.cells, loose)
            parts.append(ruled)
    parts += paragraphs(lines_of(loose, wrapped=True))
    return _PageContent(tuple(sorted(parts, key=lambda part: part.top)), has_text)


def _no_background(thing: Thing) -> bool:
    """Leaves out filled rectangles without a border: shading behind text, no rules."""
    return bool(
        thing["object_type"] != "rect"
        or thing["stroke"]
        or min(thing["width"], thing["height"]) <= _RULE_WIDTH
    )


def _fill(cells: list[BoundingBox], characters: list[Thing]) -> tuple[_Ruled, list[Thing]]:
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
    left_over = []
    for character in characters:
        x = bisect_right(across, (character["x0"] + character["x1"]) / 2) - 1
        y = bisect_right(down, (character["top"] + character["bottom"]) / 2) - 1
        number = owner.get((x, y))
        if number is None:
            left_over.append(character)
        else:
            inside.setdefault(number, []).append(character)
    filled = tuple(
        _RuledCell(*cell, joined_in_cell(lines_of(inside.get(number, [])), cell[2] - cell[0]))
        for number, cell in enumerate(cells)
    )
    return _Ruled(down[0], filled), left_over


def _blocks(pages: list[_PageContent]) -> Iterator[Block]:
    chains = _chains(pages)
    placed: dict[int, int] = {}  # rows of a chain that pages before have filled
    for number, page in enumerate(pages):
        yield PageBreak()
        for place, part in enumerate(page.parts):
            if isinstance(part, Line):
                yield part.text
            else:
                chain = chains[number, place]
                columns = _edges(edge for piece in chain for edge in piece.columns)
                yield _grid(part, columns, placed.get(id(chain), 0), part is not chain[0])
                placed[id(chain)] = placed.get(id(chain), 0) + len(part.rows) - 1


def _grid(part: _Ruled, columns: list[float], first_row: int, continues: bool) -> Grid:
    rows = part.rows
    cells = []
    for cell in part.cells:
        row, end_row = _nearest(rows, cell.top), _nearest(rows, cell.bottom)
        column, end = _nearest(columns, cell.left), _nearest(columns, cell.right)
        cells.append(
            GridCell(
                first_row + row, column, max(1, end_row - row), max(1, end - column), cell.lines
            )
        )
    return Grid(tuple(cells), continues)


def _chains(pages: list[_PageContent]) -> dict[tuple[int, int], list[_Ruled]]:
    """For each ruled part, by page and place, the parts that are one table with it."""
    chains: dict[tuple[int, int], list[_Ruled]] = {}
    last: list[_Ruled] | None = None  # the chain that the page before ends with
    for number, page in enumerate(pages):
        text = [place for place in range(len(page.parts)) if not _is_running(pages, number, place)]
        for place, part in enumerate(page.parts):
            if isinstance(part, _Ruled):
                begins_page = bool(text) and place == text[0]
                if last and begins_page and _same_columns(last[-1], part):
                    last.append(part)
                    chains[number, place] = last
                else:
                    chains[number, place] = [part]
        last = chains.get((number, text[-1])) if text else last
    return chains


def _is_running(pages: list[_PageContent], number: int, place: int) -> bool:
    """Whether a line is a page number, or a head or foot that the next or last page has too."""
    parts = pages[number].parts
    line = parts[place]
    if not isinstance(line, Line) or 1 < place < len(parts) - 2:
        return False
    if _PAGE_NUMBER.fullmatch(line.text):
        return True
    wanted = _DIGITS.sub("", line.text)
    return any(
        isinstance(other, Line)
        and abs(other.top - line.top) <= _SAME_HEIGHT
        and _DIGITS.sub("", other.text) == wanted
        for neighbour in (number - 1, number + 1)
        if 0 <= neighbour < len(pages)
        for other in pages[neighbour].parts[:2] + pages[neighbour].parts[-2:]
    )


def _same_columns(upper: _Ruled, lower: _Ruled) -> bool:
    """Whether the rules of one part all go on in the other: a header may have fewer cells."""
    first, second = upper.columns, lower.columns
    few, many = sorted((first, second), key=len)
    return (
        abs(first[0] - second[0]) <= _SAME_EDGE
        and abs(first[-1] - second[-1]) <= _SAME_EDGE
        and all(abs(many[_nearest(many, edge)] - edge) <= _SAME_EDGE for edge in few)
    )


def _edges(positions: Iterable[float]) -> list[float]:
    """Positions from small to great, those that are one rule as one."""
    found: list[float] = []
    for position in sorted(positions):
        if not found or position - found[-1] > _SAME_EDGE:
            found.append(position)
    return found


def _nearest(edges: list[float], position: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - position))

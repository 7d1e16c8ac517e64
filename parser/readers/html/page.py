"""The elements of a page as they come in, made lines and tables of what a reader sees of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from parser.budget import LIMITS, exceed, spend
from parser.readers.extract import Block, Grid, GridCell, joined, one_line
from parser.readers.html.elements import BREAKS, RANKS, Open, Openings
from parser.readers.html.style import Sheet
from parser.readers.html.tables import OpenTable
from parser.readers.ink import Pieces, is_unclear
from parser.readers.marks import MORE_ON_PAGE, PERHAPS_UNSEEN, marked, without_marks

# Elements that show what is no text of the page, a digit perhaps.
_DRAWN_NAMES = """
audio button canvas embed iframe img math meter object picture progress select svg video
"""
_DRAWN = frozenset(_DRAWN_NAMES.split())
_FRAMING = frozenset({"frame", "iframe", "embed", "object"})
_RARE = _DRAWN | _FRAMING | {"details"}
_COUNTED = 100  # elements at once: to count each would take longer than to read it
_NONE: Mapping[str, str] = {}
_DIGIT = re.compile(r"\d")
_TINY = frozenset({"0", "1", "0px", "1px"})  # the size of pictures that only keep a place
# Elements whose text no browser shows as it stands, and which may hold the article of a page.
_HOLDING = frozenset({"script", "textarea"})
_BUTTONS = frozenset({"button", "image", "reset", "submit"})
_NOT_TYPED = frozenset({"button", "checkbox", "file", "hidden", "image", "password", "radio",
                        "reset", "submit"})  # fmt: skip


class Page:
    """The parser's target: collects blocks; open tables and their cells are stacked.

    ``shown`` counts the letters that are seen, ``cells`` the cells, ``hidden`` the letters that
    the element of each number hides; the ``revealed`` ones of them are taken as seen.
    ``unshown`` is the text of scripts and form fields, ``framed`` the addresses of what the
    page shows in frames. When all is read ``contents`` holds one list, the page's blocks.
    """

    def __init__(self, sheet: Sheet, skipped: frozenset[str], revealed: frozenset[int]) -> None:
        self.sheet = sheet
        self.skipped = skipped
        self.openings = Openings(revealed)
        self.shown = self.cells = self.started = 0
        self.hidden: Counter[int] = Counter()
        self.unshown: list[str] = []
        self.framed: list[str] = []
        self.open = [Open(kept=True)]
        self.contents: list[list[Block]] = [[]]
        self.tables: list[OpenTable] = []
        self.line: list[str] = []
        self.raised: dict[int, str] = {}  # place in the line → how it is raised
        self.pieces = Pieces()
        self.unclear: set[str] = set()  # what speaks against the figures of the cell, or the line
        self.outside: list[set[str]] = []  # the same for what is around open cells
        self.preformatted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.started += 1
        if not self.started % _COUNTED:
            spend("elements", _COUNTED)
        attributes = attributes or _NONE  # lxml's own for none is slow to ask
        look = self.sheet.look(self.started, tag, attributes)
        in_cell = bool(self.tables) and self.tables[-1].in_cell
        skipped = tag in self.skipped and not (tag == "textarea" and in_cell)
        element = self.openings.opened(
            self.started, tag, look, self.open[-1], in_cell=in_cell, skipped=skipped
        )
        self.open.append(element)
        if tag in _RARE or "shadowrootmode" in attributes:
            self.start_rare(tag, attributes, element, gone=look.gone)
        if element.shut:
            return
        if tag in RANKS:
            self.start_part(tag, attributes, element)
        elif tag == "br":
            self.end_line()
        elif tag == "input":
            self.show_field(attributes)
        elif tag in BREAKS:
            self.end_line()
            self.preformatted += tag == "pre"
            if tag == "li" and self.in_cell and self.open[-2].tag == "ol":
                self.unclear.add(MORE_ON_PAGE)  # its number
        if look.whole and not element.is_silent and (self.in_cell or tag not in BREAKS):
            self.unclear.update(look.whole)

    def start_rare(
        self, tag: str, attributes: Mapping[str, str], element: Open, *, gone: bool
    ) -> None:
        """What folds its text away, frames another page or is drawn begins."""
        if tag == "details" and self.in_cell:
            element.closed = "open" not in attributes
        if tag in _FRAMING:
            self.framed.append(attributes.get("src") or attributes.get("data") or "")
        drawn = tag in _DRAWN or "shadowrootmode" in attributes
        if drawn and not gone and not self.open[-2].is_silent:
            self.show_drawing(attributes)

    def start_part(self, tag: str, attributes: Mapping[str, str], element: Open) -> None:
        """A part of a table begins."""
        if tag == "table":
            self.end_line()
            self.tables.append(OpenTable())
            if len(self.tables) > LIMITS["nesting"]:
                exceed("nesting")
        elif tag in {"td", "th"}:
            self.start_cell(attributes)
            self.unclear.update(element.whole)
        elif tag == "tr":
            self.end_row()
            if self.tables:
                self.tables[-1].start_row(unseen=attributes.get("height") == "0")

    def show_field(self, attributes: Mapping[str, str]) -> None:
        """The value of a field that is typed into is text; that of a button is drawn on it."""
        kind = attributes.get("type", "").lower()
        if self.in_cell and kind not in _NOT_TYPED:
            self.data(attributes.get("value", ""))
        if kind in _BUTTONS or attributes.get("placeholder"):
            self.unclear.add(MORE_ON_PAGE)

    def show_drawing(self, attributes: Mapping[str, str]) -> None:
        """Something is drawn here that is not read; a picture of a pixel only keeps a place."""
        if not {attributes.get("width"), attributes.get("height")} & _TINY:
            self.unclear.add(MORE_ON_PAGE)

    def end(self, tag: str) -> None:
        if self.open[-1].tag != tag or self.open.pop().shut:
            return
        if tag == "table":
            self.end_table()
        elif tag in {"td", "th"}:
            self.end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag in BREAKS:
            self.end_line()
            self.preformatted -= tag == "pre"

    def data(self, text: str) -> None:
        element = self.open[-1]
        if element.shut or element.unseen or element.small or element.closed:
            if element.tag in _HOLDING:
                self.unshown.append(text)
            elif element.hider:
                self.hidden[element.hider] += len(text.strip())
            if element.unseen and not (element.shut or element.small) and text.strip():
                self.pieces.gap(len(self.line))
            return
        self.shown += len(text.strip())
        text = without_marks(text)
        if not element.is_plain and _DIGIT.search(text):
            self.doubt_digits(element)
        if self.preformatted and not self.in_cell:
            *lines, rest = text.split("\n")
            for line in lines:
                self.line.append(line)
                self.end_line()
            text = rest
        if element.raised:
            self.raised[len(self.line)] = element.raised
        if self.pieces.last is not element.ink:
            self.pieces.put(len(self.line), element.ink)
        self.line.append(text)

    def doubt_digits(self, element: Open) -> None:
        """Digits stand in an element: what speaks against them speaks against the cell or line."""
        self.unclear |= element.whole | element.around
        if is_unclear(element.ink):
            self.unclear.add(PERHAPS_UNSEEN)
        if element.moved and self.in_cell:
            self.tables[-1].covered = True

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def close(self) -> None:
        while self.tables:
            self.end_table()
        self.end_line()
        spend("elements", self.started % _COUNTED)

    @property
    def in_cell(self) -> bool:
        return bool(self.tables) and self.tables[-1].in_cell

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        self.end_cell()
        if self.tables:
            self.cells += 1
            self.end_line()
            self.tables[-1].start_cell(attributes)
            self.contents.append([])
            self.outside.append(self.unclear)
            self.unclear = set()

    def end_cell(self) -> None:
        if self.in_cell:
            self.end_line()
            content = self.contents.pop()
            if self.unclear:
                content = [self.doubted(block) for block in content]
            self.tables[-1].end_cell(content)
            self.unclear = self.outside.pop()
        elif not self.tables:
            self.line.append(" ")  # a cell outside any table still ends a word

    def end_row(self) -> None:
        self.end_cell()
        if self.tables:
            self.tables[-1].in_row = False
        else:
            self.end_line()

    def end_table(self) -> None:
        if not self.tables:
            return
        self.end_cell()
        self.end_line()
        table = self.tables.pop()
        grid = table.grid()
        if table.covered:
            grid = Grid(tuple(map(_covered, grid.cells)))
        if grid.cells:
            self.contents[-1].append(grid)

    def end_line(self) -> None:
        if not self.line:
            return
        if self.pieces.inks or self.pieces.gaps:
            if self.pieces.mixed:
                self.unclear.update(self.pieces.doubts(self.line, self.raised))
            self.pieces.clear()
        text = one_line(joined(self.line, self.raised))
        self.line.clear()
        self.raised.clear()
        if self.tables and self.tables[-1].in_cell:
            if text:
                self.contents[-1].append(text)
            return
        if text:
            self.contents[-1].append(self.doubted(text))
        if self.unclear:
            self.unclear.clear()

    def doubted(self, block: Block) -> Block:
        """A line of the cell or the page with the doubts about its figures."""
        return marked(block, self.unclear) if isinstance(block, str) and self.unclear else block


def _covered(cell: GridCell) -> GridCell:
    """A cell of a table in which something may lie on any figure."""
    content = (
        marked(block, {PERHAPS_UNSEEN}) if isinstance(block, str) else block
        for block in cell.content
    )
    return cell._replace(content=tuple(content))

"""The elements of a page as they come in, made lines and tables of what a reader sees of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from parser.readers.extract import Block, Grid, GridCell, joined, one_line
from parser.readers.html_figures import ink_within
from parser.readers.html_style import PLAIN, Look, Sheet
from parser.readers.html_tables import OpenTable
from parser.readers.ink import PLAIN_INK, Ink, Pieces, is_unclear
from parser.readers.marks import MORE_ON_PAGE, PERHAPS_UNSEEN, marked, without_marks

_BREAKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "html", "legend", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "title", "ul"),
    }
)
# Only of these is a size of letters their own: around blocks it often is a trick of the layout.
_INLINE = frozenset({"a", "b", "em", "font", "i", "label", "small", "span", "strong", "u"})
# The elements that make up a table, from the outer ones to the inner ones.
_RANKS = {"table": 0, "thead": 1, "tbody": 1, "tfoot": 1, "tr": 2, "td": 3, "th": 3}
_CELL = _RANKS["td"]
# Inline elements that are plain pieces of a figure; others do with their text as they please.
_PLAIN_NAMES = """
a abbr acronym b bdi bdo big center cite code data dfn em font i kbd label mark nobr samp small
span strong sub sup time tt u var wbr
"""
_PLAIN_PIECES = frozenset(_PLAIN_NAMES.split())
# Elements that show what is no text of the page, a digit perhaps.
_DRAWN_NAMES = """
audio button canvas embed iframe img math meter object picture progress select svg video
"""
_DRAWN = frozenset(_DRAWN_NAMES.split())
_NO_SIZE = (None, None)
_NONE: Mapping[str, str] = {}
_NO_CODES: frozenset[str] = frozenset()
_DIGIT = re.compile(r"\d")
_TINY = frozenset({"0", "1", "0px", "1px"})  # the size of pictures that only keep a place
# Elements whose text no browser shows as it stands, and which may hold the article of a page.
_HOLDING = frozenset({"script", "textarea"})
_BUTTONS = frozenset({"button", "image", "reset", "submit"})
_NOT_TYPED = frozenset({"button", "checkbox", "file", "hidden", "image", "password", "radio",
                        "reset", "submit"})  # fmt: skip


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet, and what it hands on to those within.

    ``shut`` takes no place and ``unseen`` no text; ``hider`` is the number of the outermost
    element that hides it, 0 for none; ``outer`` is the nearest part of a table around it.
    ``ink`` is how its letters look, ``whole`` and ``around`` are doubts about figures that fill
    it and about any in it; ``closed`` says that only its heading is shown, ``moved`` that it
    may lie on other text. One that is ``kept`` stands for all alike in the same place.
    """

    tag: str = ""
    shut: bool = False
    unseen: bool = False
    hider: int = 0
    small: bool = False
    raised: str = ""
    outer: _Open | None = None
    ink: Ink = PLAIN_INK
    whole: frozenset[str] = _NO_CODES
    around: frozenset[str] = _NO_CODES
    closed: bool = False
    moved: bool = False
    kept: bool = False

    @property
    def frame(self) -> _Open | None:
        return self if _RANKS.get(self.tag, _CELL) < _CELL else self.outer

    @property
    def is_plain(self) -> bool:
        """Whether nothing speaks against the digits in it."""
        return self.ink is PLAIN_INK and not (self.whole or self.around or self.moved)

    @property
    def is_silent(self) -> bool:
        return self.shut or self.unseen or self.small or self.closed


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
        self.revealed = revealed
        self.shown = self.cells = self.started = 0
        self.hidden: Counter[int] = Counter()
        self.unshown: list[str] = []
        self.framed: list[str] = []
        self.open = [_Open(kept=True)]
        self.alike: dict[tuple[int, str, int, bool], _Open] = {}
        self.contents: list[list[Block]] = [[]]
        self.tables: list[OpenTable] = []
        self.line: list[str] = []
        self.raised: dict[int, str] = {}  # place in the line → how it is raised
        self.pieces = Pieces()
        self.inks: dict[tuple[int, int, int, bool, bool], Ink] = {}
        self.unclear: set[str] = set()  # what speaks against the figures of the cell, or the line
        self.outside: list[set[str]] = []  # the same for what is around open cells
        self.preformatted = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.started += 1
        attributes = attributes or _NONE  # lxml's own for none is slow to ask
        look = self.sheet.look(self.started, tag, attributes)
        element = self.opened(tag, look)
        if tag == "details" and self.in_cell:
            element.closed = "open" not in attributes
        self.open.append(element)
        if tag in {"frame", "iframe", "embed", "object"}:
            self.framed.append(attributes.get("src") or attributes.get("data") or "")
        drawn = tag in _DRAWN or "shadowrootmode" in attributes
        if drawn and not look.gone and not self.open[-2].is_silent:
            self.show_drawing(attributes)
        if element.shut:
            return
        if tag in _RANKS:
            self.start_part(tag, attributes, element)
        elif tag == "br":
            self.end_line()
        elif tag == "input":
            self.show_field(attributes)
        elif tag in _BREAKS:
            self.end_line()
            self.preformatted += tag == "pre"
            if tag == "li" and self.in_cell and self.open[-2].tag == "ol":
                self.unclear.add(MORE_ON_PAGE)  # its number
        if look.whole and not element.is_silent and (self.in_cell or tag not in _BREAKS):
            self.unclear.update(look.whole)

    def start_part(self, tag: str, attributes: Mapping[str, str], element: _Open) -> None:
        """A part of a table begins."""
        if tag == "table":
            self.end_line()
            self.tables.append(OpenTable())
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

    def opened(self, tag: str, look: Look) -> _Open:
        """The element with what it inherits: one of a table from the table's parts alone.

        So an element that was left open in one cell does not hide the next.
        """
        above = self.open[-1]
        in_cell = self.in_cell
        known = id(above), tag, id(look), in_cell
        if above.kept and (alike := self.alike.get(known)):
            return alike
        kept = above.kept
        frame = above.frame
        rank = _RANKS.get(tag)
        if rank:
            while frame and _RANKS[frame.tag] >= rank:
                frame = frame.outer
            above = frame or above
        skipped = tag in self.skipped and not (tag == "textarea" and in_cell)
        inline = rank is None and tag not in _BREAKS
        inside = inline or in_cell
        small = above.small if look.size == _NO_SIZE else _is_small(tag, look, above)
        ink = above.ink
        odd = inline and (look.odd or tag not in _PLAIN_PIECES)
        if odd or look is not PLAIN or ink is not PLAIN_INK:
            ink = self.ink_of(ink, look, odd, sized=inside and rank != _CELL, whole=not inline)
        if look.calm and not (skipped or above.closed):
            element = _Open(
                tag,
                above.shut,
                above.unseen,
                above.hider,
                small,
                above.raised,
                frame,
                ink,
                above.whole if inside or rank == _CELL else _NO_CODES,
                above.around,
                False,
                above.moved and rank is None,
                kept and not odd and tag != "details",
            )
            if element.kept:
                self.alike[known] = element
            return element
        revealed = self.started in self.revealed
        hides = not skipped and (look.gone or look.unseen) and not revealed
        keeps_place = (inline or rank == _CELL) and not look.gone
        closed = above.closed and tag != "summary"
        return _Open(
            tag,
            shut=above.shut or skipped or closed or (hides and not keeps_place),
            unseen=above.unseen or hides,
            hider=above.hider or (self.started if hides else 0),
            small=small,
            raised=look.raised or above.raised,
            outer=frame,
            ink=ink,
            whole=look.whole | above.whole if inside or rank == _CELL else look.whole,
            around=above.around if revealed else above.around | look.around,
            moved=look.moved or (above.moved and rank is None),
        )

    def ink_of(self, around: Ink, look: Look, odd: bool, *, sized: bool, whole: bool) -> Ink:
        """The ink inside an element; for all elements alike it is one and the same."""
        own = self.started if odd else 0
        known = id(around), id(look), own, sized, whole
        ink = self.inks.get(known)
        if ink is None:
            ink = self.inks[known] = ink_within(around, look, own, sized=sized, whole=whole)
        return ink

    def end(self, tag: str) -> None:
        if self.open[-1].tag != tag or self.open.pop().shut:
            return
        if tag == "table":
            self.end_table()
        elif tag in {"td", "th"}:
            self.end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag in _BREAKS:
            self.end_line()
            self.preformatted -= tag == "pre"

    def data(self, text: str) -> None:
        element = self.open[-1]
        if element.is_silent:
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

    def doubt_digits(self, element: _Open) -> None:
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
        if text:
            self.contents[-1].append(text if self.in_cell else self.doubted(text))
        if self.unclear and not self.in_cell:
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


def _is_small(tag: str, look: Look, above: _Open) -> bool:
    """Whether the letters of an element have no size, by its own word or of those around."""
    if tag not in _INLINE or look.size == (None, None):
        return above.small
    absolute, part = look.size
    return absolute == 0 or part == 0 or (absolute is None and above.small)

"""Word documents (.docx): paragraphs and tables in order, merged cells as one.

The document's XML is walked as it stands: content controls and tracked insertions are text
that a reader of the page sees, and python-docx's own lists leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple

from parser.budget import spend
from parser.errors import Unreadable
from parser.readers.damage import DAMAGE
from parser.readers.docx.elements import (
    doubts_of_cell,
    doubts_of_element,
    doubts_of_paragraph,
    doubts_of_row,
    doubts_of_symbol,
    is_of_form,
    is_plain,
)
from parser.readers.docx.fields import texts_in_code
from parser.readers.docx.looks import Properties, look_of, on_shade
from parser.readers.docx.numbering import Numbering, numbering_of
from parser.readers.docx.runs import Runs, is_hidden, is_on, is_unseen, raised, runs_of
from parser.readers.docx.strict import as_common
from parser.readers.extract import Block, Extract, Grid, GridCell, joined, tabbed_line, write
from parser.readers.ink import PLAIN_INK, Ink, Pieces
from parser.readers.marks import PERHAPS_UNSEEN, marked, without_marks
from parser.readers.package import count
from parser.report import Reason

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TABLE, _PARAGRAPH, _ROW, _CELL = (_W + tag for tag in ("tbl", "p", "tr", "tc"))
_RUN, _SYMBOL, _TEXT_BOX = (_W + tag for tag in ("r", "sym", "txbxContent"))
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Figures that were written as equations are text of their own.
_TEXTS = {_W + "t", _M + "t"}
_INSERTED, _DELETED = {_W + "ins", _W + "moveTo"}, {_W + "del", _W + "moveFrom"}
_RAISING = {_M + "sup": "super", _M + "sub": "sub"}
_LINE_ENDS = {_W + "br", _W + "cr"}
_FORM, _ROW_FORM, _CELL_FORM, _TABLE_FORM = (_W + name for name in ("pPr", "trPr", "tcPr", "tblPr"))
_DIGIT = re.compile(r"[\d.,]")
_MARKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "noBreakHyphen": "-"}
# Deleted and moved-away text is not on the page; a fallback says
# the same again for old programs; ``rt`` is a pinyin gloss.
_UNSEEN = frozenset({_W + "del", _W + "moveFrom", _W + "rt", _FALLBACK})

# These hold no paragraphs, only what there is to say of tables, cells and controls.
_WITHOUT_BLOCKS = _UNSEEN | {_ROW_FORM, _CELL_FORM, _TABLE_FORM, _W + "tblGrid", _W + "sdtPr"}

# Where fonts with a coding of their own begin, and those that hold no letters and digits.
_PRIVATE = 0xF000
_PICTURES = ("wingdings", "webdings")
_MOST_SPANNED = 200

# An element of the document's XML.
Element = Any


def extract(data: bytes) -> Extract:
    """The text and cells of a Word document.

    Raises ``Unreadable`` with ``docx_damaged`` for what is no whole Word document.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        count(data)
        document = Document(BytesIO(as_common(data)))
        root = document.element.body
        code = texts_in_code(root, _UNSEEN)
        body = _Body(numbering_of(document), runs_of(document), code)
        return write(body.blocks(root))
    except (PackageNotFoundError, *DAMAGE) as error:
        raise Unreadable("", Reason("docx_damaged")) from error


class _Ground(NamedTuple):
    """What a paragraph stands on: the ink of its table and that one's style, its cell's form.

    ``doubts`` are about all figures in the rows and cells around it.
    """

    ink: Ink = PLAIN_INK
    style: Properties = MappingProxyType({})
    cell: Element = None
    doubts: frozenset[str] = frozenset()


_PAGE = _Ground()


class _Within(NamedTuple):
    """What holds for the text inside an element of a paragraph.

    ``odd`` names the element around it that is no plain piece of a figure, ``change`` the
    tracked change that it belongs to; ``raised`` is as in ``joined``.
    """

    properties: Properties
    odd: str = ""
    change: str = ""
    raised: str = ""


@dataclass(frozen=True, slots=True)
class _Body:
    """A document being read, in its order: ``numbering`` counts as the paragraphs come.

    ``code`` are the texts that stand in the code of a field.
    """

    numbering: Numbering
    runs: Runs
    code: frozenset[Element]

    def blocks(self, container: Element, ground: _Ground = _PAGE) -> Iterator[Block]:
        for element in container:
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element, ground)
            elif element.tag == _TABLE:
                yield self._grid(element, ground)
            elif element.tag not in _WITHOUT_BLOCKS:
                yield from self.blocks(element, ground)

    def _paragraph(self, paragraph: Element, ground: _Ground) -> Iterator[Block]:
        line = _Line(doubts=set(ground.doubts))
        form = paragraph.find(_FORM)
        self._fill(line, paragraph, _Within(self.runs.of_paragraph(form, ground.style)))
        if line.figures:
            self._look(line, form, ground)
        text = joined(line.parts, line.raised)
        if form is not None and text.strip():
            text = self.numbering.before(paragraph) + text
        for part in text.split("\n"):
            if shown := tabbed_line(part):
                yield marked(shown, line.doubts)
        for box in line.boxes:
            yield from self.blocks(box)

    def _look(self, line: _Line, form: Element, ground: _Ground) -> None:
        """See how the figures of a line look on the ground of their paragraph and cell."""
        ink = ground.ink
        if ground.cell is not None and len(ground.cell):
            ink = on_shade(ink, self.runs.of_shade(ground.cell))
        if form is not None and len(form):
            line.doubts.update(doubts_of_paragraph(form))
            ink = on_shade(ink, self.runs.of_shade(form))
        for place, within in line.figures:
            known = tuple(within.properties.items())
            look = look_of(known, ink, within.odd, within.change)
            line.pieces.put(place, look.ink)
            line.doubts |= look.doubts
        if line.pieces.mixed:
            line.doubts.update(line.pieces.doubts(line.parts, line.raised))

    def _fill(self, line: _Line, element: Element, within: _Within) -> None:
        for child in element:
            if child.tag == _RUN:
                self._run(line, child, within)
            elif child.tag in _TEXTS:
                line.put(without_marks(child.text or ""), within, is_code=child in self.code)
            elif child.tag in _LINE_ENDS:
                line.parts.append("\n")
            elif child.tag == _SYMBOL:
                symbol = without_marks(_symbol(child))
                line.put(symbol, within._replace(odd="sym"), is_code=child in self.code)
                line.doubts.update(doubts_of_symbol(child))
            elif child.tag in _MARKS:
                line.parts.append(_MARKS[child.tag])
            elif child.tag == _TEXT_BOX:
                line.boxes.append(child)
            elif child.tag not in _UNSEEN:
                line.doubts.update(doubts_of_element(child))
                if not is_of_form(child):
                    self._fill(line, child, _inside_of(child, within))
            elif child.tag in _DELETED:
                line.pieces.gap(len(line.parts))

    def _run(self, line: _Line, run: Element, within: _Within) -> None:
        own = self.runs.of_run(run, within.properties)
        if is_unseen(own) or self.runs.is_white(run, own):
            if not is_hidden(own):
                line.pieces.gap(len(line.parts))
            return
        self._fill(line, run, within._replace(properties=own))

    def _grid(self, table: Element, around: _Ground) -> Grid:
        cells: list[GridCell] = []
        above: dict[int, int] = {}  # column → index of the cell that a merge may lengthen
        ground = self._ground_of_table(table, around)
        for row, row_element in enumerate(_inside(table, _ROW)):
            form = row_element.find(_ROW_FORM)
            column = _number(form, "gridBefore", 0)
            of_row = ground.doubts if form is None else ground.doubts.union(doubts_of_row(form))
            for element in _inside(row_element, _CELL):
                form = element.find(_CELL_FORM)
                columns = _number(form, "gridSpan", 1)
                spend("area", columns)
                goes_on = column in above and _goes_on(form)
                doubts = of_row if form is None else of_row.union(doubts_of_cell(form))
                if goes_on:  # whatever it holds is hidden
                    doubts |= {PERHAPS_UNSEEN}
                own = ground._replace(cell=form, doubts=doubts)
                content = tuple(self.blocks(element, own))
                if goes_on and not content:
                    index = above[column]
                    cells[index] = cells[index]._replace(rows=row - cells[index].row + 1)
                else:
                    above[column] = len(cells)
                    cells.append(GridCell(row, column, 1, columns, content))
                column += columns
        return Grid(tuple(cells))

    def _ground_of_table(self, table: Element, around: _Ground) -> _Ground:
        form = table.find(_TABLE_FORM)
        ink = around.ink if form is None else on_shade(around.ink, self.runs.of_shade(form))
        if self.runs.is_shaded(table):
            ink = ink._replace(pictured=True)  # by its style, here or there
        return around._replace(ink=ink, style={**around.style, **self.runs.of_table(table)})


@dataclass(slots=True)
class _Line:
    """The parts of a paragraph, how they look, and its text boxes.

    ``raised`` says which parts are raised or lowered, ``figures`` in what those stand that hold
    digits, by place; ``doubts`` are about all of these.
    """

    parts: list[str] = field(default_factory=list)
    raised: dict[int, str] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)
    figures: list[tuple[int, _Within]] = field(default_factory=list)
    doubts: set[str] = field(default_factory=set)
    pieces: Pieces = field(default_factory=Pieces)

    def put(self, text: str, within: _Within, *, is_code: bool) -> None:
        """Add a text with the look of the run that it stands in, or of the code of a field."""
        if how := within.raised or raised(within.properties):
            self.raised[len(self.parts)] = how
        if _DIGIT.search(text):
            self.figures.append((len(self.parts), within))
            if is_code:  # computed, not shown
                self.doubts.add(PERHAPS_UNSEEN)
        self.parts.append(text)


def _inside_of(element: Element, within: _Within) -> _Within:
    """What holds for the text inside an element that is no run."""
    if element.tag in _INSERTED:
        return within._replace(change="inserted")
    if element.tag in _RAISING:
        return within._replace(raised=_RAISING[element.tag])
    return within if is_plain(element) else within._replace(odd=str(element.tag))


def _symbol(element: Element) -> str:
    """The character of a symbol; fonts of pictures keep numbers that are no character."""
    code = int(element.get(_W + "char", "0"), 16)
    is_picture = element.get(_W + "font", "").lower().startswith(_PICTURES)
    if _PRIVATE <= code < _PRIVATE + 0x100 and not is_picture:
        code -= _PRIVATE
    return chr(code) if code else ""


def _inside(container: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, those in content controls and insertions too."""
    for element in container:
        if element.tag == wanted:
            if element.find(f"{_W}trPr/{_W}del") is None and not is_on(element, "trPr", "hidden"):
                yield element
        elif element.tag not in _UNSEEN | {_TABLE, _ROW, _CELL}:
            yield from _inside(element, wanted)


def _number(form: Element, name: str, default: int) -> int:
    found = None if form is None else form.find(_W + name)
    text = found.get(_W + "val", "") if found is not None else ""
    return min(int(text), _MOST_SPANNED) if text.isdecimal() else default


def _goes_on(form: Element) -> bool:
    """Whether a cell of that form is the lower part of a vertically merged one."""
    merge = None if form is None else form.find(_W + "vMerge")
    return merge is not None and merge.get(_W + "val", "continue") == "continue"

"""Word documents (.docx): paragraphs and tables in order, merged cells as one.

The document's XML is walked as it stands: content controls and tracked insertions are text
that a reader of the page sees, and python-docx's own lists leave them out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from parser.errors import Unreadable
from parser.readers.damage import DAMAGE
from parser.readers.docx_numbering import Numbering, numbering_of
from parser.readers.docx_runs import Properties, Runs, is_on, is_unseen, raised, runs_of
from parser.readers.docx_strict import as_common
from parser.readers.extract import Block, Extract, Grid, GridCell, joined, tabbed_line, write
from parser.report import Reason

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TABLE, _PARAGRAPH, _ROW, _CELL = (_W + tag for tag in ("tbl", "p", "tr", "tc"))
_RUN, _SYMBOL, _TEXT_BOX = _W + "r", _W + "sym", _W + "txbxContent"
# Figures that were written as equations are text of their own.
_TEXTS = {_W + "t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_LINE_ENDS = {_W + "br", _W + "cr"}
_MARKS = {_W + "tab": "\t", _W + "noBreakHyphen": "-"}
# Deleted and moved-away text is not on the page; a fallback says
# the same again for old programs; ``rt`` is a pinyin gloss.
_UNSEEN = {_W + "del", _W + "moveFrom", _W + "rt", _FALLBACK}

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
        document = Document(BytesIO(as_common(data)))
        body = _Body(numbering_of(document), runs_of(document))
        return write(body.blocks(document.element.body))
    except (PackageNotFoundError, *DAMAGE) as error:
        raise Unreadable("", Reason("docx_damaged")) from error


@dataclass(frozen=True, slots=True)
class _Body:
    """A document being read, in its order: ``numbering`` counts as the paragraphs come."""

    numbering: Numbering
    runs: Runs

    def blocks(self, container: Element) -> Iterator[Block]:
        for element in container:
            if element.tag == _PARAGRAPH:
                yield from self._paragraph(element)
            elif element.tag == _TABLE:
                yield self._grid(element)
            elif element.tag not in _UNSEEN:
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        line = _Line()
        self._fill(line, paragraph, self.runs.of_paragraph(paragraph))
        text = joined(line.parts, line.raised)
        if text.strip():
            text = self.numbering.before(paragraph) + text
        for part in text.split("\n"):
            if shown := tabbed_line(part):
                yield shown
        for box in line.boxes:
            yield from self.blocks(box)

    def _fill(self, line: _Line, element: Element, properties: Properties) -> None:
        for child in element:
            if child.tag == _RUN:
                own = self.runs.of_run(child, properties)
                if not (is_unseen(own) or self.runs.is_white(child, own)):
                    self._fill(line, child, own)
            elif child.tag in _TEXTS:
                if how := raised(properties):
                    line.raised[len(line.parts)] = how
                line.parts.append(child.text or "")
            elif child.tag in _LINE_ENDS:
                line.parts.append("\n")
            elif child.tag == _SYMBOL:
                line.parts.append(_symbol(child))
            elif child.tag in _MARKS:
                line.parts.append(_MARKS[child.tag])
            elif child.tag == _TEXT_BOX:
                line.boxes.append(child)
            elif child.tag not in _UNSEEN:
                self._fill(line, child, properties)

    def _grid(self, table: Element) -> Grid:
        cells: list[GridCell] = []
        above: dict[int, int] = {}  # column → index of the cell that a merge may lengthen
        for row, row_element in enumerate(_inside(table, _ROW)):
            column = _number(row_element, "trPr", "gridBefore", 0)
            for element in _inside(row_element, _CELL):
                columns = _number(element, "tcPr", "gridSpan", 1)
                content = tuple(self.blocks(element))
                if _goes_on(element) and not content and column in above:
                    index = above[column]
                    cells[index] = cells[index]._replace(rows=row - cells[index].row + 1)
                else:
                    above[column] = len(cells)
                    cells.append(GridCell(row, column, 1, columns, content))
                column += columns
        return Grid(tuple(cells))


@dataclass(slots=True)
class _Line:
    """The parts of a paragraph, which of them are raised or lowered, and its text boxes."""

    parts: list[str] = field(default_factory=list)
    raised: dict[int, str] = field(default_factory=dict)
    boxes: list[Element] = field(default_factory=list)


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


def _number(element: Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    text = found.get(_W + "val", "") if found is not None else ""
    return min(int(text), _MOST_SPANNED) if text.isdecimal() else default


def _goes_on(cell: Element) -> bool:
    """Whether the cell is the lower part of a vertically merged one."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(_W + "val", "continue") == "continue"

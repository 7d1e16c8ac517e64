"""Tables in DOCX: the statutory ones as the form prints them, and lists of words.

Every header stands again on the next page. The XML is written here: python-docx walks the whole
grid for every cell that is merged.
"""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Emu

from tui.export.sheets import Sheet, Tile
from tui.text_columns import cell_width

_GROUPS = (Cm(1.7), Cm(2.2))
"""The columns of the groups down the side, the outermost first."""
_LABELS = Cm(5.6)
_ONLY_LABELS = Cm(6)
_WIDEST = 36  # cells: a column of a list is given no more than so much for its longest text
_HALF_POINTS = "18"
_SHADE = "E2E2E2"
_TWIPS = 635
_ROW = str(Cm(0.46) // _TWIPS)
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_sheet(page: Document, sheet: Sheet, width: int) -> None:
    """Put a sheet at the end of a document, as wide as ``width`` EMU."""
    _add(page, sheet, _widths(sheet, width))


def add_list(
    page: Document, heads: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> None:
    """Put a table of words at the end of a document; its columns share the width by need."""
    lines = [heads, *rows]
    tiles = tuple(
        Tile(row, column, text, "label" if row else "title")
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
    )
    needs = [min(max(map(cell_width, column)), _WIDEST) + 2 for column in zip(*lines, strict=True)]
    widths = [width * need // sum(needs) for need in needs]
    _add(page, Sheet("", len(lines), len(heads), 1, 0, tiles), widths)


def _add(page: Document, sheet: Sheet, widths: Sequence[int]) -> None:
    table = _made("w:tbl", _made("w:tblPr", *_properties(sum(widths))))
    grid = _made("w:tblGrid")
    for each in widths:
        grid.append(_made("w:gridCol", **{"w:w": _twips(each)}))
    table.append(grid)
    places = {(tile.row, tile.column): tile for tile in sheet.tiles}
    for row in range(sheet.rows):
        table.append(_row(sheet, places, row, widths))
    page.element.body.insert_element_before(table, "w:sectPr")


def _widths(sheet: Sheet, width: int) -> list[int]:
    labels: list[int] = []
    if sheet.labels == 1:
        labels = [_ONLY_LABELS]
    elif sheet.labels:
        labels = [*_GROUPS[: sheet.labels - 1], _LABELS]
    figures = sheet.columns - len(labels)
    return labels + [(width - sum(labels)) // figures] * figures


def _properties(width: int) -> list[BaseOxmlElement]:
    borders = _made("w:tblBorders")
    for side in _BORDERS:
        borders.append(_made(f"w:{side}", **{"w:val": "single", "w:sz": "4", "w:color": "000000"}))
    margins = _made("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(_made(f"w:{side}", **{"w:w": "57", "w:type": "dxa"}))
    return [
        _made("w:tblW", **{"w:w": _twips(width), "w:type": "dxa"}),
        borders,
        _made("w:tblLayout", **{"w:type": "fixed"}),
        margins,
    ]


def _row(
    sheet: Sheet, places: dict[tuple[int, int], Tile], row: int, widths: Sequence[int]
) -> BaseOxmlElement:
    told = _made("w:trPr", _made("w:cantSplit"), _made("w:trHeight", **{"w:val": _ROW}))
    if row < sheet.heads:
        told.append(_made("w:tblHeader"))
    line = _made("w:tr", told)
    column = 0
    while column < sheet.columns:
        start = row
        while (start, column) not in places:
            start -= 1  # a cell that began further up goes on here
        tile = places[start, column]
        line.append(_cell(tile, sum(widths[column : column + tile.columns]), start == row))
        column += tile.columns
    return line


def _cell(tile: Tile, width: int, begins: bool) -> BaseOxmlElement:
    told = _made("w:tcPr", _made("w:tcW", **{"w:w": _twips(width), "w:type": "dxa"}))
    if tile.columns > 1:
        told.append(_made("w:gridSpan", **{"w:val": str(tile.columns)}))
    if tile.rows > 1:
        told.append(_made("w:vMerge", **({"w:val": "restart"} if begins else {})))
    if tile.marks:
        told.append(_made("w:shd", **{"w:val": "clear", "w:color": "auto", "w:fill": _SHADE}))
    told.append(_made("w:vAlign", **{"w:val": "center"}))
    return _made("w:tc", told, _paragraph(tile if begins else None))


def _paragraph(tile: Tile | None) -> BaseOxmlElement:
    spacing = _made("w:spacing", **{"w:before": "0", "w:after": "0", "w:line": "240"})
    told = _made("w:pPr", spacing)
    paragraph = _made("w:p", told)
    if tile is None:
        return paragraph
    if tile.kind not in ("label", "corner"):
        told.append(_made("w:jc", **{"w:val": "center"}))
    looks = [_made("w:sz", **{"w:val": _HALF_POINTS})]
    if tile.marks or tile.kind == "title":
        looks.insert(0, _made("w:b"))
    run = _made("w:r", _made("w:rPr", *looks))
    for number, line in enumerate(f"{tile.text} {tile.marks}".strip().split("\n")):
        if number:
            run.append(_made("w:br"))
        text = _made("w:t", **{"xml:space": "preserve"})
        text.text = line
        run.append(text)
    paragraph.append(run)
    return paragraph


def _made(name: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key), value)
    for child in children:
        element.append(child)
    return element


def _twips(length: int) -> str:
    return str(Emu(length) // _TWIPS)

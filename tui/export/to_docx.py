"""DOCX: the document as offices send it, to be edited and stamped."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt
from docx.table import Table

from tui.audit.session import Session
from tui.export.dossier import Dossier, dossier
from tui.export.findings import Item
from tui.export.formats import Part
from tui.export.grids import Grid
from tui.export.to_markdown import details
from tui.locale import Lang, Words, words

_LABELS = Cm(9)
_FONTS = {"zh": "宋体", "en": "Times New Roman"}


def render(session: Session, lang: Lang, parts: frozenset[Part]) -> bytes:
    """The document."""
    page = docx.Document()
    _landscape(page)
    _fonts(page, lang)
    _write(page, dossier(session, lang, parts=parts), words(lang))
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _landscape(page: Document) -> None:
    """An A4 page, turned: the statutory tables are wide."""
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)


def _fonts(page: Document, lang: Lang) -> None:
    """Name the fonts, the East Asian one too, which python-docx leaves to chance."""
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = page.styles[name]
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONTS["zh"])
    page.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts().set(
        qn("w:ascii"), _FONTS[lang]
    )


def _write(page: Document, document: Dossier, say_: Words) -> None:
    page.add_heading(document.title, 0)
    for name, value in document.head:
        paragraph = page.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{name}: ").bold = True
        paragraph.add_run(value)
    page.add_heading(say_("dossier.summary"), 1)
    _table(page, [name for name, _ in document.summary], [[n for _, n in document.summary]])
    if document.findings is not None:
        page.add_heading(say_("dossier.findings"), 1)
        _items(page, document.findings, say_, say_("dossier.no_findings"))
    for listing in document.listings:
        page.add_heading(listing.title, 1)
        if listing.lines:
            _table(page, listing.heads, [line.cells for line in listing.lines])
        else:
            page.add_paragraph(listing.empty)
    if document.dismissed is not None:
        page.add_heading(say_("dossier.dismissed"), 1)
        _items(page, document.dismissed, say_, say_("dossier.no_dismissed"))
    for grid in document.grids:
        page.add_heading(grid.title, 1)
        _grid(page, grid)
    if document.grids:
        page.add_paragraph(document.legend)


def _items(page: Document, items: Sequence[Item], say_: Words, empty: str) -> None:
    if not items:
        page.add_paragraph(empty)
    for number, item in enumerate(items, 1):
        page.add_heading(f"{number}. [{item.severity}] {item.message}", 2)
        for line in details(item, say_):
            page.add_paragraph(line, style="List Bullet")


def _grid(page: Document, grid: Grid) -> None:
    """A statutory table: wide labels, narrow figures, the header again on every page."""
    rows = [
        [label, *(f"{figure.text} {figure.marks}".strip() for figure in figures)]
        for label, figures in grid.rows
    ]
    table = _table(page, ["", *grid.columns], rows)
    table.autofit = False
    section = page.sections[0]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    figure = Emu((width - _LABELS) // len(grid.columns))
    # Word takes the widths of the cells, LibreOffice those of the columns.
    for number, column in enumerate(table.columns):
        column.width = figure if number else _LABELS
    for row, (_, figures) in zip(table.rows, [("", ()), *grid.rows], strict=True):
        first, *others = row.cells
        first.width = _LABELS
        for cell in others:
            cell.width = figure
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for cell, told in zip(others, figures, strict=False):
            cell.paragraphs[0].runs[0].bold = bool(told.marks)
    (header,) = page.element.body.xpath("./w:tbl[last()]/w:tr[1]")
    header.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _table(page: Document, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """A ruled table; its cells are taken once, because python-docx walks the grid for each."""
    lines = [heads, *rows]
    table: Table = page.add_table(rows=len(lines), cols=len(heads), style="Table Grid")
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.size = Pt(9)
            run.bold = line is heads
    return table

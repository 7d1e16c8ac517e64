"""DOCX: the document as offices send it, to be edited and stamped."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from tui.audit.state import AuditState
from tui.export.docx_sheet import add_list, add_sheet
from tui.export.dossier import Dossier, dossier
from tui.export.finding_items import FindingItem
from tui.export.formats import DocumentPart
from tui.export.own_output import PRODUCER
from tui.export.to_markdown import details
from tui.locale import Lang, Words, words

_LATIN = {"zh": "宋体", "en": "Times New Roman"}
_STYLES = {
    "Normal": ("宋体", 10.5),
    "Title": ("黑体", 16),
    "Heading 1": ("黑体", 14),
    "Heading 2": ("黑体", 10.5),
}
"""The East Asian font and the size in points of each style."""
_OWN_PAGE_FROM = 20  # rows: a table so long begins a page, which then holds all of it


def render(state: AuditState, lang: Lang, parts: frozenset[DocumentPart]) -> bytes:
    """The document."""
    page = docx.Document()
    page.core_properties.comments = PRODUCER
    _paper(page.sections[0], WD_ORIENT.PORTRAIT)
    _fonts(page, lang)
    _write(page, dossier(state, lang, parts=parts), words(lang))
    out = io.BytesIO()
    page.save(out)
    return out.getvalue()


def _paper(section: Section, orientation: WD_ORIENT) -> None:
    """A4, upright for the text, turned for the statutory tables."""
    section.orientation = orientation
    sides = (Mm(210), Mm(297))
    upright = orientation is WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = sides if upright else sides[::-1]
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20 if upright else 15)


def _width(section: Section) -> int:
    """What the margins leave of the page, in EMU."""
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    return (section.page_width or 0) - sides


def _fonts(page: Document, lang: Lang) -> None:
    """Fonts and sizes as Chinese offices print them, in black.

    The East Asian fonts have to be named too: python-docx leaves them to chance.
    """
    for name, (east_asian, size) in _STYLES.items():
        style = page.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in tuple(fonts.attrib):
            del fonts.attrib[attribute]  # those of a theme would win
        for script, font in (("ascii", _LATIN[lang]), ("hAnsi", _LATIN[lang])):
            fonts.set(qn(f"w:{script}"), font)
        fonts.set(qn("w:eastAsia"), east_asian)
        style.font.size, style.font.color.rgb = Pt(size), RGBColor(0, 0, 0)
    title = page.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def _write(page: Document, document: Dossier, phrase: Words) -> None:
    page.add_heading(document.title, 0)
    for name, value in document.head:
        paragraph = page.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{name}{phrase('colon')}").bold = True
        paragraph.add_run(value)
    page.add_heading(phrase("dossier.summary"), 1)
    names, counts = zip(*document.summary, strict=True)
    add_list(page, names, [counts], _width(page.sections[0]))
    if document.findings is not None:
        page.add_heading(phrase("dossier.findings"), 1)
        _items(page, document.findings, phrase, phrase("dossier.no_findings"))
    for listing in document.listings:
        page.add_heading(listing.title, 1)
        if listing.lines:
            cells = [line.cells for line in listing.lines]
            add_list(page, listing.heads, cells, _width(page.sections[0]))
        else:
            page.add_paragraph(listing.empty)
    if document.dismissed:
        page.add_heading(phrase("dossier.dismissed"), 1)
        _items(page, document.dismissed, phrase, phrase("dossier.no_dismissed"))
    if document.sheets:
        section = page.add_section(WD_SECTION.NEW_PAGE)
        _paper(section, WD_ORIENT.LANDSCAPE)
        for sheet in document.sheets:
            heading = page.add_heading(sheet.title, 1)
            heading.paragraph_format.page_break_before = sheet.rows >= _OWN_PAGE_FROM
            add_sheet(page, sheet, _width(section))
        page.add_paragraph(document.legend)


def _items(page: Document, items: Sequence[FindingItem], phrase: Words, empty: str) -> None:
    if not items:
        page.add_paragraph(empty)
    for number, item in enumerate(items, 1):
        page.add_heading(f"{number}. [{item.severity}] {item.message}", 2)
        for line in details(item, phrase):
            page.add_paragraph(line, style="List Bullet")

"""Which elements of a Word document are plain parts of its text, and what others leave in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from parser.readers.marks import (
    MORE_ON_PAGE,
    ORDER_UNCLEAR,
    OWN_CODING,
    PERHAPS_UNSEEN,
    PIECES_DIFFER,
    REVISION_PENDING,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
Element = Any
"""An element of the document's XML."""

# Elements that hold text, or nothing of it, and show it as it stands.
_W_NAMES = """
r hyperlink smartTag sdt sdtContent sdtPr sdtEndPr smartTagPr customXml customXmlPr fldSimple
ruby rubyBase rubyPr rPr pPr ins moveTo bookmarkStart bookmarkEnd proofErr permStart permEnd
commentRangeStart commentRangeEnd commentReference footnoteReference endnoteReference
annotationRef footnoteRef endnoteRef lastRenderedPageBreak softHyphen fldChar instrText
delInstrText drawing pict object ptab moveFromRangeStart moveFromRangeEnd moveToRangeStart
moveToRangeEnd separator continuationSeparator
"""
_M_NAMES = "oMath oMathPara r e sup sub sSup sSub sSubSup oMathParaPr rPr ctrlPr sSupPr sSubPr"
_PLAIN = frozenset(
    [_W + name for name in _W_NAMES.split()] + [_M + name for name in _M_NAMES.split()]
)
_ALTERNATE = "}AlternateContent"
# Parts of a drawing hold no text of the line; a text box in it is text by itself.
_DRAWINGS = frozenset({_W + "drawing", _W + "pict", _W + "object"})
_TEXT_BOX = _W + "txbxContent"
_CELL_DELETED, _CELL_MERGED = _W + "cellDel", _W + "cellMerge"
# Fields that show their result, which stands in the file as text.
_FIELD_NAMES = """
HYPERLINK REF PAGEREF NOTEREF PAGE NUMPAGES SECTIONPAGES TOC DATE TIME CREATEDATE SAVEDATE
PRINTDATE MERGEFIELD FORMTEXT FORMCHECKBOX FORMDROPDOWN SEQ STYLEREF DOCPROPERTY DOCVARIABLE
AUTHOR TITLE SUBJECT FILENAME INCLUDETEXT LINK IF COMPARE SECTION USERNAME CITATION
BIBLIOGRAPHY AUTOTEXT EDITTIME REVNUM NUMWORDS NUMCHARS LASTSAVEDBY KEYWORDS COMMENTS INFO QUOTE
"""
_FIELDS = frozenset(_FIELD_NAMES.split())
_PRIVATE = re.compile("[Ff]0[0-9A-Fa-f]{2}")
_TO_LEFT = frozenset({"rtl", ""})
# Twentieths of a point: a line or a row of less cuts off its letters; a paragraph that begins so
# far outside its cell, or so far inside, is not seen in it.
_LOWEST_LINE, _OUTSIDE, _FAR_INSIDE = 80, -500, 6000


def is_plain(element: Element) -> bool:
    """Whether an element shows the text in it as it stands, as a plain piece of its line."""
    tag = str(element.tag)
    return tag in _PLAIN or not tag.startswith((_W, _M))


def doubts_of_element(element: Element) -> Iterator[str]:
    """What an element inside a paragraph says against the figures of its line."""
    tag = str(element.tag)
    if tag in _DRAWINGS:
        yield MORE_ON_PAGE
    elif tag == _W + "instrText":
        yield from _of_field(element.text or "")
    elif tag == _W + "fldSimple":
        yield from _of_field(element.get(_W + "instr", ""))
    elif tag in {_W + "bdo", _W + "dir"}:
        if element.get(_W + "val", "") in _TO_LEFT:
            yield ORDER_UNCLEAR
    elif tag == _W + "sdtPr":
        if element.find(_W + "dataBinding") is not None:
            yield MORE_ON_PAGE  # what is shown is kept in another part
    elif tag.endswith(_ALTERNATE):
        texts = element.iter(_W + "t", _M + "t")
        if any(_TEXT_BOX not in {up.tag for up in text.iterancestors()} for text in texts):
            yield PERHAPS_UNSEEN
    elif (
        tag.startswith(_M)
        and not is_plain(element)
        and any(text.text for text in element.iter(_M + "t"))
    ):
        yield PIECES_DIFFER  # a fraction, a root, a matrix
    elif tag.startswith(_W) and not is_plain(element) and not len(element):
        yield MORE_ON_PAGE  # the number of a page, a day: shown, and nowhere in the file


def _of_field(code: str) -> Iterator[str]:
    name = code.split()[:1]
    if name and not name[0].startswith("=") and name[0].upper() not in _FIELDS:
        yield MORE_ON_PAGE


def doubts_of_symbol(element: Element) -> Iterator[str]:
    """What a symbol says against a figure: what a font keeps at a number is its own affair."""
    font = element.get(_W + "font", "").lower()
    if _PRIVATE.fullmatch(element.get(_W + "char", "")) and font != "symbol":
        yield OWN_CODING


def doubts_of_paragraph(properties: Element) -> Iterator[str]:
    """What the form of a paragraph says against its figures: a place of its own, no height."""
    spacing, indent = properties.find(_W + "spacing"), properties.find(_W + "ind")
    low = (
        spacing is not None
        and spacing.get(_W + "lineRule") == "exact"
        and 0 < _twentieths(spacing, "line") < _LOWEST_LINE
    )
    moved = False
    if indent is not None:
        left = _twentieths(indent, "left") or _twentieths(indent, "start")
        first = _twentieths(indent, "firstLine") - _twentieths(indent, "hanging")
        moved = not _OUTSIDE <= left + first <= _FAR_INSIDE
    if low or moved or properties.find(_W + "framePr") is not None:
        yield PERHAPS_UNSEEN


def doubts_of_row(properties: Element) -> Iterator[str]:
    """What the form of a row says against its figures: that it has no height to show them."""
    height = properties.find(_W + "trHeight")
    exact = height is not None and height.get(_W + "hRule") == "exact"
    if exact and _twentieths(height, "val") < _LOWEST_LINE:
        yield PERHAPS_UNSEEN


def doubts_of_cell(properties: Element) -> Iterator[str]:
    """What the form of a cell says against its figures: no width to show them, a change of it."""
    width = properties.find(_W + "tcW")
    given = width is not None and width.get(_W + "type") == "dxa"
    if given and 0 < _twentieths(width, "w") < _LOWEST_LINE:
        yield PERHAPS_UNSEEN
    if properties.find(_CELL_DELETED) is not None or properties.find(_CELL_MERGED) is not None:
        yield REVISION_PENDING


def is_of_form(element: Element) -> bool:
    """Whether an element holds properties and no text."""
    return str(element.tag).endswith("Pr")


def _twentieths(element: Element, name: str) -> float:
    try:
        return float(element.get(_W + name, "0"))
    except ValueError:
        return 0.0

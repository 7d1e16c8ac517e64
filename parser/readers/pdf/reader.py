"""PDF files with a text layer: lines in reading order, ruled tables as grids, page offsets.

pdfplumber finds the tables by their rules. A table that ends a page goes on in the one that
begins the next page with the same columns, whatever heads and feet stand between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from parser.budget import spend
from parser.errors import Unreadable
from parser.readers.damage import DAMAGE
from parser.readers.extract import Block, Extract, PageBreak, write
from parser.readers.marks import PICTURE_OVER_TEXT
from parser.readers.pdf.counting import count as count_expansion
from parser.readers.pdf.doubts import Doubts, comments, doubts_of_page, is_digit, with_marks
from parser.readers.pdf.letters import Thing, as_seen, backgrounds, doubled, is_white_on_white
from parser.readers.pdf.lines import Line, lines_of, paragraphs
from parser.readers.pdf.picture import Picture, pictures
from parser.readers.pdf.rules import tables
from parser.readers.pdf.tables import Chain, Ruled, fill
from parser.report import Reason

if TYPE_CHECKING:
    from pdfplumber.page import Page

Progress = Callable[[int, int], None]
# Points: thinner fills are rules drawn as rectangles, wider ones are backgrounds.
_RULE_WIDTH = 2.0
# The slope from which on a letter stands askew on the page; scans are straightened to less.
_ASKEW = 0.1
# Points by which a running head or foot may move from page to page.
_SAME_HEIGHT = 4.0
# Characters that are no heading and no sentence by themselves.
_SCRAP = 2
# Letters that a page number or a stamp may have on a page that is a picture.
_FEW_LETTERS = 20
_PAGE_NUMBER = re.compile(r"[-—–―·\s]*(?:第\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*页)?[-—–―·\s]*")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _PageContent:
    """What stands on a page from top to bottom.

    ``letters`` counts what can be read; ``pictured`` says that the page is a picture of text
    which has no text layer, but for a page number at most; ``overlaid`` that a picture hides
    figures of its text layer.
    """

    parts: tuple[Line | Ruled, ...]
    letters: int
    pictured: bool
    overlaid: bool


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
    without_text = [number for number, page in enumerate(pages, 1) if page.pictured]
    if not pages:
        raise Unreadable("", Reason("pdf_damaged"))
    if not any(page.letters and not page.pictured for page in pages):
        raise Unreadable("", Reason("scanned_pdf", {"pages": len(pages)}))
    remarks: tuple[Reason, ...] = ()
    if without_text:
        listed = ", ".join(map(str, without_text))
        remarks = (Reason("pages_without_text", {"pages": listed, "count": len(without_text)}),)
    if any(page.overlaid for page in pages):
        remarks = (*remarks, Reason(PICTURE_OVER_TEXT))
    return write(_blocks(pages), remarks=remarks)


def _pages(data: bytes) -> Iterator[tuple[_PageContent, int]]:
    import logging

    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfminer.pdfexceptions import PDFException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # What it says of damaged files, line by line, is no message for an auditor.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

    count_expansion()
    try:
        with pdfplumber.open(BytesIO(data)) as document, pictures(data) as painted:
            count = len(document.pages)
            spend("pages", count)
            for number, page in enumerate(document.pages):
                yield _content(page, partial(painted, number)), count
                page.close()
    except (PDFException, PdfminerException, MalformedPDFException, *DAMAGE) as error:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args))
        raise Unreadable("", Reason("pdf_locked" if locked else "pdf_damaged")) from error


def _content(page: Page, painted: Callable[[], Picture | None]) -> _PageContent:
    # A font without a map to Unicode gives numbers of glyphs: as little to read as a picture.
    letters = sum(not character["text"].startswith("(cid:") for character in page.chars)
    pictured = letters < _FEW_LETTERS and (_covered(page) or (not letters and _is_drawn_on(page)))
    behind = backgrounds([*page.rects, *page.curves, *page.images])
    doubles = doubled(page.chars)
    whole = page
    page = page.filter(lambda thing: id(thing) not in doubles and _is_content(thing, behind))
    parts: list[Line | Ruled] = []
    loose = as_seen(page.chars, [*page.lines, *page.rects])
    doubts = _doubts(whole, loose, painted)
    loose = [with_marks(letter, doubts) for letter in loose]
    for table in tables(page):
        ruled, loose = fill(table.cells, loose)
        parts.append(ruled)
    parts += paragraphs(lines_of(loose, wrapped=True))
    overlaid = any(PICTURE_OVER_TEXT in codes for codes in doubts.values())
    in_order = tuple(sorted(parts, key=lambda part: part.top))
    return _PageContent(in_order, letters, pictured, overlaid)


def _doubts(page: Page, letters: list[Thing], painted: Callable[[], Picture | None]) -> Doubts:
    """What speaks against the digits among the letters of a page."""
    if not any(map(is_digit, letters)):
        return {}
    left, top = page.cropbox[:2]
    drawings = [*page.curves, *page.images]
    if page.page_obj.annots:
        drawings += comments(page.annots)
    covered = _covered(page)
    return doubts_of_page(letters, drawings, painted(), (left, top), pictured=covered)


def _covered(page: Page) -> bool:
    """Whether a picture takes most of the page."""
    whole = page.width * page.height
    return any(image["width"] * image["height"] > whole / 2 for image in page.images)


def _is_drawn_on(page: Page) -> bool:
    return bool(page.images or page.curves or page.chars)


def _is_content(thing: Thing, behind: list[Thing]) -> bool:
    """Leaves out shading behind text, which is no rule, and letters that are not to be read.

    These are letters askew, a watermark's, and white ones with nothing behind them.
    """
    if thing["object_type"] == "char":
        across, slant = thing["matrix"][:2]
        askew = min(abs(across), abs(slant)) > _ASKEW * max(abs(across), abs(slant))
        return not (askew or is_white_on_white(thing, behind))
    return bool(
        thing["object_type"] != "rect"
        or thing["stroke"]
        or min(thing["width"], thing["height"]) <= _RULE_WIDTH
    )


def _blocks(pages: list[_PageContent]) -> Iterator[Block]:
    chains = _chains(pages)
    for number, page in enumerate(pages):
        yield PageBreak()
        for place, part in enumerate(page.parts):
            if isinstance(part, Line):
                yield part.text
            else:
                chain, index = chains[number, place]
                yield chain.grid(index)


def _chains(pages: list[_PageContent]) -> dict[tuple[int, int], tuple[Chain, int]]:
    """For each ruled part, by page and place, the table it belongs to and its number in it."""
    chains: dict[tuple[int, int], tuple[Chain, int]] = {}
    last: Chain | None = None  # the table that the page before ends with
    for number, page in enumerate(pages):
        text = [place for place in range(len(page.parts)) if not _is_running(pages, number, place)]
        for place, part in enumerate(page.parts):
            if isinstance(part, Line):
                continue
            chain = last if last and text and place == text[0] else None
            if chain is None or not chain.goes_on(part):
                chain = Chain()
            chains[number, place] = chain, chain.append(part)
        if text:
            last = chains[number, text[-1]][0] if (number, text[-1]) in chains else None
    return chains


def _is_running(pages: list[_PageContent], number: int, place: int) -> bool:
    """Whether a line is a page number, or a head or foot that the next or last page has too.

    The end of an upright label that did not fit into its cell counts too.
    """
    parts = pages[number].parts
    line = parts[place]
    if not isinstance(line, Line):
        return False
    if len(line.text) <= _SCRAP:
        return True
    if 1 < place < len(parts) - 2:
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

"""What a PDF page shows: its picture, painted with its text and without, and where they differ.

A letter that is invisible, white, clipped, covered, in a layer that is off or beyond the page
makes no difference to the picture. So the picture decides, however a letter was hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from ctypes import addressof, create_string_buffer
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from parser.readers.pdf.letters import Thing

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels a point: a letter of nine points is thirteen high, enough to find each of its strokes.
_SCALE = 1.5
# The most pixels of a picture; an A3 page has two million. A larger page is painted smaller.
_MOST_PIXELS = 4_000_000
# The least difference, of 255, that a letter makes: that of light grey letters on white, which
# can still be read. Less is overlooked by who reads the page.
_VISIBLE = 60
# The part in the middle of a letter that is looked at: its neighbours may reach over its edges
# where another font stands in for its own. Every digit has a stroke there; a point need not.
_MIDDLE = 0.3
# Forms within forms that are followed for their text.
_DEEPEST = 8

_LONGEST_NAME = 256

# PDFium keeps what it knows in one place and serves one caller at a time.
_PDFIUM = Lock()


@dataclass(frozen=True, slots=True)
class Picture:
    """The difference that the text of a page makes; ``across`` and ``down`` are pixels a point.

    ``absent`` are the fonts that do not stand in the file: another font was painted, which has
    the letters of Latin scripts, and others only by chance.
    """

    difference: Image
    across: float
    down: float
    absent: frozenset[str] = frozenset()

    def shows(self, letter: Thing, left: float, top: float) -> bool:
        """Whether a letter is seen; ``left`` and ``top`` are the corner of the visible page."""
        width = letter["x1"] - letter["x0"]
        edge = width * (1 - _MIDDLE) / 2 if letter["text"].isdecimal() else 0.0
        first, last = letter["x0"] - left + edge, letter["x1"] - left - edge
        box = (
            int(first * self.across),
            int((letter["top"] - top) * self.down),
            int(last * self.across) + 1,
            int((letter["bottom"] - top) * self.down) + 1,
        )
        size = self.difference.size
        box = (max(box[0], 0), max(box[1], 0), min(box[2], size[0]), min(box[3], size[1]))
        if box[0] >= box[2] or box[1] >= box[3]:
            return False
        most = self.difference.crop(box).getextrema()[1]
        return isinstance(most, (int, float)) and most >= _VISIBLE


Painted = Callable[[int], "Picture | None"]
"""The picture of the page of that number, from 0; ``None`` where it cannot be painted."""


@contextmanager
def pictures(data: bytes) -> Iterator[Painted]:
    """The pictures of a file, asked for in order: the next is painted while one is looked at.

    Painting is PDFium's work and leaves the interpreter to the reader meanwhile.
    """
    painter = _Painter(data)
    waiting: dict[int, Future[Picture | None]] = {}
    with ThreadPoolExecutor(1) as pool:

        def painted(number: int) -> Picture | None:
            for passed in [earlier for earlier in waiting if earlier < number]:
                waiting.pop(passed).cancel()
            for ahead in (number, number + 1):
                if ahead not in waiting:
                    waiting[ahead] = pool.submit(painter.paint, ahead)
            return waiting.pop(number).result()

        waiting[0] = pool.submit(painter.paint, 0)
        try:
            yield painted
        finally:
            pool.submit(painter.close).result()


class _Painter:
    """A document of PDFium's; all of it happens on one thread."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document: Any = None

    def paint(self, number: int) -> Picture | None:
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            with _PDFIUM:
                if self.document is None:
                    self.document = PdfDocument(self.data)
                return self._paint(number) if number < len(self.document) else None
        except (PdfiumError, OSError, ValueError, MemoryError):
            return None

    def _paint(self, number: int) -> Picture:
        from PIL import ImageChops

        page = self.document[number]
        try:
            width, height = page.get_size()
            scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
            with_text = page.render(scale=scale, grayscale=True).to_pil()
            absent = _hide_text(page)
            without = page.render(scale=scale, grayscale=True).to_pil()
            difference = ImageChops.difference(with_text, without)
        finally:
            page.close()
        across, down = difference.size[0] / width, difference.size[1] / height
        return Picture(difference, across, down, absent)

    def close(self) -> None:
        with _PDFIUM:
            if self.document is not None:
                self.document.close()


def _hide_text(page: Any) -> frozenset[str]:
    """Make all text of a page invisible, and tell the fonts of it that the file does not hold."""
    from pypdfium2 import raw

    fonts: dict[int, Any] = {}

    def hide(count: int, get: Callable[[int], Any], depth: int) -> None:
        for number in range(count):
            thing = get(number)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
                font = raw.FPDFTextObj_GetFont(thing)
                fonts[addressof(font.contents) if font else 0] = font
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = raw.FPDFFormObj_CountObjects(thing)
                hide(inner, partial(raw.FPDFFormObj_GetObject, thing), depth + 1)

    hide(raw.FPDFPage_CountObjects(page.raw), partial(raw.FPDFPage_GetObject, page.raw), 0)
    return frozenset(
        _name(font) for font in fonts.values() if font and not raw.FPDFFont_GetIsEmbedded(font)
    )


def _name(font: Any) -> str:
    from pypdfium2 import raw

    letters = create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(font, letters, _LONGEST_NAME)
    return letters.value.decode("utf-8", "replace")

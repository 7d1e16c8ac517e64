"""Small PDF files written by hand, with Chinese text and ruled tables, for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT, SIZE = 595, 842, 12
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    "/DescendantFonts [4 0 R] >>"
)
_LETTERS = (
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/W [1 95 500 814 907 500] "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 "
    "/FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 >> >>"
)


@dataclass
class Page:
    """One page; places count in points from the upper left corner.

    ``attributes`` are entries of the page's dictionary, ``resources`` those of its resources.
    """

    drawing: list[str] = field(default_factory=list)
    attributes: str = ""
    resources: str = ""

    def text(self, x: float, y: float, text: str, size: float = SIZE, apart: float = 0) -> None:
        """A line whose letters begin ``x`` from the left, stand on ``y`` and so far apart."""
        code = text.encode("utf-16-be").hex()
        self.drawing.append(f"BT {apart} Tc /F {size} Tf {x} {HEIGHT - y} Td <{code}> Tj 0 Tc ET")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A thin straight line."""
        self.drawing.append(f"{x} {HEIGHT - y} m {to_x} {HEIGHT - to_y} l S")

    def watermark(self, x: float, y: float, text: str) -> None:
        """Text that runs up the page at 45 degrees."""
        code = text.encode("utf-16-be").hex()
        self.drawing.append(f"BT /F {SIZE} Tf 0.7 0.7 -0.7 0.7 {x} {HEIGHT - y} Tm <{code}> Tj ET")

    def thin_box(self, x: float, y: float, width: float, height: float) -> None:
        """A cell's border of four filled slips, as office suites draw it."""
        for left, top, wide, high in (
            (x, y, width, 0.5),
            (x, y + height, width, 0.5),
            (x, y, 0.5, height),
            (x + width, y, 0.5, height),
        ):
            self.drawing.append(f"{left} {HEIGHT - top - high} {wide} {high} re f")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A cell's border."""
        self.drawing.append(f"{x} {HEIGHT - y - height} {width} {height} re S")

    def shade(self, x: float, y: float, width: float, height: float, colour: str = "1 g") -> None:
        """A background without a border, as office suites put behind lines of text."""
        self.drawing.append(f"{colour} {x} {HEIGHT - y - height} {width} {height} re f 0 g")

    def white(self, x: float, y: float, text: str, colour: str = "1 g") -> None:
        """A line of white letters; ``colour`` says white as the file does."""
        self.drawing.append(colour)
        self.text(x, y, text)
        self.drawing.append("0 g")

    def picture(self) -> None:
        """A grey picture that covers the page, as a scanner makes it."""
        self.drawing.append(
            f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI Q"
        )

    def table(self, x: float, y: float, widths: Sequence[float], rows: list[list[str]]) -> None:
        """A ruled table with rows 20 points high."""
        for number, row in enumerate(rows):
            left, top = x, y + 20 * number
            for width, text in zip(widths, row, strict=True):
                self.box(left, top, width, 20)
                self.text(left + 3, top + 15, text)
                left += width


def pdf(pages: list[Page], forms: Sequence[str] = ()) -> bytes:
    """The file; letters are those of Adobe's GB1 collection, no font is embedded.

    ``forms`` are drawings that others may use: each has the one after it as ``/X``, the first
    is the object after the pages.
    """
    kids = " ".join(_ref(5 + 2 * number) for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        _FONT,
        _LETTERS,
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(page.drawing)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> {page.resources} >> "
            f"/Contents {_ref(6 + 2 * number)} {page.attributes} >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    for drawing in forms:
        following = _ref(len(objects) + 2)
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Resources << /Font << /F 3 0 R >> /XObject << /X {following} >> >> "
            f"/Length {len(drawing)} >>\nstream\n{drawing}\nendstream"
        )
    return _file(objects)


def _ref(number: int) -> str:
    return f"{number} 0 R"


def _file(objects: list[str]) -> bytes:
    text = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{text}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(text)}\n%%EOF\n"
    ).encode("ascii")

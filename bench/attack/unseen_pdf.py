"""Tricks of the page in PDF: letters that are painted, but not so that anybody sees them."""

from __future__ import annotations

import random

from bench.attack.unseen_page import AFTER, BEFORE, HEAD, LABEL, TAIL, Page, cut, figure
from tests import small_pdf

_WIDTHS = {1: (480.0,), 2: (150.0, 330.0), 4: (150.0, 110.0, 110.0, 110.0)}
_DIGIT = 6.0  # how wide one is
_PALE = ("1 g", "1 1 1 rg", "0 0 0 0 k", "0.97 g", "0.95 0.97 0.96 rg", "0 0 0.03 0.02 k")
_LEFT, _ROW = 50.0, 20.0
_SIZE = small_pdf.SIZE


def _shown(
    text: str, x: float, y: float, before: str = "", size: float = _SIZE, matrix: str = ""
) -> str:
    """The operators that paint a text at a place, counted from the lower left corner."""
    code = text.encode("utf-16-be").hex()
    place = f"{matrix} {x} {y} Tm" if matrix else f"{x} {y} Td"
    return f"q BT /F {size} Tf {before} {place} <{code}> Tj ET Q"


def _file(
    draw: str, *, covered: bool = False, attributes: str = "", resources: str = ""
) -> tuple[bytes, float, float]:
    """The report with a drawing in its cell, and where the text of that cell begins."""
    page = small_pdf.Page(attributes=attributes, resources=resources)
    y = 50.0
    for line in BEFORE:
        page.text(_LEFT, y, line)
        y += _ROW
    x0 = y0 = 0.0
    for row in (*HEAD, (LABEL, ""), *TAIL):
        left = _LEFT
        for text, width in zip(row, _WIDTHS[len(row)], strict=True):
            page.box(left, y, width, _ROW)
            page.text(left + 4, y + 15, text)
            if row == (LABEL, "") and not text:
                x0, y0 = left + 4, small_pdf.HEIGHT - y - 15
            left += width
        y += _ROW
    y += _ROW
    for line in AFTER:
        page.text(_LEFT, y, line)
        y += _ROW
    page.drawing.append(draw)
    if covered:
        page.picture()
    return small_pdf.pdf([page]), x0, y0


def pdf_trick(rng: random.Random) -> Page:
    """A digit behind, before or beside a figure that is not seen, or seen as another."""
    digits = figure(rng)
    extra = rng.choice([other for other in "123456789" if other not in digits])
    first, second = cut(rng, digits)
    how = rng.choice(list(_tricks(digits, first, second, extra)))
    draw, seen = _tricks(digits, first, second, extra)[how]
    data, *_ = _file(
        draw,
        covered=how == "picture over text",
        attributes=_ATTRIBUTES.get(how, ""),
        resources=_RESOURCES.get(how, ""),
    )
    return Page(data, "attack.pdf", seen, f"pdf {how}, {digits} {extra}")


def _tricks(
    digits: str, first: str, second: str, extra: str
) -> dict[str, tuple[str, tuple[int, ...]]]:
    """What is painted in the cell, by name, with the figures that are seen there."""
    _, x, y = _file("")
    end, middle = x + _DIGIT * len(digits), x + _DIGIT * len(first)
    plain, hidden = _shown(digits, x, y), _shown(extra, end, y)
    box, over = f"{end - 0.5} {y - 3} 7 13 re", f"{x - 1} {y - 3} {end - x + 2} 13 re"
    white = "BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID FF> EI"
    image = f" q 7 0 0 13 {end - 0.5} {y - 3} cm {white} Q"
    stroke = f"{end + 2} {y} m {end + 5} {y + 8} l {end + 1} {y + 5}"
    whole, longer, unknown = (int(digits),), (int(digits + extra),), (-1,)
    turned = (int(digits[::-1]),)
    tricks: dict[str, tuple[str, tuple[int, ...]]] = {}
    for mode in (3, 7):
        tricks[f"render mode {mode}"] = plain + _shown(extra, end, y, f"{mode} Tr"), whole
    for colour in _PALE:
        tricks[f"colour {colour}"] = plain + _shown(extra, end, y, colour), whole
    inside = _shown(first, x, y) + _shown(extra, middle, y, "3 Tr")
    return tricks | {
        "clipped": (f"{plain} q 0 0 1 1 re W n {hidden} Q", whole),
        "clipped to nothing": (f"{plain} q {end} {y} 0 0 re W n {hidden} Q", whole),
        "covered by white": (f"{plain}{hidden} q 1 g {box} f Q", whole),
        "covered by an image": (plain + hidden + image, whole),
        "written over": (
            f"{plain} q 1 g {over} f Q {_shown(digits[::-1], x, y)}",
            turned,
        ),
        "black on black": (f"{plain} q 0 g {box} f Q {hidden}", whole),
        "outside": (plain + _shown(extra, -60, y), whole),
        "above the page": (plain + _shown(extra, end, 2000), whole),
        "tiny": (plain + _shown(extra, end, y, size=0.4), whole),
        "narrow": (plain + _shown(extra, end, y, "1 Tz"), whole),
        "mirrored": (_shown(digits, end, y, matrix="-1 0 0 1"), unknown),
        "upside down": (_shown(digits, end, y + 9, matrix="-1 0 0 -1"), unknown),
        "raised": (plain + _shown(extra, end, y + 5, size=7), whole),
        "lowered": (plain + _shown(extra, end, y - 3, size=6), unknown),
        "small": (plain + _shown(extra, end, y, size=6), unknown),
        "other colour": (plain + _shown(extra, end, y, "0.9 0.3 0.3 rg"), unknown),
        "on each other": (plain + _shown(extra, end - _DIGIT, y), unknown),
        "hidden inside": (inside + _shown(second, middle + _DIGIT, y), unknown),
        "drawn by hand": (f"{plain} q 1 w {stroke} l S Q", longer),
        "a picture of a digit": (
            f"{plain} q 5 0 0 8 {end + 1} {y} cm {white.replace('FF', '30')} Q",
            longer,
        ),
        "picture over text": (plain, unknown),
        "all of it": (_shown(digits, x, y, "3 Tr"), unknown),
        "transparent": (f"{plain} q /Gone gs {hidden} Q", whole),
        "layer that is off": (f"{plain} /OC /Off BDC {hidden} EMC", whole),
        "cut off page": (plain, unknown),
        "note over it": (plain, unknown),
        "form field over it": (plain, unknown),
    }


# What these need besides their drawing. The cell begins 204 points from the left, 577 up.
_RESOURCES = {
    "transparent": "/ExtGState << /Gone << /ca 0 /CA 0 >> >>",
    "layer that is off": "/Properties << /Off << /Type /OCG /Name (x) /Usage "
    "<< /View << /ViewState /OFF >> >> >> >>",
}
_NOTE = "/Annots [ << /Type /Annot /Subtype /{} /Rect [200 570 400 590] {} >> ]"
_ATTRIBUTES = {
    "cut off page": "/CropBox [0 0 190 842]",
    "note over it": _NOTE.format("FreeText", "/Contents (9) /DA (/Helv 9 Tf)"),
    "form field over it": _NOTE.format("Widget", "/FT /Tx /T (a) /V (9)"),
}


def pdf_control(rng: random.Random) -> Page:
    """A plain figure, as programs print it."""
    digits = figure(rng)
    _, x, y = _file("")
    first, second = cut(rng, digits)
    middle = x + _DIGIT * len(first)
    box = f"{x - 2} {y - 4} 60 15 re"
    draw = rng.choice(
        (
            _shown(digits, x, y),
            _shown(first, x, y) + _shown(second, middle, y),
            _shown(second, middle, y) + _shown(first, x, y),
            _shown(digits, x, y, "0.2 g"),
            _shown(digits, x, y, "0 0 0 1 k"),
            f"q 0.85 0.9 1 rg {box} f Q {_shown(digits, x, y)}",
            f"q 0.1 0.2 0.4 rg {box} f Q {_shown(digits, x, y, '1 1 1 rg')}",
            f"q {box} W n {_shown(digits, x, y)} Q",
            _shown(digits, x, y) * 2,
            _shown(digits, x, y, "2 Tr 0.3 w"),
            _shown(digits, x, y, "98 Tz"),
            _shown(digits, x, y, size=9),
        )
    )
    data, *_ = _file(draw)
    return Page(data, "attack.pdf", (int(digits),), f"pdf plain, {draw}")

"""Which digits of a PDF page may be seen otherwise than its text says, and why.

The page's picture tells what is seen at all. What is seen and yet no plain figure is told by the
digits themselves: pieces that differ in size, colour or place, that lie on each other, that are
mirrored, or that have something drawn beside them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from parser.budget import spend
from parser.readers.marks import (
    MORE_ON_PAGE,
    ORDER_UNCLEAR,
    PERHAPS_UNSEEN,
    PICTURE_OVER_TEXT,
    PIECES_DIFFER,
    marked,
    without_marks,
)
from parser.readers.pdf.letters import Thing
from parser.readers.pdf.picture import Picture

# How much smaller than its neighbour a digit may be and yet be one of the same figure.
_SAME_SIZE = 0.7
# By how much of its height a digit may stand above or below its neighbour.
_SAME_LINE = 0.15
# The parts of red, green and blue by which the ink of one figure may differ.
_SAME_INK = 0.2
# Parts of a digit's height between it and the next one of its figure, or what is drawn by it.
_NEXT = 0.5
# Parts of a digit's width by which two may lie on each other.
_ON_EACH_OTHER = 0.5
# Red, green and blue of letters that are seen on white whatever shape they have.
_DARK = 0.6
# Points: a digit that is lower or narrower is a speck to who reads the page.
_LOWEST, _NARROWEST = 3.0, 0.8
# How much larger or smaller than a digit a drawing is that may be a digit as well.
_LIKE_A_DIGIT = (0.4, 2.5)
# Comments that show nothing on the page, or only colour it.
_HARMLESS = frozenset({"Link", "Popup", "Highlight", "Underline", "Squiggly"})
_HIDDEN = 2  # the bit of an annotation's flags

Doubts = dict[int, set[str]]
"""For letters by their identity the codes of what speaks against them."""


def is_digit(letter: Thing) -> bool:
    """Whether a letter is a digit or stands inside figures."""
    return bool(letter["text"].isdecimal() or letter["text"] in {".", ","})


def doubts_of_page(
    letters: Sequence[Thing],
    drawings: Iterable[Thing],
    picture: Picture | None,
    corner: tuple[float, float],
    *,
    pictured: bool,
) -> Doubts:
    """What speaks against the digits of a page; ``corner`` is where its visible part begins.

    ``pictured`` says that a picture covers the page: a text below it that nobody sees is what
    text recognition made of the picture.
    """
    digits = [letter for letter in letters if is_digit(letter)]
    found: Doubts = {}
    seen = [letter for letter in digits if picture and picture.shows(letter, *corner)]
    ids = set(map(id, seen))
    shown = {letter["fontname"] for letter in seen if _is_wide(letter)}
    for letter in digits:
        if id(letter) not in ids and not _is_unpaintable(letter, picture, shown):
            _add(found, letter, PICTURE_OVER_TEXT if pictured else PERHAPS_UNSEEN)
        elif _is_speck(letter):
            _add(found, letter, PERHAPS_UNSEEN)
        if _is_turned(letter):
            _add(found, letter, ORDER_UNCLEAR)
    for one, other in _neighbours(digits):
        if _differ(one, other):
            _add(found, one, PIECES_DIFFER)
            _add(found, other, PIECES_DIFFER)
    by_top = sorted(digits, key=itemgetter("top"))
    tops = [letter["top"] for letter in by_top]
    tallest = max(map(_height, digits), default=0.0)
    for drawing in drawings:
        own = drawing["object_type"] == "annot"
        first = bisect_left(tops, drawing["top"] - tallest)
        near = by_top[first : bisect_right(tops, drawing["bottom"])]
        spend("steps", len(near))
        for letter in near:
            if _is_by(drawing, letter) and (own or _is_like(drawing, letter)):
                _add(found, letter, MORE_ON_PAGE)
    return found


def with_marks(letter: Thing, doubts: Doubts) -> Thing:
    """A letter with the marks of what speaks against it, if anything does, and without others."""
    text = without_marks(letter["text"])
    if codes := doubts.get(id(letter)):
        text = marked(text, codes)
    return letter if text is letter["text"] else letter | {"text": text}


def comments(annotations: Iterable[Thing]) -> Iterator[Thing]:
    """The annotations of a page that are seen on it: form fields, stamps, typed remarks."""
    for thing in annotations:
        kind = str(thing["data"].get("Subtype", "")).strip("/'\"")
        flags = thing["data"].get("F", 0)
        if kind not in _HARMLESS and not (isinstance(flags, int) and flags & _HIDDEN):
            yield thing


def _add(found: Doubts, letter: Thing, code: str) -> None:
    found.setdefault(id(letter), set()).add(code)


def _height(thing: Thing) -> float:
    return float(thing["bottom"] - thing["top"])


def _width(thing: Thing) -> float:
    return float(thing["x1"] - thing["x0"])


def _is_wide(letter: Thing) -> bool:
    """Whether a letter is a full-width digit."""
    return bool(letter["text"].isdecimal() and not letter["text"].isascii())


def _is_unpaintable(letter: Thing, picture: Picture | None, shown: set[str]) -> bool:
    """Whether the picture lacks a letter for want of its font alone.

    A font that is not in the file is another one on each machine, and one for Latin scripts has
    no full-width digits. Where it shows any of them it has them all.
    """
    font = letter["fontname"]
    wanting = picture is not None and font in picture.absent and font not in shown
    ink = _rgb(letter["non_stroking_color"])
    return wanting and _is_wide(letter) and ink is not None and max(ink) < _DARK


def _is_speck(letter: Thing) -> bool:
    return _height(letter) < _LOWEST or (letter["text"].isdecimal() and _width(letter) < _NARROWEST)


def _is_turned(letter: Thing) -> bool:
    """Whether a letter is mirrored or upside down."""
    a, b, c, d = letter["matrix"][:4]
    return bool(a * d - b * c < 0 or (a < 0 and d < 0))


def _neighbours(digits: Sequence[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Digits that stand beside or on each other, as those of one figure do."""
    by_place = sorted(digits, key=lambda letter: (round(letter["bottom"] / 6), letter["x0"]))
    rows = [by_place, sorted(digits, key=lambda letter: (round(letter["top"] / 6), letter["x0"]))]
    told: set[tuple[int, int]] = set()
    for row in rows:
        for one, other in pairwise(row):
            if (id(one), id(other)) not in told and _is_next(one, other):
                told.add((id(one), id(other)))
                yield one, other


def _is_next(one: Thing, other: Thing) -> bool:
    reach = max(_height(one), _height(other))
    level = min(one["bottom"], other["bottom"]) > max(one["top"], other["top"])
    return bool(level and -reach <= other["x0"] - one["x1"] <= _NEXT * reach)


def _differ(one: Thing, other: Thing) -> bool:
    """Whether two digits beside each other differ in size, place or ink, or lie on each other."""
    heights = sorted((_height(one), _height(other)))
    size = heights[1] or 1.0
    widths = min(_width(one), _width(other))
    return bool(
        heights[0] < _SAME_SIZE * size
        or abs(one["bottom"] - other["bottom"]) > _SAME_LINE * size
        or other["x0"] < one["x1"] - _ON_EACH_OTHER * widths
        or _is_wide(one) != _is_wide(other)
        or _inks_differ(one["non_stroking_color"], other["non_stroking_color"])
    )


def _inks_differ(one: object, other: object) -> bool:
    if one == other:
        return False
    first, second = _rgb(one), _rgb(other)
    if first is None or second is None:
        return True
    return any(abs(a - b) > _SAME_INK for a, b in zip(first, second, strict=True))


def _rgb(colour: object) -> tuple[float, float, float] | None:
    """A colour as parts of red, green and blue; ``None`` for a pattern's name or a strange one."""
    given = colour if isinstance(colour, tuple) else (colour,)
    parts = [float(part) for part in given if isinstance(part, (int, float))]
    if given == (None,) or not given:
        return 0.0, 0.0, 0.0  # black, as a page begins
    if len(parts) < len(given):
        return None
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 3:
        return parts[0], parts[1], parts[2]
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        light = 1 - black
        return (1 - cyan) * light, (1 - magenta) * light, (1 - yellow) * light
    return None


def _is_by(drawing: Thing, letter: Thing) -> bool:
    """Whether a drawing stands on a digit or right beside it."""
    height = _height(letter)
    beside = _NEXT * height
    return bool(
        drawing["x0"] <= letter["x1"] + beside
        and drawing["x1"] >= letter["x0"] - beside
        and drawing["top"] < letter["bottom"] - height / 3
        and drawing["bottom"] > letter["top"] + height / 3
    )


def _is_like(drawing: Thing, letter: Thing) -> bool:
    """Whether a drawing is about as large as a digit, and may be one therefore."""
    height = _height(letter)
    low, high = _LIKE_A_DIGIT
    return low * height <= _height(drawing) <= high * height >= _width(drawing)

"""Which properties of style can change what is read of a figure, and how far.

What is not known to be harmless is in doubt: beside the other pieces of a figure any property
that is not listed as harmless; on a figure as a whole what can hide, cut or turn it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum, auto
from functools import lru_cache

from parser.readers.html.harmless import DISPLAYS, FIGURES, NAMES, STARTS
from parser.readers.html.values import number, pixels
from parser.readers.marks import MORE_ON_PAGE, ORDER_UNCLEAR, PERHAPS_UNSEEN


class Reach(IntEnum):
    """Where a property makes a figure doubtful."""

    NOWHERE = 0
    PIECE = auto()  # on a piece of it
    WHOLE = auto()  # on all of it, by an element that holds no more than its cell or line
    AROUND = auto()  # on all of it, by any element around


Verdict = tuple[Reach, str]
_Judge = Callable[[str], Verdict]

_HARMLESS: Verdict = (Reach.NOWHERE, PERHAPS_UNSEEN)
_VENDOR = re.compile(r"-(?:webkit|moz|ms|o|khtml)-")
_PLAIN = frozenset({"", "none", "normal", "auto", "initial", "unset", "revert", "revert-layer",
                    "inherit", "visible", "static"})  # fmt: skip
_EXTENTS = re.compile(r"(?:max-|min-)?(?:width|height|inline-size|block-size)")
_TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "col", "colgroup"})
# Pixels. A box less than the first shows nothing of what it holds; what moves its text further
# than the second leaves its place in the row, further than the third any screen.
_NOTHING, _ELSEWHERE, _OFF_SCREEN = 3.0, 60.0, 900.0
# Boxes that hold less than a figure of some digits, or a line.
_ONE_FIGURE, _ONE_LINE = 40.0, 9.0
# What moves a text so far lays it on its neighbours.
_BESIDE = 10.0
_PLACE = re.compile(r"[-+]?[\d.]+[a-z%]*")
_SHIFTS = frozenset({"top", "left", "right", "bottom", "inset", "transform", "translate"})
# Room that margins and padding take in ordinary layouts of cells.
_ROOMY = 300.0
# Space taken away between letters, in pixels, that lays them on each other.
_TIGHT = -2.5
# Space between letters, in pixels, that parts them like cells.
_WIDE = 16.0
# What opacity and zoom leave of a text that can be read.
_FAINT = 0.3
_SMALLEST_ZOOM, _LARGEST_ZOOM = 0.4, 4.0
# Lines lower than this part of their letters lie on each other.
_LOWEST_LINE = 0.4
_FEATURES = re.compile(r"[\"']?(?:tnum|lnum|pnum|kern|liga|clig|calt|palt|locl|zero|ss\d\d)\b")
_TINTS = re.compile(
    r"(?:(?:grayscale|sepia|saturate|hue-rotate|drop-shadow|alpha|gray|progid:[\w.:]++)"
    r"\s*+(?:\([^)]*+\))?\s*+,?\s*+)++"
)
_SCALED = re.compile(r"scale(?:3d|x|y)?\(\s*([-\d.]+)\s*(?:,\s*([-\d.]+))?")
_FORWARD = frozenset({"0", "1", "row", "column", "nowrap", "wrap", "row nowrap", "row wrap"})
_COMPUTED = re.compile(r"\b(?:env|attr|calc|min|max|clamp)\(")


@lru_cache(maxsize=4096)
def verdict(tag: str, name: str, value: str) -> Verdict:
    """Where a declaration makes figures doubtful, and with what code; all in lower case."""
    if name in NAMES or name.startswith(STARTS):
        reach = Reach.PIECE if name == "mso-text-raise" else Reach.NOWHERE
        return reach, PERHAPS_UNSEEN
    name = _VENDOR.sub("", name)
    if name in NAMES or name.startswith("border"):
        return _HARMLESS
    for known, judge in _JUDGES:
        if known.fullmatch(name):
            if "var(" in value and name != "content":
                return Reach.PIECE, PERHAPS_UNSEEN  # set in another file
            if _COMPUTED.search(value) and name != "content":
                return (Reach.PIECE if _EXTENTS.fullmatch(name) else Reach.WHOLE), PERHAPS_UNSEEN
            if _EXTENTS.fullmatch(name) and (tag in _TABLE_TAGS or name.startswith("min-")):
                return _HARMLESS
            return judge(value)
    return _HARMLESS if value in _PLAIN else (Reach.PIECE, PERHAPS_UNSEEN)


def clipped(tag: str, declared: Mapping[str, str]) -> Reach:
    """Where a box that cuts off what it holds makes figures doubtful, by how narrow it is."""
    cuts = any(
        declared.get(name, "visible") not in _PLAIN
        for name in ("overflow", "overflow-x", "overflow-y")
    )
    if not cuts:
        return Reach.NOWHERE
    extents = {
        name: extent
        for name, value in declared.items()
        if _EXTENTS.fullmatch(name)
        and not name.startswith("min-")
        and (extent := pixels(value)) is not None
    }
    if any(extent < _NOTHING for extent in extents.values()):
        return Reach.AROUND
    narrow = tag not in _TABLE_TAGS and any(
        extent < (_ONE_FIGURE if "width" in name or "inline" in name else _ONE_LINE)
        for name, extent in extents.items()
    )
    return Reach.WHOLE if narrow else Reach.NOWHERE


def moves(declared: Mapping[str, str]) -> bool:
    """Whether an element is put where it may lie on something else."""
    if declared.get("position", "static") in {"absolute", "fixed"}:
        return True
    return any(
        abs(pixels(place) or 0.0) >= _BESIDE
        for name, value in declared.items()
        if name in _SHIFTS or (name.startswith("margin") and "-" in value)
        for place in _PLACE.findall(value)
    )


def _lengths(value: str) -> list[float]:
    return [length for part in value.split() if (length := pixels(part)) is not None]


def _offset(value: str) -> Verdict:
    far = max(map(abs, _lengths(value)), default=0.0)
    if far >= _OFF_SCREEN:
        return Reach.AROUND, PERHAPS_UNSEEN
    return (Reach.WHOLE if far >= _ELSEWHERE else Reach.PIECE if far else Reach.NOWHERE), (
        PERHAPS_UNSEEN
    )


def _margin(value: str) -> Verdict:
    lengths = _lengths(value)
    least, most = min(lengths, default=0.0), max(lengths, default=0.0)
    if least <= -_OFF_SCREEN:
        return Reach.AROUND, PERHAPS_UNSEEN
    if least <= -_ELSEWHERE or most >= _ROOMY:
        return Reach.WHOLE, PERHAPS_UNSEEN
    return (Reach.PIECE if least < 0 else Reach.NOWHERE), PERHAPS_UNSEEN


def _is_nothing(value: str) -> bool:
    extent = pixels(value)
    return extent is not None and extent < _NOTHING


def _extent(value: str) -> Verdict:
    return (Reach.WHOLE if _is_nothing(value) else Reach.NOWHERE), PERHAPS_UNSEEN


def _keyword(harmless: frozenset[str], reach: Reach, code: str = PERHAPS_UNSEEN) -> _Judge:
    def judge(value: str) -> Verdict:
        return _HARMLESS if value in harmless | _PLAIN else (reach, code)

    return judge


def _display(value: str) -> Verdict:
    if value in _PLAIN or value == "inline":
        return _HARMLESS
    known = _VENDOR.sub("", value.removeprefix("*")) in DISPLAYS
    return (Reach.PIECE if known else Reach.WHOLE), PERHAPS_UNSEEN


def _indent(value: str) -> Verdict:
    far = max(map(abs, _lengths(value)), default=0.0)
    if far >= _OFF_SCREEN:
        return Reach.AROUND, PERHAPS_UNSEEN
    back = min(_lengths(value), default=0.0) <= -_ELSEWHERE
    reach = Reach.WHOLE if back or far >= _ROOMY else Reach.PIECE if far else Reach.NOWHERE
    return reach, PERHAPS_UNSEEN


def _spacing(value: str) -> Verdict:
    apart = pixels(value)
    if value in _PLAIN or (apart is not None and _TIGHT < apart < _WIDE):
        return _HARMLESS
    return Reach.WHOLE, PERHAPS_UNSEEN


def _opacity(value: str) -> Verdict:
    part = number(value)
    if part is None or part < _FAINT:
        return _HARMLESS if value in _PLAIN else (Reach.AROUND, PERHAPS_UNSEEN)
    return (Reach.PIECE if part < 1 else Reach.NOWHERE), PERHAPS_UNSEEN


def _zoom(value: str) -> Verdict:
    part = number(value)
    if value in _PLAIN or part == 1:
        return _HARMLESS
    if part is None or not _SMALLEST_ZOOM <= part <= _LARGEST_ZOOM:
        return Reach.AROUND, PERHAPS_UNSEEN
    return Reach.PIECE, PERHAPS_UNSEEN


def _line_height(value: str) -> Verdict:
    bare = number(value)
    low = bare < _LOWEST_LINE if bare is not None else _is_nothing(value)
    return (Reach.WHOLE if low else Reach.NOWHERE), PERHAPS_UNSEEN


def _transform(value: str) -> Verdict:
    if value in _PLAIN:
        return _HARMLESS
    turned = re.search(r"rotate|matrix|skew|perspective", value) and not re.fullmatch(
        r"(?:rotate\w*\(\s*0\w*\s*\)|rotate3d\(0,\s*0,\s*0,\s*0\w*\)|\s)+", value
    )
    if turned:
        return Reach.AROUND, ORDER_UNCLEAR
    for scales in _SCALED.findall(value):
        for scale in filter(None, scales):
            part = number(scale)
            if part is None or not _SMALLEST_ZOOM <= part <= _LARGEST_ZOOM:
                return Reach.AROUND, PERHAPS_UNSEEN
    moved = re.findall(r"[-\d.]+px", value)
    far = max((abs(pixels(part) or 0.0) for part in moved), default=0.0)
    if far >= _OFF_SCREEN:
        return Reach.AROUND, PERHAPS_UNSEEN
    return (Reach.WHOLE if far >= _ELSEWHERE else Reach.PIECE), PERHAPS_UNSEEN


def _filter(value: str) -> Verdict:
    if value in _PLAIN or _TINTS.fullmatch(value):
        return _HARMLESS
    return Reach.AROUND, PERHAPS_UNSEEN


def _variant(value: str) -> Verdict:
    return _HARMLESS if FIGURES.issuperset(value.split()) else (Reach.WHOLE, PERHAPS_UNSEEN)


def _feature(value: str) -> Verdict:
    plain = value in _PLAIN or all(_FEATURES.match(part.strip()) for part in value.split(","))
    return _HARMLESS if plain else (Reach.WHOLE, PERHAPS_UNSEEN)


def _content(value: str) -> Verdict:
    return _HARMLESS if value in _PLAIN else (Reach.WHOLE, MORE_ON_PAGE)


def _order(value: str) -> Verdict:
    harmless = value in _PLAIN | _FORWARD
    return _HARMLESS if harmless else (Reach.WHOLE, ORDER_UNCLEAR)


def _position(value: str) -> Verdict:
    if value in _PLAIN:
        return _HARMLESS
    flows = value in {"relative", "sticky"}
    return (Reach.PIECE if flows else Reach.WHOLE), PERHAPS_UNSEEN


def _padding(value: str) -> Verdict:
    wide = max(_lengths(value), default=0.0) >= _ROOMY
    return (Reach.WHOLE if wide else Reach.NOWHERE), PERHAPS_UNSEEN


_PLACED = (
    r"rotate|scale|translate|offset.*|clip|clip-path|mask.*|mix-blend-mode|text-security"
    r"|content-visibility"
)
_BOXES = frozenset({"border-box", "padding-box", "content-box"})
_BOUND = frozenset({"embed", "isolate", "plaintext"})
_UPRIGHT = frozenset({"horizontal-tb", "lr-tb", "lr", "mixed"})
_JUDGES: tuple[tuple[re.Pattern[str], _Judge], ...] = tuple(
    (re.compile(names), judge)
    for names, judge in (
        (r"position", _position),
        (r"top|left|right|bottom|inset.*", _offset),
        (r"margin.*", _margin),
        (r"padding.*", _padding),
        (_EXTENTS.pattern, _extent),
        (r"overflow.*", _keyword(frozenset(), Reach.PIECE)),
        (r"display", _display),
        (r"float", _keyword(frozenset(), Reach.PIECE, ORDER_UNCLEAR)),
        (r"order|flex-direction|flex-flow|flex-wrap|box-direction|box-ordinal-group", _order),
        (r"opacity", _opacity),
        (r"zoom", _zoom),
        (r"line-height", _line_height),
        (r"letter-spacing", _spacing),
        (r"text-indent", _indent),
        (r"transform", _transform),
        (r"filter", _filter),
        (_PLACED, _keyword(frozenset({"alpha", "match-source"}), Reach.AROUND)),
        (r"background-clip", _keyword(_BOXES, Reach.AROUND)),
        (r"content|quotes", _content),
        (r"direction", _keyword(frozenset({"ltr"}), Reach.AROUND, ORDER_UNCLEAR)),
        (r"unicode-bidi", _keyword(_BOUND, Reach.AROUND, ORDER_UNCLEAR)),
        (r"writing-mode|text-orientation", _keyword(_UPRIGHT, Reach.PIECE, ORDER_UNCLEAR)),
        (r"font-variant.*", _variant),
        (r"font-feature-settings", _feature),
        (r"animation|animation-name", _keyword(frozenset(), Reach.WHOLE)),
    )
)

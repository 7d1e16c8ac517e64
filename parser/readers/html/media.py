"""Whether the condition of a part of a style sheet holds for who reads the page on a screen."""

from __future__ import annotations

import re
from enum import Enum

from parser.readers.html.values import pixels


class Holds(Enum):
    """Whether a rule holds.

    ``NEAR`` if its element stood elsewhere in the page, ``ELSEWHERE`` on narrow screens only.
    """

    YES = "yes"
    PERHAPS = "perhaps"
    NEAR = "near"
    ELSEWHERE = "elsewhere"
    NO = "no"


# Pixels: the windows that reports are read in lie between.
_NARROWEST, _WIDEST = 1024.0, 1920.0
_TYPE = re.compile(r"(only\s+|not\s+)?([a-z]+)?\s*(?:and\s+)?(.*)", re.DOTALL)
_FEATURE = re.compile(r"\(\s*([a-z-]+)\s*(?::\s*([^()]*?)\s*)?\)")
_SCREENS = frozenset({"", "all", "screen"})
_ALWAYS = frozenset(
    {("color", ""), ("orientation", "landscape"), ("hover", "hover"), ("hover", ""),
     ("pointer", "fine"), ("any-hover", "hover"), ("scripting", "enabled")}
)  # fmt: skip
_NEVER = frozenset({("orientation", "portrait"), ("hover", "none"), ("pointer", "coarse")})


def holds(media: str) -> Holds:
    """Whether a list of media queries holds; nothing is a query for all."""
    found = [_query(query.strip()) for query in media.lower().split(",")]
    return min(found, key=list(Holds).index)


def _query(query: str) -> Holds:
    match = _TYPE.fullmatch(query)
    if match is None:
        return Holds.PERHAPS
    prefix, kind, rest = (match[1] or "").strip(), match[2] or "", match[3]
    if kind not in _SCREENS:
        return Holds.YES if prefix == "not" and not rest else Holds.NO
    features = _FEATURE.findall(rest)
    if re.sub(r"\band\b|\s", "", _FEATURE.sub("", rest)):
        return Holds.PERHAPS  # or, nested brackets, ranges
    found = [_feature(name, value) for name, value in features]
    if prefix == "not":
        return Holds.PERHAPS if found else Holds.NO
    return max(found, key=list(Holds).index, default=Holds.YES)


def _feature(name: str, value: str) -> Holds:
    if (name, value) in _ALWAYS:
        return Holds.YES
    if (name, value) in _NEVER:
        return Holds.ELSEWHERE
    width = pixels(value) if name.endswith("width") else None
    if width is None:
        return Holds.PERHAPS
    if name.startswith("min-"):
        return Holds.YES if width <= _NARROWEST else _within(width)
    if name.startswith("max-"):
        return Holds.YES if width >= _WIDEST else _within(width)
    return Holds.ELSEWHERE


def _within(width: float) -> Holds:
    """For a bound of the width: whether some windows are on either side of it."""
    return Holds.PERHAPS if _NARROWEST <= width <= _WIDEST else Holds.ELSEWHERE

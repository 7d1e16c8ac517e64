"""Values of style sheets as numbers: lengths and sizes of letters in pixels, colours as light."""

from __future__ import annotations

import re
from functools import lru_cache

from parser.readers.ink import BLACK, USUAL_SIZE, WHITE, Colour

_LENGTH = re.compile(r"([-+]?(?:\d++\.?\d*+|\.\d++)(?:e[-+]?\d++)?)\s*+([a-z]++|%)?")
# Pixels of a unit; those of the window as on a screen of 1280 by 720.
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78,
           "q": 0.945, "rem": 16.0, "vw": 12.8, "vh": 7.2, "vmin": 7.2, "vmax": 12.8}  # fmt: skip
# Parts of the size of letters around; a percentage of a size is one too.
_PARTS = {"em": 1.0, "%": 0.01, "ex": 0.5, "ch": 0.5, "ic": 1.0, "lh": 1.2, "rlh": 1.2}
# Characters of an attribute's colour that count, as the standard of HTML says.
_LONGEST_COLOUR = 128
# The colours of windows and their letters, as most systems have them.
_OF_SYSTEM = {"canvas": WHITE, "field": WHITE, "window": WHITE, "background": WHITE,
              "canvastext": BLACK, "fieldtext": BLACK, "windowtext": BLACK,
              "infobackground": WHITE}  # fmt: skip
_SIZES = {"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
          "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0}  # fmt: skip
_RELATIVE = {"smaller": 0.83, "larger": 1.2}


@lru_cache(maxsize=1024)
def size_of(text: str) -> tuple[float | None, float | None]:
    """A size of letters: in pixels, or as a part of the size around; both ``None`` if unknown."""
    if text in _SIZES:
        return _SIZES[text], None
    if text in _RELATIVE:
        return None, _RELATIVE[text]
    match = _LENGTH.fullmatch(text)
    if match is None:
        return None, None
    number, unit = float(match[1]), match[2] or ""
    if unit in _PARTS:
        return None, number * _PARTS[unit]
    return (number * _PIXELS[unit], None) if unit in _PIXELS else (None, None)


@lru_cache(maxsize=1024)
def pixels(text: str) -> float | None:
    """A length in pixels, beside letters of the usual size; ``None`` where it is none."""
    absolute, part = size_of(text)
    if absolute is not None:
        return absolute
    return part * USUAL_SIZE if part is not None else None


def number(text: str) -> float | None:
    """A bare number or a percentage as a number; ``None`` where it is none."""
    match = _LENGTH.fullmatch(text)
    if match is None or match[2] not in {None, "%"}:
        return None
    return float(match[1]) / (100 if match[2] else 1)


@lru_cache(maxsize=256)
def colour_of(text: str) -> Colour | None:
    """A colour; ``None`` for what is none, or one that cannot be told (``currentcolor``)."""
    if re.fullmatch(r"#?[0-9a-f]{6}", text):
        return _of_hex(text.lstrip("#"))
    if text in _OF_SYSTEM:
        return _OF_SYSTEM[text]
    from tinycss2.color4 import parse_color

    parsed = parse_color(text)
    if parsed is None or isinstance(parsed, str):
        return None
    try:
        red, green, blue, alpha = parsed.to("srgb")
    except (AttributeError, NotImplementedError, ValueError):
        return None
    return float(red), float(green), float(blue), float(alpha)


def _of_hex(digits: str) -> Colour:
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue, 1.0


def is_computed(text: str) -> bool:
    """Whether a colour is one that a browser works out from others (``color-mix()``)."""
    return "(" in text and colour_of(text) is None


_SHOWN = frozenset({"visible", "hidden", "collapse"})
_EVERYWHERE = frozenset({"inherit", "initial", "unset", "revert", "revert-layer", "currentcolor"})


def is_valid(name: str, value: str) -> bool:
    """Whether a browser takes a declaration: a value that is none leaves the one before it."""
    if value in _EVERYWHERE or "(" in value:
        return True
    if name in {"color", "background-color"}:
        return colour_of(value) is not None
    if name == "font-size":
        return size_of(value) != (None, None)
    return name != "visibility" or value in _SHOWN


def as_colour(text: str) -> str:
    """What browsers make of the colour in an attribute, which is one whatever it says."""
    if colour_of(text) is not None or not text:
        return text
    digits = re.sub("[^0-9a-f]", "0", text.removeprefix("#")[:_LONGEST_COLOUR])
    size = max(1, -(-len(digits) // 3))
    parts = [digits.ljust(3 * size, "0")[at * size : (at + 1) * size][-8:] for at in range(3)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].rjust(2, "0") for part in parts)

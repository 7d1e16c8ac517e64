"""What the letters of a PDF page are besides their text: raised, struck out, unseen, set apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from parser.budget import spend

Thing = dict[str, Any]
"""A character, word or drawing as pdfplumber gives it; places in points."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# How much smaller than its neighbour a raised letter is, and by how much of the neighbour's
# size it ends above it: a smaller letter on the same line ends above it by less than a tenth.
_SMALLER, _HIGHER = 0.85, 0.2
# Points between a figure and the mark right behind it, at most.
_TOUCHING = 1.5
# Points by which the ends of a line through letters may miss the edges of the letters.
_SAME_END = 1.5
# Points: what is thicker is no line through letters but a bar or an area.
_LINE_WIDTH = 2.0
# How far from the middle of a letter, in parts of its height, a line strikes it out.
_MIDDLE = 0.25
# How much light a white letter gives back, at least; how many inks make the colours of print.
_WHITE, _INKS = 0.98, 4
# Points between a letter and the same one printed again to make it bold, at most.
_SAME_PLACE = 0.75
_FIGURE = frozenset("0123456789.,")
# Points by which the gaps between letters set apart differ, by rounding.
_SAME_GAP = 0.6


def as_seen(letters: Sequence[Thing], drawings: Iterable[Thing]) -> list[Thing]:
    """The letters without those that a line strikes out; raised digits as superscript ones.

    A small digit above the line is a mark on the figure before it, not a digit of it.
    """
    struck = _struck(letters, filter(_is_stroke, drawings))
    return _with_marks([letter for letter in letters if id(letter) not in struck])


def doubled(letters: Iterable[Thing]) -> set[int]:
    """The letters, by their identity, that are printed once more over the same ones, for weight."""
    found: set[int] = set()
    places: set[tuple[object, ...]] = set()
    for letter in letters:
        kind = letter["text"], letter["fontname"], letter["size"], letter["upright"]
        x, y = round(letter["x0"] / _SAME_PLACE), round(letter["top"] / _SAME_PLACE)
        if any((*kind, x + i, y + j) in places for i in (-1, 0, 1) for j in (-1, 0, 1)):
            found.add(id(letter))
        else:
            places.add((*kind, x, y))
    return found


def backgrounds(drawings: Iterable[Thing]) -> list[Thing]:
    """The drawings before which white letters are seen: pictures, and areas of another colour."""
    return [
        thing
        for thing in drawings
        if thing["object_type"] == "image"
        or (thing["fill"] and not _is_white(thing["non_stroking_color"]))
    ]


def is_white_on_white(letter: Thing, behind: Iterable[Thing]) -> bool:
    """Whether a letter is white and stands on none of the backgrounds."""
    if not _is_white(letter["non_stroking_color"]):
        return False
    x, y = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
    behind = list(behind)
    spend("steps", len(behind))
    return not any(
        thing["x0"] <= x <= thing["x1"] and thing["top"] <= y <= thing["bottom"] for thing in behind
    )


def _is_white(colour: object) -> bool:
    """Whether a colour is white: a shade of grey, or parts of red, green and blue, or of inks."""
    given = colour if isinstance(colour, tuple) else (colour,)
    parts = [float(part) for part in given if isinstance(part, (int, float))]
    if not parts or len(parts) < len(given):
        return False  # none given, or the name of a pattern
    if len(parts) == _INKS:
        return max(parts) <= 1 - _WHITE
    return min(parts) >= _WHITE


def _with_marks(letters: list[Thing]) -> list[Thing]:
    marked = letters[:1]
    base = letters[0] if letters else None  # the letter that small ones after it stand beside
    for before, letter in pairwise(letters):
        beside = abs(letter["x0"] - before["x1"]) <= _TOUCHING
        if base and beside and letter["text"].isdecimal() and _is_raised(letter, base):
            marked.append(letter | {"text": letter["text"].translate(_RAISED)})
        else:
            marked.append(letter)
            base = letter
    return marked


def _is_raised(letter: Thing, base: Thing) -> bool:
    size = base["bottom"] - base["top"]
    return bool(
        letter["bottom"] - letter["top"] <= _SMALLER * size
        and _HIGHER * size <= base["bottom"] - letter["bottom"] < size
    )


def _is_stroke(line: Thing) -> bool:
    return bool(line["bottom"] - line["top"] <= _LINE_WIDTH < line["x1"] - line["x0"])


def _struck(letters: Sequence[Thing], drawings: Iterable[Thing]) -> set[int]:
    """The letters, by their identity, that lines strike out.

    Such a line runs through the middle of letters and ends where they end; a rule of a table
    runs on.
    """
    by_middle = sorted(letters, key=_middle)
    middles = list(map(_middle, by_middle))
    reach = max((letter["bottom"] - letter["top"] for letter in letters), default=0) * _MIDDLE
    found: set[int] = set()
    for line in drawings:
        height = _middle(line)
        near = by_middle[
            bisect_left(middles, height - reach) : bisect_right(middles, height + reach)
        ]
        run = [letter for letter in near if _crosses(line, letter)]
        if (
            run
            and abs(min(letter["x0"] for letter in run) - line["x0"]) <= _SAME_END
            and abs(max(letter["x1"] for letter in run) - line["x1"]) <= _SAME_END
        ):
            found.update(map(id, run))
    return found


def _middle(thing: Thing) -> float:
    return float(thing["top"] + thing["bottom"]) / 2


def _crosses(line: Thing, letter: Thing) -> bool:
    size = letter["bottom"] - letter["top"]
    return bool(
        abs(_middle(letter) - _middle(line)) <= _MIDDLE * size
        and line["x0"] < (letter["x0"] + letter["x1"]) / 2 < line["x1"]
    )


def set_apart(letters: Sequence[Thing]) -> bool:
    """Whether letters of one line in one cell are the digits of a single figure set apart.

    They are where all gaps between them are alike and no space was written.
    """
    if len(letters) < 2 or not all(letter["text"] in _FIGURE for letter in letters):
        return False
    gaps = [after["x0"] - before["x1"] for before, after in pairwise(letters)]
    usual = median(gaps)
    most = (letters[0]["bottom"] - letters[0]["top"]) / (2 if len(gaps) == 1 else 1)
    return usual <= most and all(abs(gap - usual) <= _SAME_GAP for gap in gaps)

"""Whether the pieces that make up a figure are one to who sees the page.

Pieces are one where they look the same: the same ink on the same ground, letters of about one
size, in no element of their own that may move, turn or cut them. A raised piece is a note's mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parser.readers.marks import PIECES_DIFFER, REVISION_PENDING

Colour = tuple[float, float, float, float]
"""Red, green, blue and alpha, each 0 to 1."""

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
WHITE: Colour = (1.0, 1.0, 1.0, 1.0)
USUAL_SIZE = 16.0
"""Pixels, of 96 an inch: how large letters are that are given no size."""

# How far letters stand out from their ground to be seen, of 21: light grey on white is 1.6.
_FAINTEST = 1.4
# Pixels: smaller letters are specks.
_SMALLEST = 4.0
# Alpha of letters that are hardly there.
_FAINTEST_ALPHA = 0.2
# How much smaller one digit of a figure may be than the next.
_SAME_SIZE = 0.6
# The part of each of red, green and blue by which the ink of one figure may differ.
_SAME_INK = 0.2
# From where on light grows by a power, as the web's guidelines say.
_LINEAR_TO = 0.04
_IN_FIGURES = frozenset(".,")


class Ink(NamedTuple):
    """How letters look: their colour, what is behind them, their size in pixels if it is set.

    ``own`` tells the element around them that is no plain piece of a figure, if there is one;
    ``change`` the tracked change that they belong to.
    """

    colour: Colour = BLACK
    behind: Colour = WHITE
    pictured: bool = False
    pixels: float | None = None
    own: int | str = ""
    change: str = ""


PLAIN_INK = Ink()


def is_unclear(ink: Ink) -> bool:
    """Whether letters hardly stand out from their ground, or are too small to be read."""
    if ink.pixels is not None and ink.pixels < _SMALLEST:
        return True
    if ink.colour is BLACK and ink.behind is WHITE:
        return False
    faint = contrast(ink.colour, ink.behind) < _FAINTEST
    return ink.colour[3] < _FAINTEST_ALPHA or (faint and not ink.pictured)


def contrast(letters: Colour, behind: Colour) -> float:
    """How far letters stand out from what is behind them: 1 for not at all, 21 at most (WCAG)."""
    light = sorted((_light(over(letters, behind)), _light(behind)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def over(colour: Colour, ground: Colour) -> Colour:
    """A colour as it shows over a ground."""
    alpha, rest = colour[3], 1 - colour[3]
    red, green, blue = (colour[at] * alpha + ground[at] * rest for at in range(3))
    return red, green, blue, 1.0


def _light(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_TO else ((part + 0.055) / 1.055) ** 2.4
        for part in (max(0.0, part) for part in colour[:3])
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Pieces:
    """The pieces of a line, by their places in it, as they come; all are plain until one is not.

    ``last`` is the ink of the piece that came last.
    """

    def __init__(self) -> None:
        self.inks: list[tuple[int, Ink]] = []
        self.gaps: set[int] = set()
        self.last = PLAIN_INK

    @property
    def mixed(self) -> bool:
        """Whether the pieces may differ: they do not where the first looks like all others."""
        return len(self.inks) > 1 or bool(self.gaps or (self.inks and self.inks[0][0]))

    def put(self, place: int, ink: Ink) -> None:
        """A piece comes, and those after it look like it until another is put."""
        if ink is not self.last:
            self.inks.append((place, ink))
            self.last = ink

    def gap(self, place: int) -> None:
        """Something that is not seen keeps its place before the next piece."""
        self.gaps.add(place)

    def clear(self) -> None:
        self.inks.clear()
        self.gaps.clear()
        self.last = PLAIN_INK

    def doubts(self, line: Sequence[str], raised: Mapping[int, str]) -> Iterator[str]:
        """What speaks against the figures of a line."""
        ink_at = dict(self.inks)
        before, gap = "", False
        last: Ink | None = None
        ink = PLAIN_INK
        for place, part in enumerate(line):
            ink = ink_at.get(place, ink)
            gap = gap or place in self.gaps
            if not part:
                continue
            if place not in raised:
                joins = last is not None and _in_figure(before) and _in_figure(part[0])
                if joins and last and ink.change != last.change:
                    yield REVISION_PENDING
                if joins and (gap or (last and not _alike(ink, last))):
                    yield PIECES_DIFFER
                before, last = part[-1], ink
            gap = False


def _in_figure(character: str) -> bool:
    return character.isdecimal() or character in _IN_FIGURES


def _alike(one: Ink, other: Ink) -> bool:
    sizes = sorted(USUAL_SIZE if ink.pixels is None else ink.pixels for ink in (one, other))
    return (
        one.own == other.own
        and one.pictured == other.pictured
        and sizes[0] >= _SAME_SIZE * sizes[1]
        and _same(one.colour, other.colour)
        and _same(one.behind, other.behind)
    )


def _same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _SAME_INK for a, b in zip(one, other, strict=True))

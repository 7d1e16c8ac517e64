"""Whether the pieces that make up a figure of a page are one to who sees it.

Pieces are one where they look the same: the same ink on the same ground, letters of about one
size, in no element of their own that may move, turn or cut them. A raised piece is a note's mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from parser.readers.html_style import Look
from parser.readers.html_values import BLACK, USUAL_SIZE, WHITE, Colour, contrast
from parser.readers.marks import PIECES_DIFFER

# How far letters stand out from their ground to be seen, of 21: light grey on white is 1.6.
_FAINTEST = 1.4
# Pixels: smaller letters are specks.
_SMALLEST = 4.0
# How much smaller one digit of a figure may be than the next.
_SAME_SIZE = 0.6
# The part of each of red, green and blue by which the ink of one figure may differ.
_SAME_INK = 0.2
_IN_FIGURES = frozenset(".,")


class Ink(NamedTuple):
    """How letters look: their colour, what is behind them, their size in pixels if it is set.

    ``own`` is the number of the element around them that is no plain piece of a figure.
    """

    colour: Colour = BLACK
    behind: Colour = WHITE
    pictured: bool = False
    pixels: float | None = None
    own: int = 0

    def within(self, look: Look, own: int, *, sized: bool, whole: bool) -> Ink:
        """The ink inside an element; ``sized`` says that it inherits the size of letters.

        ``whole`` says that the element holds its line alone, not a piece of it.
        """
        pixels = _pixels(look, self.pixels if sized else None)
        number = 0 if whole else own or self.own
        plain = look.colour is None and look.behind is None and not look.pictured
        if plain and pixels == self.pixels and number == self.own:
            return self
        behind, pictured = self.behind, self.pictured
        if look.behind is not None:
            behind = _over(look.behind, self.behind)
            pictured = pictured and look.behind[3] < 1
        return Ink(look.colour or self.colour, behind, pictured or look.pictured, pixels, number)


PLAIN_INK = Ink()


def _pixels(look: Look, around: float | None) -> float | None:
    absolute, part = look.size
    if absolute is not None:
        return absolute
    return around if part is None else part * (USUAL_SIZE if around is None else around)


def _over(colour: Colour, ground: Colour) -> Colour:
    """A colour as it shows over a ground."""
    alpha = colour[3]
    red, green, blue = (
        a * alpha + b * (1 - alpha) for a, b in zip(colour[:3], ground, strict=False)
    )
    return red, green, blue, 1.0


def is_unclear(ink: Ink) -> bool:
    """Whether letters hardly stand out from their ground, or are too small to be read."""
    if ink.pixels is not None and ink.pixels < _SMALLEST:
        return True
    if ink.colour is BLACK and ink.behind is WHITE:
        return False
    faint = contrast(ink.colour, ink.behind) < _FAINTEST
    return ink.colour[3] < 1 - _SAME_INK * 4 or (faint and not ink.pictured)


class Pieces:
    """The pieces of a line, by their places in it, as they come."""

    def __init__(self) -> None:
        self.inks: list[tuple[int, Ink]] = []
        self.gaps: set[int] = set()

    def put(self, place: int, ink: Ink) -> None:
        if not self.inks or self.inks[-1][1] is not ink:
            self.inks.append((place, ink))

    def gap(self, place: int) -> None:
        """Something that is not seen keeps its place before the next piece."""
        self.gaps.add(place)

    def clear(self) -> None:
        self.inks.clear()
        self.gaps.clear()

    def doubts(self, line: Sequence[str], raised: Mapping[int, str]) -> Iterator[str]:
        """What speaks against the figures of a line."""
        if len(self.inks) < 2 and not self.gaps:
            return
        ink_at = dict(self.inks)
        before, last, gap = "", None, False
        ink: Ink | None = None
        for place, part in enumerate(line):
            ink = ink_at.get(place, ink)
            gap = gap or place in self.gaps
            if not part:
                continue
            if place not in raised:
                joins = last is not None and _in_figure(before) and _in_figure(part[0])
                if joins and (gap or (ink and last and not _alike(ink, last))):
                    yield PIECES_DIFFER
                    return
                before, last = part[-1], ink
            gap = False


def _in_figure(character: str) -> bool:
    return character.isdecimal() or character in _IN_FIGURES


def _alike(one: Ink, other: Ink) -> bool:
    sizes = sorted(USUAL_SIZE if ink.pixels is None else ink.pixels for ink in (one, other))
    return (
        one.own == other.own
        and sizes[0] >= _SAME_SIZE * sizes[1]
        and _same(one.colour, other.colour)
        and _same(one.behind, other.behind)
    )


def _same(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _SAME_INK for a, b in zip(one, other, strict=True))

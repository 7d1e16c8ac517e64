"""The ink of a page's letters: what elements say of it, one within the other."""

from __future__ import annotations

from parser.readers.html.style import Look
from parser.readers.ink import USUAL_SIZE, Ink, over


def ink_within(ink: Ink, look: Look, own: int, *, sized: bool, whole: bool) -> Ink:
    """The ink inside an element; ``sized`` says that it inherits the size of letters.

    ``own`` is its number if it is no plain piece of a figure; ``whole`` says that it holds its
    line alone and is no piece of it.
    """
    pixels = _pixels(look, ink.pixels if sized else None)
    number = "" if whole else own or ink.own
    plain = look.colour is None and look.behind is None and not look.pictured
    if plain and pixels == ink.pixels and number == ink.own:
        return ink
    behind, pictured = ink.behind, ink.pictured
    if look.behind is not None:
        behind = over(look.behind, ink.behind)
        pictured = pictured and look.behind[3] < 1
    return Ink(look.colour or ink.colour, behind, pictured or look.pictured, pixels, number)


def _pixels(look: Look, around: float | None) -> float | None:
    absolute, part = look.size
    if absolute is not None:
        return absolute
    return around if part is None else part * (USUAL_SIZE if around is None else around)

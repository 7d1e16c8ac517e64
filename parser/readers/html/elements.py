"""The elements of a page that are open, and what each hands on to those within."""

from __future__ import annotations

from dataclasses import dataclass

from parser.readers.html.figures import ink_within
from parser.readers.html.style import PLAIN, Look
from parser.readers.ink import PLAIN_INK, Ink

BREAKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "html", "legend", "li", "main", "ol", "p", "pre"),
        *("section", "summary", "title", "ul"),
    }
)
# Only of these is a size of letters their own: around blocks it often is a trick of the layout.
_INLINE = frozenset({"a", "b", "em", "font", "i", "label", "small", "span", "strong", "u"})
# The elements that make up a table, from the outer ones to the inner ones.
RANKS = {"table": 0, "thead": 1, "tbody": 1, "tfoot": 1, "tr": 2, "td": 3, "th": 3}
CELL = RANKS["td"]
# Inline elements that are plain pieces of a figure; others do with their text as they please.
_PLAIN_NAMES = """
a abbr acronym b bdi bdo big center cite code data dfn em font i kbd label mark nobr samp small
span strong sub sup time tt u var wbr
"""
_PLAIN_PIECES = frozenset(_PLAIN_NAMES.split())
_NO_SIZE = (None, None)
_NO_CODES: frozenset[str] = frozenset()


@dataclass(slots=True)
class Open:
    """An element whose end has not come yet, and what it hands on to those within.

    ``shut`` takes no place and ``unseen`` no text; ``hider`` is the number of the outermost
    element that hides it, 0 for none; ``outer`` is the nearest part of a table around it.
    ``ink`` is how its letters look, ``whole`` and ``around`` are doubts about figures that fill
    it and about any in it; ``closed`` says that only its heading is shown, ``moved`` that it
    may lie on other text. One that is ``kept`` stands for all alike in the same place.
    """

    tag: str = ""
    shut: bool = False
    unseen: bool = False
    hider: int = 0
    small: bool = False
    raised: str = ""
    outer: Open | None = None
    ink: Ink = PLAIN_INK
    whole: frozenset[str] = _NO_CODES
    around: frozenset[str] = _NO_CODES
    closed: bool = False
    moved: bool = False
    kept: bool = False

    @property
    def frame(self) -> Open | None:
        return self if RANKS.get(self.tag, CELL) < CELL else self.outer

    @property
    def is_plain(self) -> bool:
        """Whether nothing speaks against the digits in it."""
        return self.ink is PLAIN_INK and not (self.whole or self.around or self.moved)

    @property
    def is_silent(self) -> bool:
        return self.shut or self.unseen or self.small or self.closed


class Openings:
    """Opens the elements of a page; those alike in the same place are one and the same.

    The elements of the numbers in ``revealed`` are taken as seen.
    """

    def __init__(self, revealed: frozenset[int]) -> None:
        self.revealed = revealed
        self.alike: dict[tuple[int, str, int, bool], Open] = {}
        self.inks: dict[tuple[int, int, int, bool, bool], Ink] = {}

    def opened(
        self, number: int, tag: str, look: Look, above: Open, *, in_cell: bool, skipped: bool
    ) -> Open:
        """The element with what it inherits: one of a table from the table's parts alone.

        So an element that was left open in one cell does not hide the next.
        """
        known = id(above), tag, id(look), in_cell
        if above.kept and (alike := self.alike.get(known)):
            return alike
        kept = above.kept
        frame = above.frame
        rank = RANKS.get(tag)
        if rank:
            while frame and RANKS[frame.tag] >= rank:
                frame = frame.outer
            above = frame or above
        inline = rank is None and tag not in BREAKS
        inside = inline or in_cell
        small = above.small if look.size == _NO_SIZE else _is_small(tag, look, above)
        ink = above.ink
        odd = inline and (look.odd or tag not in _PLAIN_PIECES)
        if odd or look is not PLAIN or ink is not PLAIN_INK:
            ink = self.ink_of(
                ink, look, number if odd else 0, sized=inside and rank != CELL, whole=not inline
            )
        if look.calm and not (skipped or above.closed):
            element = Open(
                tag,
                above.shut,
                above.unseen,
                above.hider,
                small,
                above.raised,
                frame,
                ink,
                above.whole if inside or rank == CELL else _NO_CODES,
                above.around,
                False,
                above.moved and rank is None,
                kept and not odd and tag != "details",
            )
            if element.kept:
                self.alike[known] = element
            return element
        revealed = number in self.revealed
        hides = not skipped and (look.gone or look.unseen) and not revealed
        keeps_place = (inline or rank == CELL) and not look.gone
        closed = above.closed and tag != "summary"
        return Open(
            tag,
            shut=above.shut or skipped or closed or (hides and not keeps_place),
            unseen=above.unseen or hides,
            hider=above.hider or (number if hides else 0),
            small=small,
            raised=look.raised or above.raised,
            outer=frame,
            ink=ink,
            whole=look.whole | above.whole if inside or rank == CELL else look.whole,
            around=above.around if revealed else above.around | look.around,
            moved=look.moved or (above.moved and rank is None),
        )

    def ink_of(self, around: Ink, look: Look, own: int, *, sized: bool, whole: bool) -> Ink:
        """The ink inside an element; for all elements alike it is one and the same."""
        known = id(around), id(look), own, sized, whole
        ink = self.inks.get(known)
        if ink is None:
            ink = self.inks[known] = ink_within(around, look, own, sized=sized, whole=whole)
        return ink


def _is_small(tag: str, look: Look, above: Open) -> bool:
    """Whether the letters of an element have no size, by its own word or of those around."""
    if tag not in _INLINE or look.size == (None, None):
        return above.small
    absolute, part = look.size
    return absolute == 0 or part == 0 or (absolute is None and above.small)

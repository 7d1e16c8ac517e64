"""What stands among the slots of a run and is no cell of its rows: padding and page numbers."""

from __future__ import annotations

import re

from parser.alignment.run import divided
from parser.forms.lexicon import Lexicon
from parser.lookup import han
from parser.tokens.numbers import ZERO_MARKS
from parser.tokens.tokens import BLANK, Token

_PAGE_NUMBER = re.compile(r"(-+)\d{1,4}\1|第\d{1,4}页(?:共\d{1,4}页)?")
_DASHES = frozenset(mark for mark in ZERO_MARKS if not han(mark))
_MOST_PIECES = 2  # into which an inner space parts a figure


def without_padding(slots: list[Token], lexicon: Lexicon) -> list[Token]:
    """Slots without blanks where the figures alone make up whole rows: one cell a line,
    the blanks between are then what the conversion put at the ends of rows.

    Of several rows they are so only where they stand between two.
    """
    figures, expected = [slot for slot in slots if slot.kind is not BLANK], lexicon.lengths
    if len(slots) in expected or len(figures) == len(slots):
        return slots
    if len(figures) in expected:
        return figures
    longest = lexicon.longest
    places = [i for i, slot in enumerate(slots) if slot.kind is not BLANK]
    ends = set(places[longest - 1 :: longest])
    between = all(
        slot.kind is not BLANK or slots[i - 1].kind is BLANK or i - 1 in ends
        for i, slot in enumerate(slots)
    )
    whole = any(len(figures) % width == 0 for width in expected if width > 1)
    return figures if whole and (between or not lexicon.uniform) else slots


def without_page_number(slots: list[Token], expected: frozenset[int]) -> list[Token]:
    """Slots without the page numbers (``- 3 -``) that stand right before or after a row."""
    left, right = 0, len(slots)
    while size := _page_number(slots[left:right][::-1], right - left, expected):
        right -= size
    while size := _page_number(slots[left:right], right - left, expected):
        left += size
    return slots[left:right]


def _page_number(slots: list[Token], count: int, expected: frozenset[int]) -> int:
    """How many of the first slots are a page number between two marks, parted or not.

    What may as well be marks for zero is no page number where it makes a row whole.
    """
    texts = [slot.text for slot in slots[:3]]
    if texts and _PAGE_NUMBER.fullmatch(texts[0]):
        return 1
    whole = len(texts) == 3 and texts[0] == texts[2] and texts[0] in _DASHES
    return 3 if whole and texts[1].isdecimal() and count not in expected else 0


def parted(slots: list[Token], expected: frozenset[int]) -> list[Token]:
    """The slots with cells of several figures divided, unless the row only fits undivided.

    ``0 0 0 0 0 0 0`` in one cell is seven figures; ``36 07`` beside six others is one.
    """
    if not any(slot.parts for slot in slots):
        return slots
    parts = divided(slots)
    spaced = all(len(slot.parts) <= _MOST_PIECES for slot in slots)
    if len(slots) > 1 and len(slots) in expected and spaced and all(slot.alone for slot in slots):
        return slots  # each on a line of its own
    if len(parts) in expected:
        if spaced and len(slots) > 1 and all(slot.alone for slot in slots):
            # A line is a cell where its neighbours have one each, and its blanks part nothing.
            return divided([slot._replace(open=False) for slot in slots])
        return parts
    several = any(len(slot.parts) > _MOST_PIECES for slot in slots)
    return parts if several and len(slots) not in expected else slots

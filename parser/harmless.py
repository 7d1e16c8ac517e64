"""Text that no terminal obeys and in which nothing hides.

``harmless`` is for text that is kept: a source, a note. ``printable`` is for text that is shown:
it lets nothing through that takes no room of its own. Both replace one character by one, so
every span holds in what they return.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

UNSEEN_MARK = "\u2426"
"""What stands in place of a character that has no look of its own."""

MOST_MARKS = 2
"""Combining marks that one character may carry: pinyin written in pieces (u, diaeresis, caron)
and Vietnamese need two; nothing that an office writes needs a third. More of them grow over the
lines above and below."""

_REPLACEMENT = "\ufffd"
_LINE_ENDS = "\u2424"
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = (
    {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"}
    | {0x7F: "\u2421"}
    | dict.fromkeys(range(128, 160), UNSEEN_MARK)
    | {ord(mark): UNSEEN_MARK for mark in _BIDI}
    # Other line ends than CR and LF would make lines that editors do not count.
    | {0x85: _LINE_ENDS, 0x2028: _LINE_ENDS, 0x2029: _LINE_ENDS}
    | dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
)
_ON_ONE_LINE = {ord("\t"): "\u2409", ord("\n"): _LINE_ENDS, ord("\r"): "\u240d"}
# The same characters as the keys of _VISIBLE, in ranges: two thousand single ones take
# milliseconds to compile.
_HARMFUL = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

# Letters that are blank, and marks that ask for another look of the character before them or
# hold two apart: none is of a category that tells it.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\u17b4\u17b5")
_SELECTORS = (range(0x180B, 0x1810), range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
# Of the category of letters or signs: vowels and finals of Hangul, which grow into the syllable
# before them, and the skin tones of faces.
_CONJOINING = (range(0x1160, 0x1200), range(0xD7B0, 0xD7FC), range(0x1F3FB, 0x1F400))
# What is assigned here after this Python was made is an ideograph too.
_IDEOGRAPHS = range(0x20000, 0x3FFFE)

# What reports are made of. Whether a character outside is seen is asked of each one.
_PLAIN = (
    r"\t\n\r -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0373\u0391-\u03a1\u03a3-\u0482\u2010-\u2027"
    r"\u2030-\u205e\u2070-\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u218b\u2190-\u2426\u2440-\u244a"
    r"\u2460-\u27ff\u3000-\u3029\u3030-\u303f\u3041-\u3096\u309b-\u30ff\u3105-\u312f"
    r"\u3131-\u3163\u3165-\u318e\u3190-\u31bf\u3200-\u321e\u3220-\ua48c\uac00-\ud7a3\ue000-\uf8ff"
    r"\uf900-\ufa6d\ufe10-\ufe19\ufe30-\ufe52\uff01-\uff9f\uffa1-\uffbe\uffe0-\uffe6\ufffd"
    r"\U00020000-\U0003fffd"
)
ODD = re.compile(f"[^{_PLAIN}]")
"""A character that may not be seen, or not stay by itself; all others do, without a question."""


def harmless(text: str) -> str:
    """The text with every control and bidi character replaced by a visible one, one for one.

    No terminal obeys what this returns; offsets stay what they were. Tabs and line ends stay.
    """
    return text.translate(_VISIBLE) if _HARMFUL.search(text) else text


def printable(text: str) -> str:
    """The text as it may be shown: ``harmless``, with a mark for what would not be seen.

    That is every character without width, and of a pile of combining marks all after the
    second. Tabs and line ends stay.
    """
    odd = places_unseen(text)
    if not odd:
        return text
    shown = list(text)
    for place in odd:
        shown[place] = _VISIBLE.get(ord(text[place]), UNSEEN_MARK)
    return "".join(shown)


def printable_line(text: str) -> str:
    """The text as it may be shown on one line: ``printable``, line ends and tabs marked too."""
    return printable(text).translate(_ON_ONE_LINE)


def places_unseen(text: str) -> list[int]:
    """Where the characters stand that ``printable`` replaces, in order."""
    first = ODD.search(text)
    if first is None:
        return []
    found = []
    # The character before the first odd one is plain: it can carry marks unless it is a blank.
    start = first.start()
    carried = 0 if start and not text[start - 1].isspace() else MOST_MARKS
    for place, character in enumerate(text[start:], start):
        if unseen(character):
            found.append(place)
            carried = MOST_MARKS
        elif _combines(character):
            carried += 1
            if carried > MOST_MARKS:
                found.append(place)
        else:
            carried = MOST_MARKS if character.isspace() else 0
    return found


@lru_cache(maxsize=4096)
def unseen(character: str) -> bool:
    """Whether a character has no look and no width of its own.

    Controls, marks of formatting, lone halves of a pair, fillers, what is assigned to no
    character; but for tabs and line ends.
    """
    if character in "\t\n\r" or ord(character) in _IDEOGRAPHS:
        return False
    return (
        category(character) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")
        or character in _FILLERS
        or any(ord(character) in each for each in _SELECTORS)
    )


@lru_cache(maxsize=4096)
def _combines(character: str) -> bool:
    """Whether a character is drawn over the one before it."""
    return category(character) in ("Mn", "Mc", "Me") or any(
        ord(character) in each for each in _CONJOINING
    )

"""Doubt about digits on their way from a reader to the text: marks that stand among them.

Lines of a reader are cut, joined and stripped before they become the text whose spans count. A
doubt goes with its digits therefore as a character among them: one of Unicode's noncharacters,
which are for such use inside a program and which no text may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parser.report import Doubt, Reason, Span

PIECES_DIFFER = "pieces_differ"
PERHAPS_UNSEEN = "perhaps_unseen"
ORDER_UNCLEAR = "order_unclear"
MORE_ON_PAGE = "more_on_page"
REVISION_PENDING = "revision_pending"
OWN_CODING = "own_coding"
PICTURE_OVER_TEXT = "picture_over_text"

_CODES = (
    PIECES_DIFFER,
    PERHAPS_UNSEEN,
    ORDER_UNCLEAR,
    MORE_ON_PAGE,
    REVISION_PENDING,
    OWN_CODING,
    PICTURE_OVER_TEXT,
)
_FIRST = 0xFDD0
_MARK_OF = {code: chr(_FIRST + number) for number, code in enumerate(_CODES)}
_MARKS = re.compile("[\ufdd0-\ufdef]")
_PARTED = re.compile("([\ufdd0-\ufdef])")
_FIGURE = re.compile(r"\d[\d.,]*")


def without_marks(text: str) -> str:
    """A text as it comes from a file, with noncharacters shown as lost."""
    return text if text.isascii() else _MARKS.sub("\ufffd", text)


def marked(text: str, codes: Iterable[str]) -> str:
    """A text with the codes of these doubts put to each figure in it, behind its first digit."""
    marks = "".join(_MARK_OF[code] for code in sorted(codes))
    return _FIGURE.sub(lambda found: found[0][0] + marks + found[0][1:], text) if marks else text


def doubts_of(text: str, start: int) -> tuple[str, list[Doubt]]:
    """A text without its marks, and the doubts that they stood for where it begins at ``start``."""
    if text.isascii() or not _MARKS.search(text):
        return text, []
    found: list[Doubt] = []
    plain: list[str] = []
    length = 0
    for part in _PARTED.split(text):
        if _MARKS.fullmatch(part):
            place = start + length
            reason = Reason(_CODES[ord(part) - _FIRST])
            found.append(Doubt(Span(max(start, place - 1), place), reason))
        else:
            plain.append(part)
            length += len(part)
    return "".join(plain), found

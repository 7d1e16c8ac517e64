"""Text set by terminal cells: a Chinese character takes two, a combining mark none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_NOT_FIRST = frozenset("，。、；：？！）》」』”’…)]}>,.;:?!")
"""Characters that do not begin a line."""


def cell_width(text: str) -> int:
    """How many terminal cells a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with blanks after it to a width in cells."""
    return text + " " * max(0, width - cell_width(text))


def wrap(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most ``width`` cells: between words, or between Han characters.

    Blanks and line ends of the text count as one blank.
    """
    line = ""
    used = 0
    for piece in _pieces(" ".join(text.split())):
        size = cell_width(piece)
        if line and used + size > width and piece[0] not in _NOT_FIRST:
            yield line.rstrip()
            line, used = "", 0
        line += piece if line else piece.lstrip()
        used = cell_width(line) if used == 0 else used + size
    if line.strip():
        yield line.rstrip()


def _pieces(text: str) -> Iterator[str]:
    """What must stay together: a word with the blank before it, or one wide character."""
    word = ""
    for character in text:
        if _width(character) == 2:
            if word:
                yield word
            word = ""
            yield character
        elif character == " ":
            if word:
                yield word
            word = " "
        else:
            word += character
    if word:
        yield word

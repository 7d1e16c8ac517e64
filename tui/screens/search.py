"""Searching the source: simplified, traditional, full and half width all alike."""

from __future__ import annotations

import re

from parser.lookup import FILLER, fold
from parser.report import Source, Span
from tui.widgets.source_marks import Mark


class Search:
    """What is searched for and where it was found; inactive while there is no text."""

    def __init__(self) -> None:
        self.text = ""
        self.found: tuple[Span, ...] = ()
        self._index = 0

    @property
    def active(self) -> bool:
        return bool(self.text)

    @property
    def count(self) -> int:
        return len(self.found)

    @property
    def at(self) -> int:
        """Which of the places found is chosen, from 1; 0 where nothing was found."""
        return self._index + 1 if self.found else 0

    def begin(self, source: Source, text: str, start: int) -> None:
        """Find ``text`` in the source's lookup view; the first place after ``start`` is chosen."""
        self.text = text
        self.found = tuple(_places(source.view, fold(text)))
        later = (index for index, span in enumerate(self.found) if span.start >= start)
        self._index = next(later, 0)

    def step(self, by: int) -> None:
        if self.found:
            self._index = (self._index + by) % len(self.found)

    def clear(self) -> None:
        self.text, self.found, self._index = "", (), 0

    def marks(self) -> list[Mark]:
        """The chosen place; the others are ``found``."""
        return [Mark(self.found[self._index], "found")] if self.found else []


def _places(view: str, wanted: str) -> list[Span]:
    """Every place of the wanted text, glosses and invisible characters between skipped."""
    characters = [re.escape(character) for character in wanted if character != FILLER]
    if not "".join(characters).strip():
        return []
    pattern = re.compile(f"{FILLER}*".join(characters), re.IGNORECASE)
    return [Span(*match.span()) for match in pattern.finditer(view)]

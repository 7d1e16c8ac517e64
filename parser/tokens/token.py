"""A token: a word, figure or blank of a table, with its text and its place."""

from __future__ import annotations

from typing import NamedTuple

from parser.lookup import han
from parser.report import Span
from parser.tokens.page import across
from parser.tokens.pieces import Kind


class Token(NamedTuple):
    """A word, figure or blank at ``[start, end)`` of a lookup view.

    ``line`` and ``cell`` place it (its row and column where ``grid`` numbers the source's table of
    real cells from 1; 0 in text without such cells); ``alone`` says that nothing but separators
    shares its line; ``parts`` are the spans of several figures that stand in one cell, empty for
    a cell of one; ``open`` that only spaces part it from others. ``rest`` are the pieces of a
    broken figure on the lines below. ``han`` are the Han characters of a word, by which labels
    are compared. A blank has a length where something invisible is printed in its cell.
    """

    view: str
    kind: Kind
    start: int
    end: int
    line: int
    cell: int
    alone: bool = False
    grid: int = 0
    open: bool = False
    han: str = ""
    parts: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        """What is printed, in the lookup view, without the rest of a broken figure."""
        return self.view[self.start : self.end]

    @property
    def figure(self) -> str:
        """What is printed of a figure, with its pieces on the lines below."""
        pieces = (self.view[start:end] for start, end in self.rest)
        return "".join((self.text, *pieces)) if self.rest else self.text

    @property
    def pieces(self) -> tuple[str, ...]:
        """The words that single spaces part in a line whose cells only wide ones part."""
        return tuple(self.text.split())

    @property
    def line_before(self) -> str:
        """The line of the text up to the end of the token."""
        return self.view[self.view.rfind("\n", 0, self.end) + 1 : self.end]

    def across(self, at: int = 0) -> int:
        """How many cells of its line stand before a token, or before its character ``at``."""
        return across(self.view, self.start + at)

    def extent(self, *, wide: bool) -> Span:
        """From where to where it stands across its line.

        Counted in cells, where full-width characters are ``wide``, or in characters.
        """
        if wide:
            return Span(self.across(), self.across(self.end - self.start))
        left = self.view.rfind("\n", 0, self.start) + 1
        return Span(self.start - left, self.end - left)

    def cut(self, start: int, end: int) -> Token:
        """A stretch of the token as a token of its own."""
        return self._replace(start=start, end=end, han=han(self.view[start:end]))

    def __repr__(self) -> str:
        return f"<{self.kind.value} {self.text!r} {self.line}:{self.cell}>"

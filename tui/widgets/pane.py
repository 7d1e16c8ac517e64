"""Lines of styled text: what the top line, the tabs, the cell pane and the footer are made of.

Text reaches the terminal as strip segments only, so nothing in a report is ever taken for
markup. Lines that look as before are not painted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from parser.harmless import printable
from tui.looks import styles
from tui.widgets.scrolled import Scrolled
from tui.widgets.wrapping import breaks, text_width


class Styled(NamedTuple):
    """A stretch of text in one look; ``action`` is what a click on it does."""

    text: str
    look: str = "text"
    action: str = ""


StyledLine = tuple[Styled, ...]


def wrapped(pieces: Sequence[Styled], width: int, indent: int = 0) -> list[StyledLine]:
    """The pieces on as many rows of at most ``width`` cells as they need.

    Rows after the first are indented by ``indent`` blanks; one blank at a break is dropped.
    """
    width = max(width, indent + 4)
    text = "".join(piece.text for piece in pieces)
    if text_width(text) <= width:
        return [tuple(pieces)]
    starts = breaks(text, width)
    if len(starts) > 1 and indent:
        rest = breaks(text[starts[1] :], width - indent)
        starts = [0, *(starts[1] + start for start in rest)]
    rows = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        # The blank between two words is not needed where the row ends between them.
        blank = bool(start) and text[start : start + 1] == " "
        row = list(_between(pieces, start + blank, end))
        if start and indent:
            row.insert(0, Styled(" " * indent))
        rows.append(tuple(row))
    return rows


def _between(pieces: Iterable[Styled], start: int, end: int) -> Iterable[Styled]:
    offset = 0
    for piece in pieces:
        first, last = max(start - offset, 0), min(end - offset, len(piece.text))
        if first < last:
            yield piece._replace(text=piece.text[first:last])
        offset += len(piece.text)


@lru_cache(maxsize=1024)
def strip_of(pieces: StyledLine, width: int, ground: str, theme: str) -> Strip:
    """A line of pieces over the look ``ground``, in exactly ``width`` cells.

    The auditor goes to and fro: most lines were drawn before.
    """
    looks = styles(theme)
    segments = []
    for piece in pieces:
        style = looks[ground] if piece.look == "text" else looks[ground] + looks[piece.look]
        if piece.action:
            style += Style(meta={"@click": piece.action})
        segments.append(Segment(printable(piece.text).replace("\t", "  "), style))
    return Strip(segments).adjust_cell_length(width, looks[ground])


class Pane(Scrolled, inherit_bindings=False):
    """Shows lines of pieces; scrolls when there are more than fit."""

    def __init__(self, *, id: str | None = None, ground: str = "text") -> None:
        super().__init__(id=id)
        self._ground = ground
        self._lines: list[StyledLine] = []

    def show(self, lines: Sequence[StyledLine]) -> None:
        """Draw these lines in place of those before; only lines that differ are painted."""
        old, self._lines = self._lines, list(lines)
        self.repaint_rows(
            index - self.top
            for index, (before, after) in enumerate(zip_longest(old, lines))
            if before != after
        )
        self.scroll_lines(self.top)

    @property
    def total(self) -> int:
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        width = self.drawn_size.width
        index = y + self.top
        if index >= len(self._lines):
            return Strip.blank(width, self.look(self.ground(index)))
        return strip_of(self._lines[index], width, self.ground(index), self.app.theme)

    def ground(self, _index: int) -> str:
        """The look below the text of a line."""
        return self._ground

    def look(self, name: str) -> Style:
        """The style of a look in the current theme."""
        return styles(self.app.theme)[name]

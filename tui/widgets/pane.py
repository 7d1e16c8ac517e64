"""Lines of styled text: what the top line, the tabs, the cell pane and the footer are made of.

Text reaches the terminal as strip segments only, so nothing in a report is ever taken for
markup. Lines that look as before are not painted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.widgets.wrapping import breaks, text_width

LOOKS = (
    "text",
    "dim",
    "strong",
    "title",
    "error",
    "misread",
    "warning",
    "good",
    "key",
    "note",
    "badge-broken",
    "badge-misread",
    "badge-corrected",
    "badge-note",
    "current",
    "tab",
    "tab-current",
)


class Piece(NamedTuple):
    """A stretch of text in one look; ``action`` is what a click on it does."""

    text: str
    look: str = "text"
    action: str = ""


Pieces = tuple[Piece, ...]


def wrapped(pieces: Sequence[Piece], width: int, indent: int = 0) -> list[Pieces]:
    """The pieces on as many rows of at most ``width`` cells as they need.

    Rows after the first are indented by ``indent`` blanks.
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
        row = list(_between(pieces, start, end))
        if start and indent:
            row.insert(0, Piece(" " * indent))
        rows.append(tuple(row))
    return rows


def _between(pieces: Iterable[Piece], start: int, end: int) -> Iterable[Piece]:
    offset = 0
    for piece in pieces:
        first, last = max(start - offset, 0), min(end - offset, len(piece.text))
        if first < last:
            yield piece._replace(text=piece.text[first:last])
        offset += len(piece.text)


class Pane(ScrollView, can_focus=False, inherit_bindings=False):
    """Shows lines of pieces; scrolls when there are more than fit."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pane--{look}" for look in LOOKS}

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Pieces] = []
        self._kept: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}

    @property
    def lines_of_text(self) -> list[str]:
        """What the pane says, line by line, without looks."""
        return ["".join(piece.text for piece in line) for line in self._lines]

    def show(self, lines: Sequence[Pieces]) -> None:
        """Draw these lines in place of those before; only lines that differ are painted."""
        old = self._lines
        self._lines = list(lines)
        for index in range(max(len(old), len(lines))):
            before = old[index] if index < len(old) else None
            after = lines[index] if index < len(lines) else None
            if before != after:
                self._kept.pop(index, None)
                self.refresh_line(index)
        if len(old) != len(lines):
            self.virtual_size = Size(self.size.width, len(lines))

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._kept.clear()
        self._styles.clear()

    def on_resize(self) -> None:
        self._kept.clear()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(width, self.look(self.ground(index)))
        strip = self._kept.get(index)
        if strip is None:
            ground = self.look(self.ground(index))
            segments = [
                Segment(piece.text.replace("\t", "  "), self._style(piece, ground))
                for piece in self._lines[index]
            ]
            strip = Strip(segments).adjust_cell_length(width, ground)
            self._kept[index] = strip
        return strip

    def roll(self, where: str) -> None:
        """Scroll: ``up down pageup pagedown home end first last``."""
        page = max(1, self.size.height - 1)
        top = self.scroll_offset.y
        by = {"up": -1, "left": -1, "down": 1, "right": 1, "pageup": -page, "pagedown": page}
        y = {"home": 0, "first": 0, "end": 10**6, "last": 10**6}.get(where, top + by.get(where, 0))
        self.scroll_to(y=max(0, y), animate=False, immediate=True)

    def ground(self, _index: int) -> str:
        """The look of the part of a line that holds no text."""
        return "text"

    def _style(self, piece: Piece, ground: Style) -> Style:
        style = ground + self.look(piece.look) if piece.look != "text" else ground
        if piece.action:
            style += Style(meta={"@click": piece.action})
        return style

    def look(self, name: str) -> Style:
        if name not in self._styles:
            partial = name not in ("text", "title", "current", "tab", "tab-current") and (
                not name.startswith("badge")
            )
            self._styles[name] = self.get_component_rich_style(f"pane--{name}", partial=partial)
        return self._styles[name]

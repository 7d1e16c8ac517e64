"""A pane drawn line by line that keeps for itself which line is at its top.

Textual's own scrolling lays the whole screen out again when the number of lines changes, and
that number changes with every move of the cursor (more findings, another table).
"""

from __future__ import annotations

from abc import abstractmethod

from textual import events
from textual.geometry import Region
from textual.widget import Widget

_WHEEL = 3


class Scrolled(Widget, inherit_bindings=False):
    """Lines of which some are in view; a subclass draws them in ``render_line``."""

    top = 0
    """The first line in view."""

    # Widgets have a metaclass of their own, so it is the type checker that holds a subclass to
    # this, not ``ABC``.
    @property
    @abstractmethod
    def total(self) -> int:
        """How many lines there are."""

    @property
    def rows_in_view(self) -> int:
        """How many of the lines are in view at a time."""
        return max(1, self.size.height)

    def scroll_lines(self, top: int) -> None:
        """Let this line be the first in view, as far as there are enough below it."""
        top = max(0, min(top, self.total - self.rows_in_view))
        if top != self.top:
            self.top = top
            self.refresh()

    def bring(self, first: int, last: int) -> None:
        """Scroll so little that these lines are in view; the first of them if not all can be."""
        if not self.size.height:
            return
        if last >= self.top + self.rows_in_view:
            self.scroll_lines(last - self.rows_in_view + 1)
        if first < self.top:
            self.scroll_lines(first)

    def repaint_row(self, y: int) -> None:
        """Paint the row ``y`` of the pane again; nothing where it is out of view."""
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def roll(self, where: str) -> None:
        """Scroll: ``up down pageup pagedown home end first last``."""
        page = max(1, self.rows_in_view - 1)
        by = {"up": -1, "left": -1, "down": 1, "right": 1, "pageup": -page, "pagedown": page}
        ends = {"home": 0, "first": 0, "end": self.total, "last": self.total}
        self.scroll_lines(ends.get(where, self.top + by.get(where, 0)))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(self.top - _WHEEL)

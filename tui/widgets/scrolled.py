"""A pane drawn line by line that keeps for itself which line is at its top.

Textual's own scrolling lays the whole screen out again when the number of lines changes, and
that number changes with every move of the cursor (more findings, another table).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

_WHEEL = 3


class Scrolled(Widget, inherit_bindings=False):
    """Lines of which some are in view; a subclass draws them in ``render_line``.

    It has no border, padding or opacity of its own: the rows are the whole of the widget.
    """

    top = 0
    """The first line in view."""

    def __init__(self, *, id: str | None = None) -> None:
        self._painted: dict[int, Strip] = {}
        self.drawn_size = Size(0, 0)
        """The size for which the rows are drawn."""
        self._drawn_theme = ""
        super().__init__(id=id)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Have these regions, or everything, drawn again with the next paint."""
        if repaint and regions:
            for region in regions:
                for y in region.line_range:
                    self._painted.pop(y, None)
        elif repaint:
            self._painted.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def forget_drawn(self) -> None:
        """Forget every row that was drawn: the widget has another size or theme."""
        self._painted.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows in view, drawn again only where they changed.

        Textual's own way works out the style of every pane again for each key, for the borders
        and the opacity that these do not have; it is left to draw what the mouse points at.
        """
        size, theme, painted = self.size, self.app.theme, self._painted
        if size != self.drawn_size or theme != self._drawn_theme:
            self.drawn_size, self._drawn_theme = size, theme
            self.forget_drawn()
        if self.hover_style:
            return super().render_lines(crop)
        for y in crop.line_range:
            if y not in painted:
                painted[y] = self._filtered(self.render_line(y))
        strips = [painted[y] for y in crop.line_range]
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def _filtered(self, strip: Strip) -> Strip:
        """The row as this terminal can show it, for instance without colours."""
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, self.styles.background)
        return strip

    # Widgets have a metaclass of their own, so it is the type checker that holds a subclass to
    # this, not ``ABC``.
    @property
    @abstractmethod
    def total(self) -> int:
        """How many lines there are."""

    @property
    def extent(self) -> Size:
        """The size, or while the widget is hidden the one that it had and will have again."""
        return self.size or self.drawn_size

    @property
    def rows_in_view(self) -> int:
        """How many of the lines are in view at a time."""
        return max(1, self.extent.height)

    def scroll_lines(self, top: int) -> None:
        """Let this line be the first in view, as far as there are enough below it."""
        top = max(0, min(top, self.total - self.rows_in_view))
        if top != self.top:
            self.top = top
            self.refresh()

    def bring(self, first: int, last: int) -> None:
        """Scroll so little that these lines are in view; the first of them if not all can be."""
        if not self.extent:
            return
        if last >= self.top + self.rows_in_view:
            self.scroll_lines(last - self.rows_in_view + 1)
        if first < self.top:
            self.scroll_lines(first)

    def repaint_rows(self, rows: Iterable[int]) -> None:
        """Paint these rows of the pane again, counted from its top; those out of view are not."""
        width, height = self.size
        regions = [Region(0, y, width, 1) for y in rows if 0 <= y < height]
        if regions:
            self.refresh(*regions)

    def roll(self, where: str) -> None:
        """Scroll: ``up down pageup pagedown home end first last``."""
        page = max(1, self.rows_in_view - 1)
        by = {"up": -1, "left": -1, "down": 1, "right": 1, "pageup": -page, "pagedown": page}
        ends = {"home": 0, "first": 0, "end": self.total, "last": self.total}
        self.scroll_lines(ends.get(where, self.top + by.get(where, 0)))

    def on_resize(self) -> None:
        """In a pane that grew no line stays hidden above empty space."""
        self.scroll_lines(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_lines(self.top + _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_lines(self.top - _WHEEL)

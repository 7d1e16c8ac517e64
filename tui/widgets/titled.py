"""A pane under its title: where the focus is, whose the lines are, how many are further down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.strip import Strip

from tui.locale import Words
from tui.widgets.pane import Pane, Styled, StyledLine, strip_of
from tui.widgets.wrapping import cut_path, pad


def title(name: str, width: int, *, focused: bool, end: str = "") -> StyledLine:
    """The title of a pane in ``width`` cells; a mark tells the pane to which the keys go.

    The mark comes first and its colour second, so that it is seen without colours as well.
    """
    look = "title-focused" if focused else "title"
    room = max(0, width - 1 - cell_len(end))
    return (Styled((">" if focused else " ") + pad(cut_path(name, room), room) + end, look),)


class TitledPane(Pane, can_focus=True, inherit_bindings=False):
    """Lines that scroll under a title that stays."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._about, self._state = "", ""
        self._words: Words | None = None
        self._titled: StyledLine = ()

    def show_under(self, name: str, state: str, lines: Sequence[StyledLine], words: Words) -> None:
        """Draw these lines under the name of what they are about and the state it is in."""
        self._about, self._state, self._words = name, state, words
        self.show(lines)
        if self._title() != self._titled:
            super().repaint_rows((0,))

    def _title(self) -> StyledLine:
        left = self.total - self.rows_in_view - self.top
        more = f" {self._words('pane.more', n=left)} " if self._words and left > 0 else ""
        state = f" {self._state} " if self._state else ""
        return title(self._about, self.size.width, focused=self.has_focus, end=more + state)

    @property
    def rows_in_view(self) -> int:
        return max(1, super().rows_in_view - 1)

    def repaint_rows(self, rows: Iterable[int]) -> None:
        super().repaint_rows(row + 1 for row in rows if row >= 0)

    def render_line(self, y: int) -> Strip:
        if y:
            return super().render_line(y - 1)
        self._titled = self._title()
        return strip_of(self._titled, self.drawn_size.width, "text", self.app.theme)

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        super().repaint_rows((0,))

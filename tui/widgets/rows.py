"""A list of rows with a cursor: the folder view, the start screen and the file picker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.widgets.pane import Pane, Styled, StyledLine
from tui.widgets.wrapping import cut, pad


class RowList(Pane, can_focus=True, inherit_bindings=False):
    """Rows under a heading that stays in view; tells which row is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "step(-1000000)", show=False),
        Binding("end,G", "step(1000000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Chosen(Message):
        """Enter was pressed on a row, or it was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str, ground: str = "text") -> None:
        super().__init__(id=id, ground=ground)
        self._keys: list[str] = []
        self._rows: list[StyledLine] = []
        self._head: list[StyledLine] = []
        self._foot: list[StyledLine] = []
        self.at = 0

    def show_rows(
        self,
        head: Sequence[StyledLine],
        rows: Sequence[tuple[str, StyledLine]],
        foot: Sequence[StyledLine] = (),
    ) -> None:
        """Show these rows; the cursor stays on the row of the same key. A key of ``""`` is
        that of a row that cannot be chosen, for instance a heading. ``head`` and ``foot`` stay
        in view above and below them.
        """
        as_before = self.key
        self._head, self._foot = list(head), list(foot)
        self._keys = [key for key, _ in rows]
        self._rows = [pieces for _, pieces in rows]
        if as_before and as_before in self._keys:
            self.at = self._keys.index(as_before)
        self._settle(1)
        self._show()

    @property
    def key(self) -> str:
        """The key of the row with the cursor; empty where there is no row."""
        return self._keys[self.at] if self.at < len(self._keys) else ""

    def go_to(self, key: str) -> None:
        """Put the cursor on the row of that key, if it is there."""
        if key in self._keys:
            self.at = self._keys.index(key)
            self._show()

    def _show(self) -> None:
        room = self._room
        top = max(0, min(self.at - room // 2, len(self._rows) - room))
        shown = self._rows[top : top + room]
        marked = [
            (Styled("> " if top + index == self.at else "  ", "key"), *self._lit(row, top + index))
            for index, row in enumerate(shown)
        ]
        self._top = top
        head, foot = (
            [(Styled("  "), *line) for line in around] for around in (self._head, self._foot)
        )
        self.show([*head, *marked, *foot])

    @property
    def _room(self) -> int:
        return max(1, self.size.height - len(self._head) - len(self._foot))

    _top = 0

    def _lit(self, row: StyledLine, index: int) -> StyledLine:
        if index != self.at:
            return row
        return tuple(
            piece._replace(look="strong") if piece.look in ("text", "dim") else piece
            for piece in row
        )

    def on_resize(self) -> None:
        self._show()

    def _settle(self, direction: int) -> None:
        """Move the cursor on to a row that can be chosen."""
        self.at = max(0, min(self.at, len(self._keys) - 1))
        for step in (direction, -direction):
            at = self.at
            while 0 <= at < len(self._keys) and not self._keys[at]:
                at += step
            if 0 <= at < len(self._keys):
                self.at = at
                return

    def action_step(self, by: int) -> None:
        self.at += by
        self._settle(1 if by > 0 else -1)
        self._show()

    def action_page(self, by: int) -> None:
        self.action_step(by * max(1, self._room - 1))

    def action_choose(self) -> None:
        if self.key:
            self.post_message(self.Chosen(self.key))

    def on_click(self, event: events.Click) -> None:
        line = event.y - len(self._head)
        at = line + self._top
        if 0 <= line < self._room and at < len(self._keys) and self._keys[at]:
            self.at = at
            self._show()
            if event.chain > 1:
                self.action_choose()


def column(text: str, width: int, look: str = "text", align: str = "left") -> Styled:
    """A piece of exactly ``width`` cells, for rows whose columns must be straight."""
    return Styled(pad(cut(text, width), width, align), look)

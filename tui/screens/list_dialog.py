"""A dialog around one list: its keys, and leaving it without an answer."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList

Answer = TypeVar("Answer")


class ListDialog(ModalScreen[Answer | None]):
    """Arrows, ``j`` and ``k`` move in the list; Escape and ``q`` leave, which answers ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        self.dismiss(None)

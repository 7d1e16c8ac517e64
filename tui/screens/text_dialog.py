"""A dialog around text that is only read: it scrolls, and speaks the other language on demand."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.commands import BY_ID
from tui.host import Host
from tui.locale import Words
from tui.widgets.pane import Pane, StyledLine


class TextDialog(ModalScreen[None]):
    """Arrows and PgUp/PgDn scroll, Escape leaves; ``TITLE_WORDS`` is the key of its title.

    A subclass makes its lines for a width, and binds the key that opened it to ``leave``.
    """

    TITLE_WORDS: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", show=False),
        Binding(",".join(BY_ID["language"].keys), "language", show=False, id="language"),
        Binding("down,j", "roll('down')", show=False),
        Binding("up,k", "roll('up')", show=False),
        Binding("pagedown,space", "roll('pagedown')", show=False),
        Binding("pageup", "roll('pageup')", show=False),
        Binding("home", "roll('home')", show=False),
        Binding("end", "roll('end')", show=False),
    ]

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host = host

    @property
    def words(self) -> Words:
        return self._host.words

    @abstractmethod
    def lines(self, width: int) -> list[StyledLine]:
        """The text in rows of at most ``width`` cells."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog large"):
            yield Static(Content(self.words(self.TITLE_WORDS)), classes="dialog-title")
            yield Pane(ground="surface")
            yield Static(Content(self.words("text_dialog.hint")), classes="dialog-hint")

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def retell(self) -> None:
        """Show everything in the current language."""
        self.query_one(".dialog-title", Static).update(Content(self.words(self.TITLE_WORDS)))
        self.query_one(".dialog-hint", Static).update(Content(self.words("text_dialog.hint")))
        self._draw()

    def _draw(self) -> None:
        pane = self.query_one(Pane)
        pane.show(self.lines(pane.size.width))

    def action_roll(self, where: str) -> None:
        self.query_one(Pane).roll(where)

    def action_language(self) -> None:
        self._host.switch_language()

    def action_leave(self) -> None:
        self.dismiss(None)

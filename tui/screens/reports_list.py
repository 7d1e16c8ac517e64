"""What the screens that list reports share: their keys, their frame, their foot."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from tui import messages
from tui.commands import Situation
from tui.host import Host
from tui.locale import Words
from tui.widgets.pane import Pane, Styled, StyledLine
from tui.widgets.rows import RowList


class ReportsScreen(Screen[None]):
    """A list of reports between a line at the top and one at the foot; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,ctrl+o", "open", show=False),
        Binding("q,ctrl+c", "leave", show=False),
        Binding("escape", "escape", show=False),
        Binding("question_mark,f1,fullwidth_question_mark", "help", show=False),
        Binding("L,ctrl+l", "language", show=False),
        Binding("T,ctrl+g", "theme", show=False),
    ]
    AUTO_FOCUS = "#rows"

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host

    @property
    def words(self) -> Words:
        return self.host.words

    def compose(self) -> ComposeResult:
        yield Pane(id="top", ground="bar")
        yield RowList(id="rows")
        yield Pane(id="foot", ground="bar")

    def on_resize(self) -> None:
        self.call_after_refresh(self.draw)

    def retell(self) -> None:
        """Show everything in the current language."""
        self.draw()

    @abstractmethod
    def draw(self) -> None:
        """Show the top line, the rows and the foot in the current language and size."""

    def show_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Write the foot: keys, each with the key of the words that say what it does."""
        pieces = [Styled(" ")]
        for key, name in keys:
            pieces += [Styled(key, "key"), Styled(f" {self.words(name)}   ")]
        line: StyledLine = tuple(pieces)
        self.query_one("#foot", Pane).show([line])

    def action_open(self) -> None:
        self.host.navigation.ask_for_file()

    def action_leave(self) -> None:
        self.host.navigation.leave(self)

    def action_escape(self) -> None:
        """Escape goes back; it never ends the program, as ``q`` does."""
        if self.host.navigation.leads_back(self):
            self.host.navigation.leave(self)
        else:
            messages.show(self.app, self.words("rows.escape"))

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.host, Situation(focus="rows", on_cell=False)))

    def action_language(self) -> None:
        self.host.switch_language()

    def action_theme(self) -> None:
        self.host.switch_theme()

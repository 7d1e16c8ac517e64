"""What the screens and dialogs that list things share: their keys, their frame, their foot."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app import GoujiApp
from tui.commands import Situation
from tui.locale import Words
from tui.screens import guarded
from tui.screens.list_dialog import ListDialog
from tui.widgets.pane import Pane, Piece, Pieces
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen


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
    app = getters.app(GoujiApp)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        yield Pane(id="top", ground="bar")
        yield Rows(id="rows")
        yield Pane(id="foot", ground="bar")

    def on_resize(self) -> None:
        self.call_after_refresh(self.draw)

    def retell(self, words: Words) -> None:
        """Say everything in another language."""
        self.words = words
        self.draw()

    @abstractmethod
    def draw(self) -> None:
        """Show the top line, the rows and the foot for the language and size of now."""

    def show_keys(self, keys: Iterable[tuple[str, str]]) -> None:
        """Write the foot: keys, each with the key of the words that say what it does."""
        pieces = [Piece(" ")]
        for key, name in keys:
            pieces += [Piece(key, "key"), Piece(f" {self.words(name)}   ")]
        line: Pieces = tuple(pieces)
        self.query_one("#foot", Pane).show([line])

    def action_open(self) -> None:
        self.app.ask_for_file()

    def action_leave(self) -> None:
        self.app.leave(self)

    def action_escape(self) -> None:
        """Escape goes back; it never ends the program, as ``q`` does."""
        if self.app.leads_back(self):
            self.app.leave(self)
        else:
            guarded.say(self.app, self.words("rows.escape"))

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.words, Situation(focus="rows", on_cell=False)))

    def action_language(self) -> None:
        self.app.switch_language()

    def action_theme(self) -> None:
        self.app.switch_theme()


class AuditList(ListDialog[None]):
    """A list over the audit; ``AREA`` names the words of its title, hint and emptiness."""

    AREA: ClassVar[str]

    def __init__(self, screen: AuditScreen) -> None:
        super().__init__()
        self.audit = screen

    def compose(self) -> ComposeResult:
        words = self.audit.words
        with Vertical(classes="dialog large"):
            yield Static(Content(words(f"{self.AREA}.title")), classes="dialog-title")
            yield OptionList()
            yield Static(Content(words(f"{self.AREA}.hint")), classes="dialog-hint")

    def on_mount(self) -> None:
        self.fill()

    @abstractmethod
    def lines(self) -> list[Content]:
        """What is listed now, a line each."""

    def fill(self) -> None:
        """List everything anew; the cursor stays where it was as far as there is a line."""
        listed, lines = self.query_one(OptionList), self.lines()
        at = listed.highlighted or 0
        listed.clear_options()
        if lines:
            listed.add_options(Option(line) for line in lines)
            listed.highlighted = min(at, len(lines) - 1)
        else:
            empty = Content(self.audit.words(f"{self.AREA}.empty"))
            listed.add_option(Option(empty, disabled=True))

    @property
    def at(self) -> int:
        """The number of the line with the cursor, from 0."""
        return self.query_one(OptionList).highlighted or 0

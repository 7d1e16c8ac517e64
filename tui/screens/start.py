"""The start screen: what was worked on last, the samples, and a way to any file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from parser.source import harmless
from tui.app import GoujiApp
from tui.audit.store import Recent
from tui.check.paths import STDIN
from tui.commands import Situation
from tui.locale import Words
from tui.own_samples import Sample, samples
from tui.screens import guarded
from tui.widgets.pane import Pane, Piece, Pieces
from tui.widgets.rows import Rows, column
from tui.widgets.wrapping import pad

_PICK = "pick"
_MOST_RECENT = 30


class StartScreen(Screen[None]):
    """Enter opens the row with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,ctrl+o", "open", show=False),
        Binding("q", "leave", show=False),
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
        self._recent: tuple[Recent, ...] = ()

    def compose(self) -> ComposeResult:
        yield Pane(id="top", ground="bar")
        yield Rows(id="rows")
        yield Pane(id="foot", ground="bar")

    def on_screen_resume(self) -> None:
        with guarded.action(self.app, self.words):
            recent = self.app.store.recent(_MOST_RECENT)
            # What came on standard input is not there to be opened again.
            self._recent = tuple(each for each in recent if each.name != STDIN)
        self._draw()

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def retell(self, words: Words) -> None:
        """Say everything in another language."""
        self.words = words
        self._draw()

    def _draw(self) -> None:
        words, width = self.words, self.app.size.width
        rows: list[tuple[str, Pieces]] = [
            (_PICK, (Piece(words("start.pick"), "key"),)),
            ("", ()),
            ("", (Piece(words("start.recent"), "strong"),)),
        ]
        widest = max((cell_len(each.agency or "") for each in self._recent), default=0)
        agency = max(16, min(36, width // 3, widest + 2))
        rows += [(each.path, _recent(each, agency, words, width)) for each in self._recent]
        if not self._recent:
            rows.append(("", (Piece(words("start.no_recent"), "dim"),)))
        own = samples(words.lang)
        if own:
            rows += [("", ()), ("", (Piece(words("start.samples"), "strong"),))]
        rows += [(str(each.path), _sample(each, width)) for each in own]
        self.query_one(Rows).show_rows([(), (Piece(words("start.what"), "dim"),), ()], rows)
        title = f" {words('start.title')}"
        self.query_one("#top", Pane).show([(Piece(pad(title, width), "strong"),)])
        pieces = [Piece(" ")]
        keys = (
            ("Enter", "pile.open"),
            ("o", "start.pick_key"),
            ("L", "command.language"),
            ("T", "command.theme"),
            ("?", "command.help"),
            ("q", "command.quit"),
        )
        for key, name in keys:
            pieces += [Piece(key, "key"), Piece(f" {words(name)}   ")]
        self.query_one("#foot", Pane).show([tuple(pieces)])

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        if message.key == _PICK:
            self.action_open()
        else:
            self.app.open_report(Path(message.key))

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


def _sample(each: Sample, width: int) -> Pieces:
    name = min(34, width // 2)
    shows = column(harmless(each.shows), max(8, width - 2 - name), "dim")
    return column(each.path.stem, name), shows


def _recent(each: Recent, agency: int, words: Words, width: int) -> Pieces:
    tally = each.tally
    if tally.findings and tally.decided == tally.findings:
        state = column(words("start.done"), 16, "good")
    elif tally.findings:
        told = words("top.decided", n=tally.decided, all=tally.findings)
        state = column(told, 16, "strong")
    else:
        state = column("ok", 16, "good")
    opened = each.opened.astimezone().strftime("%m-%d %H:%M")
    rest = max(8, width - 2 - agency - 8 - 16 - 14)
    return (
        column(harmless(each.agency or words("top.no_agency")), agency),
        column(str(each.year or ""), 8),
        state,
        column(opened, 14, "dim"),
        column(harmless(each.name), rest, "dim"),
    )

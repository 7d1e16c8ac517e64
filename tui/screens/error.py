"""A report that cannot be opened: what, where, and what to do."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from parser.source import harmless
from tui.app import GoujiApp
from tui.locale import Words
from tui.widgets.pane import Pane, Piece, Pieces, wrapped


class ErrorScreen(Screen[None]):
    """Says it, and offers another file."""

    app = getters.app(GoujiApp)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o,ctrl+o,enter", "open", show=False),
        Binding("q,escape", "leave", show=False),
        Binding("L,ctrl+l", "language", show=False),
    ]

    def __init__(self, words: Words, path: str, said: str) -> None:
        super().__init__()
        self._words, self._path, self._said = words, path, said

    def compose(self) -> ComposeResult:
        yield Pane(id="error")
        yield Pane(id="foot", ground="bar")

    def on_resize(self) -> None:
        self._draw()

    def retell(self, words: Words) -> None:
        self._words = words
        self._draw()

    def _draw(self) -> None:
        words, width = self._words, max(20, self.app.size.width - 4)
        lines: list[Pieces] = [
            (),
            (Piece("  " + words("error.title"), "error"),),
            (),
        ]
        for text, look in ((self._path, "strong"), (self._said, "text")):
            lines += [(Piece("  "), *row) for row in wrapped([Piece(harmless(text), look)], width)]
            lines.append(())
        self.query_one("#error", Pane).show(lines)
        self.query_one("#foot", Pane).show(
            [
                (
                    Piece(" o ", "key"),
                    Piece(words("command.open") + "  "),
                    Piece(" q ", "key"),
                    Piece(words("command.quit")),
                )
            ]
        )

    def action_open(self) -> None:
        self.app.ask_for_file(self._path)

    def action_leave(self) -> None:
        self.app.leave(self)

    def action_language(self) -> None:
        self.app.switch_language()

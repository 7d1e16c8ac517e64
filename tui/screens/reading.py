"""While a long file is read: how far it is, and a way out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

import parser
from parser.report import Report
from parser.source import harmless
from tui.app import GoujiApp
from tui.gate import WAYS_OUT
from tui.locale import Words
from tui.widgets.pane import Pane, Piece

_BAR = 40
# PDF pages take a tenth of a second each; no other kind of this size is felt.
_SLOW_SUFFIX = ".pdf"
_SLOW_BYTES = 1_000_000


def is_slow(path: Path) -> bool:
    """Whether reading may take long enough to be shown."""
    try:
        return path.suffix.lower() == _SLOW_SUFFIX or path.stat().st_size > _SLOW_BYTES
    except OSError:
        return False


class _LeftOffError(Exception):
    """The user left while the file was read."""


class ReadingScreen(Screen[None]):
    """Reads in a thread, then gives way to the audit or to what cannot be read."""

    ways_out = WAYS_OUT
    BINDINGS: ClassVar[list[BindingType]] = [Binding(",".join(WAYS_OUT), "leave", show=False)]
    app = getters.app(GoujiApp)

    def __init__(self, path: Path, files: Sequence[Path] | None, part: int, words: Words) -> None:
        super().__init__()
        self._words, self._path, self._files, self._part = words, path, files, part
        self._worker: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        yield Pane(id="reading")
        yield Pane(id="foot", ground="bar")

    def on_mount(self) -> None:
        self._draw(0, 0)
        self._worker = self.run_worker(self._read, thread=True, exit_on_error=False)

    def _read(self) -> None:
        worker = get_current_worker()

        def progress(done: int, pages: int) -> None:
            if worker.is_cancelled:
                raise _LeftOffError
            self.app.call_from_thread(self._draw, done, pages)

        try:
            found: Report | Exception = parser.read(self._path, part=self._part, progress=progress)
        except _LeftOffError:
            return
        except Exception as error:  # noqa: BLE001 - no file ends the program
            found = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self._done, found)

    def _draw(self, done: int, pages: int) -> None:
        words = self._words
        name = words("reading.file", name=harmless(self._path.name))
        lines = [(), (Piece(f"  {name}", "strong"),), ()]
        if pages:
            bar = "#" * (_BAR * done // pages)
            told = words("reading.pages", done=done, pages=pages)
            lines.append((Piece(f"  [{bar:.<{_BAR}}] {told}"),))
        self.query_one("#reading", Pane).show(lines)
        self.query_one("#foot", Pane).show([(Piece(" Esc ", "key"), Piece(words("reading.leave")))])

    def _done(self, found: Report | Exception) -> None:
        from tui.screens.audit import AuditScreen

        screen = self.app.screen_of(found, self._path, self._files)
        self.app.replace_screen(screen)
        if not isinstance(screen, AuditScreen):
            self.app.gate.let_go()

    def action_leave(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
        self.app.leave(self)

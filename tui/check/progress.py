"""How far a long call has come, on standard error, where that is a terminal."""

from __future__ import annotations

from tui import printing

_BAR_CELLS = 24


class Progress:
    """A bar on one line, of files or of the pages of one; nothing where no terminal is."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.done = 0
        self.terminal = printing.messages_are_seen()
        self.shown = False

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        if self.files > 1:
            self._show(self.done, self.files)

    def pages(self, done: int, pages: int) -> None:
        """So many pages of the file being read are done: for kinds that take long."""
        self._show(done, pages)

    def _show(self, done: int, whole: int) -> None:
        if self.terminal:
            self.shown = True
            filled = done * _BAR_CELLS // max(1, whole)
            bar = "#" * filled + "." * (_BAR_CELLS - filled)
            printing.bar(f"[{bar}] {done}/{whole}")

    def tell(self, line: str) -> None:
        """A line of its own on standard error; the bar comes back with the next file."""
        self.clear()
        printing.tell(line)

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.shown = False
            printing.no_bar()

"""How far a long call has come, on standard error, where that is a terminal."""

from __future__ import annotations

import sys

_BAR_CELLS = 24
_CLEAR = "\r\x1b[2K"


class Progress:
    """A bar on one line, of files or of the pages of one; nothing where no terminal is."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.done = 0
        self.terminal = sys.stderr.isatty()
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
            print(f"{_CLEAR}[{bar}] {done}/{whole}", end="", file=sys.stderr, flush=True)

    def tell(self, line: str) -> None:
        """A line of its own on standard error; the bar comes back with the next file."""
        self.clear()
        print(line, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown:
            self.shown = False
            print(_CLEAR, end="", file=sys.stderr, flush=True)

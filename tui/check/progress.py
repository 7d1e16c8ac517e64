"""How far a long call has come, on standard error, where that is a terminal."""

from __future__ import annotations

import sys

_BAR_CELLS = 24
_CLEAR = "\r\x1b[2K"


class Progress:
    """A bar on one line; nothing at all where standard error is no terminal or one file is."""

    def __init__(self, files: int) -> None:
        self.files = files
        self.done = 0
        self.shown = files > 1 and sys.stderr.isatty()

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        if self.shown:
            filled = self.done * _BAR_CELLS // self.files
            bar = "#" * filled + "." * (_BAR_CELLS - filled)
            print(f"\r[{bar}] {self.done}/{self.files}", end="", file=sys.stderr, flush=True)

    def tell(self, line: str) -> None:
        """A line of its own on standard error; the bar comes back with the next file."""
        self.clear()
        print(line, file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self.shown:
            print(_CLEAR, end="", file=sys.stderr, flush=True)

"""A report being read in a thread of its own; waiting for it can be given up at any moment."""

from __future__ import annotations

import threading
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as NotYet
from contextlib import suppress
from pathlib import Path

import parser
from parser.errors import LeftOff, Unreadable
from parser.report import Reason, Report

Found = Report | Unreadable
"""The report, or why it cannot be read."""


class Reading:
    """Begins at once; ``pages`` are those done and those in all, 0 for kinds without pages.

    ``data`` is what is read, where it is not the content of the file at ``path``. The thread
    ends with the program, whatever it is doing then.
    """

    def __init__(self, path: Path, data: bytes | None = None, *, part: int = 1) -> None:
        self.pages = (0, 0)
        self.found: Future[Found] = Future()
        self._path, self._part = path, part
        self._left = threading.Event()
        threading.Thread(target=self._read, args=(str(path), data, part), daemon=True).start()

    def is_of(self, path: Path, part: int) -> bool:
        """Whether this reads that part of the file at that path."""
        return (path, part) == (self._path, self._part)

    def within(self, seconds: float) -> Found | None:
        """The result, if there is one within that many seconds."""
        try:
            return self.found.result(seconds)
        except NotYet:
            return None

    def leave(self) -> None:
        """Nobody waits for it any more: stop reading, and kill the process that reads."""
        self._left.set()

    def _read(self, path: str, data: bytes | None, part: int) -> None:
        try:
            tell, left = self._progress, self._left.is_set
            found: Found = (
                parser.read(path, part=part, progress=tell, cancelled=left)
                if data is None
                else parser.read_bytes(data, path, part=part, progress=tell, cancelled=left)
            )
        except Unreadable as error:
            found = error
        except LeftOff:
            return
        except BaseException as error:  # noqa: BLE001 - whoever waits must hear of it
            found = Unreadable(path, Reason("internal", {"detail": f"{type(error).__name__}"}))
        with suppress(InvalidStateError):  # whoever waited has left just now
            self.found.set_result(found)

    def _progress(self, done: int, pages: int) -> None:
        self.pages = done, pages

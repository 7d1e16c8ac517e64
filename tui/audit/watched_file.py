"""Whether the file at the path is still the one that is open, and nobody but SQLite wrote to it."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from tui.audit.recognise import Head, StoreKind, head_of, look_at

_COUNTED = 2**32
_MANY = 100_000
"""Commits that others may have made between two looks; a count that is off by more is damage."""


class FileChange(Enum):
    """What became of the file since it was last looked at."""

    NONE = "none"
    WRITTEN = "written"
    """Another window committed something, as the count of changes in the head says."""
    TOUCHED = "touched"
    """Written to, yet not by a commit: its pages are to be checked."""
    GONE = "gone"
    REPLACED = "replaced"
    CUT = "cut"


class WatchedFile:
    """The open file, by what the system and its head say of it."""

    def __init__(self, path: Path) -> None:
        """Raises ``OSError``."""
        self._path = path
        self.look()

    @property
    def device(self) -> int:
        """The disk or share that the file lies on, by the number that the system gives it."""
        return self._identity[0]

    def look(self) -> None:
        """Remember the current state, just after our own commit, as that of our file."""
        said = self._path.stat()
        self._state = _state(said)
        self._identity = said.st_dev, said.st_ino
        self._size = said.st_size
        self._changes = _changes(head_of(self._path))

    def change(self) -> FileChange:
        """What became of it; nothing of ours leaves a shorter or another file behind."""
        try:
            said = self._path.stat()
        except OSError:
            return FileChange.GONE
        if (said.st_dev, said.st_ino) != self._identity:
            return FileChange.REPLACED
        if said.st_size < self._size:
            return FileChange.CUT
        if _state(said) == self._state:
            return FileChange.NONE
        try:
            with self._path.open("rb") as file:
                kind, head = look_at(file)
        except OSError:
            return FileChange.GONE
        commits = (_changes(head) - self._changes) % _COUNTED
        sound = kind is StoreKind.OURS and 0 < commits < _MANY
        return FileChange.WRITTEN if sound else FileChange.TOUCHED


def _state(said: os.stat_result) -> tuple[int, int]:
    return said.st_size, said.st_mtime_ns


def _changes(head: Head | None) -> int:
    return -1 if head is None else head.changes

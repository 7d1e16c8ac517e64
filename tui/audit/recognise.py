"""What a file at the place of the audits is, told from its first bytes before anything opens it."""

from __future__ import annotations

import os
import struct
from enum import StrEnum
from errno import EISDIR, ENODEV
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO, NamedTuple

from tui.audit.schema import APPLICATION, SCHEMA

MAGIC = b"SQLite format 3\0"
PAGE = 4096
"""Bytes of a page: SQLite's own choice since 2016, in every file that was made here."""

_HEAD = 100
_FIXED = {20: b"\x00\x40\x20\x20", 44: b"\x00\x00\x00\x04", 56: b"\x00\x00\x00\x01"}
"""Bytes that SQLite writes the same in all our files: room at the page's end, format, UTF-8."""
_MODES = (b"\x01\x01", b"\x02\x02")
"""Ways of writing that SQLite knows; for any other it calls the file read-only."""


class StoreKind(StrEnum):
    """What a file is."""

    NEW = "new"
    """Nothing is there, or nothing is in it."""
    OURS = "ours"
    FIRST = "first"
    """An SQLite file without a mark of ours: of version 1, or somebody else's."""
    FOREIGN = "foreign"
    """Another program's SQLite file, by its mark."""
    NEWER = "newer"
    DAMAGED = "damaged"
    """Marked as ours, but with a head that nothing here has written."""
    OTHER = "other"
    """No SQLite file: something else, or ours with its head destroyed."""


class Head(NamedTuple):
    """What stands in the first bytes of an SQLite file, in its own terms."""

    page_size: int
    changes: int
    pages: int
    version: int
    application: int

    @classmethod
    def of(cls, data: bytes) -> Head | None:
        """The head of a file that begins with these bytes; ``None`` where it is no SQLite file."""
        if len(data) < _HEAD or not data.startswith(MAGIC):
            return None
        (size,) = struct.unpack(">H", data[16:18])
        changes, pages = struct.unpack(">II", data[24:32])
        (version,) = struct.unpack(">I", data[60:64])
        (application,) = struct.unpack(">I", data[68:72])
        return cls(size, changes, pages, version, application)


def head_of(path: Path) -> Head | None:
    """The head of the file; raises ``OSError``.

    Like all that opens the file past SQLite it must not be called within a transaction: closing
    the file lets go of every lock that this process has on it (POSIX).
    """
    with path.open("rb") as file:
        return look_at(file)[1]


def version_in(path: Path) -> int:
    """The version that an SQLite file says its tables have; raises ``OSError``."""
    head = head_of(path)
    return 0 if head is None else head.version


def recognise(path: Path) -> StoreKind:
    """What the file at ``path`` is; raises ``OSError`` where it cannot be read.

    As with ``head_of``, not within a transaction.
    """
    try:
        if not S_ISREG(mode := path.stat().st_mode):
            code = EISDIR if S_ISDIR(mode) else ENODEV  # to read a pipe might never end
            raise OSError(code, os.strerror(code), str(path))
        with path.open("rb") as file:
            return look_at(file)[0]
    except FileNotFoundError:
        return StoreKind.NEW


def look_at(file: BinaryIO) -> tuple[StoreKind, Head | None]:
    """What an open file is, and its head where it is an SQLite file."""
    data = file.read(_HEAD)
    head = Head.of(data)
    return (StoreKind.OTHER if data else StoreKind.NEW) if head is None else _kind(data, head), head


def _kind(data: bytes, head: Head) -> StoreKind:
    if head.application == 0 and head.version <= 1:
        return StoreKind.FIRST
    if head.application != APPLICATION:
        return StoreKind.FOREIGN
    fixed = all(data[at : at + len(bytes_)] == bytes_ for at, bytes_ in _FIXED.items())
    if head.page_size != PAGE or not fixed or data[18:20] not in _MODES:
        return StoreKind.DAMAGED
    return StoreKind.OURS if head.version == SCHEMA else StoreKind.NEWER

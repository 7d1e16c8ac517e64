"""The bytes of what a path names: files only, never more than a report may have."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from parser.errors import Unreadable
from parser.readers.source import MAX_BYTES
from parser.report import Reason
from parser.troubles import Trouble

# A device or a pipe that took the place of a file meanwhile must not be waited for.
_OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def bytes_of(name: str) -> bytes:
    """The content of a file.

    Raises ``Unreadable`` for what is not there, cannot be opened, is larger than any report, or
    is no file: a folder, and devices, pipes and sockets, which may have no end.
    """
    try:
        _require_file(name, Path(name).stat().st_mode)
        with os.fdopen(os.open(name, _OPENING), "rb") as file:
            found = os.fstat(file.fileno())
            _require_file(name, found.st_mode)
            # Room for the largest file takes longer to be given than a report to be read.
            data = file.read(min(found.st_size, MAX_BYTES) + 1)
            if len(data) > found.st_size:  # it grows, or the system does not know its size
                data += bounded(file)
    except FileNotFoundError:
        raise Unreadable(name, Reason("no_such_file")) from None
    except OSError as error:
        raise Unreadable(name, Reason("cannot_open", {"error": Trouble.of(error)})) from None
    except ValueError as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(name, Reason("no_such_file")) from None  # a name that no file can have
    if len(data) > MAX_BYTES:
        raise Unreadable(name, Reason("too_large", {"limit": MAX_BYTES // 1_000_000}))
    return data


def bounded(stream: BinaryIO) -> bytes:
    """What comes from a stream, up to one byte more than the largest file that is read.

    The one byte more lets whoever reads it tell that it is too large; a stream without an end
    takes no more memory than that.
    """
    return stream.read(MAX_BYTES + 1)


def _require_file(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise Unreadable(name, Reason("folder"))
    if not stat.S_ISREG(mode):
        raise Unreadable(name, Reason("no_file"))

"""What can be wrong with the audit file, as an auditor can act upon it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR, ENODEV
from pathlib import Path

from parser.report import Fact, Reason
from parser.troubles import Trouble, as_fact

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises of a file: a message of its own may hold the file's damaged text."""


class StoreError(Exception):
    """The audit file cannot be used; ``reason`` says what, where and what to do.

    Its codes begin with ``store.`` and are told by ``tui.locale``; its facts are ``path`` and
    ``detail`` (the words of SQLite or of the system), and what else the words need.
    """

    def __init__(self, code: str, path: Path, detail: object, **facts: Fact) -> None:
        said = {"path": str(path), "detail": as_fact(detail), **facts}
        self.reason = Reason(f"store.{code}", said)
        super().__init__(f"{code}: {path}: {detail}")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say of a file into ``StoreError``."""
    try:
        yield
    except FAULTS as error:
        raise StoreError(_code(error), path, Trouble.of(error)) from error
    except OSError as error:
        code = _OF_SYSTEM.get(error.errno or 0, "unwritable")
        raise StoreError(code, path, Trouble.of(error)) from error


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says that the file itself is at fault, and not its surroundings."""
    return _code(error) == "damaged"


def is_full(error: BaseException) -> bool:
    """Whether SQLite says that the disk is full."""
    return _code(error) == "full"


def _code(error: BaseException) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "damaged"
    match getattr(error, "sqlite_errorcode", None):
        case None:
            return "unwritable"
        case code:
            return _CODES.get(code & 0xFF, "damaged")


_OF_SYSTEM = {EISDIR: "is_folder", ENODEV: "is_device"}
_CODES = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "unwritable",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_PERM: "unwritable",
    sqlite3.SQLITE_IOERR: "unwritable",
    sqlite3.SQLITE_FULL: "full",
}

"""One connection to an audit file, as it is always used: flushed, whole, soon told when busy.

Every commit is on the disk, in the one file, before it returns: the journal beside the file is
SQLite's rollback journal, emptied at the end of each transaction. SQLite's other way (WAL) is
as quick only as long as the work stays in a second file; brought into the first after every
event it takes as long (0.6 ms against 0.7 ms), and it fails on network shares. So a copy of the
one file is the audit also after the process was killed, and no file system needs another mode.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tui.audit.failure import FAULTS

WAIT_SECONDS = 0.4
"""How long another program's hold on the file is waited for: no longer than a key may freeze."""
_PAUSE_SECONDS = 0.002


def connect(path: Path) -> sqlite3.Connection:
    """Open a file that is there; raises ``sqlite3.Error``, also where it cannot be written."""
    database = sqlite3.connect(
        path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    database.text_factory = as_text
    try:
        # An old file in the other mode is brought out of it, which needs it for oneself.
        (mode,) = database.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
        if mode != "truncate":
            database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA trusted_schema = OFF")
    except BaseException:
        database.close()
        raise
    return database


def connect_to_look(path: Path) -> sqlite3.Connection:
    """Open a file that cannot be written, or must not be; raises ``sqlite3.Error``."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    database = sqlite3.connect(
        address, uri=True, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False
    )
    database.text_factory = as_text
    return database


def as_text(data: bytes) -> str:
    """A text out of the file, also a damaged one: its seal then tells."""
    return data.decode("utf-8", "surrogateescape")


def disconnect(database: sqlite3.Connection) -> None:
    """Close; the empty journal beside the file goes too where nobody else has it open."""
    try:
        database.execute("PRAGMA busy_timeout = 0")
        database.execute("PRAGMA journal_mode = DELETE")
    except FAULTS:
        pass  # the file is whole without
    finally:
        database.close()


@contextmanager
def reading(database: sqlite3.Connection) -> Iterator[None]:
    """Several questions to the file as it is at one moment, whoever writes meanwhile."""
    if database.in_transaction:
        yield
        return
    database.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(*FAULTS):  # an error may have ended it already
            database.execute("COMMIT")


def _begin(database: sqlite3.Connection) -> None:
    """Wait for one's turn to write: asked often, for SQLite's own waits grow so long that who
    writes again and again leaves no gap that they meet.
    """
    until = time.monotonic() + WAIT_SECONDS
    database.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                database.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
                time.sleep(_PAUSE_SECONDS)
            else:
                return
    finally:
        database.execute(f"PRAGMA busy_timeout = {int(WAIT_SECONDS * 1000)}")


@contextmanager
def writing(database: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it is on the disk afterwards, or nothing."""
    _begin(database)
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise

"""Whether an open audit file is as this program left it: its pages, its tables, its lists.

What costs little is looked at whenever a file is opened. The lines of a log are held against
their seals, and the log against its count and digest, whenever that log is read.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from parser.troubles import Trouble
from tui.audit import schema
from tui.audit.database import reading
from tui.audit.failure import FAULTS
from tui.audit.recognise import MAGIC, PAGE, StoreKind, look_at
from tui.audit.records import ReportEntry
from tui.audit.seal import digest, seal

_QUICK = 16 * 1024 * 1024
"""Bytes up to which SQLite's own check is made at opening: 1 ms a megabyte, and 40,000 events."""

_ENTRIES = "SELECT seal, key, path, name, agency, year, form, opened FROM report NOT INDEXED"


class DamageError(Exception):
    """The file is damaged; raised with a ``Trouble`` that says how it was noticed."""


def check_structure(database: sqlite3.Connection, path: Path, *, fully: bool = False) -> None:
    """Raise ``DamageError`` where pages or tables are not as SQLite and this program leave them.

    ``fully`` holds every index against its table as well, which takes four times as long.
    Raises ``sqlite3.Error`` where SQLite itself stops, ``OSError`` where the file cannot be read.
    """
    # Closing a file lets go of every lock that this process has on it (POSIX): not before the end.
    with path.open("rb") as file, reading(database):
        # From here on nobody else can be in the middle of a commit.
        database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        size = path.stat().st_size
        kind, head = look_at(file)
        if kind is not StoreKind.OURS:
            raise DamageError(Trouble("head", "head"))
        if head is None or head.pages * PAGE != size:
            raise DamageError(
                Trouble("length", "length", bytes=size, pages=head.pages if head else 0)
            )
        if not schema.is_whole(database):
            raise DamageError(Trouble("tables", "tables"))
        if fully or size <= _QUICK:
            check = "integrity_check" if fully else "quick_check"
            (found,) = database.execute(f"PRAGMA {check}(1)").fetchone()
            if found != "ok":
                raise DamageError(Trouble(found, "pages"))
        _check_lists(database)


def _check_lists(database: sqlite3.Connection) -> None:
    """Reports must be found by their keys, or a new log would be begun beside the old one."""
    rolls = database.execute("SELECT reports, digest FROM roll").fetchall()
    keys = [key for (key,) in database.execute("SELECT key FROM report NOT INDEXED")]
    if rolls != [(len(keys), digest(seal(key) for key in keys))]:
        raise DamageError(Trouble("list of reports", "reports"))
    if any(
        database.execute("SELECT key FROM report WHERE key = ?", (key,)).fetchall() != [(key,)]
        for key in keys
    ):
        raise DamageError(Trouble("index of reports", "reports"))
    (counted,) = database.execute("SELECT total(events) FROM report").fetchone()
    (there,) = database.execute("SELECT count(*) FROM event").fetchone()
    if counted != there:
        raise DamageError(Trouble("events", "counts", there=there, counted=int(counted)))


def odd_entries(database: sqlite3.Connection) -> list[str]:
    """The keys of the rows in the list of reports that are not as they were written."""
    found = []
    for sealed, *row in database.execute(_ENTRIES):
        try:
            if ReportEntry(*row).check().seal == sealed:
                continue
        except (AttributeError, TypeError, ValueError):
            pass
        found.append(str(row[0]))
    return found


def tables_in(path: Path) -> dict[str, str] | None:
    """The tables and indexes of an SQLite file with how they were made; ``None`` where SQLite
    cannot tell. Nothing is changed.
    """
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        try:
            return schema.tables_of(database)
        finally:
            database.close()
    except FAULTS:
        return None


def in_wal_mode(path: Path) -> bool:
    """Whether the file was written in the mode whose work may lie in a second file."""
    with path.open("rb") as file:
        head = file.read(20)
    return head.startswith(MAGIC) and head[18:20] == b"\x02\x02"

"""Whole copies of the audit file: one a day that it was worked with, and one before a migration."""

from __future__ import annotations

import re
import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from tui.audit.failure import FAULTS
from tui.audit.locations import (
    backup_name,
    backups_of,
    flush_folder,
    make_folder,
    make_private,
    new_private,
    put_new,
)

_DAY = r"\d{8}"
_BESIDES = r"(by-hand|before-loss|before-version-\d+)-\d{8}-\d{6}\S*"
KEPT_DAYS = 14
"""Days of work whose backups are kept: what is noticed after two working weeks still has one."""
KEPT_BYTES = 200 * 1024 * 1024
"""What all of them may take; the latest stays however large it is."""
QUICKLY_COPIED = 16 * 1024 * 1024
"""Bytes up to which the backup of today is made anew at each close: a tenth of a second. The
program must be able to end within half of one."""


def copy_whole(database: sqlite3.Connection, target: Path, *, replace: bool = False) -> bool:
    """A whole copy of an open store in a new file for the owner alone, on the disk.

    Says whether it got its name: false where that is taken and may not be replaced. Raises
    ``sqlite3.Error`` and ``OSError``; nothing is then left behind.
    """
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}")
    new_private(draft)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            database.backup(copy)
            # The copy is one file, whatever its original was set to.
            copy.execute("PRAGMA journal_mode = DELETE")
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        if replace:
            draft.replace(target)
            placed = True
        else:
            placed = put_new(draft, target)
        flush_folder(target.parent)
        return placed
    finally:
        for ending in ("", "-journal", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def backup_before(database: sqlite3.Connection, store: Path, what: str) -> Path:
    """A backup that stays, made before something is done to the file; its path.

    Raises ``sqlite3.Error`` and ``OSError``.
    """
    make_folder(backups_of(store))
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    path = backup_name(store, f"before-{what}-{stamp}-{secrets.token_hex(2)}")
    copy_whole(database, path)
    return path


def backup_of_today(database: sqlite3.Connection, store: Path) -> None:
    """The backup of today, in the place of an earlier one; the oldest beyond the bounds go.

    A backup is a second line of defence: what hinders it is no reason to disturb anyone.
    """
    with suppress(OSError, *FAULTS):
        make_folder(backups_of(store))
        today = f"{datetime.now().astimezone():%Y%m%d}"
        path = backup_name(store, today)
        if path.exists():
            if store.stat().st_size > QUICKLY_COPIED:
                return
            if _holds_more(path, database):
                # Another file than today's has taken the place: what it lacks stays there.
                stamp = f"{datetime.now().astimezone():%H%M%S}"
                path.rename(backup_name(store, f"before-loss-{today}-{stamp}"))
        copy_whole(database, path, replace=True)
        make_private(path)
        _thin_out(store)


def _holds_more(backup: Path, database: sqlite3.Connection) -> bool:
    """Whether events stand in a backup that are not in the audit file any more."""
    ids = "SELECT id FROM event"
    there = {name for (name,) in database.execute(ids)}
    address = f"{backup.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as earlier:
            return not there.issuperset(name for (name,) in earlier.execute(ids))
    except FAULTS:
        return False  # damaged: the whole one takes its place


def backups(store: Path) -> list[Path]:
    """The backups by day of an audit file, the latest first."""
    return _named(store, _DAY)


def all_backups(store: Path) -> list[Path]:
    """Every backup of an audit file, those by day first: of each, the latest first.

    Besides those by day there are such as were made by hand, before a migration, and of what
    was lost from the file since: ``backup_of_today`` keeps that.
    """
    return [*backups(store), *_named(store, _BESIDES)]


def _named(store: Path, what: str) -> list[Path]:
    name = re.compile(f"{re.escape(store.stem)}-{what}")
    found = backups_of(store).glob("*.sqlite3")
    return sorted((path for path in found if name.fullmatch(path.stem)), reverse=True)


def _thin_out(store: Path) -> None:
    total = 0
    for number, path in enumerate(backups(store)):
        total += path.stat().st_size
        if number and (number >= KEPT_DAYS or total > KEPT_BYTES):
            path.unlink()

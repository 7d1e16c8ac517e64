"""Putting rows into the tables of the store, so that counts and digests agree with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from tui.audit.records import LogLine, ReportEntry, placeholder
from tui.audit.seal import digest, seal

_ENTER = (
    "INSERT INTO report (seal, key, path, name, agency, year, form, opened, body, digest)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET seal = excluded.seal,"
    " path = excluded.path, name = excluded.name, agency = excluded.agency, year = excluded.year,"
    " form = excluded.form, opened = excluded.opened, body = excluded.body"
)
_ADD = (
    "INSERT INTO event (id, seal, clock, report, at, auditor, version, kind, action)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
)


def enter(database: sqlite3.Connection, entry: ReportEntry) -> None:
    """Put a report into the list, or what is known of it now in the place of what was."""
    known = database.execute("SELECT 1 FROM report WHERE key = ?", (entry.key,)).fetchone()
    row = (entry.seal, *entry, entry.body, digest(()))
    database.execute(_ENTER, row)
    if known is None:
        reports, so_far = database.execute("SELECT reports, digest FROM roll").fetchone()
        now = digest([seal(entry.key)], so_far)
        database.execute("UPDATE roll SET reports = ?, digest = ?", (reports + 1, now))


def add_entries(database: sqlite3.Connection, entries: Iterable[ReportEntry]) -> int:
    """Put reports into the list; of two of one key the one opened last stays. Returns how many
    were new.
    """
    known = dict(database.execute("SELECT key, opened FROM report").fetchall())
    new = 0
    for entry in entries:
        if entry.key not in known:
            new += 1
        elif str(known[entry.key]) >= entry.opened:
            continue
        enter(database, entry)
        known[entry.key] = entry.opened
    return new


def add_lines(database: sqlite3.Connection, lines: Iterable[LogLine]) -> int:
    """Put lines into the logs of their reports, each identity once; returns how many were new.

    A report that is not in the list is entered under its key alone.
    """
    touched: dict[str, list[LogLine]] = {}
    known = {key for (key,) in database.execute("SELECT key FROM report")}
    for line in sorted(lines, key=lambda line: (line.clock, line.id)):
        if database.execute(_ADD, line).rowcount > 0:
            touched.setdefault(line.report, []).append(line)
    for key, new in touched.items():
        if key not in known:
            enter(database, placeholder(key))
        count_in(database, key, new)
    return sum(map(len, touched.values()))


def add_line(database: sqlite3.Connection, line: LogLine) -> int | None:
    """Put one new line into the log of a report in the list; its row number, ``None`` where
    the report is not in the list.
    """
    number = database.execute(_ADD.partition(" ON ")[0], line).lastrowid
    return number if count_in(database, line.report, [line]) else None


def count_in(database: sqlite3.Connection, key: str, lines: Iterable[LogLine]) -> bool:
    """Count new lines of a report; false where that report is not in the list."""
    found = database.execute(
        "SELECT events, digest, clock FROM report WHERE key = ?", (key,)
    ).fetchone()
    if found is None:
        return False
    lines = list(lines)
    events, so_far, clock = found
    now = (
        events + len(lines),
        digest((line.seal for line in lines), so_far),
        max([clock, *(line.clock for line in lines)]),
        key,
    )
    database.execute("UPDATE report SET events = ?, digest = ?, clock = ? WHERE key = ?", now)
    return True

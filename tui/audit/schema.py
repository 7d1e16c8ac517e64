"""The tables of the audit file and the way from each version of them to the next."""

from __future__ import annotations

import sqlite3

from tui.audit.seal import NOTHING

SCHEMA = 2
"""The version of the tables below, kept in the file's ``user_version``."""

APPLICATION = 0x676F756A
"""``gouj``: the mark in the head of the file by which it is known as ours, from version 2."""

FIRST_TABLES = {"report", "event", "report_versions", "event_of_report"}
"""The tables and indexes of version 1, which had no mark in the head of the file."""

TABLES = (
    """CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    seal TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    agency TEXT,
    year INTEGER,
    form TEXT NOT NULL,
    opened TEXT NOT NULL,
    body TEXT NOT NULL,
    events INTEGER NOT NULL DEFAULT 0,
    digest TEXT NOT NULL,
    clock INTEGER NOT NULL DEFAULT 0,
    position TEXT,
    errors INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    misreads INTEGER NOT NULL DEFAULT 0,
    findings INTEGER NOT NULL DEFAULT 0,
    decided INTEGER NOT NULL DEFAULT 0
)""",
    """CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    seal TEXT NOT NULL,
    clock INTEGER NOT NULL,
    report TEXT NOT NULL,
    at TEXT NOT NULL,
    auditor TEXT NOT NULL,
    version TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL
)""",
    "CREATE INDEX event_of_report ON event (report, number)",
    "CREATE TABLE roll (reports INTEGER NOT NULL, digest TEXT NOT NULL)",
)
"""``events``, ``digest`` and ``clock`` of a report are the count of its log, what its seals amount
to and its latest clock; ``roll`` is the same of all reports. So a line that is gone is missed."""


def make(database: sqlite3.Connection) -> None:
    """Make the tables in an empty file, within a transaction that the caller has begun."""
    for statement in TABLES:
        database.execute(statement)
    database.execute("INSERT INTO roll VALUES (0, ?)", (NOTHING,))
    _mark(database)


def migrate(database: sqlite3.Connection) -> None:
    """Bring the file to this version, within a transaction that the caller has begun.

    Another process may have been first; then nothing is left to do.
    """
    if version_of(database) == 1:
        from tui.audit.first_format import bring_up

        bring_up(database, make)


def version_of(database: sqlite3.Connection) -> int:
    """The version of the tables that the file says it has."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def tables_of(database: sqlite3.Connection) -> dict[str, str]:
    """Tables and indexes with how they were made, as the file says it; damage may say anything."""
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    named = ((str(name), str(sql)) for name, sql in rows)
    return {name: sql for name, sql in named if not name.startswith("sqlite_")}


def is_first(database: sqlite3.Connection) -> bool:
    """Whether these are the tables of version 1, and neither views nor triggers of their names."""
    made = tables_of(database)
    plain = all(sql.startswith(("CREATE TABLE ", "CREATE INDEX ")) for sql in made.values())
    return version_of(database) == 1 and set(made) == FIRST_TABLES and plain


def is_whole(database: sqlite3.Connection) -> bool:
    """Whether every table stands in the file as it is made here."""
    return sorted(tables_of(database).values()) == sorted(TABLES)


def _mark(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA application_id = {APPLICATION}")
    database.execute(f"PRAGMA user_version = {SCHEMA}")

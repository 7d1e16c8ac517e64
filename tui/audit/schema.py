"""The tables of the audit file and the way from each version of them to the next."""

from __future__ import annotations

import sqlite3

SCHEMA = 1
"""The version of the tables below, kept in the file's ``user_version``."""

_TABLES = """
CREATE TABLE report (
    key TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    name TEXT NOT NULL,
    agency TEXT,
    year INTEGER,
    form TEXT NOT NULL,
    opened TEXT NOT NULL,
    position TEXT,
    errors INTEGER NOT NULL DEFAULT 0,
    warnings INTEGER NOT NULL DEFAULT 0,
    misreads INTEGER NOT NULL DEFAULT 0,
    findings INTEGER NOT NULL DEFAULT 0,
    decided INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;
CREATE INDEX report_versions ON report (name, agency, year);
CREATE TABLE event (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    report TEXT NOT NULL REFERENCES report,
    at TEXT NOT NULL,
    auditor TEXT NOT NULL,
    kind TEXT NOT NULL,
    action TEXT NOT NULL
);
CREATE INDEX event_of_report ON event (report, number);
"""

MIGRATIONS: tuple[str, ...] = (_TABLES,)
"""What brings the file from version i to i + 1; the first makes it from nothing."""


def migrate(database: sqlite3.Connection) -> None:
    """Bring the file to this version, within a transaction that the caller has begun.

    Another process may have been first; then nothing is left to do.
    """
    (version,) = database.execute("PRAGMA user_version").fetchone()
    for script in MIGRATIONS[version:]:
        for statement in filter(None, script.split(";\n")):
            database.execute(statement)
    database.execute(f"PRAGMA user_version = {SCHEMA}")

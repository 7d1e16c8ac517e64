"""An audit file as gouji 0.1.0 wrote it: its tables and the JSON of its events, frozen."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

TABLES = """
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
CORRECTED = (
    '{"change":{"cell":"t3.granted.natural","printed":"9","value":%s,"meaning":"number","mark":""}}'
)
NOTED = '{"on":"report","text":"%s","severity":"info","quote":"","finding":null}'
EVENTS = (
    ("corrected", CORRECTED % 5),
    ("noted", NOTED % "看过"),
    ("note_edited", '{"note":"n2","text":"再看","severity":"warning"}'),
    ("corrected", CORRECTED % 7),
    ("undone", '{"event":4}'),
    ("corrected", CORRECTED % 8),
    ("undone", '{"event":6}'),
    ("redone", '{"event":6}'),
    ("noted", NOTED % "不要了"),
    ("note_withdrawn", '{"note":"n9"}'),
)
"""What one auditor did, in the order of its row numbers from 1."""


def make_first(
    path: Path,
    keys: Iterable[str],
    events: Iterable[tuple[str, str]] = EVENTS,
    *,
    wal: bool = False,
) -> None:
    """Write a file of version 1 with these events in the log of the first of the reports."""
    keys = list(keys)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        if wal:
            database.execute("PRAGMA journal_mode = WAL")
        database.executescript(TABLES)
        database.execute("PRAGMA user_version = 1")
        for key in keys:
            database.execute(
                "INSERT INTO report (key, path, name, agency, year, form, opened, position, errors)"
                " VALUES (?, '/r/made.txt', 'made.txt', '青石县人民政府', 2023, '2021', ?, ?, 3)",
                (key, "2026-01-05T08:00:00+00:00", "t3.granted.natural"),
            )
        for number, (kind, action) in enumerate(events):
            database.execute(
                "INSERT INTO event (report, at, auditor, kind, action) VALUES (?, ?, '甲', ?, ?)",
                (keys[0], f"2026-01-05T08:{number // 60:02}:{number % 60:02}+00:00", kind, action),
            )

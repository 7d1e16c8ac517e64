"""The audit file as 0.1.0 wrote it (version 1), and how it is brought up.

Its events had no identity but their row in that one file: undo and notes named them by it. The
identities they get are made of what the rows say, so that copies of one file, brought up on
two machines, still hold the same events.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from tui.audit.coding import decode, packed
from tui.audit.records import LogLine, ReportEntry
from tui.audit.seal import identity_of, microseconds, seal
from tui.audit.writing import add_entries, add_lines

_NOTE = re.compile(r"n(\d+)((?:-\d+)*)")
_ENTRIES = "SELECT key, path, name, agency, year, form, opened FROM report_1"
_LINES = "SELECT number, report, at, auditor, kind, action FROM event_1 ORDER BY number"
_LIGHT = "position, errors, warnings, misreads, findings, decided"


class FirstLine(NamedTuple):
    """A row of the events of version 1."""

    number: int
    report: str
    at: str
    auditor: str
    kind: str
    action: str


def bring_up(database: sqlite3.Connection, make: Callable[[sqlite3.Connection], None]) -> None:
    """Put what a file of version 1 holds into the tables that ``make`` makes.

    A row that nobody can read is taken along as it is; it is told whenever its report is opened.
    """
    for index in ("report_versions", "event_of_report"):
        database.execute(f"DROP INDEX IF EXISTS {index}")
    for table in ("report", "event"):
        database.execute(f"ALTER TABLE {table} RENAME TO {table}_1")
    make(database)
    add_entries(database, (ReportEntry(*row) for row in database.execute(_ENTRIES).fetchall()))
    rows = (FirstLine(*row) for row in database.execute(_LINES).fetchall())
    add_lines(database, brought_up(rows))
    database.execute(
        f"UPDATE report SET ({_LIGHT}) = (SELECT {_LIGHT} FROM report_1 AS old"
        " WHERE old.key = report.key) WHERE key IN (SELECT key FROM report_1)"
    )
    for table in ("report_1", "event_1"):
        database.execute(f"DROP TABLE {table}")


def brought_up(rows: Iterable[FirstLine]) -> Iterator[LogLine]:
    """The lines of today for the rows of version 1, in the order in which they were written."""
    identities: dict[int, str] = {}
    clocks: dict[str, int] = {}
    for row in rows:
        clock = max(_clock(row.at), clocks.get(row.report, 0) + 1)
        clocks[row.report] = clock
        name = identities[row.number] = identity_of(clock, *row)
        action = _named(row.kind, row.action, identities)
        rest = (clock, row.report, row.at, row.auditor, "", row.kind, action)
        yield LogLine(name, seal(name, *rest), *rest)


def is_sound(row: FirstLine) -> bool:
    """Whether a row, found in a damaged file, says what version 1 could have written."""
    try:
        decode(row.kind, _named(row.kind, row.action, {}))
        return datetime.fromisoformat(row.at).utcoffset() is not None
    except (TypeError, ValueError):
        return False


def _clock(at: str) -> int:
    try:
        return microseconds(datetime.fromisoformat(at))
    except (TypeError, ValueError):
        return 0


def _named(kind: str, action: str, identities: Mapping[int, str]) -> str:
    """The action with the identities of events and notes in the place of their numbers."""
    if kind not in ("undone", "redone", "note_edited", "note_withdrawn"):
        return action
    try:
        said = json.loads(action)
        if "event" in said:
            said["event"] = identities.get(said["event"], f"#{said['event']}")
        elif match := _NOTE.fullmatch(said["note"]):
            said["note"] = identities.get(int(match[1]), f"#{match[1]}") + match[2]
    except (KeyError, TypeError, ValueError, RecursionError):
        return action
    return packed(said)

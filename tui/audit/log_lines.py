"""The log of one report as it stands in the file, every line held against its seal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from parser.report import Reason
from tui.audit.events import Event
from tui.audit.records import Line
from tui.audit.seal import digest
from tui.audit.soundness import DamageError

_COLUMNS = "number, id, seal, clock, report, at, auditor, version, kind, action"
_LOG = f"SELECT {_COLUMNS} FROM event WHERE report = ? AND number > ?"
# The same without the index, which may have lost what is in the table.
_SCAN = f"SELECT {_COLUMNS} FROM event NOT INDEXED WHERE report = ? AND number > ?"


class LogLines:
    """Reads logs; what is odd in them is told to ``tell``."""

    def __init__(self, database: sqlite3.Connection, tell: Callable[[Reason], None]) -> None:
        self._database, self._tell = database, tell

    def read(self, key: str, after: int = 0) -> tuple[Event, ...]:
        """The events of a report whose row number is above ``after``, in the order of the log.

        An odd line is left out and told. Raises ``DamageError`` where the index of the file is
        damaged, ``sqlite3.Error``.
        """
        rows = self._database.execute(_LOG, (key, after)).fetchall()
        events, odd = _sound(rows)
        if odd:
            self._tell(Reason("store.odd_lines", {"detail": key[:12], "n": odd}))
        if after == 0:
            self._count(key, rows)
        return tuple(sorted(events, key=lambda event: event.order))

    def clock(self, key: str) -> int:
        """The latest clock of a log; 0 where there is none."""
        found = self._database.execute("SELECT clock FROM report WHERE key = ?", (key,)).fetchone()
        return found[0] if found and isinstance(found[0], int) else 0

    def _count(self, key: str, rows: list[tuple[object, ...]]) -> None:
        """Tell where the lines are not those that were counted when they were written."""
        counted = self._database.execute(
            "SELECT events, digest FROM report WHERE key = ?", (key,)
        ).fetchone()
        if counted is None or _amount(rows) == counted:
            return
        scanned, _ = _sound(self._database.execute(_SCAN, (key, 0)).fetchall())
        if {event.id for event in scanned} - {event.id for event in _sound(rows)[0]}:
            raise DamageError("index of events")
        facts = {"detail": key[:12], "n": len(rows), "expected": counted[0]}
        self._tell(Reason("store.lines_missing", facts))


def _amount(rows: list[tuple[object, ...]]) -> tuple[int, str]:
    return len(rows), digest(str(row[2]) for row in rows)


def _sound(rows: list[tuple[object, ...]]) -> tuple[list[Event], int]:
    """The events of the lines that are as they were written, and how many others there are."""
    events, odd = [], 0
    for number, *row in rows:
        try:
            events.append(Line(*row).event(number))  # type: ignore[arg-type] # held against types there
        except (AttributeError, TypeError, ValueError):
            odd += 1
    return events, odd

"""The log of one report as it stands in the file, every line held against its seal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui.audit.database import reading
from tui.audit.events import Event
from tui.audit.locations import option_for
from tui.audit.records import Line
from tui.audit.seal import digest
from tui.audit.soundness import DamageError

_COLUMNS = "number, id, seal, clock, report, at, auditor, version, kind, action"
_LOG = f"SELECT {_COLUMNS} FROM event WHERE report = ? AND number > ?"


class LogLines:
    """Reads logs; what is odd in them is told to ``tell``."""

    def __init__(
        self, database: sqlite3.Connection, path: Path, tell: Callable[[Reason], None]
    ) -> None:
        self._database, self._path, self._tell = database, path, tell
        self._looked_into: set[str] = set()

    def read(self, key: str, after: int = 0) -> tuple[Event, ...]:
        """The events of a report whose row number is above ``after``, in the order of the log.

        An odd line is left out and told. Raises ``DamageError`` where the file holds lines of
        this log that SQLite does not find, ``sqlite3.Error``, ``OSError``.
        """
        with reading(self._database):
            rows = self._database.execute(_LOG, (key, after)).fetchall()
            missing = after == 0 and self._missing(key, rows)
        events, odd = _sound(rows)
        if odd or missing:
            self._look_further(key, {event.id for event in events}, after)
        if odd:
            self._tell(Reason("store.odd_lines", {"detail": key[:12], "n": odd}))
        elif missing:
            place = option_for(self._path)
            facts: dict[str, Fact] = {"detail": key[:12], "n": len(rows), "store": place}
            self._tell(Reason("store.lines_missing", facts))
        return tuple(sorted(events, key=lambda event: event.order))

    def clock(self, key: str) -> int:
        """The latest clock of a log; 0 where there is none."""
        found = self._database.execute("SELECT clock FROM report WHERE key = ?", (key,)).fetchone()
        return found[0] if found and isinstance(found[0], int) else 0

    def _missing(self, key: str, rows: list[tuple[object, ...]]) -> bool:
        """Whether the lines are not those that were counted when they were written."""
        counted = self._database.execute(
            "SELECT events, digest FROM report WHERE key = ?", (key,)
        ).fetchone()
        return counted not in (None, (len(rows), digest(str(row[2]) for row in rows)))

    def _look_further(self, key: str, found: set[str], after: int) -> None:
        """A damaged index or page hides lines that stand in the file all the same."""
        # Within a transaction nothing but SQLite may open the file: see ``recognise.head_of``.
        if after or key in self._looked_into or self._database.in_transaction:
            return
        from tui.audit.salvage import salvage

        there = salvage(self._path.read_bytes()).lines.values()
        if any(line.report == key and line.id not in found for line in there):
            raise DamageError(Trouble("lines of a log", "lines"))
        self._looked_into.add(key)


def _sound(rows: list[tuple[Any, ...]]) -> tuple[list[Event], int]:
    """The events of the lines that are as they were written, and how many others there are."""
    events, odd = [], 0
    for number, *row in rows:
        try:
            events.append(Line(*row).event(number))
        except (AttributeError, TypeError, ValueError):
            odd += 1
    return events, odd

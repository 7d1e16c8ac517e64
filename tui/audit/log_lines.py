"""The log of one report as it stands in the file, every line held against its seal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui.audit.database import reading
from tui.audit.events import Event
from tui.audit.locations import option_for
from tui.audit.records import LogLine
from tui.audit.seal import digest
from tui.audit.soundness import DamageError

_COLUMNS = "number, id, seal, clock, report, at, auditor, version, kind, action"
_LOG = f"SELECT {_COLUMNS} FROM event WHERE report = ? AND number > ?"
_PAST_THE_INDEX = f"SELECT {_COLUMNS} FROM event NOT INDEXED WHERE report = ?"
_Made = TypeVar("_Made")


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
        events = self._sound_of(key, after, lambda line, number: line.event(number))
        return tuple(sorted(events.values(), key=lambda event: event.order))

    def identities(self, key: str) -> frozenset[str]:
        """The ids of the lines of a log that are as they were written, in no order.

        What is told and raised is as for ``read``, which also makes events of them: that takes
        four times as long.
        """
        return frozenset(self._sound_of(key, 0, lambda line, _: _identity(line)))

    def _sound_of(
        self, key: str, after: int, make: Callable[[LogLine, int], _Made]
    ) -> dict[str, _Made]:
        """What ``make`` makes of each sound line, by its id."""
        with reading(self._database):
            rows = self._database.execute(_LOG, (key, after)).fetchall()
            missing = after == 0 and self._missing(key, rows)
        made, odd = _sound(rows, make)
        if odd or missing:
            # A sealed line may hold what this version does not know: it is found all the same.
            self._look_further(key, _sound(rows, lambda line, _: _identity(line))[0].keys(), after)
        if odd:
            self._tell(Reason("store.odd_lines", {"detail": key[:12], "n": odd}))
        elif missing:
            place = option_for(self._path)
            facts: dict[str, Fact] = {"detail": key[:12], "n": len(rows), "store": place}
            self._tell(Reason("store.lines_missing", facts))
        return made

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

    def _look_further(self, key: str, found: Collection[str], after: int) -> None:
        """A damaged index or page hides lines that stand in the file all the same.

        Past the index every line is found whose page is sound, and SQLite tells whether all
        pages are, in a hundredth of the time that carving their bytes takes.
        """
        # Within a transaction nothing but SQLite may open the file: see ``recognise.head_of``.
        if after or key in self._looked_into or self._database.in_transaction:
            return
        rows = self._database.execute(_PAST_THE_INDEX, (key,)).fetchall()
        if not _sound(rows, lambda line, _: _identity(line))[0].keys() <= set(found):
            raise DamageError(Trouble("lines of a log", "lines"))
        if self._database.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]:
            self._looked_into.add(key)
            return
        from tui.audit.salvage import salvage

        there = salvage(self._path.read_bytes()).lines.values()
        if any(line.report == key and line.id not in found for line in there):
            raise DamageError(Trouble("lines of a log", "lines"))
        self._looked_into.add(key)


def _sound(
    rows: list[tuple[Any, ...]], make: Callable[[LogLine, int], _Made]
) -> tuple[dict[str, _Made], int]:
    """What is made of the lines that are as they were written, and how many others there are."""
    made, odd = {}, 0
    for number, *row in rows:
        line = LogLine(*row)
        try:
            made[line.id] = make(line, number)
        except (AttributeError, TypeError, ValueError):
            odd += 1
    return made, odd


def _identity(line: LogLine) -> str:
    """The id of a line that is as it was written; raises ``ValueError`` for another."""
    if not line.is_sealed:
        raise ValueError(line.id)
    return line.id

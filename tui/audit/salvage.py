"""What can still be read of an audit file, however little SQLite makes of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tui.audit import schema
from tui.audit.carving import CarvedRow, carve
from tui.audit.database import as_text
from tui.audit.first_format import FirstLine, brought_up, is_sound
from tui.audit.records import LogLine, ReportEntry

_ENTRY = "key, path, name, agency, year, form, opened"
_LINE = "id, seal, clock, report, at, auditor, version, kind, action"
_LINE_COLUMNS, _ENTRY_COLUMNS, _FIRST_COLUMNS = 10, 19, 6


@dataclass
class SalvagedRows:
    """Reports and lines of logs, each once; ``odd`` are lines that are not as written."""

    entries: dict[str, ReportEntry] = field(default_factory=dict)
    lines: dict[str, LogLine] = field(default_factory=dict)
    odd: int = 0

    def take_entry(self, entry: ReportEntry) -> None:
        """Of two that say different things of one report, the one opened last counts."""
        known = self.entries.get(entry.key)
        if known is None or known.opened < entry.opened:
            self.entries[entry.key] = entry

    def take_line(self, line: LogLine) -> bool:
        """A line that is as it was written; false for any other."""
        try:
            line.event()
        except (AttributeError, TypeError, ValueError):
            return False
        self.lines.setdefault(line.id, line)
        return True

    def take(self, other: SalvagedRows) -> None:
        """All that others hold."""
        for entry in other.entries.values():
            self.take_entry(entry)
        self.lines = other.lines | self.lines


def read_rows(path: Path) -> SalvagedRows:
    """The rows of a file of today, read without changing it; raises ``sqlite3.Error``."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        database.text_factory = as_text
        return rows_in(database)


def rows_in(database: sqlite3.Connection) -> SalvagedRows:
    """The rows of an open file of today; raises ``sqlite3.Error``."""
    rows = SalvagedRows()
    for row in database.execute(f"SELECT seal, {_ENTRY} FROM report NOT INDEXED"):
        _take_entry(rows, row[0], row[1:])
    for row in database.execute(f"SELECT {_LINE} FROM event NOT INDEXED"):
        rows.odd += not rows.take_line(LogLine(*row))
    return rows


def rows_of_first(path: Path) -> SalvagedRows | None:
    """The rows of a file of version 1, brought up in a copy; ``None`` where it is none.

    Raises ``sqlite3.Error``.
    """
    with (
        closing(sqlite3.connect(path.absolute())) as database,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as copy,
    ):
        database.backup(copy)
        copy.text_factory = as_text
        if not schema.is_first(copy):
            return None
        copy.execute("BEGIN")
        schema.migrate(copy)
        copy.execute("COMMIT")
        return rows_in(copy)


def salvage(data: bytes) -> SalvagedRows:
    """All true rows in the bytes of a damaged file, known by their seals.

    SalvagedRows of version 1 had none; there, what reads as an event is taken for one.
    """
    rows = SalvagedRows()
    first: dict[int, FirstLine] = {}
    for row in carve(data):
        match len(row.values):
            case n if n == _LINE_COLUMNS:
                with suppress(TypeError, ValueError):
                    rows.take_line(LogLine(*row.values[1:]))  # type: ignore[arg-type] # held against types there
            case n if n == _ENTRY_COLUMNS:
                _take_entry(rows, row.values[1], row.values[2:9])
            case n if n == _FIRST_COLUMNS:
                first |= _first(row)
    for line in brought_up(first[number] for number in sorted(first)):
        rows.take_line(line)
    return rows


def _take_entry(rows: SalvagedRows, seal: object, values: tuple[object, ...]) -> None:
    with suppress(AttributeError, TypeError, ValueError):
        entry = ReportEntry(*values).check()  # type: ignore[arg-type] # held against types there
        if entry.seal == seal:
            rows.take_entry(entry)


def _first(row: CarvedRow) -> dict[int, FirstLine]:
    values = row.values[1:]
    if row.values[0] is not None or not all(isinstance(value, str) for value in values):
        return {}
    line = FirstLine(row.number, *map(str, values))
    return {row.number: line} if is_sound(line) else {}

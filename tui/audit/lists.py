"""What the store is asked about reports: the last opened, those of one body, earlier versions."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from parser.report import Report
from tui.audit.body import body_of
from tui.audit.recent import Recent, Tally
from tui.audit.records import ReportEntry

_SHA256 = 64  # hexadecimal digits

_COLUMNS = (
    "seal, key, path, name, agency, year, form, opened, errors, warnings, misreads, findings,"
    " decided, events"
)
_LATEST = f"SELECT {_COLUMNS} FROM report ORDER BY opened DESC"
_OF_BODY = f"SELECT {_COLUMNS} FROM report WHERE body = ? AND year = ? ORDER BY opened DESC"
_ALIKE = "(name = ? OR path = ? OR (body = ? AND body <> ''))"
_WORKED_ON = (
    f"SELECT {_COLUMNS}, {_ALIKE} AS alike FROM report WHERE events > 0 AND (alike OR ?)"
    " ORDER BY alike DESC, opened DESC"
)

Tallies = Callable[[str], Tally | None]


def knows(database: sqlite3.Connection, sha256: str) -> bool:
    """Whether a report in a file of that content is in the list."""
    query = "SELECT 1 FROM report WHERE key >= ? AND key < ? LIMIT 1"
    return database.execute(query, (sha256, f"{sha256}~")).fetchone() is not None


def position(database: sqlite3.Connection, key: str) -> str | None:
    """Where the cursor stood in a report when that was last written down."""
    row = database.execute("SELECT position FROM report WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def keep(database: sqlite3.Connection, key: str, position: str | None, tally: Tally | None) -> None:
    """Write down where the cursor stood, and how far the audit has come."""
    if position is not None:
        database.execute("UPDATE report SET position = ? WHERE key = ?", (position, key))
    if tally is not None:
        database.execute(
            "UPDATE report SET errors = ?, warnings = ?, misreads = ?, findings = ?, decided = ?"
            " WHERE key = ?",
            (tally.errors, tally.warnings, tally.misreads, tally.findings, tally.decided, key),
        )


def recent(database: sqlite3.Connection, tallies: Tallies, limit: int) -> tuple[Recent, ...]:
    """The reports last opened, the latest first; an odd row costs that row.

    A report of which nothing but its log is known is found again when it is opened.
    """
    listed = _listed(database.execute(_LATEST), tallies)
    return tuple(islice((each for each in listed if each.path), limit))


def audits_of(database: sqlite3.Connection, agency: str, year: int) -> tuple[Recent, ...]:
    """The reports of one body on one year, the latest first."""
    return tuple(_listed(database.execute(_OF_BODY, (body_of(agency), year))))


def earlier_version(database: sqlite3.Connection, report: Report) -> str | None:
    """The key of the last other file on the same body and year that has a log."""
    body = body_of(report.agency)
    if not body or report.year is None:
        return None
    for row in database.execute(_OF_BODY, (body, report.year)):
        entry = _sound(row)
        if entry is not None and row[-1] and not _same_file(entry.key, report):
            return entry.key
    return None


def candidates(
    database: sqlite3.Connection, report: Report, name: str, place: str
) -> tuple[Recent, ...]:
    """Audits of other files that may be of the same report; see ``Store.candidates``."""
    mine = body_of(report.agency), report.year

    def may_be(row: tuple[Any, ...]) -> bool:
        entry = _sound(row)
        if entry is None or _same_file(entry.key, report):
            return False
        theirs = entry.body, entry.year
        both = zip(mine, theirs, strict=True)
        return not any(one and other and one != other for one, other in both)

    is_anybodys = not all(mine)
    rows = database.execute(_WORKED_ON, (name, place, mine[0], is_anybodys)).fetchall()
    return tuple(_listed(row[:-1] for row in rows if may_be(row)))


def _same_file(key: str, report: Report) -> bool:
    return key[:_SHA256] == report.source.sha256


def _sound(row: tuple[Any, ...]) -> ReportEntry | None:
    """The report of a row; ``None`` where the row is not as it was written."""
    try:
        entry = ReportEntry(*row[1:8]).check()
    except (AttributeError, TypeError, ValueError):
        return None
    return entry if entry.seal == row[0] else None


def _listed(
    rows: Iterable[tuple[Any, ...]], tallies: Tallies = lambda _key: None
) -> Iterator[Recent]:
    for row in rows:
        entry = _sound(row)
        if entry is not None:
            yield Recent(
                sha256=entry.key[:_SHA256],
                part=int(entry.key[_SHA256 + 1 :] or 1),
                path=entry.path,
                name=entry.name,
                agency=entry.agency,
                year=entry.year,
                form=entry.form,
                opened=entry.opened_at,
                tally=tallies(entry.key) or Tally(*map(_number, row[8:13])),
                events=_number(row[13]),
            )


def _number(value: object) -> int:
    """A figure of a list; these stand under no seal, and are nothing where they are damaged."""
    return value if isinstance(value, int) else 0

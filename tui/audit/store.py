"""The log of every audit, in one SQLite file: events are appended, nothing is ever deleted.

One event is one transaction, flushed to the disk before anybody sees its effect
(``synchronous=FULL``), so a process killed at any moment loses nothing that was shown. Where
the cursor stood is written without that flush: it survives a killed process, and after a loss
of power at most the last moves are gone.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from parser.report import Reason, Report
from tui.audit import schema
from tui.audit.coding import decode, encode
from tui.audit.events import Action, Event, kind_of
from tui.audit.recent import Recent, Tally

_WAIT_SECONDS = 5.0

_SHA256 = 64  # hexadecimal digits

_RECENT = """
SELECT key, path, name, agency, year, form, opened,
    errors, warnings, misreads, findings, decided,
    (SELECT count(*) FROM event WHERE event.report = report.key)
FROM report
"""


class StoreError(Exception):
    """The audit file cannot be used; ``reason`` says what, where and what to do.

    Its codes begin with ``store.`` and are told by ``tui.locale``; its facts are ``path`` and
    ``detail`` (the words of SQLite or of the system).
    """

    def __init__(self, code: str, path: Path, detail: object) -> None:
        self.reason = Reason(f"store.{code}", {"path": str(path), "detail": str(detail)})
        super().__init__(f"{code}: {path}: {detail}")


def default_path() -> Path:
    """Where the log lies without ``--store``: the user's data folder of this system."""
    from platformdirs import user_data_path

    return user_data_path("gouji", appauthor=False) / "audits.sqlite3"


class Store:
    """One audit file, open. Several processes may have it open at the same time."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, made with its folder where there is none; raises ``StoreError``."""
        self.path = path or default_path()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError("unwritable", self.path, error) from error
        with self._told():
            self._database = sqlite3.connect(
                self.path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def close(self) -> None:
        self._database.close()

    def remember(self, report: Report) -> None:
        """Enter the report, or that it was opened again; its log and position stay."""
        source = report.source
        path = Path(source.path)
        row = (
            key_of(report),
            _storable(path.absolute()),
            _storable(path.name),
            report.agency,
            report.year,
            report.form.version,
            _now().isoformat(),
        )
        with self._told(), self._writing():
            self._database.execute(
                "INSERT INTO report (key, path, name, agency, year, form, opened)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET path = excluded.path, name = excluded.name,"
                " agency = excluded.agency, year = excluded.year, form = excluded.form,"
                " opened = excluded.opened",
                row,
            )

    def knows(self, sha256: str) -> bool:
        """Whether a report in a file of that content was ever opened."""
        with self._told():
            row = self._database.execute(
                "SELECT 1 FROM report WHERE substr(key, 1, 64) = ? LIMIT 1", (sha256,)
            ).fetchone()
        return row is not None

    def events(self, key: str, after: int = 0) -> tuple[Event, ...]:
        """The log of one report, or what came to it since the event number ``after``."""
        with self._told():
            rows = self._database.execute(
                "SELECT number, at, auditor, kind, action FROM event"
                " WHERE report = ? AND number > ? ORDER BY number",
                (key, after),
            ).fetchall()
        try:
            return tuple(
                Event(number, datetime.fromisoformat(at), auditor, decode(kind, action))
                for number, at, auditor, kind, action in rows
            )
        except (TypeError, ValueError) as error:
            raise StoreError("damaged", self.path, error) from error

    def append(self, key: str, auditor: str, action: Action, after: int) -> tuple[Event, ...]:
        """Write one event; what others wrote since ``after`` comes back before it.

        It is on the disk when this returns. Raises ``StoreError``, and then nothing was written.
        """
        with self._told(), self._writing():
            others = self.events(key, after)
            at = _now()
            cursor = self._database.execute(
                "INSERT INTO event (report, at, auditor, kind, action) VALUES (?, ?, ?, ?, ?)",
                (key, at.isoformat(), auditor, kind_of(action), encode(action)),
            )
            number = cursor.lastrowid
        if number is None:
            raise StoreError("damaged", self.path, "no row number")
        return (*others, Event(number, at, auditor, action))

    def position(self, key: str) -> str | None:
        """Where the cursor last stood in that report."""
        with self._told():
            row = self._database.execute(
                "SELECT position FROM report WHERE key = ?", (key,)
            ).fetchone()
        return row[0] if row else None

    def move_to(self, key: str, position: str) -> None:
        """Keep where the cursor stands."""
        self._lightly("UPDATE report SET position = ? WHERE key = ?", (position, key))

    def tally(self, key: str, tally: Tally) -> None:
        """Keep the figures of the list of recent audits."""
        self._lightly(
            "UPDATE report SET errors = ?, warnings = ?, misreads = ?, findings = ?, decided = ?"
            " WHERE key = ?",
            (tally.errors, tally.warnings, tally.misreads, tally.findings, tally.decided, key),
        )

    def earlier_version(self, report: Report) -> str | None:
        """The key of the last other file of that name, agency and year that has a log."""
        with self._told():
            row = self._database.execute(
                "SELECT key FROM report WHERE name = ? AND agency IS ? AND year IS ?"
                " AND substr(key, 1, 64) <> ? AND EXISTS"
                " (SELECT 1 FROM event WHERE event.report = report.key)"
                " ORDER BY opened DESC LIMIT 1",
                (
                    _storable(Path(report.source.path).name),
                    report.agency,
                    report.year,
                    report.source.sha256,
                ),
            ).fetchone()
        return row[0] if row else None

    def recent(self, limit: int = 50) -> tuple[Recent, ...]:
        """The audits last opened, the latest first."""
        return self._list(f"{_RECENT} ORDER BY opened DESC LIMIT ?", (limit,))

    def audits_of(self, agency: str, year: int) -> tuple[Recent, ...]:
        """The audits of one agency's report on one year, the latest first."""
        condition = "WHERE agency = ? AND year = ? ORDER BY opened DESC"
        return self._list(f"{_RECENT} {condition}", (agency, year))

    def _list(self, query: str, values: tuple[object, ...]) -> tuple[Recent, ...]:
        with self._told():
            rows = self._database.execute(query, values).fetchall()
        return tuple(
            Recent(
                sha256=row[0][:_SHA256],
                part=int(row[0][_SHA256 + 1 :] or 1),
                path=row[1],
                name=row[2],
                agency=row[3],
                year=row[4],
                form=row[5],
                opened=datetime.fromisoformat(row[6]),
                tally=Tally(*row[7:12]),
                events=row[12],
            )
            for row in rows
        )

    def _prepare(self) -> None:
        database = self._database
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > schema.SCHEMA:
            raise StoreError("newer", self.path, version)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("PRAGMA foreign_keys = ON")
        # Also when there is nothing to do: what cannot be written is told now, not later.
        with self._writing():
            schema.migrate(database)

    def _lightly(self, statement: str, values: tuple[object, ...]) -> None:
        """Write without waiting for the disk or for another writer.

        What cannot be written is passed over: it is written again with the next move, and a
        fault that lasts is told by the next event.
        """
        database = self._database
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("PRAGMA busy_timeout = 0")
        try:
            with suppress(sqlite3.Error):
                database.execute(statement, values)
        finally:
            database.execute(f"PRAGMA busy_timeout = {int(_WAIT_SECONDS * 1000)}")
            database.execute("PRAGMA synchronous = FULL")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into what an auditor can act upon."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_code(error), self.path, error) from error


def _code(error: sqlite3.Error) -> str:
    match getattr(error, "sqlite_errorcode", None):
        case None:
            return "unwritable"
        case code:
            return _CODES.get(code & 0xFF, "damaged")


_CODES = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_READONLY: "unwritable",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_PERM: "unwritable",
    sqlite3.SQLITE_IOERR: "unwritable",
    sqlite3.SQLITE_FULL: "full",
}


def key_of(report: Report) -> str:
    """The name of a report in the store: the SHA-256 of its file, and its part from the second.

    A file may hold several reports; each has an audit of its own.
    """
    sha256 = report.source.sha256
    return sha256 if report.part == 1 else f"{sha256}#{report.part}"


def _storable(path: Path | str) -> str:
    """A path as text that SQLite takes, also where a file name is no valid UTF-8."""
    return os.fsencode(path).decode(errors="replace")


def _now() -> datetime:
    return datetime.now(UTC)

"""The full check of an audit file: every page, every row, every log; nothing is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from parser.report import Reason
from tui.audit.database import as_text
from tui.audit.failure import StoreError, told
from tui.audit.locations import option_for
from tui.audit.log_lines import LogLines
from tui.audit.recognise import Kind, recognise, version_in
from tui.audit.soundness import DamageError, check_structure, odd_entries

_MOST = 20


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found: how much there is, and what is odd of it."""

    reports: int
    events: int
    odd: tuple[Reason, ...]


def inspect(path: Path) -> Inspection:
    """Check a file; raises ``StoreError`` where it cannot be read as an audit file at all."""
    with told(path):
        kind = recognise(path)
        if kind is Kind.NEW:
            raise StoreError("none", path, "")
        if kind is Kind.FIRST:
            raise StoreError("not_brought_up", path, "", store=option_for(path))
        if kind in (Kind.FOREIGN, Kind.OTHER):
            raise StoreError("foreign", path, "")
        if kind is Kind.NEWER:
            raise StoreError("newer", path, version_in(path))
        address = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as database:
            database.text_factory = as_text
            try:
                check_structure(database, path)
                return _inspected(database, path)
            except DamageError as error:
                raise StoreError("damaged", path, error) from error


def _inspected(database: sqlite3.Connection, path: Path) -> Inspection:
    odd: list[Reason] = []
    pages = [text for (text,) in database.execute(f"PRAGMA integrity_check({_MOST})")]
    if pages != ["ok"]:
        odd += (Reason("store.odd_pages", {"detail": " ".join(text.split())}) for text in pages)
    odd += (Reason("store.odd_report", {"detail": key[:12]}) for key in odd_entries(database))
    lines = LogLines(database, path, odd.append)
    events = sum(len(lines.read(key)) for key in _keys(database))
    (reports,) = database.execute("SELECT count(*) FROM report").fetchone()
    return Inspection(reports, events, tuple(odd))


def _keys(database: sqlite3.Connection) -> Iterator[str]:
    """Reports that are listed, and those that lines of logs name without being listed."""
    rows = database.execute("SELECT key FROM report UNION SELECT report FROM event").fetchall()
    yield from (key for (key,) in rows)

"""The full check of an audit file: every page, every row, every log; nothing is changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui.audit.backups import all_backups, backups
from tui.audit.database import as_text
from tui.audit.failure import StoreError, told
from tui.audit.judging import StoreState, judged
from tui.audit.locations import option_for
from tui.audit.log_lines import LogLines
from tui.audit.soundness import DamageError, check_structure, odd_entries

_MOST = 20


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found: how much there is, and what is odd of it.

    Of a file that is not ``whole`` nothing was counted.
    """

    reports: int
    events: int
    odd: tuple[Reason, ...]
    whole: bool = True


def inspect(path: Path, *, chosen: bool) -> Inspection:
    """Check a file as opening it would judge it; ``chosen`` where the user named it.

    Raises ``StoreError`` where it cannot be read as an audit file at all.
    """
    try:
        with told(path):
            state = judged(path, chosen=chosen)
            match state:
                case StoreState.NEW | StoreState.EMPTY | StoreState.COPIED_EMPTY:
                    return _nothing(path, there=state is not StoreState.NEW)
                case StoreState.FIRST:
                    raise StoreError("not_brought_up", path, "", store=option_for(path))
                case StoreState.DAMAGED:
                    return _not_whole(path, "store.check_damaged", Trouble("head", "head"))
            return _opened(path)
    except StoreError as error:
        if error.reason.code != "store.damaged":
            raise
        return _not_whole(path, "store.check_damaged", error.reason.facts["detail"])


def _opened(path: Path) -> Inspection:
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as database:
        database.text_factory = as_text
        try:
            check_structure(database, path)
            return _inspected(database, path)
        except DamageError as error:
            return _not_whole(path, "store.check_damaged", Trouble.of(error))


def _nothing(path: Path, *, there: bool) -> Inspection:
    if not all_backups(path):
        raise StoreError("empty" if there else "none", path, "")
    return _not_whole(path, "store.check_empty" if there else "store.check_gone", "")


def _not_whole(path: Path, code: str, detail: Fact) -> Inspection:
    """What opening the file would make of it, and the backups that there are."""
    facts: dict[str, Fact] = {"path": str(path), "detail": detail, "store": option_for(path)}
    said, copies = [Reason(code, facts)], backups(path)
    if copies:
        said.append(Reason("store.newest_backup", {"n": len(copies), "backup": str(copies[0])}))
    return Inspection(0, 0, tuple(said), whole=False)


def _inspected(database: sqlite3.Connection, path: Path) -> Inspection:
    odd: list[Reason] = []
    pages = [text for (text,) in database.execute(f"PRAGMA integrity_check({_MOST})")]
    if pages != ["ok"]:
        odd += (
            Reason("store.odd_pages", {"detail": Trouble(each, "pages_told")}) for each in pages
        )
    odd += (Reason("store.odd_report", {"detail": key[:12]}) for key in odd_entries(database))
    lines = LogLines(database, path, odd.append)
    events = sum(len(lines.read(key)) for key in _keys(database))
    (reports,) = database.execute("SELECT count(*) FROM report").fetchone()
    return Inspection(reports, events, tuple(odd))


def _keys(database: sqlite3.Connection) -> Iterator[str]:
    """Reports that are listed, and those that lines of logs name without being listed."""
    rows = database.execute("SELECT key FROM report UNION SELECT report FROM event").fetchall()
    yield from (key for (key,) in rows)

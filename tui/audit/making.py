"""Making an audit file with rows in it, and adding rows to one: whole or not at all."""

from __future__ import annotations

import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tui.audit import schema
from tui.audit.database import connect, writing
from tui.audit.locations import BESIDE, flush_folder, make_folder, new_private, put_new
from tui.audit.writing import add_entries, add_lines

if TYPE_CHECKING:
    from tui.audit.salvage import SalvagedRows


def make_file(path: Path, rows: SalvagedRows | None) -> bool:
    """Make the file where there is none, with rows where there are any; says whether it was made.

    Raises ``OSError`` and ``sqlite3.Error``; nothing is then left behind.
    """
    make_folder(path.parent)
    draft = path.with_name(f".{path.name[:40]}.{secrets.token_hex(8)}")
    new_private(draft)
    try:
        with closing(connect(draft)) as database, writing(database):
            schema.make(database)
            if rows is not None:
                add_entries(database, rows.entries.values())
                add_lines(database, rows.lines.values())
        made = put_new(draft, path)
        flush_folder(path.parent)
    finally:
        for ending in BESIDE:
            draft.with_name(draft.name + ending).unlink(missing_ok=True)
    return made


def take_in(database: sqlite3.Connection, rows: SalvagedRows) -> int:
    """Add what is not there yet, all or nothing; returns how many events were new."""
    with writing(database):
        add_entries(database, rows.entries.values())
        return add_lines(database, rows.lines.values())

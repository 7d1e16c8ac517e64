"""Where the work goes when the audit file is gone, replaced or damaged while it is open."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from parser.troubles import Trouble
from tui.audit.failure import FAULTS, StoreError
from tui.audit.known import Known
from tui.audit.locations import rescue_names
from tui.audit.making import make_file
from tui.audit.salvage import rows_in


def rescue(path: Path, database: sqlite3.Connection, known: Known, device: int) -> Path:
    """Make a rescue file with all that is known, and return its path.

    That is what this process read and wrote, and whatever the connection still reads: a file
    that was deleted is there until it is closed. A folder that is on another ``device`` now than
    the file was is what lies under a disk that was taken away: when the disk is back nobody would
    find a rescue file there. Raises ``StoreError`` where no place can be
    written.
    """
    rows = known.rows()
    with suppress(*FAULTS):
        rows.take(rows_in(database))
    said: object = ""
    for target in rescue_names(path):
        try:
            if target.parent == path.parent and target.parent.stat().st_dev != device:
                continue
            if make_file(target, rows):
                return target
        except (OSError, *FAULTS) as error:
            said = Trouble.of(error)
    raise StoreError("nowhere", path, said)

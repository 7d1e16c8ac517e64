"""Everything that can still be had of an audit file: what is readable of it, its backups."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tui.audit.backups import all_backups
from tui.audit.failure import FAULTS
from tui.audit.moving import LARGEST
from tui.audit.salvage import SalvagedRows, read_rows, salvage


def recovered(path: Path, known: SalvagedRows | None = None) -> tuple[SalvagedRows, int]:
    """All true rows of a damaged file with those of its backups and what is ``known`` besides.

    Nothing is ever taken back from a log, so the sum of all is what was written. The number is
    how many events the file itself still held. Raises ``OSError``.
    """
    rows = salvage(_beginning(path))
    found = len(rows.lines)
    rows.take(known or SalvagedRows())
    rows.take(of_backups(path)[0])
    return rows, found


def of_backups(path: Path) -> tuple[SalvagedRows, Path | None]:
    """All true rows of the backups of an audit file, and the newest of them where there is one."""
    rows, copies = SalvagedRows(), all_backups(path)
    for backup in copies:
        with suppress(OSError, *FAULTS):
            rows.take(read_any(backup))
    return rows, copies[0] if copies else None


def has_rows(path: Path) -> bool:
    """Whether rows of ours are in a file, whatever else is; raises ``OSError``.

    A file too large to be examined is not one of ours.
    """
    if path.stat().st_size > LARGEST:
        return False
    rows = salvage(_beginning(path))
    return bool(rows.lines or rows.entries)


def read_any(path: Path) -> SalvagedRows:
    """The rows of an audit file, sound or not; raises ``OSError``."""
    try:
        return read_rows(path)
    except FAULTS:
        return salvage(_beginning(path))


def _beginning(path: Path) -> bytes:
    """A file as far as it may be long; the rest of a longer one stays in it, set aside."""
    with path.open("rb") as file:
        return file.read(LARGEST)

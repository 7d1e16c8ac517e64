"""What no output may ever replace, however often it is asked for: reports and the audits."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from tui.audit.store import Store
from tui.export.files import NotWritten

_BESIDE_THE_AUDITS = ("", "-wal", "-shm", "-journal")


def spare_reports(target: Path, reports: Iterable[str | Path]) -> None:
    """Raise ``NotWritten`` where ``target`` is one of these files, by whatever name."""
    if any(_is(target, Path(report)) for report in reports):
        raise NotWritten("is_report", target)


def spare_audited(target: Path, store: Store) -> None:
    """Raise ``NotWritten`` where ``target`` is the audit file, or a report audited in it.

    Reports are known by their content: that of last year, one that came on standard input and
    a copy elsewhere are reports as well.
    """
    if any(_is(target, Path(f"{store.path}{suffix}")) for suffix in _BESIDE_THE_AUDITS):
        raise NotWritten("is_audits", target)
    try:
        # Nothing but a plain file can be a report, and reading a pipe might never end.
        if not target.is_file():
            return
        with target.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return
    if store.knows(sha256):
        raise NotWritten("is_report", target)


def _is(target: Path, file: Path) -> bool:
    """Whether both are one file: by any link to it, else by the name it would be made under."""
    try:
        return target.samefile(file)
    except OSError:
        return os.path.realpath(target) == os.path.realpath(file)

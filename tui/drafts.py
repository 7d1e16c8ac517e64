"""Notes being written and not saved yet: on the disk with every keystroke.

A draft is no evidence and stands in no log. It lies in a small file of its own in the user's
state folder, so that neither a signal, a lost terminal nor a fault of a screen costs what was
typed, and the audit file of others never shows it.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from parser.findings import Severity
from parser.harmless import printable
from tui.config_file import plain_text

Where = tuple[str, ...]
"""What a draft is known by; the report and the auditor come first."""

LONGEST = 2_000_000
"""Bytes of a draft that are read: several of the longest pastes. Nothing larger is ours."""
_OF_REPORT = 16


class Writing(NamedTuple):
    """What stands in the dialog; ``place`` is the name of one of those it offers."""

    text: str = ""
    place: str = ""
    severity: Severity = Severity.INFO


class Drafts:
    """The drafts of one user; ``folder`` is ``None`` where there is no place for them.

    Nothing here raises: what cannot be written is kept as long as the program runs, and is
    among ``only_here``.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._drafts: dict[Where, Writing] = {}
        self._unwritten: set[Where] = set()

    @property
    def only_here(self) -> dict[Where, Writing]:
        """The drafts that end with the program, because they could not be written."""
        return {where: self._drafts[where] for where in self._unwritten}

    def get(self, where: Where) -> Writing | None:
        """The draft of that place, including one left by an earlier run."""
        return self._drafts.get(where) or self._read(self._path(where), where)

    def keep(self, where: Where, writing: Writing) -> None:
        """Keep what the dialog holds now; blank text is not kept."""
        if not writing.text.strip():
            self.drop(where)
        elif self.get(where) != writing:
            self._drafts[where] = writing
            self._unwritten.add(where)
            if self._write(where, writing):
                self._unwritten.discard(where)

    def drop(self, where: Where) -> None:
        """The note was kept, or given up."""
        self._drafts.pop(where, None)
        self._unwritten.discard(where)
        path = self._path(where)
        with suppress(OSError):
            if path is not None:
                path.unlink(missing_ok=True)

    def of(self, report: Where) -> list[Where]:
        """The places of all drafts whose names begin so, in the order of those names."""
        there = {where for where in self._drafts if where[: len(report)] == report}
        if self._folder is not None:
            with suppress(OSError):
                for path in self._folder.glob(f"{_digest(report)[:_OF_REPORT]}-*.json"):
                    where = _where(path)
                    if where is not None and self._read(path, where) is not None:
                        there.add(where)
        return sorted(where for where in there if where[: len(report)] == report)

    def _path(self, where: Where) -> Path | None:
        if self._folder is None:
            return None
        report = _digest(where[:3])[:_OF_REPORT]
        return self._folder / f"{report}-{_digest(where)}.json"

    def _write(self, where: Where, writing: Writing) -> bool:
        path = self._path(where)
        if path is None:
            return False
        said = {"where": where, **writing._asdict()}
        fresh = path.with_suffix(f".{os.getpid()}")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(said).encode())
            fresh.replace(path)
        except OSError:
            return False
        return True

    def _read(self, path: Path | None, where: Where) -> Writing | None:
        if path is None:
            return None
        said = _said(path)
        try:
            if tuple(said["where"]) != where:
                return None
            text, place, severity = said["text"], said["place"], Severity(said["severity"])
            if not (isinstance(text, str) and isinstance(place, str) and text.strip()):
                return None
        except (KeyError, TypeError, ValueError):
            return None
        return Writing(printable(text), place, severity)


def _digest(names: Where) -> str:
    return sha256(json.dumps(names).encode()).hexdigest()


def _said(path: Path) -> dict[str, Any]:
    """What a file holds; empty where it is not one of ours."""
    try:
        said = json.loads(plain_text(path, largest=LONGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _where(path: Path) -> Where | None:
    """The place that a file says its draft is of."""
    where = _said(path).get("where")
    return tuple(map(str, where)) if isinstance(where, list) else None

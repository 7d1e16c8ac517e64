"""What need not wait for the disk: where the cursor stood, how far each audit has come.

Every move of the cursor is kept, so that the next start goes on at the same cell, also after the
process was killed; yet it is no evidence. It is a line in a small file beside the audits, taken
into them with the next event or when they are closed. After a loss of power the last lines may
be gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from tui.audit.recent import Tally

_LONGEST = 1024 * 1024
"""Bytes at the end of the file that are read: 10,000 moves. The last ones are what counts."""


class Lately:
    """The small file beside an audit file; what cannot be read or written of it is passed over."""

    def __init__(self, path: Path, *, writes: bool = True) -> None:
        self._path, self._writes = path, writes
        self._positions: dict[str, str] = {}
        self._tallies: dict[str, Tally] = {}
        self._pending: set[str] = set()
        self._read()

    @property
    def pending(self) -> frozenset[str]:
        """The reports of which something is not in the audit file yet."""
        return frozenset(self._pending)

    def position(self, key: str) -> str | None:
        return self._positions.get(key)

    def tally(self, key: str) -> Tally | None:
        return self._tallies.get(key)

    def move_to(self, key: str, position: str) -> None:
        """Keep where the cursor stands."""
        if self._positions.get(key) != position:
            self._positions[key] = position
            self._write(key, {"position": position})

    def keep(self, key: str, tally: Tally) -> None:
        """Keep how far an audit has come."""
        if self._tallies.get(key) != tally:
            self._tallies[key] = tally
            self._write(key, {"tally": astuple(tally)})

    def taken(self, key: str) -> None:
        """What was kept of a report is in the audit file now."""
        self._pending.discard(key)

    def end(self) -> None:
        """Everything is in the audit file: the small one can go."""
        self._pending.clear()
        if not self._writes:
            return
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self, key: str, what: Mapping[str, object]) -> None:
        if not self._writes:  # nor would anybody take it in
            return
        self._pending.add(key)
        line = json.dumps({"report": key, **what}).encode() + b"\n"
        with suppress(OSError):
            handle = os.open(self._path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)

    def _read(self) -> None:
        try:
            with self._path.open("rb") as file:
                file.seek(max(0, self._path.stat().st_size - _LONGEST))
                lines = file.read(_LONGEST).splitlines()
        except OSError:
            return
        for line in lines:  # the first one may be cut, and is passed over
            with suppress(AttributeError, KeyError, TypeError, ValueError, RecursionError):
                self._take(json.loads(line))

    def _take(self, said: Mapping[str, object]) -> None:
        key, position, tally = said["report"], said.get("position"), said.get("tally")
        if not isinstance(key, str):
            return
        if isinstance(position, str):
            self._positions[key] = position
            self._pending.add(key)
        if isinstance(tally, list) and all(type(number) is int for number in tally):
            self._tallies[key] = Tally(*tally)
            self._pending.add(key)

"""What is begun while the screen is still being imported: reading the report, opening the audits.

An audit file is on the disk before it is used, and a disk is waited for: the imports, which take
longer, go on meanwhile.
"""

from __future__ import annotations

import threading
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from parser.report import Report
from tui.audit.store import Store
from tui.reading import Reading


class Ahead:
    """Reads the report at ``path``, or in ``data``; where it is one, enters it in the audits."""

    def __init__(self, path: Path, data: bytes | None, store: Path | None) -> None:
        self._path = path
        self._reading = Reading(path, data)
        self._is_taken = False
        self._remembered: Report | None = None
        self._opened: Future[Store | None] = Future()
        self._lock = threading.Lock()
        self._is_declined = False
        threading.Thread(target=self._open, args=(store,), daemon=True).start()

    def taken(self, path: Path, part: int) -> Reading | None:
        """The reading of that part of that report, once: who opens it again reads it again."""
        if self._is_taken or (path, part) != (self._path, 1):
            return None
        self._is_taken = True
        return self._reading

    def store(self) -> Store | None:
        """The audit file; ``None`` where it was not opened, for whatever reason."""
        with self._lock:
            if not self._reading.found.done():
                # It would be waited for as long as the reading takes. Whoever asks opens the file;
                # opened and closed here as well, it would let go of the locks on it.
                self._is_declined = True
                return None
        return self._opened.result()

    def remembered(self, report: Report) -> bool:
        """Whether that report is in the audit file already; to be asked after ``store``."""
        return report is self._remembered

    def _open(self, path: Path | None) -> None:
        store = None
        with suppress(Exception):  # what is wrong is told when it is opened again
            report = self._reading.found.result()
            with self._lock:
                is_declined = self._is_declined
            if isinstance(report, Report) and not is_declined:
                store = Store(path)
                store.remember(report)
                self._remembered = report
        self._opened.set_result(store)

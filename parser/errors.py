"""What reading raises: when a file cannot be read as a report, and when nobody waits for it."""

from __future__ import annotations

from parser.report import Reason


class Unreadable(ValueError):
    """A file that cannot be read as a report: ``reason`` says why and what to do.

    ``path`` is the name the file was asked for by (``-`` for standard input).
    """

    def __init__(self, path: str, reason: Reason) -> None:
        super().__init__(f"{path}: {reason.code}")
        self.path = path
        self.reason = reason


class LeftOff(Exception):
    """Reading ended because whoever asked for it left; no fault of the file."""

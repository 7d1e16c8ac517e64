"""What lists of audits show of each: whose report it is, and how far the audit has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """The state of an audit in figures, for the list of recent ones."""

    errors: int = 0
    warnings: int = 0
    misreads: int = 0
    findings: int = 0
    decided: int = 0


@dataclass(frozen=True, slots=True)
class Recent:
    """One audit of the store; ``path`` is where its report was when it was last opened.

    ``part`` is the number of the report in its file, counted from 1.
    """

    sha256: str
    part: int
    path: str
    name: str
    agency: str | None
    year: int | None
    form: str
    opened: datetime
    tally: Tally
    events: int

"""The rows of the store as they stand, sealed, and the events they are made of."""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple

from tui.audit.body import body_of
from tui.audit.coding import decode, encode
from tui.audit.events import Event, kind_of
from tui.audit.seal import LENGTH, seal

_KEY = re.compile(r"[0-9a-f]{64}(#[1-9]\d{0,3})?")
_IDENTITY = re.compile(rf"[0-9a-f]{{{LENGTH}}}")
_LAST_YEAR = 9999
_LAST_CLOCK = 253_402_300_800_000_000
"""Microseconds to the end of the year 9999: no clock is beyond it, and none can run over."""


class ReportEntry(NamedTuple):
    """A report in the store: the file it was read from and whose report on what it is.

    ``year`` is as read, ``opened`` a time in ISO 8601.
    """

    key: str
    path: str
    name: str
    agency: str | None
    year: int | None
    form: str
    opened: str

    @property
    def seal(self) -> str:
        return seal(*self)

    @property
    def body(self) -> str:
        """Whose report it is, as names are compared; empty where it was not read."""
        return body_of(self.agency)

    @property
    def opened_at(self) -> datetime:
        """Raises ``ValueError`` for anything but a time."""
        return _time(self.opened)

    def check(self) -> ReportEntry:
        """The entry itself; raises where it is none that could be written here.

        ``AttributeError``, ``TypeError`` or ``ValueError``: a damaged row holds anything.
        """
        agency = "" if self.agency is None else self.agency
        texts = (self.key, self.path, self.name, self.form, self.opened, agency)
        if not _KEY.fullmatch(self.key):
            raise ValueError(self.key)
        if self.year is not None and not (type(self.year) is int and abs(self.year) <= _LAST_YEAR):
            raise ValueError(self.year)
        for text in texts:
            text.encode("utf-8")
        _time(self.opened)
        return self


class LogLine(NamedTuple):
    """An event in the store; ``seal`` is over all the rest."""

    id: str
    seal: str
    clock: int
    report: str
    at: str
    auditor: str
    version: str
    kind: str
    action: str

    @classmethod
    def of(cls, event: Event, key: str) -> LogLine:
        """The line of an event of that report."""
        rest = (
            event.clock,
            key,
            event.at.isoformat(),
            event.auditor,
            event.version,
            kind_of(event.action),
            encode(event.action),
        )
        return cls(event.id, seal(event.id, *rest), *rest)

    @property
    def is_sealed(self) -> bool:
        """Whether every value is the one it was written with; raises as ``event`` does."""
        return self.seal == seal(self.id, *self[2:])

    def event(self, number: int = 0) -> Event:
        """The event; raises where the line is not as it was written.

        ``AttributeError``, ``TypeError`` or ``ValueError``: a damaged row holds anything.
        """
        if not self.is_sealed:
            raise ValueError("seal")
        if not (_IDENTITY.fullmatch(self.id) and _KEY.fullmatch(self.report)):
            raise ValueError("id")
        if not (type(self.clock) is int and 0 < self.clock < _LAST_CLOCK):
            raise ValueError("clock")
        (self.auditor + self.version).encode("utf-8")
        at, action = _time(self.at), decode(self.kind, self.action)
        return Event(self.id, at, self.auditor, action, self.version, self.clock, number)


def placeholder(key: str) -> ReportEntry:
    """What stands for a report of which no more is known than that it has a log."""
    return ReportEntry(key, "", key[:12], None, None, "", "1970-01-01T00:00:00+00:00")


def _time(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.utcoffset() is None:
        raise ValueError(text)
    return at

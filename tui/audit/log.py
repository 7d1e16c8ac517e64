"""The log of one report as this window knows it: written first, seen afterwards."""

from __future__ import annotations

import getpass

from parser.report import Report
from tui.audit.events import Action, Event
from tui.audit.store import Store, key_of


def auditor_name() -> str:
    """Who works here, by the name of the login; empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""


class Log:
    """The events of one report in the store; other windows may write to it too."""

    def __init__(self, report: Report, store: Store, auditor: str) -> None:
        self.store = store
        self.key = key_of(report)
        self.auditor = auditor
        self.events: tuple[Event, ...] = store.events(self.key)
        """Every event this window knows of, the oldest first."""
        self._news: list[Event] = []

    def write(self, action: Action) -> Event:
        """Put an action on the disk, then take it into ``events``; raises ``StoreError``."""
        *others, event = self.store.append(self.key, self.auditor, action, self._last)
        self.events += (*others, event)
        self._news += others
        return event

    def refresh(self) -> bool:
        """Take in what other windows wrote; true when there was something."""
        others = self.store.events(self.key, self._last)
        self.events += others
        self._news += others
        return bool(others)

    def take_news(self) -> tuple[Event, ...]:
        """What other windows wrote and nobody was told yet; each event is given once."""
        news, self._news = tuple(self._news), []
        return news

    def find(self, number: int) -> Event:
        """The event of that number; raises ``StopIteration`` where there is none."""
        return next(event for event in self.events if event.number == number)

    @property
    def _last(self) -> int:
        return self.events[-1].number if self.events else 0

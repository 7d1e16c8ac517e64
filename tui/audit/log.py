"""The log of one report as this window knows it: written first, seen afterwards."""

from __future__ import annotations

from collections.abc import Iterable

from parser.report import Report
from tui.audit.events import Action, Event
from tui.audit.store import Store, key_of


class Log:
    """The events of one report in the store; other windows may write to it too."""

    def __init__(self, report: Report, store: Store, auditor: str) -> None:
        self.store = store
        self.key = key_of(report)
        self.auditor = auditor
        self.events: tuple[Event, ...] = store.events(self.key)
        """Every event this window knows of, in the order of the log."""
        self._news: list[Event] = []
        self._generation = store.generation

    def write(self, action: Action) -> Event:
        """Put an action on the disk, then take it into ``events``; raises ``StoreError``."""
        after = self._after
        *others, event = self.store.append(self.key, self.auditor, action, after)
        self._news += self._take(others)
        self._take([event])
        return event

    def refresh(self) -> bool:
        """Take in what other windows wrote; true when there was something."""
        news = self._take(self.store.events(self.key, self._after))
        self._news += news
        return bool(news)

    def take_news(self) -> tuple[Event, ...]:
        """What other windows wrote and was not shown yet; each event is given once."""
        news, self._news = tuple(self._news), []
        return news

    def find(self, name: str) -> Event:
        """The event of that id; raises ``StopIteration`` where there is none."""
        return next(event for event in self.events if event.id == name)

    def _take(self, events: Iterable[Event]) -> list[Event]:
        """Put what is not known yet in its place; what was merged in may be older than the last."""
        known = {event.id for event in self.events}
        new = [event for event in events if event.id not in known]
        if new:
            self.events = tuple(sorted((*self.events, *new), key=lambda event: event.order))
        return new

    @property
    def _after(self) -> int:
        """The row that this window has read up to; in another file everything is read again."""
        if self._generation != self.store.generation:
            self._generation = self.store.generation
            return 0
        return max((event.number for event in self.events), default=0)

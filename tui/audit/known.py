"""All that this process has read or written of an audit file: what was shown can be kept by it."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from tui.audit.events import Event
from tui.audit.records import LogLine, ReportEntry

if TYPE_CHECKING:
    from tui.audit.salvage import SalvagedRows


class Known:
    """The reports and events that passed through one store since it was opened."""

    def __init__(self) -> None:
        self._entries: dict[str, ReportEntry] = {}
        self._events: dict[str, dict[str, Event]] = {}

    def enter(self, entry: ReportEntry) -> None:
        self._entries[entry.key] = entry

    def add(self, key: str, *events: Event) -> None:
        """Keep events of a report; the same one may come more than once."""
        self._events.setdefault(key, {}).update((event.id, event) for event in events)

    def rows(self) -> SalvagedRows:
        """All of it as rows."""
        from tui.audit.salvage import SalvagedRows

        rows = SalvagedRows(entries=dict(self._entries))
        for key, events in self._events.items():
            for event in events.values():
                line = LogLine.of(event, key)
                rows.lines[line.id] = line
        return rows

    @property
    def has_events(self) -> bool:
        """Whether anything was read or written that must not be lost."""
        return any(self._events.values())

    @property
    def keys(self) -> tuple[str, ...]:
        """The reports of which something is known."""
        return tuple(dict.fromkeys((*self._entries, *self._events)))

    def all_in(self, key: str, identities: Set[str]) -> bool:
        """Whether those are all events of a report that are known, and perhaps others."""
        return self._events.get(key, {}).keys() <= identities

"""One key at a time: each waits until everything the previous one asked for is in place.

A terminal hands over what was typed meanwhile at once: Enter, the figure for the dialog that it
opens, and the Enter that keeps it. Textual handles each as it comes, and a dialog is mounted in
many steps: the figure would go to the table below it. So all input passes this gate. It opens
when nothing remains to be done for the previous event, the current screen has its widgets, layout
and focus, and any search it runs has finished. What keys do never depends on how fast they come.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen

WAYS_OUT = frozenset({"escape", "q", "ctrl+c", "ctrl+q"})
"""The keys that a placeholder screen, such as that of a report still being read, takes at once as
its ``ways_out``. Everything else typed there is meant for what comes next, and waits; so does
whatever was typed before that screen appeared, including these keys."""
_GLANCE = 0.004
"""Seconds between two checks of a screen whose layout comes with its next frame."""
_PATIENCE = 2.0
"""Seconds after which a screen that never becomes ready gets its keys all the same."""


class Gate:
    """Input waiting for its turn; everything but ``played`` belongs to the thread of the app.

    ``leaving`` says whether the app is about to end; ``forgot`` is called when something that
    was typed is forgotten.
    """

    MOST = 1000
    """Events that may wait; the terminal keeps what is typed beyond (see ``tui.terminal``)."""

    def __init__(
        self, app: App[Any], *, leaving: Callable[[], bool], forgot: Callable[[], None]
    ) -> None:
        self._app, self._leaving, self._forgot = app, leaving, forgot
        self._waiting: deque[events.Event] = deque()
        self._admitted: events.Event | None = None
        self._out: events.Event | None = None
        """A key of ``ways_out`` typed while the screen that names it was showing."""
        self._handling = 0
        self._looking = False
        self._since: float | None = None
        """When the loop went idle while the screen was still not ready."""
        self.played = 0
        """How many events have had their turn."""

    @property
    def waits(self) -> int:
        """How many events have not had their turn."""
        return len(self._waiting) + (self._admitted is not None)

    def admits(self, event: events.Event) -> bool:
        """Whether the turn of this event has come; if not, it comes back when it has."""
        if event is self._admitted:
            self._admitted = None
            return True
        if self._leaving():
            self.played += 1
            return False
        ways_out = _ways_out(self._app.screen)
        if _key(event) in ways_out and self._is_laid_out(self._app.screen):
            self.let_go()
            self._out = event
        last = self._waiting[-1] if self._waiting else None
        if isinstance(event, events.MouseMove) and isinstance(last, events.MouseMove):
            self._waiting.pop()
            self.played += 1
        self._waiting.append(event)
        if ways_out and len(self._waiting) >= self.MOST // 2:
            self.let_go()
        if not self._looking:
            self._look()
        return False

    @contextmanager
    def handling(self) -> Iterator[None]:
        """While the app handles an event."""
        self._handling += 1
        try:
            yield
        finally:
            self._handling -= 1

    def let_go(self) -> None:
        """What waits was meant for something that will never come: drop it, and say so."""
        typed = any(isinstance(event, (events.Key, events.Paste)) for event in self._waiting)
        self.played += len(self._waiting)
        self._waiting.clear()
        if typed:
            self._forgot()

    def _look(self) -> None:
        """Admit the next event if its turn has come, else look again."""
        self._looking = bool(self._waiting)
        if not self._waiting:
            return
        loop = asyncio.get_running_loop()
        if not self._app.is_running or self._leaving():
            self.played += len(self._waiting)
            self._waiting.clear()
            self._looking = False
        elif self._busy(loop):
            loop.call_soon(self._look)
        elif self._stands(loop):
            self._admit()
            loop.call_soon(self._look)
        else:
            loop.call_later(_GLANCE, self._look)

    def _admit(self) -> None:
        self._since = None
        self._admitted = self._waiting.popleft()
        self.played += 1
        self._app.post_message(self._admitted)

    def _busy(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether anything remains to be done for the previous event.

        All that a key leads to is done in this loop, without a wait: while any of it is left,
        something is ready to run. No public name tells.
        """
        return bool(
            self._admitted is not None
            or self._handling
            or self._app.message_queue_size
            or loop._ready  # type: ignore[attr-defined]  # noqa: SLF001
        )

    def _stands(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether the current screen can take the next event as it was meant."""
        screen = self._app.screen
        if _ways_out(screen):
            return self._waiting[0] is self._out
        if self._is_laid_out(screen) and not self._searches(screen):
            return True
        self._since = loop.time() if self._since is None else self._since
        return loop.time() - self._since > _PATIENCE

    def _is_laid_out(self, screen: Screen[object]) -> bool:
        return (
            screen.is_mounted
            and not screen._layout_required  # noqa: SLF001
            and not screen._callbacks  # noqa: SLF001 - what is to be done after the next frame
        )

    def _searches(self, screen: Screen[object]) -> bool:
        """Whether the screen is still looking for what was typed, as the palette does."""
        return any(
            worker.node is screen and worker.is_running and not worker._thread_worker  # noqa: SLF001
            for worker in self._app.workers
        )


def _ways_out(screen: Screen[object]) -> frozenset[str]:
    """The keys that this screen takes at once; none for an ordinary screen."""
    return getattr(screen, "ways_out", frozenset())


def _key(event: events.Event) -> str:
    return event.key if isinstance(event, events.Key) else ""

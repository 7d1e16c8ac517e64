"""An interrupt (Ctrl+C, SIGTERM, SIGHUP) that cannot get lost, and cleans up after itself.

Some libraries swallow whatever is raised while they are being imported, an interrupt too; the
call would then go on with a library half loaded.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Interrupted(KeyboardInterrupt):
    """The call is to end; ``status`` is the exit status that tells by which signal."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


@contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """A function that raises ``Interrupted`` if a signal came since; main thread only.

    A signal that the caller had ignored (``nohup``) stays ignored.
    """
    seen: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        seen.append(number)
        raise Interrupted(number)

    def ask() -> None:
        if seen:
            raise Interrupted(seen[0])

    before = {
        number: signal.signal(number, remember)
        for number in _ENDING
        if signal.getsignal(number) is not signal.SIG_IGN
    }
    try:
        yield ask
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave_signals_to_the_parent() -> None:
    """In a process of a pool: Ctrl+C is for the one that started it, which ends the others."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):  # it began while they were held back
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


@contextmanager
def held_back() -> Iterator[None]:
    """An interrupt that comes meanwhile waits for the end, where the system can hold it back."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

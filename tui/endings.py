"""Ending on a signal (SIGTERM, SIGHUP, SIGINT): at once, with the terminal restored.

Python calls the handler of a signal between two steps of the main thread, which may be in one
long step, or wait for a terminal that takes nothing. So a thread of its own hears the signals, asks
the app to end as ``q`` would, and where that leads to nothing ends the program itself. Nothing is
lost by that: what was shown is on the disk, and what was not is no transaction.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType, TracebackType
from typing import Any, Self

from tui.host import Endable

REACTS = 0.25
"""Seconds in which the app must begin to end: with what then follows, half a second in all."""
CLOSES = 3.0
"""Seconds in which it must have ended: a slow disk takes a while to close the audit file."""
_CLOSES_BY_FORCE = 0.2
"""Seconds for closing the audit file when the app hangs, perhaps in the middle of a write."""
SIGNALED = 128
"""The exit status of what a signal ended is this and its number, as shells have it."""
HANGUP = SIGNALED + 1


class Endings:
    """Within this context signals end the app; on Windows there are none."""

    def __init__(self, app: Endable) -> None:
        self._app = app
        self._ended = threading.Event()
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Self:
        if sys.platform != "win32":
            ear, mouth = os.pipe()
            os.set_blocking(mouth, False)
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                self._before[number] = signal.signal(number, _heard)
            signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
            threading.Thread(target=self._listen, args=(ear,), name="endings", daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        if self._before:
            # The pipe stays: its thread ends with the program, which is about to.
            signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _listen(self, ear: int) -> None:
        while True:
            for number in os.read(ear, 64):
                if number in self._before:
                    self._end(SIGNALED + number)

    def _end(self, status: int) -> None:
        self._app.end_from_thread(status)
        if self._app.ending.wait(REACTS) and self._ended.wait(CLOSES):
            return
        if not self._ended.is_set():
            self._by_force(status)

    def _by_force(self, status: int) -> None:
        """The main thread hangs: do what it would have done, as far as possible from here."""
        self._app.restore_terminal()
        closing = threading.Thread(target=self._app.close_store, daemon=True)
        closing.start()
        closing.join(_CLOSES_BY_FORCE)
        os._exit(status)


def _heard(_number: int, _frame: FrameType | None) -> None:
    """Do nothing: merely having a handler makes Python write the number to the pipe."""

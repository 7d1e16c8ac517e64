"""The terminal of a Unix system: what is typed there, and what happens when it is gone.

Textual's driver ends its reading with a traceback at bytes that are no UTF-8, never notices the
end of its input (and then reads without a pause), and stops for good when nothing can be written.
"""

from __future__ import annotations

import fcntl
import os
import selectors
import sys
import termios
import tty
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from io import TextIOWrapper
from select import select
from typing import IO, Any, cast

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from tui.host import TerminalHost
from tui.incoming import Parser

_READ_AT_ONCE = 4096
_GLANCE = 0.05
"""Seconds between two checks for room for what was typed."""
_RESTORED = (
    "\x1b[?2026l"  # frames no longer held back
    "\x1b[?2004l\x1b[?7h\x1b[?2048l"  # pastes not marked, lines wrapped, sizes not told
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # the mouse is the terminal's own
    "\x1b[?1049l\x1b[?25h\x1b[?1004l"  # the screen of before, cursor shown, focus not told
)
"""Undoes every mode that Textual sets on a terminal."""


class Terminal(LinuxDriver):
    """Textual's driver; it keeps reading whatever comes in, and tells when the terminal is gone."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        # Textual makes its driver itself, and hands it the app as one of any kind.
        self._host = cast("TerminalHost", app)
        if self._file is not None:
            self._file = cast("TextIOWrapper", _Paper(self._file, self._gone))
        self._sent = 0
        self._ended = -1
        self._ends: int | None = None
        """The write end of a pipe that wakes the reading thread when it is time to stop."""
        self._typed_before = 0
        """Bytes still to be read of what was typed before the program started reading."""

    def start_application_mode(self) -> None:
        """Take the terminal over; what was typed while the program started is kept as keys."""
        before = None
        with suppress(OSError, termios.error):
            before = termios.tcgetattr(self.fileno)
            raw = list(before)
            raw[tty.IFLAG] = self._patch_iflag(raw[tty.IFLAG])
            raw[tty.LFLAG] = self._patch_lflag(raw[tty.LFLAG])
            termios.tcsetattr(self.fileno, termios.TCSANOW, raw)
            waiting = fcntl.ioctl(self.fileno, termios.FIONREAD, bytes(4))
            self._typed_before = int.from_bytes(waiting, sys.byteorder)
        self._ended, self._ends = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if before is not None:
            self.attrs_before = before

    def run_input_thread(self) -> None:
        """In a thread: wait for input and hand its events on."""
        parser = Parser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._ended, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fd for key, _ in selector.select(parser.patience)}
                if self.fileno in ready:
                    try:
                        data = os.read(self.fileno, _READ_AT_ONCE)
                    except BlockingIOError:
                        continue
                    except OSError:  # Linux tells a hangup so
                        data = b""
                    if not data:
                        self._gone()
                        return
                    if self._typed_before:
                        # Until then the terminal itself made Enter a line end.
                        lines, data = data[: self._typed_before], data[self._typed_before :]
                        self._typed_before -= len(lines)
                        data = lines.replace(b"\n", b"\r") + data
                    if text := decode(data):
                        self._hand_on(parser.feed(text))
                self._hand_on(parser.tick())

    def disable_input(self) -> None:
        """Stop the reading thread; may be called twice."""
        if self._ends is not None:
            # It is never read: the thread wakes, and does not sleep again.
            os.write(self._ends, b".")
        super().disable_input()
        if self._ends is not None:
            os.close(self._ends)
            os.close(self._ended)
            self._ends = None

    def _hand_on(self, found: Any) -> None:
        for message in found:
            self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Hand an event on; while too many wait for their turn, the terminal keeps the rest."""
        if isinstance(message, (events.InputEvent, events.Paste)):
            gate = self._host.gate
            while self._sent - gate.played >= gate.MOST and not self.exit_event.wait(_GLANCE):
                pass
            self._sent += 1
        super().process_message(message)

    def _gone(self) -> None:
        # The loop may have ended before this thread.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._host.hung_up)

    def restore(self) -> None:
        """From any thread, while the program hangs: give the terminal back as it was."""
        with suppress(OSError, termios.error):
            if self.attrs_before is not None:
                # What was not written yet would come after this.
                termios.tcflush(self.fileno, termios.TCOFLUSH)
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            out = sys.__stderr__.fileno() if sys.__stderr__ is not None else self.fileno
            if select([], [out], [], 0)[1]:
                os.write(out, _RESTORED.encode())


class _Paper:
    """The file that the driver writes to; once writing fails, further output is discarded."""

    def __init__(self, file: IO[str], gone: Callable[[], None]) -> None:
        self._file, self._gone, self._open = file, gone, True

    def write(self, text: str) -> None:
        self._do(lambda: self._file.write(text))

    def flush(self) -> None:
        self._do(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _do(self, writing: Callable[[], object]) -> None:
        if not self._open:
            return
        try:
            writing()
        except (OSError, ValueError):
            self._open = False
            self._gone()

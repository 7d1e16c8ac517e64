"""A program in a pseudo-terminal of 120×40 that answers like a modern one, seen from outside.

The terminal says that it draws whole frames at once (mode 2026), so a program marks where each
of its frames ends: frames can be counted, and timed to their last byte.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

ROWS, COLUMNS = 40, 120
_FRAME_END = b"\x1b[?2026l"
_FRAMES_ASKED, _FRAMES_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
_PATIENCE = 30.0  # seconds until a program counts as hanging
_UNANSWERED = 1.0  # seconds after which a key counts as leading to nothing


@dataclass(frozen=True)
class Reaction:
    """What a key led to: milliseconds to the end of the last frame, and how many frames."""

    milliseconds: float
    frames: int


def _environment(home: str) -> dict[str, str]:
    """Settings of nobody, and modules kept compiled, as where a program is installed."""
    kept = {name: value for name, value in os.environ.items() if name != _NOT_COMPILED}
    return kept | {
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "XDG_CONFIG_HOME": home,
        "XDG_STATE_HOME": home,
    }


class Terminal:
    """A program that runs while the context lasts; raises ``TimeoutError`` when it hangs."""

    def __init__(self, command: Sequence[str]) -> None:
        self.began = time.perf_counter()
        """When the program was started, in seconds of ``time.perf_counter``."""
        self._home = TemporaryDirectory()
        self._handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._process = subprocess.Popen(
            command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            env=_environment(self._home.name),
        )
        os.close(inner)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._handle)
        self._home.cleanup()

    def until(self, awaited: str) -> float:
        """Wait until the program has drawn a text; the seconds since its start."""
        wanted = awaited.encode()
        drawn = b""
        while wanted not in drawn:
            piece = self._read(_PATIENCE)
            if not piece:
                raise TimeoutError(f"never drew {awaited!r}; drew {drawn[-2000:]!r}")
            drawn += piece
        return time.perf_counter() - self.began

    def quiet(self, seconds: float) -> None:
        """Wait until the program has written nothing for so long."""
        while self._read(seconds):
            pass

    def press(self, key: bytes, silence: float = 0.05) -> Reaction:
        """Press a key and wait for silence after what it led to."""
        began = last = time.perf_counter()
        os.write(self._handle, key)
        frames = 0
        drawn = b""
        wait = _UNANSWERED
        while piece := self._read(wait):
            drawn += piece
            if drawn.count(_FRAME_END) > frames:
                frames = drawn.count(_FRAME_END)
                last = time.perf_counter()
                wait = silence
        return Reaction(1000 * (last - began), frames)

    def memory(self) -> float:
        """Resident memory in MiB."""
        return int(self._ask("rss")) / 1024

    def processor_seconds(self) -> float:
        """Seconds of processor time that all its threads used so far; needs Linux."""
        return sum(int(text.split()[0]) for text in self._of_threads("schedstat")) / 1e9

    def wakes(self) -> int:
        """How often any of its threads waited for something and went on; needs Linux."""
        told = "voluntary_ctxt_switches:"
        return sum(
            int(line.split()[1])
            for text in self._of_threads("status")
            for line in text.splitlines()
            if line.startswith(told)
        )

    def _of_threads(self, name: str) -> list[str]:
        threads = Path(f"/proc/{self._process.pid}/task").iterdir()
        return [(thread / name).read_text("ascii") for thread in threads]

    def _ask(self, what: str) -> str:
        command = ("ps", "-o", f"{what}=", "-p", str(self._process.pid))
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def _read(self, seconds: float) -> bytes:
        """What was written, waiting so long for it; nothing after silence or its end."""
        if not select.select([self._handle], [], [], seconds)[0]:
            return b""
        try:
            piece = os.read(self._handle, 65536)
        except OSError:  # Linux tells the end of the program so
            return b""
        if _FRAMES_ASKED in piece:
            os.write(self._handle, _FRAMES_ANSWER)
        return piece

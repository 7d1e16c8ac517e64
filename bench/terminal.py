"""A program in a pseudo-terminal (120×40 unless asked otherwise), seen from outside.

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
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

ROWS, COLUMNS = 40, 120
FRAME_END = b"\x1b[?2026l"
_FRAMES_ASKED, _FRAMES_ANSWER = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_NOT_COMPILED = "PYTHONDONTWRITEBYTECODE"
_PATIENCE = 120.0  # seconds until a program counts as hanging
_ENDS = 120.0  # seconds that it may take to play what was typed ahead, and to end
_A_MOMENT = 0.02
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


def _own_terminal() -> None:
    """In the program's process: make the terminal its own, which tells it when it is gone."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A program that runs while the context lasts; raises ``TimeoutError`` when it hangs."""

    def __init__(
        self,
        command: Sequence[str],
        settings: Mapping[str, str] = {},
        size: tuple[int, int] = (COLUMNS, ROWS),
    ) -> None:
        self.began = time.perf_counter()
        """When the program was started, in seconds of ``time.perf_counter``."""
        self.output = b""
        """All that the program has written so far, as far as it was read."""
        self._home = TemporaryDirectory()
        self._handle, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.attributes_at_first = self.attributes
        """How the terminal was set before the program began."""
        self._process = subprocess.Popen(
            command,
            stdin=inner,
            stdout=inner,
            stderr=inner,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - no lock is taken there
            env={**_environment(self._home.name), **settings},
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
        if self._handle >= 0:
            os.close(self._handle)
        self._home.cleanup()

    def until(self, awaited: str) -> float:
        """Wait until the program has drawn a text; the seconds since its start."""
        wanted = awaited.encode()
        drawn = b""
        last = time.monotonic() + _PATIENCE
        while wanted not in drawn:
            piece = self._read(_PATIENCE)
            drawn += piece
            if not piece or time.monotonic() > last:
                raise TimeoutError(f"never drew {awaited!r}; drew {drawn[-2000:]!r}")
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
            if drawn.count(FRAME_END) > frames:
                frames = drawn.count(FRAME_END)
                last = time.perf_counter()
                wait = silence
        return Reaction(1000 * (last - began), frames)

    def type(self, keys: bytes) -> None:
        """Send keys as one packet, reading what is drawn meanwhile; no wait for anything else."""
        while keys:
            reading, writing, _ = select.select([self._handle], [self._handle], [], _PATIENCE)
            if not reading and not writing:
                raise TimeoutError("takes no keys")
            if reading:
                self.drawn(0)
            if writing:
                keys = keys[os.write(self._handle, keys) :]

    def send(self, keys: bytes) -> None:
        """Send keys while nothing that is drawn is read; what does not fit is lost."""
        if select.select([], [self._handle], [], 0)[1]:
            os.write(self._handle, keys)

    def drawn(self, seconds: float) -> bytes:
        """What the program has written, waiting so long for the first of it."""
        return self._read(seconds)

    def ended(self, *, reading: bool = True) -> int:
        """Wait for the program to end by itself; its exit status, negative for a signal.

        With ``reading`` off nothing that it draws is taken from it meanwhile.
        """
        # A cursor may blink for ever: that something is drawn does not mean that it goes on.
        last = time.monotonic() + _ENDS
        while self._process.poll() is None:
            if time.monotonic() > last:
                raise TimeoutError("never ended")
            if reading:
                self._read(_A_MOMENT)
            else:
                time.sleep(_A_MOMENT)
        return self._process.returncode

    @property
    def attributes(self) -> list[object]:
        """How the terminal is set: whether it echoes, makes lines of what is typed, and so on."""
        return [*termios.tcgetattr(self._handle)]

    @property
    def state(self) -> str:
        """What the system says of the process: R or S at work, T stopped; needs Linux."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text("ascii")
        return stat.rpartition(")")[2].split()[0]

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """Take the terminal away, as when a line is cut or its window is closed."""
        os.close(self._handle)
        self._handle = -1

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
        if self._handle < 0:
            time.sleep(seconds)
            return b""
        if not select.select([self._handle], [], [], seconds)[0]:
            return b""
        try:
            piece = os.read(self._handle, 65536)
        except OSError:  # Linux tells the end of the program so
            return b""
        if _FRAMES_ASKED in piece:
            os.write(self._handle, _FRAMES_ANSWER)
        self.output += piece
        return piece

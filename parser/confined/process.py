"""The processes that read files, seen from the program that asks them."""

from __future__ import annotations

import atexit
import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from parser.budget import Cancelled, over
from parser.confined.answer import (
    WrongAnswer,
    extract_of,
    progress_of,
    reason_of,
    unpacked,
)
from parser.confined.limits import MOST_WAITED, OUT_OF_MEMORY
from parser.errors import LeftOff, Unreadable
from parser.readers.extract import Extract
from parser.readers.extraction import Progress
from parser.report import Reason

# The packages themselves import every rule of the program, which takes longer than reading
# does; the process needs some modules of them only.
_BEGIN = """
import sys, types
_, root, *sys.path = sys.argv
for name, folder in (("parser", root), ("parser.confined", root + "/confined")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [folder]
from parser.confined.child import main
main()
"""
# How often whoever waits is asked whether they still do.
_ASKED_EVERY = 0.1
# A message is never longer: all characters of the longest text, four bytes each, and its cells.
_LONGEST = 32_000_000

# Reasons after which nothing more is asked of a process: who knows what it holds.
_SPOILING = frozenset({"internal", "over_budget"})

_idle: list[_Process] = []
_of_parent: list[_Process] = []
_lock = threading.Lock()


def extract(
    data: bytes, kind: str, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Extract:
    """The text and cells of a file of that kind, read in another process.

    Raises ``Unreadable`` as ``parser.readers.extraction.extracted`` does, and where that
    process died or took too long; ``LeftOff`` when ``cancelled`` says so. Whatever ``progress``
    raises ends the reading too.
    """
    process = _taken()
    try:
        found = process.read(data, kind, progress, cancelled)
    except BaseException as error:
        if isinstance(error, Unreadable) and error.reason.code not in _SPOILING:
            _put_back(process)
        else:
            process.kill()
        raise
    _put_back(process)
    return found


def get_ready(kind: str) -> None:
    """Start a process for files of that kind, which then need not wait for it."""
    process = _taken()
    try:
        process.send(kind, b"")
    except OSError:
        process.kill()
    else:
        _put_back(process)


def end() -> None:
    """End the processes that wait for files."""
    with _lock:
        waiting, _idle[:] = _idle[:], []
    for process in waiting:
        process.kill()


def _taken() -> _Process:
    with _lock:
        while _idle:
            process = _idle.pop()
            if process.lives:
                return process
    return _Process()


def _put_back(process: _Process) -> None:
    """Keep a process for the next file; one is enough, others end."""
    with _lock:
        if not _idle and not process.is_leaving:
            _idle.append(process)
            return
    process.kill()


def _forget() -> None:
    """After a fork: the processes are the parent's, not to be asked nor waited for here."""
    _of_parent.extend(_idle)
    _idle.clear()


atexit.register(end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


class _Process:
    """A process that reads one file at a time."""

    def __init__(self) -> None:
        import subprocess

        root = str(Path(__file__).parents[1])
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-I",
                "-S",
                "-X",
                "utf8",
                "-c",
                _BEGIN,
                root,
                *(str(Path(folder).absolute()) for folder in sys.path),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.is_leaving = False
        self._messages: SimpleQueue[bytes] = SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(
            target=_listen, args=(self._process.stdout, self._messages), daemon=True
        ).start()

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def send(self, kind: str, data: bytes) -> None:
        stream = self._process.stdin
        assert stream is not None
        name = kind.encode()
        stream.write(len(name).to_bytes(4, "big") + len(data).to_bytes(4, "big") + name)
        stream.write(data)
        stream.flush()

    def read(
        self, data: bytes, kind: str, progress: Progress | None, cancelled: Cancelled | None
    ) -> Extract:
        until = time.monotonic() + MOST_WAITED
        with suppress(OSError):  # it died: what it left behind says why
            self.send(kind, data)
        while True:
            if cancelled is not None and cancelled():
                raise LeftOff
            if time.monotonic() > until:
                raise Unreadable("", over("time"))
            try:
                message = self._messages.get(timeout=_ASKED_EVERY)
            except Empty:
                continue
            if not message:
                raise Unreadable("", self._obituary())
            try:
                what, content = unpacked(message)
                if what == "extract":
                    return extract_of(content)
                if what == "refused":
                    raise Unreadable("", reason_of(content))
                if what == "leaving":
                    self.is_leaving = True
                    continue
                done, pages = progress_of(content)
            except WrongAnswer:
                raise Unreadable("", Reason("internal", {"detail": "WrongAnswer"})) from None
            if progress:
                progress(done, pages)

    def _obituary(self) -> Reason:
        """Why the process is no more, as far as the system tells."""
        import signal

        status = self._process.wait()
        reasons = {
            -getattr(signal, "SIGXCPU", 0): "time",
            # No one else kills here but a system short of memory; a library that gets none
            # aborts, one that has gone too deep leaves its stack.
            -getattr(signal, "SIGKILL", 0): "memory",
            -getattr(signal, "SIGABRT", 0): "memory",
            OUT_OF_MEMORY: "memory",
            -getattr(signal, "SIGSEGV", 0): "nesting",
        }
        if status and status in reasons:
            return over(reasons[status])
        return Reason("internal", {"detail": f"exit {status}"})

    def kill(self) -> None:
        with suppress(OSError):
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()


def _listen(stream: IO[bytes], messages: SimpleQueue[bytes]) -> None:
    """Put each message into the queue, and an empty one when there are no more."""
    with suppress(OSError, ValueError):
        while len(head := stream.read(4)) == 4:
            size = int.from_bytes(head, "big")
            if size > _LONGEST:
                break
            message = stream.read(size)
            if not message:
                break
            messages.put(message)
    messages.put(b"")

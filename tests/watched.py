"""``python -m tests.watched LOG CALL…``: a call of the program with everything it opens recorded.

Run in a process of its own: what is watched (``sys.addaudithook``) cannot be unwatched. Each
line of LOG is one event of the interpreter as JSON: a file opened for writing, made, renamed or
removed, a socket, a name looked up, a process started, and any file whose name holds
``SECRET`` opened at all. ``screen FILE`` opens the screen without a terminal, presses what an
auditor would, and writes an export beside the report; ``read FILE…`` has each file read by the
reader of its kind in this process, so that it is watched too.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_WRITES = frozenset({"os.mkdir", "os.remove", "os.rename", "os.link", "os.symlink", "os.rmdir",
                     "os.truncate", "os.mkfifo", "os.mknod", "sqlite3.connect",
                     "shutil.copyfile", "shutil.move", "shutil.rmtree", "tempfile.mkstemp",
                     "tempfile.mkdtemp"})  # fmt: skip
_PROCESSES = frozenset({"subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty",
                        "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn",
                        "webbrowser.open"})  # fmt: skip
SECRET = "secret-of-others"
_FOR_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def watch(log: Path) -> None:
    """Record from here on."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(kind: str, event: str, what: Sequence[Any]) -> None:
        record = {"kind": kind, "event": event, "what": [_told(each) for each in what]}
        os.write(out, (json.dumps(record) + "\n").encode())

    def heard(event: str, about: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = about
            if SECRET in _told(path):
                note("secret", event, [path])
            if flags & _FOR_WRITING and not isinstance(path, int):
                note("write", event, [path])
        elif event in _WRITES:
            note("write", event, about[:2] if event in ("os.rename", "os.link") else about[:1])
        elif event.startswith("socket."):
            note("network", event, about)
        elif event in _PROCESSES:
            note("process", event, about)
        elif event.startswith(("urllib.", "http.client.", "ftplib.", "smtplib.", "ctypes.dlopen")):
            note("network" if event != "ctypes.dlopen" else "library", event, about[:1])

    sys.addaudithook(heard)


def _told(value: object) -> str:
    if isinstance(value, bytes | os.PathLike):
        return os.fsdecode(value)
    return str(value)


def _screen(file: str) -> None:
    """What an auditor does in a sitting: correct, note, decide, export, look around, leave."""
    import asyncio

    from tui.app import GoujiApp

    async def sit() -> None:
        async with GoujiApp(file).run_test(size=(120, 40)) as pilot:
            for keys in (
                ("2", "n", "s"), ("a", *"note", "enter"), ("y",), ("d", *"why", "enter"),
                ("u",), ("U", "escape"), ("F", "escape"), ("A", "escape"), ("L",), ("T",),
                ("/", *"申请", "enter", "escape"), ("e", "enter"), ("?", "escape"), ("4",), ("q",),
            ):  # fmt: skip
                await pilot.press(*keys)
                await pilot.pause()

    asyncio.run(sit())


def _read(files: Sequence[str]) -> None:
    from parser.errors import Unreadable
    from parser.readers.detection import kind_of
    from parser.readers.extraction import reader_of
    from parser.readers.kinds import KINDS

    for file in files:
        data = Path(file).read_bytes()
        kind = kind_of(data, file)
        if kind in KINDS and KINDS[kind].reader is not None:
            try:
                reader_of(kind)(data)
            except Unreadable:
                continue


def main() -> int:
    log, *call = sys.argv[1:]
    watch(Path(log))
    if call[0] == "screen":
        _screen(call[1])
        return 0
    if call[0] == "read":
        _read(call[1:])
        return 0
    from tui.cli import main as gouji

    return gouji(call)


if __name__ == "__main__":
    sys.exit(main())

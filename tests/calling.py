"""What the tests of the command share: calls in this process and in another, and files."""

from __future__ import annotations

import contextlib
import os
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli import main

_NOBODY = 65534

ROOT = Path(__file__).parent.parent


SAMPLES = ROOT / "samples"


CLEAN = SAMPLES / "cell-per-line-2024.txt"


FAULTY = SAMPLES / "faulty-wrong-figure-2023.txt"


@dataclass
class Answer:
    status: int
    out: str
    err: str


class Gouji:
    """Calls the command in this process, with a home of its own."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *call: str | Path) -> Answer:
        try:
            status = main([str(word) for word in call])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = self.capsys.readouterr()
        return Answer(status, out, err)


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text


def started(call: Sequence[str], **variables: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **variables}
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *call],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def at_home(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: Path
) -> Gouji:
    """The command with data and settings in a folder of its own, in Chinese."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder / "home"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    return Gouji(capsys)


def make_pile(tmp_path: Path) -> Path:
    """A folder with a clean report, a faulty one, a file that is no report, and others."""
    folder = tmp_path / "pile"
    (folder / "深").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_bytes(CLEAN.read_bytes())
    (folder / "深" / "b.txt").write_bytes(FAULTY.read_bytes())
    (folder / ".hidden" / "c.txt").write_bytes(FAULTY.read_bytes())
    (folder / "~$d.docx").write_bytes(b"lock")
    (folder / "notes.xyz").write_text("nothing")
    return folder


@contextlib.contextmanager
def odd_place(tmp_path: Path) -> Iterator[Path]:
    """A folder with one of everything that is no report."""
    folder = tmp_path / "place"
    folder.mkdir()
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "report.txt").write_bytes(FAULTY.read_bytes())
    # The real ones would be gone if root ran these tests and they failed.
    (folder / "stdout").symlink_to("/proc/self/fd/1")
    if os.geteuid() == 0:
        os.mknod(folder / "null", 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    else:
        (folder / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listener:
        # Its path would be too long for a socket, seen from anywhere else.
        with contextlib.chdir(folder):
            listener.bind("socket.txt")
        yield folder


@contextlib.contextmanager
def nobody(tmp_path: Path) -> Iterator[None]:
    """Meanwhile this process is one whom a closed folder refuses, also where it is root's."""
    if os.geteuid() != 0:
        yield
        return
    changed = [(each, each.stat().st_mode) for each in (tmp_path, *tmp_path.parents[:3])]
    for folder, mode in changed:
        folder.chmod(mode | 0o055)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        for folder, mode in changed:
            folder.chmod(mode)

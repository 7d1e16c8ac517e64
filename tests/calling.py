"""What the tests of the command share: calls in this process and in another, and files."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli import main

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

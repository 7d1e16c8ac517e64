"""Only files are read, and of them no more than a report may have."""

from __future__ import annotations

import io
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

import parser
from parser.errors import Unreadable
from parser.readers.files import bounded, bytes_of
from parser.readers.source import MAX_BYTES

ROOT = Path(__file__).parent.parent


def refusal(path: object) -> str:
    with pytest.raises(Unreadable) as raised:
        parser.read(str(path))
    return raised.value.reason.code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "report.txt"
    os.mkfifo(pipe)
    assert refusal(pipe) == "no_file"
    link = tmp_path / "link.txt"
    link.symlink_to(pipe)
    assert refusal(link) == "no_file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices of POSIX")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices_are_refused_unread(device: str) -> None:
    assert refusal(device) == "no_file"


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets with names")
def test_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("report.txt")
        assert refusal("report.txt") == "no_file"


@pytest.mark.parametrize(
    ("name", "code"), [("", "folder"), ("nothing.txt", "no_such_file"), ("a\0b", "no_such_file")]
)
def test_what_is_no_file_is_told(
    name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert refusal(name) == code


def test_a_file_is_read_to_its_end_and_no_further_than_any_report_goes(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"x" * MAX_BYTES)
    assert len(bytes_of(str(path))) == MAX_BYTES
    with path.open("ab") as file:
        file.write(b"x")
    assert refusal(path) == "too_large"


class Endless(io.RawIOBase):
    """A stream without an end, as a device gives one."""

    taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        size = len(cast("memoryview", buffer))
        self.taken += size
        return size


def test_a_stream_without_an_end_is_left_after_one_byte_too_many() -> None:
    source = Endless()
    assert len(bounded(io.BufferedReader(source))) == MAX_BYTES + 1
    assert source.taken < 2 * MAX_BYTES


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices of POSIX")
def test_standard_input_without_an_end_is_refused() -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "check", "-", "--lang", "en"],
            cwd=ROOT,
            stdin=endless,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert "larger than 20 MB" in done.stderr
    assert len(done.stderr.splitlines()) == 1

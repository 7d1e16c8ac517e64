"""Standard streams that fail, odd surroundings, names of any bytes: one line, status 2."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from parser.harmless import printable
from tests.calling import FAULTY, ROOT, one_line

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as on Unix")


def failed(
    call: list[str],
    shell: str = "",
    *,
    home: Path,
    before: Callable[[], None] | None = None,
    variables: Mapping[str, str] | None = None,
) -> tuple[int, str, str]:
    """The status, output and messages of a call in a process of its own."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    done = subprocess.run(
        ["/bin/sh", "-c", f'exec "$0" -m tui "$@" {shell}', sys.executable, *call],
        cwd=home,
        env={
            **kept,
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            **(variables or {}),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=before,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


FULL = [
    ["check", str(FAULTY)],
    ["check", str(FAULTY), "--format", "json"],
    ["check", str(FAULTY), "--format", "csv"],
    ["rules"],
    ["config", "path"],
    ["config", "keys"],
    ["--help"],
    ["--version"],
    ["export", str(FAULTY), "--output", "-"],
    ["export", str(FAULTY), "--output", "-", "--format", "docx"],
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("call", FULL, ids=" ".join)
def test_a_full_standard_output_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, _, told = failed(call, "> /dev/full", home=tmp_path)
    assert (status, one_line(told)) == (2, True), told
    assert "磁盘已满" in told


@pytest.mark.parametrize("call", [FULL[0], FULL[6], FULL[8]], ids=" ".join)
def test_a_closed_standard_output_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, _, told = failed(call, ">&-", home=tmp_path)
    assert (status, one_line(told)) == (2, True), told
    assert "已关闭" in told


@pytest.mark.parametrize("shell", ["2>&-", "2> /dev/full", "< /dev/null 2>&- >&-"])
def test_without_standard_error_the_status_still_tells(shell: str, tmp_path: Path) -> None:
    status, out, told = failed(["check", "none.txt"], shell, home=tmp_path)
    assert (status, out, told) == (2, "", "")


def test_results_go_on_without_standard_error(tmp_path: Path) -> None:
    status, out, _ = failed(["check", str(FAULTY)], "2>&-", home=tmp_path)
    assert status == 1
    assert "t3.results_total" in out


@pytest.mark.parametrize("call", [["check", "-"], ["-"], []], ids=" ".join)
def test_a_closed_standard_input_is_one_line(call: list[str], tmp_path: Path) -> None:
    status, out, told = failed(call, "<&-", home=tmp_path)
    assert (status, out, one_line(told)) == (2, "", True), told


def test_a_reader_that_left_is_no_failure_to_tell(tmp_path: Path) -> None:
    status, _, told = failed(
        ["rules", "--format", "json"], "| true; exit 7", home=tmp_path
    )  # the shell waits for both
    assert (status, told) == (7, "")


def test_a_disk_that_fills_while_a_file_is_written_leaves_nothing(tmp_path: Path) -> None:
    import resource  # Unix only

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    out = tmp_path / "out"
    out.mkdir()
    call = ["check", str(FAULTY), "--format", "json", "--output", str(out / "x.json")]
    status, printed, told = failed(call, before=small, home=tmp_path)
    assert (status, printed, one_line(told)) == (2, "", True), told
    assert "磁盘已满" in told
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [b"\xff\xfe.txt", b"a\nb.txt", b"\x1b]0;x\x07.txt", "\u202e\u200b\u0301.txt".encode()],
)
def test_a_name_of_any_bytes_is_told_in_one_line(name: bytes, tmp_path: Path) -> None:
    for words in ([], ["check"], ["export"], ["check", str(FAULTY), "--last-year"]):
        status, out, told = failed([*words, os.fsdecode(name)], home=tmp_path)
        assert (status, out, one_line(told)) == (2, "", True), told
        assert printable(told) == told


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_YY.weird", "TERM": "bogus"},
        {"PYTHONIOENCODING": "ascii:strict", "LANG": ""},
        {"HOME": "/nonexistent/home"},
        {"HOME": ""},
        {"HOME": "/dev/null"},
    ],
    ids=str,
)
def test_odd_surroundings_change_no_status(variables: dict[str, str], tmp_path: Path) -> None:
    status, out, told = failed(["check", "没有.txt"], home=tmp_path, variables=variables)
    assert (status, out, one_line(told)) == (2, "", True), told
    status, out, told = failed(["check", str(FAULTY)], home=tmp_path, variables=variables)
    assert (status, told) == (1, "")
    assert "t3.results_total" in out
    if "PYTHONIOENCODING" in variables:
        assert "row (1) Granted" in out, "a terminal without Chinese is spoken to in English"
    assert list(tmp_path.iterdir()) == [], "and nothing is written into the working folder"

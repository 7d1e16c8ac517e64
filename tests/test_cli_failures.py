"""Targets that are no files, names of any length, faults nobody foresaw: one line, status 2."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

import parser
from parser.harmless import printable
from tests.calling import (
    FAULTY,
    Gouji,
    nobody,
    one_line,
)
from tui import crash
from tui.check import one
from tui.locale import LANGUAGES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as on Unix")

LONG = "长" * 85  # 255 bytes, as many as a name can have


NO_FILES = [
    "folder.txt",
    "pipe.txt",
    "socket.txt",
    "loop.txt",
    "nowhere.txt",
    "none/x.txt",
    LONG + "x",
    "x/" * 2500,
    "null",
    "stdout",
    "/dev/fd/2",
    "/proc/self/fd/1",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("target", NO_FILES)
def test_a_target_that_is_no_file_is_told_in_one_line(
    gouji: Gouji, place: Path, target: str, lang: str
) -> None:
    kinds = {each.name: each.lstat().st_mode for each in place.iterdir()}
    for call in (
        ("check", FAULTY, "--output", place / target),
        ("export", FAULTY, "--format", "json", "--output", place / target),
    ):
        for force in ((), ("--force",)):
            if target == "folder.txt" and call[0] == "export":
                continue  # a folder is where the export goes
            answer = gouji(*call, "--lang", lang, *force)
            assert (answer.status, answer.out) == (2, "")
            assert one_line(answer.err)
    assert {each.name: each.lstat().st_mode for each in place.iterdir()} == kinds


@pytest.mark.parametrize("name", ["pipe.txt", "socket.txt", "loop.txt", "folder.txt", "null"])
def test_what_is_no_file_is_not_waited_for_wherever_it_is_named(
    gouji: Gouji, place: Path, name: str
) -> None:
    path = place / name
    for call in (
        ("check", path),
        ("export", path),
        (path,),
        ("check", FAULTY, "--last-year", path),
    ):
        answer = gouji(*call)
        assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
        assert str(path) in answer.err or call == (path,)


def test_the_longest_names_are_taken_for_reports_and_for_exports(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / f"{LONG[:-2]}.txt"
    report.write_bytes(FAULTY.read_bytes())
    monkeypatch.chdir(tmp_path)
    for number in range(2):
        assert gouji("export", report).status == 0
        assert len(list(tmp_path.glob("*-audit*.md"))) == number + 1
    assert gouji("check", report, "--output", tmp_path / LONG).status == 1
    for call in (("check", LONG * 2), ("export", LONG * 2), (f"{LONG * 2}.txt",), ("a" * 5000,)):
        answer = gouji(*call)
        assert (answer.status, answer.out) == (2, "")
        assert one_line(answer.err)


def test_a_working_folder_that_is_gone_is_told(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = gouji("export", FAULTY)
    assert (answer.status, answer.out) == (2, "")
    assert one_line(answer.err)


def test_a_target_that_may_not_be_written_or_read_is_told(gouji: Gouji, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "secret.md").write_text("no report")
    (mine / "secret.md").chmod(0)
    gouji("check", FAULTY)
    mine.chmod(0o555)
    for name in ("secret.md", "new.md"):
        with nobody(tmp_path):
            answer = gouji("check", FAULTY, "--output", mine / name, "--force")
        assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
    mine.chmod(0o700)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_nobody_foresaw_is_one_line_with_a_crash_report(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("by a\ntest \x1b[31m\ud800")

    monkeypatch.setattr(parser, "read", broken)
    answer = gouji("export", FAULTY, "--lang", lang)
    assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
    assert "ZeroDivisionError" in answer.err
    (report,) = tmp_path.rglob("gouji-*.txt")
    assert str(report) in answer.err
    text = report.read_text("utf-8")
    assert "in broken" in text
    assert printable(text) == text
    assert report.stat().st_mode & 0o777 == 0o600


def test_an_error_of_any_length_leaves_a_short_message_and_a_bounded_report(
    gouji: Gouji, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError("长" * 5_000_000)

    monkeypatch.setattr(parser, "read", broken)
    answer = gouji("export", FAULTY)
    assert (answer.status, one_line(answer.err)) == (2, True)
    assert len(answer.err) < 1_000
    (report,) = Path(os.environ["XDG_STATE_HOME"]).rglob("gouji-*.txt")
    text = report.read_text("utf-8")
    assert len(text) <= crash.LONGEST + 3
    assert "in broken" in text


def test_a_dash_is_standard_output_for_both_commands(gouji: Gouji, tmp_path: Path) -> None:
    with contextlib.chdir(tmp_path):
        for command in ("check", "export"):
            assert "南浦县人民政府" in gouji(command, FAULTY, "--output", "-").out
        assert not Path("-").exists()


def test_formats_of_check_are_told_apart_from_their_failures(gouji: Gouji, tmp_path: Path) -> None:
    """A single file that cannot be read leaves standard output to the formats of a list."""
    bad = tmp_path / "bad.txt"
    bad.write_text("这不是报告。")
    for name in one.FORMATS:
        answer = gouji("check", bad, "--format", name)
        assert answer.status == 2
        assert one_line(answer.err)
        assert "Traceback" not in answer.out

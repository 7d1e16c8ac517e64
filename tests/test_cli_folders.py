"""Folders of which a part cannot be read: it is told, and the rest is checked."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

import pytest

import parser
from tests.calling import (
    CLEAN,
    FAULTY,
    Gouji,
    make_pile,
    nobody,
    one_line,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as on Unix")


def test_what_a_folder_holds_besides_reports_stops_nothing(
    gouji: Gouji, place: Path, tmp_path: Path
) -> None:
    answer = gouji("check", place, "--format", "csv")
    assert answer.status == 2
    assert "t3.results_total" in answer.out
    told = answer.err.splitlines()
    assert [Path(line.partition("：")[0]).name for line in told] == ["loop.txt", "nowhere.txt"]


@pytest.mark.parametrize("asked", ["pile", "pile/locked", "pile/locked/deeper/x.txt"])
def test_a_folder_that_cannot_be_opened_is_told_and_the_others_go_on(
    gouji: Gouji, tmp_path: Path, asked: str
) -> None:
    pile = make_pile(tmp_path)
    (pile / "locked" / "deeper").mkdir(parents=True)
    (pile / "locked").chmod(0)
    gouji("check", FAULTY, "--format", "jsonl")  # loads what nobody may not read
    with nobody(tmp_path):
        answer = gouji("check", tmp_path / asked, "--format", "jsonl")
    (pile / "locked").chmod(0o700)
    assert (answer.status, one_line(answer.err)) == (2, True), answer.err
    assert str(pile / "locked") in answer.err
    assert "permission is lacking" in answer.err or "没有权限" in answer.err
    assert len(answer.out.splitlines()) == (3 if asked == "pile" else 1)


def test_a_folder_deeper_than_any_recursion_is_searched(gouji: Gouji, tmp_path: Path) -> None:
    top = tmp_path / "deep"
    top.mkdir()
    depth = 1200
    with contextlib.chdir(top):
        for _ in range(depth):
            Path("d").mkdir()
            os.chdir("d")
        Path("r.txt").write_bytes(CLEAN.read_bytes())
    answer = gouji("check", top)
    with contextlib.chdir(top / "/".join("d" * depth)):
        Path("r.txt").unlink()
        for _ in range(depth):  # what clears up after the tests goes down by recursion
            os.chdir("..")
            Path("d").rmdir()
    assert (answer.status, answer.err) == (0, "")


def test_a_file_that_vanishes_meanwhile_is_told(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = make_pile(tmp_path)
    read = parser.read

    def vanishing(path: str, **options: object) -> object:
        (pile / "a.txt").unlink(missing_ok=True)
        return read(path)

    monkeypatch.setattr(parser, "read", vanishing)
    answer = gouji("check", pile, "--jobs", "1")
    assert answer.status == 2
    assert one_line(answer.err)
    assert "a.txt" in answer.err
    assert "t3.results_total" in answer.out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes that are forked")
@pytest.mark.parametrize("deadly", [("c.txt",), ("a.txt", "c.txt", "f.txt")])
def test_a_process_that_is_killed_costs_its_file_only(
    gouji: Gouji, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deadly: tuple[str, ...]
) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name in "abcdefgh":
        (pile / f"{name}.txt").write_bytes(FAULTY.read_bytes())
    read = parser.read

    def killed(path: str, **options: object) -> object:
        if Path(path).name in deadly:
            os._exit(9)
        return read(path)

    monkeypatch.setattr(parser, "read", killed)
    answer = gouji("check", pile, "--jobs", "2", "--format", "jsonl")
    assert answer.status == 2
    told = answer.err.splitlines()
    assert [Path(line.partition("：")[0]).name for line in told] == list(deadly)
    records = answer.out.splitlines()
    assert [f"{name}.txt" in line for name, line in zip("abcdefgh", records, strict=True)]
    assert sum('"code": "died"' in line for line in records) == len(deadly)

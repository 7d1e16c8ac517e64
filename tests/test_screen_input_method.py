"""Chinese input methods: a commit arrives whole, and keys have full-width twins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from tests.factories import make_report
from tests.screen_driver import Desk, give, run

COMMIT = "请于三日内核实并书面说明原因。"


def test_the_keyboard_protocol_that_breaks_commits_is_off() -> None:
    code = "import tui.app; from textual import constants; print(constants.DISABLE_KITTY_KEY)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert answer.stdout.strip() == b"True"


def test_a_commit_of_more_than_ten_characters_is_parsed_as_its_characters() -> None:
    keys = [each for each in XTermParser().feed(COMMIT) if isinstance(each, events.Key)]
    assert "".join(each.character or "" for each in keys) == COMMIT


def test_a_long_commit_arrives_whole_in_a_note_and_in_a_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("a")
        await desk.type(COMMIT)
        await desk.press("enter")
        assert [note.text for note in desk.audit.session.state.notes] == [COMMIT]
        await desk.press("d")
        await desk.type(COMMIT)
        await desk.press("enter")
        assert [each.reason for each in desk.audit.session.state.decisions.values()] == [COMMIT]

    run("made.txt", work, store=tmp_path / "a.db")


def test_full_width_punctuation_does_what_its_key_does(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.type("？")
        assert "上下键、PgUp/PgDn 滚动" in desk.text
        await desk.press("escape")
        await desk.type("、")
        assert "查找原文" in desk.text
        await desk.press("escape")
        await desk.type("》")
        assert "未移动" in desk.told or "无须移动" in desk.told

    run("made.txt", work, store=tmp_path / "a.db")

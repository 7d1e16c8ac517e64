"""What is copied: figures and tables, never a formula; and by which way."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import pytest

from parser.forms import Address
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.session import Session
from tui.audit.store import Store
from tui.screens.tsv import table_as_tsv


def test_a_table_is_copied_with_labels_and_corrected_figures(tmp_path: Path) -> None:
    report = make_report({"t3.granted.natural": "=1+1", "t3.new.natural": "-3"})
    with closing(Store(tmp_path / "a.db")) as store:
        session = Session.open(report, store)
        session.correct(Address("t3.granted.business"), "7")
        rows = [line.split("\t") for line in table_as_tsv(session, "t3", "zh").splitlines()]
    assert {len(row) for row in rows} == {9}
    granted = next(row for row in rows if row[1] == "(一)予以公开")
    assert granted[:4] == ["三、本年度办理结果", "(一)予以公开", "'=1+1", "7"]
    assert next(row for row in rows if row[1].startswith("一、"))[2] == "-3"


def test_over_ssh_the_terminal_is_asked_and_it_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "there")
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("c")
        assert desk.app.clipboard == "10"
        assert "已请终端复制 2 字" in desk.told

    run("made.txt", work, store=tmp_path / "a.db")


def test_the_tool_of_the_system_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tool, taken = tmp_path / "xclip", tmp_path / "taken"
    tool.write_text(f"#!/bin/sh\ncat > {taken}\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("C")
        assert "已复制" in desk.told

    run("made.txt", work, store=tmp_path / "a.db")
    assert "一、本年新收政府信息公开申请数量" in taken.read_text("utf-8")

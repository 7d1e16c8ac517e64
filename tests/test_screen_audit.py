"""The audit screen at work: whole workflows, state asserted first, then what is seen."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from parser.forms import Address
from tests.screen_driver import Desk, run
from tui.audit.store import Store, StoreError


def test_a_finding_is_found_repaired_undone_and_decided(flawed: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        audit = desk.audit
        session = audit.session
        first = audit.position.finding
        assert first is not None, "the first grave finding is chosen at the start"
        assert first.family == "balance"
        assert audit.position.cell == "t3.granted.natural"
        assert "表三" in desk.text
        assert any("一、本年新收" in line for line in desk.lines)

        await desk.press("s")
        assert session.state.corrections[Address("t3.granted.natural")].value == 5
        assert not any(each.family == "balance" for each in session.state.assessment.findings)
        assert "*" in next(line for line in desk.lines if "(一)予以公开" in line)
        assert "更正为 5" in desk.text

        await desk.press("u")
        assert not session.state.corrections
        assert audit.position.finding is not None
        assert audit.position.finding.id == first.id
        await desk.press("ctrl+r")
        assert "t3.granted.natural" in session.state.corrections
        await desk.press("u")

        await desk.press("y")
        assert session.state.decisions[first.id].verdict == "confirmed"
        assert audit.position.finding_id != first.id, "the next open finding is chosen"

        await desk.press("d")
        await desk.type("口径不同")
        await desk.press("enter")
        dismissed = [
            each for each in session.state.decisions.values() if each.verdict == "dismissed"
        ]
        assert [each.reason for each in dismissed] == ["口径不同"]

    run(flawed, work, store=tmp_path / "a.db")


def test_a_cell_is_corrected_by_typing_and_a_bad_figure_is_refused(
    flawed: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        session = desk.audit.session
        await desk.press("down")
        cell = desk.audit.position.cell
        assert cell == "t3.partly_granted.natural"
        await desk.press("enter")
        assert "更正 " in desk.text
        await desk.type("十二x")
        await desk.press("enter")
        assert not session.state.corrections, "the dialog says why and keeps the text"
        assert "不是数字" in desk.text
        await desk.press("escape")
        assert not session.state.history

        await desk.press("f2")
        await desk.type("７")
        await desk.press("enter")
        assert session.state.corrections[cell].value == 7
        assert desk.audit.position.cell == "t3.denied_state_secret.natural", "Enter moves on"
        await desk.press("up", "delete")
        assert not session.state.corrections

        await desk.press("enter")
        await desk.type("-")
        await desk.press("enter", "up")
        assert "更正为 -（零）" in desk.text, "what was typed, and what it means"
        row = next(line for line in desk.lines if "(二)部分公开" in line)
        assert "-" in row
        await desk.press("U")
        assert "2 → -（零）" in desk.text
        await desk.press("escape", "u")

    run(flawed, work, store=tmp_path / "a.db")


def test_a_row_is_moved_exchanged_and_put_down_to_a_cause(flawed: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        session = desk.audit.session
        await desk.press("greater_than_sign")
        assert desk.audit.position.cell == "t3.granted.natural"
        assert not session.state.corrections, "a figure would fall out of the row"
        assert "未移动" in desk.told
        await desk.press("m", "1")
        assert session.state.causes[Address("t3.granted.natural")] == "published_error"
        assert "归因 原文有误" in desk.text
        await desk.press("X", "1", "enter")
        assert session.state.corrections[Address("t3.granted.natural")].value == 10, (
            "the first row of the list"
        )
        await desk.press("u", "u")
        assert not session.state.corrections
        assert not session.state.causes

        await desk.press("R")
        assert "(二)部分公开" in desk.text
        await desk.press("enter")
        assert desk.audit.position.cell == "t3.partly_granted.natural", "the cursor goes along"
        moved = {cell: each.value for cell, each in session.state.corrections.items()}
        assert moved[Address("t3.granted.natural")] == 2
        assert moved[Address("t3.partly_granted.natural")] == 6
        await desk.press("U")
        assert "表三「(一)予以公开」 → 表三「(二)部分公开」" in desk.text
        await desk.press("escape", "u")
        assert not session.state.corrections

    run(flawed, work, store=tmp_path / "a.db")


def test_a_note_is_written_listed_changed_and_withdrawn(flawed: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        session = desk.audit.session
        cell = desk.audit.position.cell
        await desk.press("a")
        await desk.type("请贵单位核实该数")
        await desk.press("ctrl+j")
        await desk.type("并说明原因")
        await desk.press("tab", "right", "left", "tab", "right", "enter")
        (note,) = session.state.notes
        assert note.text == "请贵单位核实该数\n并说明原因"
        assert (note.on, note.severity) == (cell, "warning")
        assert '"' in next(line for line in desk.lines if "(一)予以公开" in line)

        await desk.press("A")
        assert "请贵单位核实该数" in desk.text
        await desk.press("enter")
        await desk.type("。")
        await desk.press("enter")
        assert session.state.notes[0].text.endswith("并说明原因。")
        await desk.press("delete", "escape")
        assert not session.state.notes
        await desk.press("u")
        assert len(session.state.notes) == 1

    run(flawed, work, store=tmp_path / "a.db")


def test_work_is_resumed_at_the_same_cell_with_everything_there(
    flawed: Path, tmp_path: Path
) -> None:
    async def first(desk: Desk) -> None:
        await desk.press("2", "down", "down", "right")
        await desk.press("enter", "3", "enter", "left")
        assert desk.audit.position.cell == "t3.denied_by_law.natural"

    async def second(desk: Desk) -> None:
        assert desk.audit.position.cell == "t3.denied_by_law.natural"
        assert (
            desk.audit.session.state.corrections[Address("t3.denied_state_secret.business")].value
            == 3
        )
        await desk.press("U")
        assert "操作记录" in desk.text
        assert "更正" in desk.text
        await desk.press("escape", "u")
        assert not desk.audit.session.state.corrections

    run(flawed, first, store=tmp_path / "a.db")
    run(flawed, second, store=tmp_path / "a.db")
    with closing(Store(tmp_path / "a.db")) as store:
        assert len(store.recent()) == 1


def test_both_languages_and_all_themes_are_live(flawed: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        place = desk.audit.position.cell
        await desk.press("L")
        assert "Table 3" in desk.text
        assert "Granted" in desk.text
        assert desk.audit.position.cell == place
        await desk.press("L")
        assert "表三" in desk.text
        names = []
        for _ in range(3):
            await desk.press("T")
            names.append(desk.app.theme)
        assert sorted(names) == ["gouji-contrast", "gouji-dark", "gouji-light"]

    run(flawed, work, store=tmp_path / "a.db")
    assert json.loads((tmp_path / "screen.json").read_text())["lang"] == "zh"


def test_a_failing_action_is_told_and_the_audit_goes_on(
    flawed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("[/] a fault of ours")

    async def work(desk: Desk) -> None:
        monkeypatch.setattr(desk.audit.session, "confirm", broken)
        await desk.press("y")
        assert "ZeroDivisionError" in desk.told
        await desk.press("down")
        assert desk.audit.position.cell == "t3.partly_granted.natural"

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    run(flawed, work, store=tmp_path / "a.db")
    (crash,) = (tmp_path / "state").rglob("gouji-*.txt")
    assert "a fault of ours" in crash.read_text("utf-8")


def test_a_store_that_fails_loses_nothing_that_was_shown_and_is_told(
    flawed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("full", tmp_path / "a.db", "disk full")

    async def work(desk: Desk) -> None:
        monkeypatch.setattr(Store, "append", full)
        monkeypatch.setattr(Store, "move_to", full)
        await desk.press("s")
        assert not desk.audit.session.state.corrections
        assert "磁盘已满" in desk.told
        await desk.press("down")
        assert desk.audit.position.cell == "t3.partly_granted.natural"

    run(flawed, work, store=tmp_path / "a.db")

"""The audit screen at work: whole workflows, state asserted first, then what is seen."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from textual import events

from parser.forms import Address
from parser.report import Span, State
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.store import Store, StoreError
from tui.widgets.source_view import SourceView

WRONG = {"t3.granted.natural": "6"}
ROW = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A report with one wrong figure and one row whose label is lost."""
    path = tmp_path / "faulty.txt"
    report = make_report(
        WRONG,
        path=str(path),
        states={f"t3.denied_by_law.{column}": State.RECOVERED for column in ROW},
        prose={1: "本年度新收政府信息公开申请99件。"},
    )
    give(report, monkeypatch)
    return path


def test_a_finding_is_found_repaired_undone_and_decided(faulty: Path, tmp_path: Path) -> None:
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

    run(faulty, work, store=tmp_path / "a.db")


def test_a_cell_is_corrected_by_typing_and_a_bad_figure_is_refused(
    faulty: Path, tmp_path: Path
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

    run(faulty, work, store=tmp_path / "a.db")


def test_a_row_is_moved_exchanged_and_put_down_to_a_cause(faulty: Path, tmp_path: Path) -> None:
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

    run(faulty, work, store=tmp_path / "a.db")


def test_a_note_is_written_listed_changed_and_withdrawn(faulty: Path, tmp_path: Path) -> None:
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

    run(faulty, work, store=tmp_path / "a.db")


def test_a_note_on_a_stretch_of_source_is_marked_there_and_led_to(
    faulty: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        session, source = desk.audit.session, desk.audit.screen.query_one(SourceView)
        await desk.press("tab", "g", *["shift+right"] * 4, "a")
        assert "[所选原文]" in desk.text
        await desk.type("标题应写全称")
        await desk.press("enter")
        (note,) = session.state.notes
        assert note.on == Span(0, 4)
        assert any(mark == (Span(0, 4), "noted") for mark in source._marks)
        await desk.press("escape", "2", "G")
        assert source.top > 0, "a note does not hold the source where it is"
        await desk.press("A")
        assert "原文 第 1 行：标题应写全称" in desk.text
        await desk.press("g")
        assert (source.caret, source.top) == (0, 0)
        assert desk.audit.screen.focused is source
        assert next(line for line in desk.lines if ' 1"' in line)

    run(faulty, work, store=tmp_path / "a.db")


def test_a_stretch_of_source_is_selected_with_the_mouse(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        source = desk.audit.screen.query_one(SourceView)
        place, top = desk.audit.position.cell, source.top
        await desk.pilot.mouse_down("#source", offset=(5, 0))
        for x in (7, 9, 11):
            await desk.pilot._post_mouse_events(
                [events.MouseMove], "#source", offset=(x, 0), button=1
            )
        await desk.pilot.mouse_up("#source", offset=(11, 0))
        await desk.pilot.pause()
        assert source.selection is not None
        assert source.selection.end - source.selection.start == 3
        assert (desk.audit.position.cell, source.top) == (place, top), "a drag is no click"
        await desk.press("a")
        assert "[所选原文]" in desk.text
        await desk.press("escape")
        await desk.pilot.click("#source", offset=(6, 1))
        await desk.pilot.pause()
        assert source.selection is None

    run(faulty, work, store=tmp_path / "a.db")


def test_source_and_table_follow_each_other(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        audit = desk.audit
        span = audit.report[audit.position.cell].span
        assert span is not None
        marks = {mark.kind: mark.span for mark in audit.screen.query_one(SourceView)._marks}
        assert marks["cursor"] == span

        await desk.press("tab")
        assert audit.screen.focused is not None
        assert audit.screen.focused.id == "source"
        await desk.press("down", "down", "enter")
        assert audit.position.cell.startswith("t3.partly_granted")
        assert audit.screen.focused.id == "table"

        await desk.press("slash")
        await desk.type("結轉下年度")
        await desk.press("enter")
        assert audit.search.count == 1, "traditional characters find simplified ones"
        await desk.press("escape")
        assert not audit.search.active

    run(faulty, work, store=tmp_path / "a.db")


def test_tabs_show_every_table_and_the_text(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("1")
        assert desk.audit.position.tab == "t2"
        assert "第二十条第(八)项" in desk.text
        await desk.press("3")
        assert "复议后起诉" in desk.text
        await desk.press("4")
        finding = desk.audit.position.finding
        assert finding is not None
        assert finding.family == "narrative"
        assert "报告的六个部分" in desk.text
        assert "99" in desk.text
        await desk.press("2")
        assert desk.audit.screen.focused is not None
        assert desk.audit.screen.focused.id == "table"

    run(faulty, work, store=tmp_path / "a.db")


def test_work_is_resumed_at_the_same_cell_with_everything_there(
    faulty: Path, tmp_path: Path
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

    run(faulty, first, store=tmp_path / "a.db")
    run(faulty, second, store=tmp_path / "a.db")
    with closing(Store(tmp_path / "a.db")) as store:
        assert len(store.recent()) == 1


def test_a_resize_keeps_focus_text_and_place(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("down")
        for size in ((80, 24), (100, 30), (70, 20), (160, 50), (120, 40)):
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
            assert desk.audit.position.cell == "t3.partly_granted.natural"
            assert desk.audit.screen.focused is not None
            assert desk.audit.screen.focused.id == "table"
            assert len(desk.lines) == size[1]
            if size == (70, 20):
                assert "80x24" in desk.text
            else:
                assert "(二)部分公开" in desk.text, size
        await desk.press("a")
        await desk.type("写到一半")
        await desk.pilot.resize_terminal(80, 24)
        await desk.press("enter")
        assert desk.audit.session.state.notes[0].text == "写到一半"

    run(faulty, work, store=tmp_path / "a.db")


def test_both_languages_and_all_themes_are_live(faulty: Path, tmp_path: Path) -> None:
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

    run(faulty, work, store=tmp_path / "a.db")
    assert json.loads((tmp_path / "screen.json").read_text())["lang"] == "zh"


def test_the_mouse_chooses_cells_findings_and_tabs(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        audit = desk.audit
        await desk.pilot.click("#table", offset=(40, 5))
        await desk.pilot.pause()
        assert audit.position.cell == "t3.carried_in.business"
        await desk.pilot.click("#findings", offset=(5, 0))
        await desk.pilot.pause()
        assert audit.position.finding is not None
        assert audit.position.finding.id == audit.session.state.assessment.findings[0].id
        await desk.pilot.click("#tabs", offset=(3, 0))
        await desk.pilot.pause()
        assert audit.position.tab == "t2"
        await desk.pilot.click("#source", offset=(10, 3))
        await desk.pilot.pause()
        assert audit.position.cell in audit.report.form.places

    run(faulty, work, store=tmp_path / "a.db")


def test_a_failing_action_is_told_and_the_audit_goes_on(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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
    run(faulty, work, store=tmp_path / "a.db")
    (crash,) = (tmp_path / "state").rglob("gouji-*.txt")
    assert "a fault of ours" in crash.read_text("utf-8")


def test_a_store_that_fails_loses_nothing_that_was_shown_and_is_told(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
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

    run(faulty, work, store=tmp_path / "a.db")

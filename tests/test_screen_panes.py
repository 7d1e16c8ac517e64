"""The panes of an audit: source, tables and findings, by keys and by mouse, at every size."""

from __future__ import annotations

from pathlib import Path

from textual import events

from parser.report import Span
from tests.screen_driver import Desk, run
from tui.widgets.source_view import SourceView


def test_a_note_on_a_stretch_of_source_is_marked_there_and_led_to(
    flawed: Path, tmp_path: Path
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

    run(flawed, work, store=tmp_path / "a.db")


def test_a_stretch_of_source_is_selected_with_the_mouse(flawed: Path, tmp_path: Path) -> None:
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

    run(flawed, work, store=tmp_path / "a.db")


def test_source_and_table_follow_each_other(flawed: Path, tmp_path: Path) -> None:
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

    run(flawed, work, store=tmp_path / "a.db")


def test_tabs_show_every_table_and_the_text(flawed: Path, tmp_path: Path) -> None:
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

    run(flawed, work, store=tmp_path / "a.db")


def test_a_resize_keeps_focus_text_and_place(flawed: Path, tmp_path: Path) -> None:
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

    run(flawed, work, store=tmp_path / "a.db")


def test_the_mouse_chooses_cells_findings_and_tabs(flawed: Path, tmp_path: Path) -> None:
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

    run(flawed, work, store=tmp_path / "a.db")

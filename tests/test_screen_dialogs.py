"""The dialogs: what a key does in them, and what they keep of what was typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Input, OptionList, TextArea

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.store import StoreError


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_in_a_list_of_more_than_nine_digits_go_to_a_row_and_enter_chooses_it(
    faulty: Path, tmp_path: Path, lang: str
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("R", "1")
        assert desk.screen == "ChoiceDialog", "the first digit of twelve is not one"
        listed = desk.app.screen.query_one(OptionList)
        assert listed.highlighted == 0
        await desk.press("2")
        assert listed.highlighted == 11
        assert not desk.audit.session.state.history
        await desk.press("3")
        assert listed.highlighted == 2, "no row 123: a number begins anew"
        await desk.press("down", "2", "9")
        assert listed.highlighted == 8, "no row 29"
        assert ("数字到该行" if lang == "zh" else "digits go to a row") in desk.text
        await desk.press("0")
        assert listed.highlighted == 8
        await desk.press("1", "2", "enter")
        (event,) = desk.audit.session.state.history
        row = desk.audit.report.form.table("t3").blocks[0].rows_printed(collapsed=False)[12].key
        assert getattr(event.action, "other", "") == f"t3.{row}"

    run(faulty, work, store=tmp_path / "a.db", lang="zh" if lang == "zh" else "en")


def test_in_a_short_list_a_digit_chooses_at_once(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("m")
        assert "数字或 Enter 选定" in desk.text
        await desk.press("9", "0")
        assert desk.screen == "ChoiceDialog"
        await desk.press("2")
        assert desk.screen == "AuditScreen"
        assert [cause.value for cause in desk.audit.session.state.causes.values()] == ["misparse"]

    run(faulty, work, store=tmp_path / "a.db")


def test_while_the_window_is_too_small_no_key_decides_or_moves_anything(
    faulty: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        await desk.pilot.resize_terminal(70, 20)
        await desk.pilot.pause()
        assert "窗口太小" in desk.text
        at = desk.audit.position.cell
        await desk.press("y", "s", "d", "a", "enter", "R", "m", "e", "u", "ctrl+p", "down", "n")
        assert desk.screen == "AuditScreen"
        assert desk.audit.session.state.history == ()
        assert desk.audit.position.cell == at
        await desk.press("L")
        assert "Window too small" in desk.text
        await desk.press("question_mark")
        assert desk.screen == "HelpScreen"
        await desk.press("escape")
        await desk.pilot.resize_terminal(80, 24)
        await desk.pilot.pause()
        await desk.press("y")
        assert len(desk.audit.session.state.history) == 1

    run(faulty, work, store=tmp_path / "a.db")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_note_that_is_left_is_a_draft_of_its_place(
    faulty: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    async def work(desk: Desk) -> None:
        session = desk.audit.session
        await desk.press("a")
        await desk.type("请核实")
        await desk.press("tab", "right", "tab", "right", "escape")
        assert not session.state.notes
        assert "草稿" in desk.told
        await desk.press("right", "a")
        assert "请核实" not in desk.text, "another place"
        await desk.press("escape", "left", "a")
        assert "[本行]" in desk.text
        await desk.type("后重报")
        await desk.press("enter")
        (note,) = session.state.notes
        assert (note.text, note.severity.value) == ("请核实后重报", "warning")
        assert note.on == "t3.granted"
        await desk.press("a")
        assert "请核实" not in desk.app.screen.query_one(TextArea).text, "kept is no draft"
        await desk.press("escape")

        await desk.press("A", "enter")
        await desk.type("！")
        await desk.press("escape", "enter")
        assert desk.app.screen.query_one(TextArea).text == "请核实后重报！"
        await desk.press("enter", "escape")
        assert [note.text for note in session.state.notes] == ["请核实后重报！"]

        await desk.press("a")
        await desk.type("不要了")
        await desk.press("escape", "a", "ctrl+u", "escape", "a")
        assert desk.app.screen.query_one(TextArea).text == "", "emptied, it is thrown away"

    run(faulty, work, store=tmp_path / "a.db", size=size)


def test_a_note_that_could_not_be_written_is_not_lost(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("full", tmp_path, "")

    async def work(desk: Desk) -> None:
        await desk.press("a")
        await desk.type("请核实")
        with monkeypatch.context() as failing:
            failing.setattr(desk.audit.session.store, "append", full)
            await desk.press("enter")
        assert not desk.audit.session.state.notes
        await desk.press("a", "enter")
        assert [note.text for note in desk.audit.session.state.notes] == ["请核实"]

    run(faulty, work, store=tmp_path / "a.db")


@pytest.mark.parametrize(("size", "lang"), [((80, 24), "zh"), ((120, 40), "en")])
def test_a_decided_finding_is_reached_by_the_list_of_all_and_reopened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: tuple[int, int], lang: str
) -> None:
    give(
        make_report({"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"}),
        monkeypatch,
    )

    async def work(desk: Desk) -> None:
        session = desk.audit.session
        decided = desk.audit.position.finding_id
        assert decided is not None
        await desk.press("d")
        await desk.type("[/] 已核实")
        await desk.press("enter", "3")
        assert desk.audit.position.finding_id != decided
        await desk.press("F")
        assert ("全部发现" if lang == "zh" else "All findings") in desk.text
        listed = desk.app.screen.query_one(OptionList)
        ids = [each.id for each in session.state.assessment.findings]
        assert listed.option_count == len(ids)
        assert listed.highlighted == ids.index(desk.audit.position.finding_id or "")
        line = str(listed.get_option_at_index(ids.index(decided)).prompt)
        assert line.startswith("!x")
        assert all(cell_len(row) <= size[0] - 6 for row in line.split("\n"))
        await desk.press("home", *["down"] * ids.index(decided), "enter")
        assert desk.screen == "AuditScreen"
        assert desk.audit.position.finding_id == decided
        await desk.press("r")
        assert not session.state.decisions

    run("made.txt", work, store=tmp_path / "a.db", size=size, lang="zh" if lang == "zh" else "en")


def test_the_list_of_findings_keeps_those_that_a_correction_settled(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report({"t3.granted.natural": "6"}), monkeypatch)

    async def work(desk: Desk) -> None:
        found = desk.audit.position.finding
        assert found is not None
        await desk.press("s")
        assert not desk.audit.session.state.assessment.findings
        await desk.press("1", "F")
        listed = desk.app.screen.query_one(OptionList)
        assert listed.option_count == 1
        assert str(listed.get_option_at_index(0).prompt).startswith("!*")
        await desk.press("enter")
        assert desk.screen == "AuditScreen"
        assert desk.audit.position.cell == "t3.granted.natural"
        assert desk.audit.position.finding_id is None, "there is nothing left to decide"
        await desk.press("u", "F")
        listed = desk.app.screen.query_one(OptionList)
        assert str(listed.get_option_at_index(0).prompt).startswith("! ")

    run("made.txt", work, store=tmp_path / "a.db")


def test_the_list_of_findings_tells_that_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("F", "enter")
        assert "没有发现问题" in desk.text
        await desk.press("F")
        assert desk.screen == "AuditScreen"

    run("made.txt", work, store=tmp_path / "a.db")


@pytest.mark.parametrize(
    ("keys", "standing"), [("enter", "6"), ("slash", ""), ("d", ""), ("e tab tab", None)]
)
def test_a_line_takes_one_pasted_line_and_says_that_it_takes_no_more(
    faulty: Path, tmp_path: Path, keys: str, standing: str | None
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press(*keys.split())
        line = desk.app.screen.query_one(Input)
        before = line.value if standing is None else standing
        await desk.type("\x1b[200~12\r\n34\r\n\x1b[201~")
        assert line.value == before
        assert "粘贴的内容有 2 行" in desk.text
        await desk.type("\x1b[200~\r\n56\r\n\x1b[201~")
        assert "56" in line.value
        assert "粘贴的内容" not in desk.text, "a refusal lasts until something else stands there"
        assert desk.audit.session.state.history == ()

    run(faulty, work, store=tmp_path / "a.db")


def test_a_refusal_is_over_when_what_was_refused_is_changed(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        for keys, refused, usual in (
            ("slash", "原文中没有", "Enter 查找"),
            ("enter", "不是数字", "Esc"),
        ):
            await desk.press(keys)
            await desk.type("不在")
            await desk.press("enter")
            assert refused in desk.text
            await desk.type("这里")
            assert refused not in desk.text
            assert usual in desk.text
            await desk.press("escape")
        await desk.press("a", "enter")
        assert "批注没有内容" in desk.text
        await desk.type("有")
        assert "批注没有内容" not in desk.text
        await desk.press("escape")

    run(faulty, work, store=tmp_path / "a.db")

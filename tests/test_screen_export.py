"""Exporting from the screen: what is offered, where it goes, what is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from textual.widgets import Input

from parser.harmless import printable
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.export.folder import folder_for


def test_an_export_is_written_and_told_and_never_over_another_file_unasked(
    faulty: Path, tmp_path: Path
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("e", "enter")
        written = tmp_path / "faulty-audit.md"
        assert written.exists()
        assert str(written) in desk.told

        target = tmp_path / "x.json"
        target.write_text("mine")
        await desk.press("e", "left", "tab", "tab", "end", "ctrl+u")
        await desk.type(str(target))
        await desk.press("enter")
        assert target.read_text() == "mine"
        await desk.press("enter")
        assert json.loads(target.read_text("utf-8"))["schema"] == "gouji/report/1"

    run(faulty, work, store=tmp_path / "a.db")


def test_a_folder_whose_name_cannot_be_shown_takes_the_export_that_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "夹\u200b\u202e\x1b[31m"
    folder.mkdir()
    report = folder / "r.txt"
    give(make_report({"t3.granted.natural": "6"}, path=str(report)), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.press("e", "left", "enter")
        assert (folder / "r-audit.json").exists()
        assert printable(desk.text) == desk.text

    run(report, work, store=tmp_path / "a.db")


def test_the_report_is_not_replaced_however_often_it_is_asked_for(
    faulty: Path, tmp_path: Path
) -> None:
    faulty.write_text("as published", "utf-8")

    async def work(desk: Desk) -> None:
        await desk.press("e", "tab", "tab", "end", "ctrl+u")
        await desk.type(str(faulty))
        await desk.press("enter", "enter", "enter")
        assert "报告不会被覆盖" in desk.text
        assert "再按 Enter" not in desk.text
        assert faulty.read_text("utf-8") == "as published"
        (tmp_path / "x.md").write_text("mine")
        await desk.press("ctrl+u")
        await desk.type(str(tmp_path / "x.md"))
        assert "报告不会被覆盖" not in desk.text
        await desk.press("enter")
        assert "再按 Enter" in desk.text
        assert "--force" not in desk.text

    run(faulty, work, store=tmp_path / "a.db")


def test_the_ending_of_the_name_and_the_format_are_always_one(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("e", "right", "right")
        line = desk.app.screen.query_one(Input)
        assert line.value.endswith("-audit.xlsx")
        await desk.press("tab", "tab", "ctrl+u")
        await desk.type(str(tmp_path / "x.json"))
        assert line.value == str(tmp_path / "x.json"), "typed from the end of the line"
        assert "[JSON]" in desk.text
        await desk.press("shift+tab", "shift+tab", "right")
        assert line.value == str(tmp_path / "x.md")
        await desk.press("left", "tab", "tab", "enter")
        assert json.loads((tmp_path / "x.json").read_text("utf-8"))["schema"] == "gouji/report/1"

    run(faulty, work, store=tmp_path / "a.db")


@pytest.mark.parametrize("typed", ["~nobody-of-that-name/x", "x" * 300, "/nowhere/x", "/nowhere/"])
def test_a_place_that_there_is_not_is_told_in_the_dialog(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.chdir(tmp_path)

    async def work(desk: Desk) -> None:
        await desk.press("e", "tab", "tab", "ctrl+u")
        await desk.type(typed)
        await desk.press("enter")
        assert desk.screen == "ExportDialog"
        assert ("文件名太长" if len(typed) > 99 else "没有这个文件夹") in desk.text
        assert desk.told == ""

    run(faulty, work, store=tmp_path / "a.db")


def test_a_folder_or_nothing_for_a_name_is_a_free_name_in_it(faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "送出.d").mkdir()

    async def work(desk: Desk) -> None:
        await desk.press("e", "tab", "tab", "ctrl+u", "enter")
        assert (tmp_path / "faulty-audit.md").exists()
        await desk.press("e", "tab", "tab", "ctrl+u")
        await desk.type(str(tmp_path / "送出.d"))
        await desk.press("enter")
        assert (tmp_path / "送出.d" / "faulty-audit.md").exists()

    run(faulty, work, store=tmp_path / "a.db")


def test_the_folder_last_chosen_for_an_export_is_offered_again(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "送出"
    chosen.mkdir()

    async def export(desk: Desk, *, into: Path | None = None) -> str:
        await desk.press("e")
        line = desk.app.screen.query_one(Input)
        offered = Path(line.value)
        if into is not None:
            await desk.press("tab", "tab", "end", "ctrl+u")
            await desk.type(str(into / "x.md"))
        await desk.press("enter")
        return str(offered.parent)

    async def work(desk: Desk) -> None:
        assert await export(desk, into=chosen) == str(tmp_path)
        await desk.press("L")
        assert await export(desk) == str(chosen)
        assert await export(desk, into=tmp_path) == str(chosen)
        assert await export(desk) == str(tmp_path), "back beside the report"

    run(faulty, work, store=tmp_path / "a.db")


def test_an_export_is_not_offered_into_a_folder_marked_read_only(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    assert folder_for(str(shared / "a.txt"), None) == shared
    shared.chmod(0o555)
    assert folder_for(str(shared / "a.txt"), None) == Path.cwd()
    assert folder_for(str(shared / "a.txt"), str(tmp_path)) == tmp_path
    assert folder_for(str(shared / "a.txt"), str(tmp_path / "gone")) == Path.cwd()
    shared.chmod(0o755)

"""Before a report is open: the start screen, the samples, a file that takes long."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

import tui
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.store import Store
from tui.bundled_samples import samples
from tui.locale import LANGUAGES

SAMPLES = Path(__file__).parent.parent / "samples"


def test_the_help_tells_where_the_source_is_at_every_size(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        views = {}
        for size in ((120, 40), (80, 24)):
            await desk.pilot.resize_terminal(*size)
            await desk.pilot.pause()
            table, source = (
                desk.audit.screen.query_one(name).region for name in ("#table", "#source")
            )
            views[size] = source.x > table.x, source.y < table.y
        assert views == {(120, 40): (True, False), (80, 24): (False, True)}
        await desk.press("question_mark")
        assert "原文在它右边，窗口窄时在它上方" in desk.text

    run("made.txt", work, store=tmp_path / "a.db")


def test_the_start_screen_leads_to_recent_audits_samples_and_any_file(
    pile: Path, tmp_path: Path
) -> None:
    async def first(desk: Desk) -> None:
        assert desk.screen == "StartScreen"
        assert "还没有" in desk.text
        assert "faulty-wrong-figure-2023" in desk.text
        await desk.press("o")
        await desk.press("shift+tab", "end", "ctrl+u")
        await desk.type(str(pile / "cell-per-line-2024.txt"))
        await desk.press("enter")
        assert desk.screen == "AuditScreen"
        assert desk.audit.report.year == 2024

    async def second(desk: Desk) -> None:
        await desk.press("down", "enter")
        assert desk.audit.report.year == 2024

    run(None, first, store=tmp_path / "a.db")
    run(None, second, store=tmp_path / "a.db")


@pytest.mark.parametrize("typed", ["~nobody-of-that-name", "x" * 300])
def test_a_path_that_leads_nowhere_is_told(tmp_path: Path, typed: str) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("o", "shift+tab", "ctrl+u")
        await desk.type(typed)
        await desk.press("enter")
        assert desk.screen == "ErrorScreen"
        assert "没有完成" not in desk.told, "that is said of faults of the program"

    run(None, work, store=tmp_path / "a.db")


def test_a_recent_audit_whose_file_is_gone_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(make_report().source.text, "utf-8")
    with closing(Store(tmp_path / "a.db")) as store:
        store.remember(make_report(path=str(path)))

    async def work(desk: Desk) -> None:
        assert "[文件已不在]" not in desk.text
        await desk.press("down", "enter")
        path.unlink()
        await desk.press("q")
        line = next(line for line in desk.lines if "a.txt" in line)
        assert "[文件已不在] a.txt" in line

    run(None, work, store=tmp_path / "a.db")


def test_many_recent_audits_leave_the_samples_in_view(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "a.db")) as store:
        for number in range(20):
            store.remember(make_report(agency=f"第{number}县", path=f"{number}.txt"))

    async def work(desk: Desk) -> None:
        last = samples("zh")[-1].path.stem
        assert last in desk.text
        assert "第19县" in desk.text
        assert "第0县" not in desk.text
        more = next(line for line in desk.lines if "还有" in line)
        hidden = 20 - sum("县 " in line for line in desk.lines)
        assert f"还有 {hidden} 份" in more
        for _ in range(20 - hidden):
            await desk.press("down")
        await desk.press("down", "enter")
        await desk.press("end")
        assert last in desk.text
        for _ in range(9):
            await desk.press("up")
        assert "第0县" in desk.text, "all of them, once asked for"

    run(None, work, store=tmp_path / "a.db", size=(80, 24))


def test_a_long_file_is_read_with_its_progress_and_then_shown(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    text = (SAMPLES / "pipe-rows-2022.txt").read_text("utf-8")
    head, heading, tail = text.partition("二、主动公开政府信息情况")
    path.write_text(head + "本年度工作按期完成。\n" * 60_000 + heading + tail, "utf-8")

    async def work(desk: Desk) -> None:
        assert type(desk.app.screen_stack[0]).__name__ == "ReadingScreen"
        await desk.app.workers.wait_for_complete()
        await desk.pilot.pause()
        assert desk.screen == "AuditScreen"
        assert desk.audit.report.year == 2022

    run(path, work, store=tmp_path / "a.db")


def test_several_reports_in_one_file_can_be_chosen(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    names = ("pipe-rows-2022.txt", "cell-per-line-2024.txt")
    path.write_text("\n".join((SAMPLES / name).read_text("utf-8") for name in names), "utf-8")

    async def work(desk: Desk) -> None:
        assert desk.audit.report.parts == 2
        assert "第 1/2 份" in desk.text
        await desk.press("P")
        assert desk.audit.report.year == 2024
        await desk.press("P")
        assert desk.audit.report.year == 2022

    run(path, work, store=tmp_path / "a.db")


def test_samples_are_shown_with_what_they_show_in_either_language() -> None:
    for lang in LANGUAGES:
        found = samples(lang)
        assert len(found) == 7
        assert all(each.shows for each in found)
    assert samples("zh")[0].shows != samples("en")[0].shows


def test_samples_of_an_installed_package_are_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "site" / "tui"
    shutil.copytree(SAMPLES, package / "samples")
    monkeypatch.setattr(tui, "__file__", str(package / "__init__.py"))
    assert {each.path.parent for each in samples("zh")} == {package / "samples"}

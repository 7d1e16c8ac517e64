"""The audit file as the screen knows it: lost, locked, shared; work offered from another file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.auditing import WRONG
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.app import GoujiApp
from tui.audit.session import Session
from tui.audit.store import Store
from tui.locale import Lang, words


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    give(replace(WRONG), monkeypatch)
    return tmp_path / "a.db"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_lost_audit_file_is_told_at_once_and_the_work_goes_on(path: Path, lang: Lang) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("s")
        assert len(desk.audit.session.state.history) == 1
        path.unlink()
        await desk.press("u")
        rescue = desk.app.workspace.store.path
        assert rescue != path
        told = words(lang)("store.rescued_gone", path=str(path), rescue=str(rescue))
        assert told in desk.told
        assert len(desk.audit.session.state.history) == 2

    async def after(desk: Desk) -> None:
        assert len(desk.audit.session.state.history) == 2
        assert ".rescue-" in desk.told

    run("made.txt", work, store=path, lang=lang)
    run("made.txt", after, store=path, lang=lang)


def test_a_damaged_audit_file_is_recovered_and_that_is_told_on_the_screen(path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("s")

    async def after(desk: Desk) -> None:
        assert "审核记录曾损坏" in desk.told
        assert len(desk.audit.session.state.history) == 1

    run("made.txt", work, store=path)
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)
    run("made.txt", after, store=path)


def test_a_locked_audit_file_freezes_no_key_and_loses_none(path: Path) -> None:
    async def work(desk: Desk) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as holder:
            holder.execute("BEGIN EXCLUSIVE")
            await desk.press("s")
            assert "正被另一程序占用" in desk.told
            assert desk.audit.session.state.history == ()
            holder.execute("ROLLBACK")
        await desk.press("s")
        assert len(desk.audit.session.state.history) == 1

    run("made.txt", work, store=path)


def test_the_next_key_shows_what_another_window_did(path: Path) -> None:
    async def work(desk: Desk) -> None:
        with Store(path) as other:
            theirs = Session.open(WRONG, other, "乙")
            theirs.note("report", "另一窗口")
            await desk.press("u")  # nothing of one's own to undo
            assert [note.text for note in desk.audit.session.state.notes] == ["另一窗口"]
            assert "本人没有可撤销的操作" in desk.told
            assert "又有 1 步操作" in desk.told
            await desk.press("s")
            assert len(desk.audit.session.state.history) == 2
            await desk.press("u")
            assert [note.text for note in desk.audit.session.state.notes] == ["另一窗口"]
            assert desk.audit.session.state.corrections == {}

    run("made.txt", work, store=path)


def test_the_auditor_of_the_call_stands_with_every_event(path: Path, tmp_path: Path) -> None:
    async def main() -> None:
        for given, expected in (("王五", "王五"), (None, "李四")):
            app = GoujiApp("made.txt", store=path, lang="zh", auditor=given)
            async with app.run_test(size=(120, 40)) as pilot:
                await pilot.pause()
                desk = Desk(app, pilot)
                await desk.press("s" if given else "u")
                assert desk.audit.session.auditor == expected

    import asyncio

    (tmp_path / "config.toml").write_text('auditor = "李四"\n', "utf-8")
    asyncio.run(main())
    with Store(path) as store:
        events = store.events(WRONG.source.sha256)
        assert [event.auditor for event in events] == ["王五"]
        assert all(event.version for event in events)


def test_work_on_another_file_is_offered_where_nothing_tells_whose_report_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = {"t3.granted.natural": "9"}
    first, second = (
        replace(make_report(wrong, preface=preface), agency=None) for preface in ("甲", "乙")
    )
    with Store(path) as store:
        Session.open(first, store, "甲").note("report", "先前的批注")
    give(second, monkeypatch)

    async def work(desk: Desk) -> None:
        assert "按 W 选择" in desk.told
        assert desk.audit.session.state.history == ()
        await desk.press("W")
        assert desk.screen == "ChoiceDialog"
        assert "made.txt" in desk.text
        await desk.press("escape")
        assert desk.audit.session.state.history == ()
        await desk.press("W", "1")
        assert [note.text for note in desk.audit.session.state.notes] == ["先前的批注"]
        assert "已沿用" in desk.told
        await desk.press("W", "1")
        assert "先前已经沿用" in desk.told
        assert len(desk.audit.session.state.history) == 1

    run("made.txt", work, store=path)


def test_where_nothing_is_offered_the_key_says_so(path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("W")
        assert desk.screen == "AuditScreen"
        assert "没有其他文件的审核" in desk.told

    run("made.txt", work, store=path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_work_taken_over_from_an_earlier_version_is_told(
    path: Path, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def work(desk: Desk) -> None:
        await desk.press("s")
        assert words(lang)("taken_over", n=1) not in desk.told

    async def after(desk: Desk) -> None:
        assert words(lang)("taken_over", n=1) in desk.told
        await desk.press("u")
        assert not desk.audit.session.state.corrections

    run("made.txt", work, store=path, lang=lang)
    source = replace(WRONG.source, sha256="0" * 64)
    give(replace(WRONG, source=source), monkeypatch)
    run("renamed.txt", after, store=path, lang=lang)

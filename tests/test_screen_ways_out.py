"""While a screen only stands for what is to come, what is typed waits; but for a way out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import parser
from parser.report import Report
from tests.factories import make_report
from tests.screen_driver import Desk, run
from tui.audit.events import kind_of
from tui.gate import WAYS_OUT, Gate
from tui.screens.reading import ReadingScreen


def recorded(desk: Desk) -> list[str]:
    return [kind_of(event.action) for event in desk.audit.session.state.history]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Path, Any]]:
    """A file whose reading goes on until it is told what comes of it."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(b"%PDF-1.7")
    go_on, found = threading.Event(), list[Report | Exception]()

    def read(_path: Path, **_: object) -> Report:
        go_on.wait(120)
        raise_or_give = found[0]
        if isinstance(raise_or_give, Exception):
            raise raise_or_give
        assert isinstance(raise_or_give, Report)
        return raise_or_give

    def comes(what: Report | Exception) -> None:
        found.append(what)
        go_on.set()

    monkeypatch.setattr(parser, "read", read)
    yield path, comes
    found.append(make_report())
    go_on.set()


async def typed_while_it_is_read(desk: Desk, keys: str) -> None:
    desk.send(keys)
    await desk.settled()
    assert desk.screen == "ReadingScreen"


def test_what_is_typed_while_a_file_is_read_waits_for_the_report(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        await typed_while_it_is_read(desk, "\r50015\ra请核实\r")
        comes(make_report())
        await desk.comes_to("AuditScreen")
        assert recorded(desk) == ["corrected", "noted"]

    run(path, work, store=tmp_path / "a.db")


@pytest.mark.parametrize("key", ["\x1b", "q", "\x03", "\x11"])
def test_the_way_out_of_reading_is_open_at_once_whatever_was_typed_before(
    slow: tuple[Path, Any], tmp_path: Path, key: str
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.send(f"\ra50015\r{key}\r")
        await desk.until(lambda: desk.app.leaving)
        comes(make_report())

    run(path, work, store=tmp_path / "a.db")


def test_a_way_out_typed_before_anybody_could_see_that_it_is_one_is_meant_for_the_report(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.app.call_later(desk.app.navigation.open_report, path)
        await typed_while_it_is_read(desk, "aquestion\r")
        comes(make_report())
        await desk.comes_to("AuditScreen")
        assert [note.text for note in desk.audit.session.state.notes] == ["question"]

    run(None, work, store=tmp_path / "a.db")


def test_what_was_typed_for_a_report_that_cannot_be_read_is_let_go_and_told(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        await typed_while_it_is_read(desk, "\r50015\r")
        comes(RecursionError("nested too deeply"))
        await desk.comes_to("ErrorScreen")
        assert desk.screen == "ErrorScreen", "no picker was opened by Enter"
        assert "提前输入的内容没有用到" in desk.told
        assert "RecursionError" in desk.text

    run(path, work, store=tmp_path / "a.db")


def test_more_than_can_wait_for_a_report_is_let_go_and_told(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        await typed_while_it_is_read(desk, "u" * (Gate.MOST // 2))
        assert desk.app.gate.waits == 0
        assert "提前输入的内容没有用到" in desk.told
        comes(make_report())
        await desk.comes_to("AuditScreen")

    run(path, work, store=tmp_path / "a.db")


def test_a_folder_gets_what_was_typed_before_its_first_row(tmp_path: Path) -> None:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(make_report().source.text, "utf-8")

    async def work(desk: Desk) -> None:
        await desk.type("j\r\r50015\r")
        assert desk.audit.path.name == "b.txt"
        assert recorded(desk) == ["corrected"]

    run(folder, work, store=tmp_path / "a.db")


def test_reading_tells_how_it_is_left() -> None:
    assert ReadingScreen.ways_out == WAYS_OUT == {"escape", "q", "ctrl+c", "ctrl+q"}

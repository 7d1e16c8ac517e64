"""A file that takes long is shown as being read, and can be left at any moment."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

import parser
from parser import confined
from parser.confined import process
from parser.errors import LeftOff
from parser.report import Report
from tests.screen_driver import Desk, run
from tests.small_pdf import Page, pdf
from tui.app import GoujiApp
from tui.reading import Reading
from tui.screens import reading
from tui.screens.audit import AuditScreen

ROOT = Path(__file__).parent.parent
TEXT = ROOT / "samples" / "pipe-rows-2022.txt"


@pytest.fixture(autouse=True)
def _shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_UNFELT", 0.0)


@pytest.fixture
def long(tmp_path: Path) -> Path:
    path = tmp_path / "long.pdf"
    page = Page()
    page.text(50, 60, "一、总体情况")
    path.write_bytes(pdf([page] * 250))
    return path


async def settled(desk: Desk) -> None:
    await desk.app.workers.wait_for_complete()
    await desk.pilot.pause()


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+c"])
def test_reading_is_left_by_any_key_for_it_and_what_read_is_killed(
    key: str, long: Path, tmp_path: Path
) -> None:
    confined.end()
    confined.get_ready("pdf")
    (reader,) = process._idle

    async def work(desk: Desk) -> None:
        assert desk.screen == "ReadingScreen"
        await desk.press(key)
        assert not desk.app.is_running or desk.app._exit

    run(long, work, store=tmp_path / "a.db")
    assert reader._process.wait(120) is not None


def test_how_far_reading_has_come_is_shown(long: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        await desk.sees("250")
        assert "long.pdf" in desk.text

    run(long, work, store=tmp_path / "a.db")


def test_a_fault_of_ours_ends_on_the_screen_that_tells_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise RecursionError("deep")

    monkeypatch.setattr(parser, "read", fail)

    async def work(desk: Desk) -> None:
        await settled(desk)
        assert desk.screen == "ErrorScreen"
        assert "RecursionError" in desk.text

    run(TEXT, work, store=tmp_path / "a.db")


def test_whoever_reads_is_told_that_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = threading.Event()

    def wait(*_: object, cancelled: object = None, **__: object) -> Report:
        assert callable(cancelled)
        while not cancelled():
            pass
        left.set()
        raise LeftOff

    monkeypatch.setattr(parser, "read", wait)

    async def work(desk: Desk) -> None:
        assert desk.screen == "ReadingScreen"
        await desk.press("q")

    run(TEXT, work, store=tmp_path / "a.db")
    assert left.wait(120)


@pytest.mark.parametrize(("name", "part"), [("other.pdf", 1), ("long.pdf", 2)])
def test_a_reading_that_began_before_the_screen_is_used_for_its_own_report_alone(
    name: str, part: int, tmp_path: Path
) -> None:
    begun = Reading(tmp_path / "long.pdf")
    assert begun.is_of(tmp_path / "long.pdf", 1)
    assert not begun.is_of(tmp_path / name, part)


def test_a_reading_that_began_before_the_screen_is_the_one_shown(tmp_path: Path) -> None:
    begun = Reading(TEXT)
    app = GoujiApp(str(TEXT), store=tmp_path / "a.db", lang="en", begun=begun)

    async def shown() -> None:
        async with app.run_test(size=(120, 40)):
            assert isinstance(app.screen, AuditScreen)
            assert app.screen.audit.report is begun.found.result()

    asyncio.run(shown())
    app.close_store()

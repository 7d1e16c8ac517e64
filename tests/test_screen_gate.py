"""Keys wait for what the key before asked for: typed ahead in one packet, none goes elsewhere."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

import parser
from parser.report import Report
from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.events import kind_of
from tui.gate import WAYS_OUT, Gate
from tui.screens.reading import ReadingScreen

FAULTY = Path(__file__).parent.parent / "samples" / "faulty-wrong-figure-2023.txt"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


def recorded(desk: Desk) -> list[str]:
    return [kind_of(event.action) for event in desk.audit.session.history]


AHEAD = [
    ("\r50015\r", ["corrected"]),
    (f"\r{PASTE}50015{PASTED}\r", ["corrected"]),
    ("\r空白\r", ["corrected"]),
    ("\r5\rj\r6\r\r7\r", ["corrected"] * 3),
    ("\r50015\x1b", []),
    ("a已电话核实q\r", ["noted"]),
    (f"a第一段\n{PASTE}第二段\r第三段{PASTED}\r", ["noted"]),
    ("a已电话\x1ba核实\r", ["noted"]),
    ("aq1\rAdy", ["noted"]),
    ("aq1\rA\x7f\x1b", ["noted", "note_withdrawn"]),
    ("aq1\rA\rq2\r\x1b", ["noted", "note_edited"]),
    ("dqu\r", ["dismissed"]),
    ("d\x1b[B\x1b[B\r", ["dismissed"]),
    ("m2", ["cause_set"]),
    ("S1", ["proposal_accepted"]),
    ("R12\r", ["label_assigned"]),
    ("X\r", ["rows_exchanged"]),
    ("yaq1\rUjuqy", ["confirmed", "noted", "undone"]),
    ("yF\rr", ["confirmed", "reopened"]),
    ("?quyq", ["confirmed"]),
    ("/申请\rn\x1b\r7\r", ["corrected"]),
    ("\x10确认\r", ["confirmed"]),
    ("eqduy\x1bu", []),
    ("LLy", ["confirmed"]),
]


@pytest.mark.parametrize(("typed", "kinds"), AHEAD, ids=[repr(typed) for typed, _ in AHEAD])
def test_what_is_typed_in_one_packet_goes_where_it_was_meant(
    faulty: Path, tmp_path: Path, typed: str, kinds: list[str]
) -> None:
    async def work(desk: Desk) -> None:
        await desk.type(typed)
        assert recorded(desk) == kinds

    run(faulty, work, store=tmp_path / "a.db")


def test_the_figure_typed_ahead_is_the_figure_recorded(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        cell = desk.audit.place.cell
        await desk.type("\r50015\r\r60016\r")
        values = [each.value for each in desk.audit.session.corrections.values()]
        assert values == [50015, 60016]
        assert cell in desk.audit.session.corrections

    run(faulty, work, store=tmp_path / "a.db")


SESSION = f"\r50015\r\x1b[Aa请核实𠀀\ra{PASTE}第二条{PASTED}\rd不算\ruu\x12\r1\x1b\r空白\r"


@pytest.fixture(scope="module")
def typed_slowly(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the session records with a pause after every key."""
    folder, found = tmp_path_factory.mktemp("slow"), list[str]()

    async def slowly(desk: Desk) -> None:
        for event in list(desk.parser.feed(SESSION)):
            desk.app.post_message(event)
            await desk.settled()
        found.extend(str(event.action) for event in desk.audit.session.history)

    run(_made(folder), slowly, store=folder / "a.db")
    assert len(found) > len("cndnn")
    return found


@settings(max_examples=5, deadline=None)
@given(cuts=st.lists(st.integers(1, len(SESSION) - 1), max_size=6))
def test_a_session_records_the_same_in_whatever_packets_it_comes(
    typed_slowly: list[str], cuts: list[int]
) -> None:
    bounds = [0, *sorted(set(cuts)), len(SESSION)]

    async def cut(desk: Desk) -> None:
        for start, end in pairwise(bounds):
            desk.send(SESSION[start:end])
            await asyncio.sleep(0)
        await desk.settled()
        assert [str(event.action) for event in desk.audit.session.history] == typed_slowly

    with TemporaryDirectory() as folder:
        run(_made(Path(folder)), cut, store=Path(folder) / "a.db")


def _made(folder: Path) -> Path:
    path = folder / "report.txt"
    path.write_bytes(FAULTY.read_bytes())
    return path


def test_a_click_waits_for_its_turn_as_keys_do(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        desk.send("\r7\r\x1b[<0;60;12M\x1b[<0;60;12m")
        assert desk.app.gate.waits or desk.app.message_queue_size
        await desk.settled()
        assert recorded(desk) == ["corrected"]

    run(faulty, work, store=tmp_path / "a.db")


def test_many_moves_of_the_mouse_wait_as_one(faulty: Path, tmp_path: Path) -> None:
    async def work(desk: Desk) -> None:
        gate = desk.app.gate
        desk.app.post_message(events.Key("y", "y"))
        for event in desk.parser.feed("".join(f"\x1b[<35;{x};5M" for x in range(1, 60))):
            assert isinstance(event, events.MouseMove)
            assert not gate.admits(event)
        assert gate.waits <= 2, "the first may have its turn"
        assert isinstance(last := gate._waiting[-1], events.MouseMove)
        assert last.x == 58
        await desk.settled()

    run(faulty, work, store=tmp_path / "a.db")


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Path, Any]]:
    """A file whose reading goes on until it is told what comes of it."""
    path = tmp_path / "slow.pdf"
    path.write_bytes(b"%PDF-1.7")
    go_on, found = threading.Event(), list[Report | Exception]()

    def read(_path: Path, **_: object) -> Report:
        go_on.wait(20)
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


async def until(desk: Desk, screen: str) -> None:
    for _ in range(400):
        if desk.screen == screen:
            return
        await desk.pilot.pause(0.02)
    pytest.fail(f"still {desk.screen}")


def test_what_is_typed_while_a_file_is_read_waits_for_the_report(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.send("\r50015\ra请核实\r")
        await desk.pilot.pause(0.1)
        assert desk.screen == "ReadingScreen"
        comes(make_report())
        await until(desk, "AuditScreen")
        await desk.settled()
        assert recorded(desk) == ["corrected", "noted"]

    run(path, work, store=tmp_path / "a.db")


@pytest.mark.parametrize("key", ["\x1b", "q", "\x03", "\x11"])
def test_the_way_out_of_reading_is_open_at_once_whatever_was_typed_before(
    slow: tuple[Path, Any], tmp_path: Path, key: str
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.send(f"\ra50015\r{key}\r")
        for _ in range(400):
            if desk.app.leaving:
                break
            await asyncio.sleep(0.01)
        assert desk.app.leaving
        comes(make_report())

    run(path, work, store=tmp_path / "a.db")


def test_a_way_out_typed_before_anybody_could_see_that_it_is_one_is_meant_for_the_report(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.app.call_later(desk.app.open_report, path)
        desk.send("aquestion\r")
        await desk.pilot.pause(0.1)
        assert desk.screen == "ReadingScreen"
        comes(make_report())
        await until(desk, "AuditScreen")
        await desk.settled()
        assert [note.text for note in desk.audit.session.notes] == ["question"]

    run(None, work, store=tmp_path / "a.db")


def test_what_was_typed_for_a_report_that_cannot_be_read_is_let_go_and_told(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.send("\r50015\r")
        await desk.pilot.pause(0.1)
        comes(RecursionError("nested too deeply"))
        await until(desk, "ErrorScreen")
        await desk.settled()
        assert desk.screen == "ErrorScreen", "no picker was opened by Enter"
        assert "提前输入的内容没有用到" in desk.told
        assert "RecursionError" in desk.text

    run(path, work, store=tmp_path / "a.db")


def test_more_than_can_wait_for_a_report_is_let_go_and_told(
    slow: tuple[Path, Any], tmp_path: Path
) -> None:
    path, comes = slow

    async def work(desk: Desk) -> None:
        desk.send("u" * (Gate.MOST // 2))
        await desk.pilot.pause(0.1)
        assert desk.app.gate.waits == 0
        assert "提前输入的内容没有用到" in desk.told
        comes(make_report())
        await until(desk, "AuditScreen")

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


def test_a_screen_that_never_comes_to_stand_gets_its_keys_all_the_same(
    faulty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.gate._PATIENCE", 0.05)
    monkeypatch.setattr(Gate, "_is_laid_out", lambda *_: False)

    async def work(desk: Desk) -> None:
        await desk.type("y")
        assert recorded(desk) == ["confirmed"]

    run(faulty, work, store=tmp_path / "a.db")


def test_a_paste_too_long_to_be_shown_is_cut_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.LONGEST_PASTE", 5)
    give(make_report(), monkeypatch)

    async def work(desk: Desk) -> None:
        await desk.type(f"a{PASTE}一二三四五六七{PASTED}\r")
        assert [note.text for note in desk.audit.session.notes] == ["一二三四五"]
        await desk.type(f"a{PASTE}一二三四五六七{PASTED}")
        assert "只取了前 5 字" in desk.told

    run("made.txt", work, store=tmp_path / "a.db")


def test_reading_tells_how_it_is_left() -> None:
    assert ReadingScreen.ways_out == WAYS_OUT == {"escape", "q", "ctrl+c", "ctrl+q"}

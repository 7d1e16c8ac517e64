"""Keys wait for what the key before asked for: typed ahead in one packet, none goes elsewhere."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from tests.factories import make_report
from tests.screen_driver import Desk, give, run
from tui.audit.events import kind_of
from tui.gate import Gate

FAULTY = Path(__file__).parent.parent / "samples" / "faulty-wrong-figure-2023.txt"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


def recorded(desk: Desk) -> list[str]:
    return [kind_of(event.action) for event in desk.audit.session.state.history]


def told(desk: Desk) -> list[str]:
    """Every action with all that is in it; events it is about by their place in the log."""
    history = desk.audit.session.state.history
    found = []
    for event in history:
        said = str(event.action)
        for number, each in enumerate(history):
            said = said.replace(each.id, str(number))
        found.append(said)
    return found


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
        cell = desk.audit.position.cell
        await desk.type("\r50015\r\r60016\r")
        values = [each.value for each in desk.audit.session.state.corrections.values()]
        assert values == [50015, 60016]
        assert cell in desk.audit.session.state.corrections

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
        found.extend(told(desk))

    run(_made(folder), slowly, store=folder / "a.db")
    assert len(found) > len("cndnn")
    return found


@settings(max_examples=5)
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
        assert told(desk) == typed_slowly

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
        assert [note.text for note in desk.audit.session.state.notes] == ["一二三四五"]
        await desk.type(f"a{PASTE}一二三四五六七{PASTED}")
        assert "只取了前 5 字" in desk.told

    run("made.txt", work, store=tmp_path / "a.db")

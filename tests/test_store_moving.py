"""An audit moves to another machine as one file; what comes back is what went, or nothing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.auditing import NATURAL, WRONG, state
from tests.first_store import EVENTS, make_first
from tests.test_session_undo import CELLS
from tui.audit import moving
from tui.audit.moving import FORMAT, NotImported, export_lines, rows_of
from tui.audit.records import LogLine
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store, key_of

KEY = key_of(WRONG)


def exported(store: Store, path: Path) -> Path:
    path.write_bytes(b"".join(export_lines(store.rows())))
    return path


def act(session: Session, move: tuple[str, ...]) -> None:
    name, *words = move
    try:
        match name:
            case "correct":
                session.correct(CELLS[int(words[0])], words[1])
            case "note":
                session.note("report", words[0])
            case "edit" if session.state.notes:
                session.edit_note(
                    session.state.notes[-1].id, words[0], session.state.notes[-1].severity
                )
            case "undo":
                session.undo()
            case "redo":
                session.redo()
    except Refused:
        return


TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(("甲", "乙")),
        st.one_of(
            st.tuples(st.just("correct"), st.sampled_from("012"), st.sampled_from(("1", "", "/"))),
            st.tuples(st.just("note"), TEXT),
            st.tuples(st.just("edit"), TEXT),
            st.tuples(st.sampled_from(("undo", "redo"))),
        ),
    ),
    max_size=12,
)


FEWER = settings(max_examples=15)
"""Each example is some thirty audit actions in two or three files."""


@FEWER
@given(MOVES)
def test_a_log_taken_to_another_machine_gives_the_same_state(
    moves: list[tuple[str, tuple[str, ...]]],
) -> None:
    with TemporaryDirectory() as folder:
        here, there = Path(folder) / "here.sqlite3", Path(folder) / "there.sqlite3"
        with Store(here) as store, Store(there) as other:
            sessions = {name: Session.open(WRONG, store, name) for name in ("甲", "乙")}
            for who, move in moves:
                act(sessions[who], move)
            sessions["甲"].refresh()
            rows = rows_of(exported(store, Path(folder) / "log.jsonl"))
            other.take_in(rows)
            assert other.take_in(rows) == 0
            moved = Session.open(WRONG, other, "甲")
            assert moved.state.history == sessions["甲"].state.history
            assert state(moved) == state(sessions["甲"])


@FEWER
@given(MOVES, MOVES, st.booleans())
def test_work_done_apart_is_merged_to_one_log_whichever_way_it_goes(
    mine: list[tuple[str, tuple[str, ...]]],
    theirs: list[tuple[str, tuple[str, ...]]],
    begin_together: bool,
) -> None:
    with (
        TemporaryDirectory() as folder,
        Store(Path(folder) / "one.sqlite3") as one,
        Store(Path(folder) / "two.sqlite3") as two,
    ):
        first = Session.open(WRONG, one, "甲")
        first.note("report", "共同")
        if begin_together:
            two.take_in(one.rows())
        for session, moves in ((first, mine), (Session.open(WRONG, two, "乙"), theirs)):
            for _, move in moves:
                act(session, move)
        from_one, from_two = one.rows(), two.rows()
        one.take_in(from_two)
        two.take_in(from_one)
        both = [Session.open(WRONG, store, "甲") for store in (one, two)]
        assert both[0].state.history == both[1].state.history
        assert state(both[0]) == state(both[1])
        assert {event.id for event in both[0].state.history} == {*from_one.lines, *from_two.lines}
        assert one.notices == two.notices == ()


def test_an_open_window_sees_what_was_imported_in_its_place(tmp_path: Path) -> None:
    with Store(tmp_path / "one.sqlite3") as one, Store(tmp_path / "two.sqlite3") as two:
        early = Session.open(WRONG, two, "乙")
        early.correct(NATURAL, "4")
        late = Session.open(WRONG, one, "甲")
        late.correct(NATURAL, "5")
        one.take_in(two.rows())
        assert late.refresh()
        assert [event.auditor for event in late.take_news()] == ["乙"]
        assert [event.auditor for event in late.state.history] == ["乙", "甲"]
        assert late.state.corrections[NATURAL].value == 5


@pytest.fixture
def lines(tmp_path: Path) -> list[dict[str, Any]]:
    """A sound file as JSON: its head, one report, three events."""
    with Store(tmp_path / "source.sqlite3") as store:
        session = Session.open(WRONG, store, "甲")
        session.correct(NATURAL, "5")
        session.note("report", "看过")
        session.undo()
        return [json.loads(line) for line in export_lines(store.rows())]


def written(path: Path, lines: list[Any]) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")
    return path


def resealed(line: dict[str, Any], **changes: object) -> dict[str, Any]:
    """An event as a forger would write it: its seal agrees with what it says."""
    from tui.audit.coding import packed
    from tui.audit.seal import seal

    event = {**line["event"], **changes}
    rest = [event[name] for name in LogLine._fields[2:-1]]
    event["seal"] = seal(event["id"], *rest, packed(event["action"]))
    return {"event": event}


CHANGE = {"cell": "t3.granted.natural", "printed": "9", "value": 5, "meaning": "number"}
ODD: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a changed figure": lambda line: {"event": {**line["event"], "action": {"change": CHANGE}}},
    "no JSON": lambda line: "{",
    "nothing known": lambda line: {"colour": "red"},
    "a list": lambda line: [1, 2],
    "no fields": lambda line: {"event": {}},
    "deep": lambda line: "[" * 100_000,
    "another kind": lambda line: resealed(line, kind="flown"),
    "no time": lambda line: resealed(line, at="gestern"),
    "a time of no zone": lambda line: resealed(line, at="2026-01-05T08:00:00"),
    "half a pair": lambda line: resealed(line, auditor="\ud800"),
    "a clock beyond all": lambda line: resealed(line, clock=2**62),
    "a clock that is none": lambda line: resealed(line, clock=True),
    "an id of another shape": lambda line: resealed(line, id="../../etc"),
    "a report of no file": lambda line: resealed(line, report="0" * 64),
    "a value that is no number": lambda line: resealed(
        line, action={"change": {**CHANGE, "value": {"decimal": "NaN"}}}
    ),
    "a value without end": lambda line: resealed(
        line, action={"change": {**CHANGE, "value": {"decimal": "1e999999999"}}}
    ),
    "a cell that is no text": lambda line: resealed(
        line, action={"change": {**CHANGE, "cell": [1]}}
    ),
    "a finding that is none": lambda line: resealed(
        line, kind="confirmed", action={"finding": None}
    ),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_one_odd_line_is_named_and_nothing_is_imported(
    tmp_path: Path, lines: list[dict[str, Any]], odd: Callable[[dict[str, Any]], Any]
) -> None:
    lines[3] = odd(lines[3])
    with pytest.raises(NotImported) as caught:
        rows_of(written(tmp_path / "log.jsonl", lines))
    assert caught.value.reason.code == "store.import_odd"
    assert caught.value.reason.facts["lines"] == "4"


def test_the_sound_file_beside_those_is_imported(
    tmp_path: Path, lines: list[dict[str, Any]]
) -> None:
    path = written(tmp_path / "log.jsonl", [*lines[:3], resealed(lines[3]), *lines[4:]])
    assert len(rows_of(path).lines) == 3


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_a_file_that_is_cut_is_not_imported(
    tmp_path: Path, lines: list[dict[str, Any]], cut: int
) -> None:
    with pytest.raises(NotImported) as caught:
        rows_of(written(tmp_path / "log.jsonl", lines[:cut]))
    assert caught.value.reason.code == "store.import_cut"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "store.import_foreign"),
        (b"these are my notes\n", "store.import_foreign"),
        (b"\xff\xfe\x00", "store.import_foreign"),
        (json.dumps({"format": "gouji/audits/2"}).encode(), "store.import_newer"),
        (json.dumps({"format": FORMAT}).encode(), "store.import_cut"),
        (b"SQLite format 3\0" + bytes(100), "store.import_unreadable"),
        (None, "store.import_no_file"),
    ],
)
def test_what_holds_no_audits_is_told(tmp_path: Path, data: bytes | None, code: str) -> None:
    path = tmp_path / "file"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(NotImported) as caught:
        rows_of(path)
    assert caught.value.reason.code == code


def test_audit_files_of_both_versions_can_be_imported(tmp_path: Path) -> None:
    first = tmp_path / "first.sqlite3"
    make_first(first, [KEY])
    before = first.read_bytes()
    with Store(tmp_path / "here.sqlite3") as store:
        assert store.take_in(rows_of(first)) == len(EVENTS)
        assert first.read_bytes() == before
        assert Session.open(WRONG, store, "甲").state.corrections[NATURAL].value == 8
    with Store(tmp_path / "there.sqlite3") as store:
        assert store.take_in(rows_of(tmp_path / "here.sqlite3")) == len(EVENTS)


def ahead(path: Path, days: int) -> Path:
    """An audit file with one event, written as far ahead of now."""
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "5")
        (line,) = store.rows().lines.values()
        later = line.clock + days * 24 * 3600 * 1_000_000
        forged = resealed(
            {"event": {**line._asdict(), "action": json.loads(line.action)}}, clock=later
        )
        event = forged["event"]
        store._held.database.execute("UPDATE event SET clock = ?, seal = ?", (later, event["seal"]))
    return path


@pytest.mark.parametrize("days", [365, 368])
def test_events_of_a_clock_far_ahead_are_imported_from_no_kind_of_file(
    tmp_path: Path, days: int
) -> None:
    assert moving._AHEAD.days == 366
    path = ahead(tmp_path / "there.sqlite3", days)
    with Store(path) as store:
        lines = exported(store, tmp_path / "there.jsonl")
    for source, code in ((path, "import_ahead"), (lines, "import_odd")):
        if days < 366:
            assert len(rows_of(source).lines) == 1
            continue
        with pytest.raises(NotImported) as caught:
            rows_of(source)
        assert caught.value.reason.code == f"store.{code}"


def test_events_of_version_1_dated_far_ahead_are_not_imported(tmp_path: Path) -> None:
    first = tmp_path / "first.sqlite3"
    make_first(first, [KEY])
    with closing(sqlite3.connect(first)) as database:
        database.execute("UPDATE event SET at = '2999-01-01T00:00:00+00:00' WHERE number = 1")
        database.commit()
    with pytest.raises(NotImported) as caught:
        rows_of(first)
    assert caught.value.reason.code == "store.import_ahead"

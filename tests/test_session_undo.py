"""Undo and redo, without limit and across restarts; any course of work is the fold of its log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

import parser
from parser.findings import Cause, Correction, Severity
from parser.forms import Address
from tests.auditing import (
    NATURAL,
    WRONG,
    Opener,
    first_broken,
    state,
    work,
)
from tui.audit.events import Corrected, Event, Undone
from tui.audit.fold import fold
from tui.audit.session import Session
from tui.audit.store import Store


def test_undo_and_redo_go_all_the_way_and_across_restarts(opened: Opener) -> None:
    session = opened()
    states = [work(session)]
    finding = first_broken(session)
    acts: tuple[Callable[[], Event | None], ...] = (
        lambda: session.correct(NATURAL, "8"),
        lambda: session.set_cause(NATURAL, Cause.PUBLISHED_ERROR),
        lambda: session.note(NATURAL, "请核实"),
        lambda: session.edit_note(session.state.notes[0].id, "请再核实", Severity.ERROR),
        lambda: session.confirm(first_broken(session)),
        lambda: session.withdraw_correction(NATURAL),
        lambda: session.dismiss(finding, "单位已说明"),
        lambda: session.withdraw_note(session.state.notes[0].id),
    )
    for act in acts:
        assert act() is not None
        states.append(work(session))
    for expected in reversed(states[:-1]):
        session = opened()
        assert session.undo() is not None
        assert work(session) == expected
    assert session.undo() is None
    assert not session.state.undoable
    for expected in states[1:]:
        session = opened()
        assert session.redo() is not None
        assert work(session) == expected
    assert session.redo() is None
    assert len(session.state.history) == 3 * 8  # undo and redo are lines of the log like any other


def test_a_new_action_clears_what_could_be_redone(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.undo()
    could = bool(session.state.redoable)
    session.note("report", "另一件事")
    assert (could, bool(session.state.redoable)) == (True, False)
    assert session.redo() is None
    assert session.state.corrections == {}


def test_undo_says_what_it_undid(opened: Opener) -> None:
    session = opened()
    event = session.correct(NATURAL, "5")
    assert event is not None
    assert session.undo() == event
    assert session.state.undone == {event.id}
    assert session.redo() == event


def test_undo_to_an_event_keeps_that_event_and_all_before_it(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "8")
    kept = session.note("t3", "看表三")
    assert kept is not None
    session.correct(NATURAL, "7")
    session.correct(NATURAL, "6")
    assert len(session.undo_to(kept)) == 2
    assert session.state.corrections[NATURAL].value == 8
    assert len(session.state.notes) == 1


def test_the_log_keeps_what_was_undone(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.undo()
    assert [type(event.action) for event in opened().state.history] == [Corrected, Undone]


CELLS = (NATURAL, Address("t3.new.natural"), Address("t2.fees.amount"))


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), st.sampled_from(CELLS), st.sampled_from(("1", "", "7", "/"))),
        st.tuples(st.sampled_from(("undo", "redo", "reopen_app"))),
        st.tuples(st.just("note"), st.sampled_from(("report", "t3", *CELLS))),
        st.tuples(st.just("exchange")),
        st.tuples(st.just("confirm")),
    ),
    max_size=14,
)


@given(MOVES)
def test_any_course_of_work_is_the_fold_of_its_log_and_can_be_taken_back_whole(
    moves: list[tuple[str, ...]],
) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "audits.sqlite3")
        session = Session.open(WRONG, store, "甲")
        untouched = work(session)
        for name, *words in moves:
            match name:
                case "correct":
                    session.correct(Address(words[0]), words[1])
                case "note":
                    session.note(words[0], "批注")
                case "exchange":
                    session.exchange_rows("t3", "granted", "partly_granted")
                case "confirm" if session.state.assessment.findings:
                    session.confirm(session.state.assessment.findings[0].id)
                case "undo":
                    session.undo()
                case "redo":
                    session.redo()
                case "reopen_app":
                    session = Session.open(WRONG, store, "甲")
            assert state(Session.open(WRONG, store, "甲")) == state(session)
            expected = {
                cell: Correction(each.value, each.meaning)
                for cell, each in session.state.corrections.items()
            }
            assert session.state.assessment == parser.check(WRONG, expected)
        last = work(session)
        undone = 0
        while session.undo() is not None:
            undone += 1
        assert work(session) == untouched
        for _ in range(undone):
            session.redo()
        assert work(session) == last
        assert fold(WRONG, session.state.history) == session.state.in_force
        store.close()

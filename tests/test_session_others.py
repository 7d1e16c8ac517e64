"""Several windows on one report: each sees, keeps and takes back what is its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.auditing import (
    NATURAL,
    Opener,
    broken,
    first_broken,
    state,
    work,
)
from tui.audit.store import StoreError


def test_two_windows_see_each_others_work_with_their_next_action(opened: Opener) -> None:
    one, two = opened(auditor="甲"), opened(auditor="乙")
    one.correct(NATURAL, "5")
    two.note("report", "看过")
    assert two.state.corrections[NATURAL].value == 5
    assert not broken(two)
    assert [event.auditor for event in two.take_news()] == ["甲"]
    assert two.take_news() == ()
    assert one.refresh()
    assert [event.auditor for event in one.take_news()] == ["乙"]
    assert not one.refresh()
    assert state(one) == state(two)


def test_undo_takes_back_what_was_seen_and_not_what_another_window_just_did(
    opened: Opener,
) -> None:
    one, two = opened(), opened()
    mine = one.correct(NATURAL, "5")
    two.note("report", "另一窗口")
    assert one.undo() == mine
    assert [note.text for note in one.state.notes] == ["另一窗口"]
    assert one.state.corrections == {}


def test_undo_and_redo_concern_ones_own_work(opened: Opener) -> None:
    one, two = opened(auditor="甲"), opened(auditor="乙")
    one.correct(NATURAL, "5")
    two.note("report", "乙的批注")
    assert not opened(auditor="丙").state.undoable
    assert one.undo() is not None
    assert one.undo() is None
    assert [note.text for note in one.state.notes] == ["乙的批注"]
    two.note("t3", "乙又一条")  # a new action of somebody else clears nothing of mine
    assert one.redo() is not None
    assert one.state.corrections[NATURAL].value == 5
    one.undo()
    one.note("t3", "甲的批注")  # one of mine does
    assert one.redo() is None
    two.refresh()
    assert two.undo_to(two.state.history[0]) != ()
    assert [note.auditor for note in two.state.notes] == ["甲"]
    assert one.refresh()
    assert work(one) == work(two)


def test_a_clock_that_goes_back_changes_no_order(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    session.correct(NATURAL, "8")
    early = datetime(2020, 1, 1, tzinfo=UTC)
    monkeypatch.setattr("tui.audit.store._now", lambda: early)
    event = session.correct(NATURAL, "7")
    assert event is not None
    assert event.at == early  # the time is told as the machine told it
    assert session.state.corrections[NATURAL].value == 7
    assert opened().state.history == session.state.history
    assert session.undo() == event


def test_the_same_undo_in_two_windows_counts_once(opened: Opener) -> None:
    one = opened()
    one.correct(NATURAL, "8")
    one.correct(NATURAL, "7")
    two = opened()
    one.undo()
    assert two.undo() is not None  # the one before: the last is undone already
    assert two.state.corrections == {}
    assert one.refresh()
    assert state(one) == state(two)


def test_what_cannot_be_stored_is_not_shown(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    session.note("report", "先前")
    before = state(session)

    def full(*_: object) -> None:
        raise StoreError("full", session.store.path, "no space")

    monkeypatch.setattr(session.store, "append", full)
    acts: tuple[Callable[[], object], ...] = (
        lambda: session.correct(NATURAL, "5"),
        lambda: session.note("t3", "x"),
        lambda: session.confirm(first_broken(session)),
        session.undo,
    )
    for act in acts:
        with pytest.raises(StoreError):
            act()
        assert state(session) == before


SAMPLES = Path(__file__).parent.parent / "samples"

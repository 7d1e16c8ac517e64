"""What the history says of each step: what was done, to what, and how."""

from __future__ import annotations

from pathlib import Path

from parser.forms import Address
from parser.report import Span
from tests.factories import make_report
from tui.audit.events import Corrected
from tui.audit.figures_before import figures_before
from tui.audit.session import Session
from tui.audit.store import Store
from tui.locale import words
from tui.screens.history import event_words

NATURAL = Address("t3.granted.natural")


def test_every_step_names_what_it_was_done_to(tmp_path: Path) -> None:
    report = make_report({NATURAL: "9", "t3.granted.total": ""}, prose={1: "各项工作有序开展。"})
    store = Store(tmp_path / "audits.sqlite3")
    session = Session.open(report, store, "甲")
    finding = next(found for found in session.state.assessment.findings if NATURAL in found.cells)
    session.dismiss(finding.id, "已核对")
    session.reopen(finding.id)
    session.note("t3", "请看整张表")
    session.note(Span(3, 8), "请看这一段")
    session.shift_row("t3", "granted", 1)
    session.undo()
    steps = {event.id: step for step, event in enumerate(session.state.history, 1)}
    told = [event_words(event, report, words("zh"), steps) for event in session.state.history]
    store.close()
    assert told[0].startswith("排除 ")
    assert told[0].endswith("已核对")
    assert "予以公开" in told[0]
    assert told[1].startswith("重新处理 ")
    assert "表三" in told[2]
    assert "原文" in told[3]
    assert told[4].endswith("右移 1 格")
    assert told[5].endswith("#5")


def test_a_correction_is_told_with_the_figure_that_stood_there_just_before(tmp_path: Path) -> None:
    report = make_report({NATURAL: "9"})
    with Store(tmp_path / "audits.sqlite3") as store:
        session = Session.open(report, store, "甲")
        for typed in ("7", "6"):
            session.correct(NATURAL, typed)
        session.undo()
        session.correct(NATURAL, "8")
        session.correct(NATURAL, "4")
        session.withdraw_correction(NATURAL)
        session.correct(NATURAL, "3")
        session.undo()
        session.undo()
        session.correct(NATURAL, "2")
        before = figures_before(report, session.state.history)
        told = [
            event_words(event, report, words("zh"), before=before).rpartition("：")[2]
            for event in session.state.history
            if isinstance(event.action, Corrected)
        ]
    assert told == ["9 → 7", "7 → 6", "7 → 8", "8 → 4", "9 → 3", "4 → 2"]


def test_a_correction_taken_over_is_what_stood_there_before(tmp_path: Path) -> None:
    earlier = make_report({NATURAL: "9"}, path="2023年报.txt")
    later = make_report({NATURAL: "9"}, path="2023年报(修订).txt", prose={1: "有所修订。"})
    with Store(tmp_path / "audits.sqlite3") as store:
        Session.open(earlier, store, "甲").correct(NATURAL, "7")
        session = Session.open(later, store, "甲")
        assert session.taken_over == 1
        event = session.correct(NATURAL, "5")
        assert event is not None
        before = figures_before(later, session.state.history)
        assert event_words(event, later, words("zh"), before=before).endswith("7 → 5")

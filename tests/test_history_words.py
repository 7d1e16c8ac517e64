"""What the history says of each step: what was done, to what, and how."""

from __future__ import annotations

from pathlib import Path

from parser.report import Span
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store
from tui.locale import words
from tui.screens.history import event_words

NATURAL = "t3.granted.natural"


def test_every_step_names_what_it_was_done_to(tmp_path: Path) -> None:
    report = make_report({NATURAL: "9", "t3.granted.total": ""}, prose={1: "各项工作有序开展。"})
    store = Store(tmp_path / "audits.sqlite3")
    session = Session.open(report, store, "甲")
    finding = next(found for found in session.assessment.findings if NATURAL in found.cells)
    session.dismiss(finding.id, "已核对")
    session.reopen(finding.id)
    session.note("t3", "请看整张表")
    session.note(Span(3, 8), "请看这一段")
    session.shift_row("t3", "granted", 1)
    session.undo()
    steps = {event.id: step for step, event in enumerate(session.history, 1)}
    told = [event_words(event, report, words("zh"), steps) for event in session.history]
    store.close()
    assert told[0].startswith("排除 ")
    assert told[0].endswith("已核对")
    assert "予以公开" in told[0]
    assert told[1].startswith("重新处理 ")
    assert "表三" in told[2]
    assert "原文" in told[3]
    assert told[4].endswith("右移 1 格")
    assert told[5].endswith("#5")

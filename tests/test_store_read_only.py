"""An audit file that cannot be written is opened to look at, and says that nothing is recorded."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import TextArea

import parser
from parser.forms import Address
from tests.calling import FAULTY, Gouji, nobody
from tests.screen_driver import Desk, no_settings, run
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

if sys.platform == "win32":
    pytest.skip("rights of files are those of Unix", allow_module_level=True)

NATURAL = Address("t3.granted.natural")


@pytest.fixture(params=["file", "folder"])
def closed(request: pytest.FixtureRequest, store: Path, tmp_path: Path) -> Iterator[Path]:
    """An audit file with two events that this user cannot write, or not with a file beside it."""
    parser.read(FAULTY)  # loads what nobody may not read
    store.parent.chmod(0o777 if request.param == "file" else 0o555)
    store.chmod(0o444 if request.param == "file" else 0o666)
    before = store.read_bytes(), sorted(store.parent.rglob("*"))
    with nobody(tmp_path):
        yield store
    assert (store.read_bytes(), sorted(store.parent.rglob("*"))) == before, "nothing was written"
    store.parent.chmod(0o700)


def test_it_is_shown_and_every_recording_is_refused(closed: Path) -> None:
    report = parser.read(FAULTY)
    with Store(closed) as opened:
        assert [each.code for each in opened.take_notices()] == ["store.read_only"]
        session = Session.open(report, opened, "甲")
        assert session.state.corrections[NATURAL].value == 7
        for act in (
            lambda: session.correct(NATURAL, "8"),
            lambda: session.note("report", "再看"),
            session.undo,
            lambda: session.confirm(session.state.assessment.findings[0].id),
            lambda: opened.take_in(opened.rows()),
        ):
            with pytest.raises(StoreError) as caught:
                act()
            assert caught.value.reason.code == "store.not_recorded"
        session.move_to("t4")
        assert len(session.state.history) == 2


def test_another_file_on_the_same_report_opens_and_takes_nothing_over(
    closed: Path, tmp_path: Path
) -> None:
    text = FAULTY.read_text("utf-8") + "\n另附说明。\n"
    report = parser.read_bytes(text.encode(), str(tmp_path / "again.txt"))
    with Store(closed) as opened:
        session = Session.open(report, opened, "甲")
        assert session.state.history == ()
        assert len(session.offers) == 1, "it can be seen that there is one"


def test_the_screen_says_so_at_once_and_at_every_attempt_and_keeps_what_was_typed(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tui.audit.opening_file.is_read_only", lambda _: True)
    no_settings(monkeypatch, tmp_path)

    async def work(desk: Desk) -> None:
        assert "审核记录是只读的" in desk.told
        await desk.press("enter")
        await desk.type("8")
        await desk.press("enter")
        assert "这一步没有记录" in desk.text
        await desk.press("escape", "a")
        await desk.type("请核实")
        await desk.press("enter")
        assert "这一步没有记录" in desk.told
        await desk.press("a")
        assert desk.app.screen.query_one(TextArea).text == "请核实"
        await desk.press("escape")
        assert len(desk.audit.session.state.history) == 2

    run(FAULTY, work, store=store)


def test_a_file_that_was_put_elsewhere_meanwhile_is_told_and_nothing_rescued(
    store: Path, tmp_path: Path
) -> None:
    report = parser.read(FAULTY)
    store.chmod(0o444)
    store.parent.chmod(0o777)
    with nobody(tmp_path), Store(store) as opened:
        assert len(opened.events(key_of(report))) == 2
        os.rename(store, store.with_name("elsewhere"))  # noqa: PTH104 - as another program does
        with pytest.raises(StoreError) as caught:
            opened.events(key_of(report))
        assert caught.value.reason.code == "store.lost_to_look"
    assert not list(store.parent.glob("*rescue*"))


def test_a_damaged_one_is_told_and_left_as_it_is(store: Path, tmp_path: Path) -> None:
    data = store.read_bytes()[:4096]
    store.write_bytes(data)
    store.chmod(0o444)
    store.parent.chmod(0o755)
    with nobody(tmp_path), pytest.raises(StoreError) as caught:
        Store(store)
    assert caught.value.reason.code == "store.damaged"
    assert store.read_bytes() == data


def test_an_export_of_it_is_written(gouji: Gouji, closed: Path) -> None:
    answer = gouji("export", FAULTY, "--store", closed, "--output", "-", "--format", "json")
    assert answer.status == 0
    assert '"7"' in answer.out or ": 7" in answer.out
    assert answer.err.count("\n") == 1


def test_the_heading_blames_the_audit_file_where_that_is_at_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    no_settings(monkeypatch, tmp_path)
    other = tmp_path / "other.db"
    other.write_text("no audits")

    async def work(desk: Desk) -> None:
        assert desk.screen == "ErrorScreen"
        assert "打不开审核记录，与这份年报无关" in desk.text
        assert "打不开这份文件" not in desk.text

    run(FAULTY, work, store=other)

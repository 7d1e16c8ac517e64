"""The audit file: what is written stays written, whatever becomes of the process or the file."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from parser.findings import Cause, Severity
from parser.forms import Address
from parser.report import Meaning, Span
from tests.factories import make_report
from tui.audit.coding import decode, encode
from tui.audit.events import (
    KINDS,
    Action,
    Carried,
    CauseSet,
    CellChange,
    Confirmed,
    Corrected,
    CorrectionWithdrawn,
    Dismissed,
    Event,
    FindingRef,
    LabelAssigned,
    Noted,
    NoteEdited,
    NoteWithdrawn,
    ProposalAccepted,
    Redone,
    Reopened,
    RowsExchanged,
    RowShifted,
    Undone,
    kind_of,
)
from tui.audit.recent import Tally
from tui.audit.store import Store, StoreError, key_of

ROOT = Path(__file__).parent.parent
CELL = Address("t3.new.natural")
CHANGE = CellChange(CELL, "２０４", 205, Meaning.NUMBER)
FEE = CellChange(Address("t2.fees.amount"), "15.5", Decimal("15.50"), Meaning.NUMBER)
EMPTY = CellChange(CELL, "", None, Meaning.BLANK)
MARKED = CellChange(CELL, "5", 0, Meaning.ZERO_MARK, "-")
REF = FindingRef("f0123456789ab", "t3.row_total", (CELL, Address("t3.new.total")))
NOTE = Noted(Span(3, 9), "见附件“甲”\n第二行", Severity.WARNING, "公开申请")
ACTIONS: tuple[Action, ...] = (
    Corrected(CHANGE),
    Corrected(FEE),
    CorrectionWithdrawn(CELL),
    RowShifted("t3.new", -1, (CHANGE, EMPTY)),
    RowsExchanged("t3.new", "t3.granted", (CHANGE,)),
    LabelAssigned("t3.new", "t3.granted", (EMPTY, MARKED)),
    ProposalAccepted(REF, (CHANGE, FEE)),
    CauseSet(CELL, "２０４", Cause.PUBLISHED_ERROR),
    CauseSet(CELL, "２０４", None),
    NOTE,
    Noted(REF.id, "请核实", Severity.ERROR, "", REF),
    NoteEdited("n1", "改", Severity.INFO),
    NoteWithdrawn("n1"),
    Confirmed(REF),
    Dismissed(REF, "单位已说明"),
    Reopened(REF),
    Carried("0" * 64, (Event("1", datetime(2026, 1, 5, 8, tzinfo=UTC), "甲", NOTE),)),
    Undone("7"),
    Redone("7"),
)
REPORT = make_report()
SHA256 = REPORT.source.sha256


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path / "audits.sqlite3")
    opened.remember(REPORT)
    return opened


def code_of(caught: pytest.ExceptionInfo[StoreError]) -> str:
    reason = caught.value.reason
    assert reason.facts["path"]
    return reason.code


@pytest.mark.parametrize("action", ACTIONS, ids=kind_of)
def test_every_action_comes_back_from_the_log_as_it_was(action: Action) -> None:
    again = decode(kind_of(action), encode(action))
    assert again == action
    assert repr(again) == repr(action)  # Decimal("15.50") is not Decimal("15.5")


def test_every_kind_of_action_is_tried_above() -> None:
    assert {kind_of(action) for action in ACTIONS} == set(KINDS)


def test_an_event_is_there_for_another_connection_as_soon_as_append_returns(store: Store) -> None:
    (event,) = store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    assert Store(store.path).events(SHA256) == (event,)


def test_what_others_wrote_comes_back_before_ones_own_event(store: Store) -> None:
    other = Store(store.path)
    (first,) = store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    both = other.append(SHA256, "乙", CorrectionWithdrawn(CELL), after=0)
    assert both[0] == first
    assert [event.auditor for event in both] == ["甲", "乙"]


def test_events_of_two_reports_do_not_mix(store: Store) -> None:
    second = make_report({"t3.new.natural": "11"})
    store.remember(second)
    store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    assert store.events(second.source.sha256) == ()


WRITER = """
import sys
from pathlib import Path
from tests.factories import make_report
from tui.audit.events import NoteWithdrawn
from tui.audit.store import Store, StoreError
report = make_report()
store = Store(Path(sys.argv[1]))
store.remember(report)
last = 0
for number in range(10_000):
    while True:
        try:
            *_, event = store.append(report.source.sha256, "甲", NoteWithdrawn(f"n{number}"), last)
            break
        except StoreError as error:
            if error.reason.code != "store.busy":
                raise
    last = event.number
    store.move_to(report.source.sha256, f"place {number}")
    print(number, flush=True)
"""


def test_a_process_killed_between_writes_loses_nothing_it_had_reported(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    told = -1
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            told = int(line)
            if told >= 40:
                os.kill(writer.pid, signal.SIGKILL)
                break
        told = max([told, *map(int, writer.stdout.read().split())])
    store = Store(path)
    notes = [event.action for event in store.events(SHA256)]
    assert notes[: told + 1] == [NoteWithdrawn(f"n{number}") for number in range(told + 1)]
    assert len(notes) <= told + 2  # at most the one being written when the process died
    place = store.position(SHA256)
    assert place is not None
    assert int(place.removeprefix("place ")) >= told
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_writing_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    # SQLite lets who waits try again by chance: without a pause the other never leaves the file.
    pause = "    time.sleep(0.03)\n"
    code = "import time" + WRITER.replace("10_000", "30") + pause
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    for writer in writers:
        writer.communicate()
        assert writer.returncode == 0
    notes = [event.action for event in Store(path).events(SHA256)]
    assert len(notes) == 60
    assert all(notes.count(NoteWithdrawn(f"n{number}")) == 2 for number in range(30))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path, code in (
        (tmp_path / "file" / "audits.sqlite3", "store.unwritable"),
        (tmp_path, "store.is_folder"),
    ):
        with pytest.raises(StoreError) as caught:
            Store(path)
        assert code_of(caught) == code


def test_a_full_disk_is_told_and_what_was_there_stays(store: Store) -> None:
    (event,) = store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    store._held.database.execute("PRAGMA max_page_count = 1")
    long = NoteEdited("n1", "长" * 100_000, Severity.INFO)
    with pytest.raises(StoreError) as caught:
        store.append(SHA256, "甲", long, after=event.number)
    assert code_of(caught) == "store.full"
    assert Store(store.path).events(SHA256) == (event,)


def test_a_file_held_by_another_program_is_told_after_a_wait(store: Store) -> None:
    mine = Store(store.path)
    mine._held.database.execute("PRAGMA busy_timeout = 10")
    holder = sqlite3.connect(store.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    mine.move_to(SHA256, "t3")  # needs nothing of the file, and no reason to disturb anyone
    with pytest.raises(StoreError) as caught:
        mine.append(SHA256, "甲", Corrected(CHANGE), after=0)
    assert code_of(caught) == "store.busy"
    holder.execute("COMMIT")
    assert len(mine.append(SHA256, "甲", Corrected(CHANGE), after=0)) == 1


def test_every_event_is_flushed_into_the_one_file(store: Store) -> None:
    full = 2
    database = store._held.database
    assert database.execute("PRAGMA synchronous").fetchone() == (full,)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    (event,) = store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    copy = store.path.with_name("copy.sqlite3")
    copy.write_bytes(store.path.read_bytes())
    assert Store(copy).events(SHA256) == (event,)


def test_a_move_of_the_cursor_is_kept_without_writing_to_the_audits(store: Store) -> None:
    before = store.path.read_bytes()
    store.move_to(SHA256, "t3.new.natural")
    assert store.path.read_bytes() == before
    assert Store(store.path).position(SHA256) == "t3.new.natural"  # as after a kill
    store.close()
    assert sorted(path.name for path in store.path.parent.iterdir()) == ["audits.sqlite3"]
    assert Store(store.path).position(SHA256) == "t3.new.natural"


def test_recent_audits_come_with_their_state_the_latest_first(store: Store) -> None:
    later = make_report({"t3.new.natural": "11"}, year=2024, path="later.txt")
    store.remember(later)
    store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    store.tally(SHA256, Tally(errors=2, warnings=1, misreads=3, findings=6, decided=4))
    first, second = store.recent()
    assert (first.name, first.year, first.events) == ("later.txt", 2024, 0)
    assert (second.name, second.agency, second.form) == ("made.txt", REPORT.agency, "2021")
    assert second.tally == Tally(2, 1, 3, 6, 4)
    assert second.events == 1
    assert Path(second.path).is_absolute()
    assert [audit.name for audit in store.recent(1)] == ["later.txt"]
    assert [audit.name for audit in store.audits_of(str(REPORT.agency), 2023)] == ["made.txt"]


def test_opening_a_report_again_keeps_its_place_and_log(store: Store) -> None:
    store.append(SHA256, "甲", Corrected(CHANGE), after=0)
    store.move_to(SHA256, "t3.granted.total")
    store.remember(REPORT)
    assert store.position(SHA256) == "t3.granted.total"
    assert len(store.events(SHA256)) == 1


def test_each_report_of_a_file_has_an_audit_of_its_own(store: Store) -> None:
    second = replace(REPORT, part=2, parts=2)
    store.remember(second)
    assert key_of(REPORT) == SHA256
    store.append(key_of(second), "甲", Corrected(CHANGE), after=0)
    assert store.events(SHA256) == ()
    assert [(audit.sha256, audit.part) for audit in store.recent()] == [(SHA256, 2), (SHA256, 1)]
    assert store.earlier_version(REPORT) is None


def test_a_file_name_that_is_no_text_is_stored_all_the_same(store: Store) -> None:
    report = make_report(path=os.fsdecode(b"\xff\xfe.txt"), title="别的题目")
    store.remember(report)
    assert store.recent(1)[0].agency == report.agency


def test_a_log_of_before_marks_were_kept_is_still_read() -> None:
    old = encode(Corrected(EMPTY)).replace(',"mark":""', "")
    assert "mark" not in old
    assert decode("corrected", old) == Corrected(EMPTY)

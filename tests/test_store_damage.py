"""A damaged audit file: set aside whole, what is readable of it recovered, and told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from parser.findings import Severity
from tests.auditing import NATURAL, WRONG
from tests.factories import make_report
from tui.audit import backups, locations
from tui.audit.events import Noted
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

KEY = key_of(WRONG)
LONG = "长" * 6000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed audit file with two reports: one with short events, one with long notes."""
    made = tmp_path / "audits.sqlite3"
    with Store(made) as store:
        session = Session.open(WRONG, store, "甲")
        for number in range(60):
            session.correct(NATURAL, str(number))
        other = Session.open(make_report(agency="白石县人民政府", path="b.txt"), store, "乙")
        for number in range(3):
            other.note("report", f"{number}{LONG}")
    for backup in (tmp_path / "backups").iterdir():
        backup.unlink()
    (tmp_path / "backups").rmdir()
    return made


def facts(store: Store, code: str) -> dict[str, object]:
    (reason,) = [each for each in store.notices if each.code == f"store.{code}"]
    return dict(reason.facts)


def change(path: Path, do: Callable[[bytearray], None]) -> bytes:
    data = bytearray(path.read_bytes())
    do(data)
    path.write_bytes(data)
    return bytes(data)


@pytest.mark.parametrize("size", [16, 100, 4096])
def test_a_file_with_its_head_destroyed_is_set_aside_and_recovered(path: Path, size: int) -> None:
    damaged = change(path, lambda data: data.__setitem__(slice(0, size), b"\xaa" * size))
    with Store(path) as store:
        told = facts(store, "recovered")
        assert told["n"] == 63
        assert Path(str(told["aside"])).read_bytes() == damaged
        assert Path(str(told["aside"])).name.startswith("audits.damaged-")
        assert len(store.events(KEY)) == 60
        assert [each.agency for each in store.recent()] == ["白石县人民政府", WRONG.agency]
        texts = [
            event.action.text
            for each in store.recent()
            for event in store.events(each.sha256)
            if isinstance(event.action, Noted)
        ]
        assert texts == [f"{number}{LONG}" for number in range(3)]
    with Store(path) as again:
        assert again.notices == ()


def test_one_changed_letter_costs_that_line_and_is_told(path: Path) -> None:
    """SQLite's own check finds nothing wrong with it."""
    mark = b'"value":31,'
    change(path, lambda data: data.__setitem__(data.index(mark) + 8, ord("9")))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Store(path) as store:
        assert len(store.events(KEY)) == 59
        assert facts(store, "odd_lines")["n"] == 1
        session = Session.open(WRONG, store, "甲")
        assert session.state.corrections[NATURAL].value == 59
        session.correct(NATURAL, "77")
    with Store(path) as again:  # it is told whenever that log is read
        assert len(again.events(KEY)) == 60
        assert facts(again, "odd_lines")["n"] == 1


@pytest.mark.parametrize(
    ("change_it", "code"),
    [
        ("DELETE FROM event WHERE number = 5", "recovered"),  # counted in the lists of the file
        ("UPDATE event SET report = 'x' WHERE number = 5", "lines_missing"),
        ("UPDATE event SET seal = '0' WHERE number = 5", "odd_lines"),
        ("UPDATE event SET at = 'gestern' WHERE number = 5", "odd_lines"),
        ("UPDATE event SET action = x'00ff' WHERE number = 5", "odd_lines"),
        ("UPDATE event SET auditor = '乙' WHERE number = 5", "odd_lines"),
        ("UPDATE event SET id = id || 'x' WHERE number = 5", "odd_lines"),
    ],
)
def test_a_line_changed_or_taken_out_by_hand_is_told(path: Path, change_it: str, code: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(change_it)
        database.commit()
    with Store(path) as store:
        assert len(store.events(KEY)) == 59
        assert f"store.{code}" in {reason.code for reason in store.notices}


@pytest.mark.parametrize(
    "change_it",
    [
        "UPDATE report SET opened = 'neulich' WHERE key = ?",
        "UPDATE report SET agency = x'ff' WHERE key = ?",
        "UPDATE report SET year = 'dreiundzwanzig' WHERE key = ?",
        "UPDATE report SET path = 'elsewhere' WHERE key = ?",
    ],
)
def test_an_odd_row_in_the_list_of_reports_costs_that_row_and_no_log(
    path: Path, change_it: str
) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(change_it, (KEY,))
        database.commit()
    with Store(path) as store:
        assert facts(store, "odd_report")["detail"] == KEY[:12]
        assert [each.agency for each in store.recent()] == ["白石县人民政府"]
        assert len(Session.open(WRONG, store, "甲").state.history) == 60
        assert len(store.recent()) == 2  # known again
    with Store(path) as again:
        assert again.notices == ()


def test_what_the_file_lost_comes_from_its_backup(path: Path) -> None:
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "88")
    (backup,) = backups.backups(path)
    assert backup.parent.name == "backups"
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "99")
        store._worked = False  # so that the backup is of before
    change(path, lambda data: data.__setitem__(slice(4096 * 9, None), bytes(len(data) - 4096 * 9)))
    with Store(path) as store:
        told = facts(store, "recovered")
        assert isinstance(told["n"], int)
        assert isinstance(told["more"], int)
        assert 0 < told["n"] < 64
        assert told["n"] + told["more"] in (64, 65)


def test_notes_of_somebody_at_the_place_of_the_audits_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(b"these are my notes\n" * 100)
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.foreign"
    assert path.read_bytes() == b"these are my notes\n" * 100


def test_at_its_own_place_what_is_no_audit_file_is_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gouji" / "audits.sqlite3"
    monkeypatch.setattr(locations, "default_path", lambda: path)
    monkeypatch.setattr("tui.audit.store.default_path", lambda: path)
    path.parent.mkdir()
    path.write_bytes(b"\0" * 9000)
    with Store() as store:
        aside = Path(str(facts(store, "recovered")["aside"]))
        assert aside.read_bytes() == b"\0" * 9000
        assert store.recent() == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_or_a_device_is_refused_and_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "audits.sqlite3"
    os.mkfifo(pipe)
    for path, code in (
        (pipe, "is_device"),
        (Path(os.devnull), "is_device"),
        (tmp_path, "is_folder"),
    ):
        with pytest.raises(StoreError) as caught:
            Store(path)
        assert caught.value.reason.code == f"store.{code}"


@pytest.mark.parametrize("moment", ["rename", "put_new"])
def test_a_recovery_that_is_broken_off_loses_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    change(path, lambda data: data.__setitem__(slice(0, 4096), bytes(4096)))

    def torn(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        if moment == "rename":
            broken.setattr(Path, "rename", torn)
        else:
            broken.setattr("tui.audit.opening_file.put_new", torn)
        with pytest.raises(KeyboardInterrupt):
            Store(path)
    with Store(path) as store:
        assert len(store.events(KEY)) == 60
        assert "store.rescue_taken" in {reason.code for reason in store.notices}
    with Store(path) as again:
        assert again.notices == ()


def test_an_empty_file_is_a_new_one_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    path.touch()
    with Store(path) as store:
        assert facts(store, "was_empty")["path"] == str(path)
        assert store.recent() == ()


def test_the_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "audits.sqlite3"
    with Store(path) as store:
        session = Session.open(WRONG, store, "甲")
        session.correct(NATURAL, "5")
        store.move_to(KEY, "t3")
        for each in path.parent.iterdir():
            assert each.stat().st_mode & 0o077 == 0, each
    for each in (path.parent, *path.parent.rglob("*")):
        assert each.stat().st_mode & 0o077 == 0, each
    path.chmod(0o644)
    path.parent.chmod(0o755)
    Store(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o755  # a folder that the user chose


def test_the_folder_of_the_programs_own_is_closed_to_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "gouji" / "audits.sqlite3"
    monkeypatch.setattr(locations, "default_path", lambda: path)
    path.parent.mkdir(mode=0o755)
    Store(path).close()
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_backups_are_kept_by_day_and_bounded(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    for day in range(20):
        (folder / f"audits-202511{day + 1:02}.sqlite3").write_bytes(b"x" * 1000)
    kept = folder / "audits-before-version-2-20251101-101500-abcd.sqlite3"
    kept.write_bytes(b"x")
    with Store(path) as store:
        Session.open(WRONG, store, "甲").note("report", "一步", Severity.INFO)
    assert len(backups.backups(path)) == backups.KEPT_DAYS == 14  # as the README says
    assert kept.exists()
    latest = backups.backups(path)[0]
    monkeypatch.setattr(backups, "KEPT_BYTES", latest.stat().st_size + 2000)
    with Store(path) as store:
        Session.open(WRONG, store, "甲").note("report", "再一步", Severity.INFO)
    assert len(backups.backups(path)) == 3


@pytest.mark.parametrize("how", ["gone", "empty", "without tables"])
def test_a_file_emptied_or_gone_is_filled_from_its_backups(path: Path, how: str) -> None:
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "88")
    (backup,) = backups.backups(path)
    path.unlink()
    if how == "empty":
        path.touch()
    elif how == "without tables":
        with closing(sqlite3.connect(path)) as database:
            database.execute("VACUUM")
    with Store(path) as store:
        told = facts(store, "gone_recovered" if how == "gone" else "empty_recovered")
        assert (told["n"], told["backup"]) == (64, str(backup))
        assert Session.open(WRONG, store, "甲").state.corrections[NATURAL].value == 88
        assert len(store.recent()) == 2
    with Store(path) as again:
        assert again.notices == ()


def test_a_damaged_backup_gives_what_is_readable_of_it(path: Path) -> None:
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "88")
    (backup,) = backups.backups(path)
    change(backup, lambda data: data.__setitem__(slice(0, 4096), bytes(4096)))
    path.unlink()
    with Store(path) as store:
        assert facts(store, "gone_recovered")["n"] == 64

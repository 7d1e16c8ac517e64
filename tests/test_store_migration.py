"""A file of an earlier gouji is brought up whole, with a backup, or stays as it is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.auditing import NATURAL, WRONG
from tests.first_store import CORRECTED, EVENTS, make_first
from tui.audit import first_format, judging, schema
from tui.audit.recognise import head_of
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

KEY = key_of(WRONG)


@pytest.fixture(params=[False, True], ids=["rollback", "wal"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = tmp_path / "audits.sqlite3"
    make_first(made, [KEY, "f" * 64], wal=request.param)
    return made


def codes(store: Store) -> list[str]:
    return [reason.code for reason in store.notices]


def test_a_file_of_version_1_is_brought_up_with_all_that_is_in_it(path: Path) -> None:
    with Store(path) as store:
        assert codes(store) == ["store.brought_up"]
        session = Session.open(WRONG, store, "甲")
        assert len(session.state.history) == len(EVENTS)
        assert session.state.corrections[NATURAL].value == 8
        (note,) = session.state.notes
        assert (note.text, str(note.severity)) == ("再看", "warning")
        assert session.position == "t3.granted.natural"
        assert {each.sha256 for each in store.recent()} == {KEY, "f" * 64}
        for _ in range(3):  # the note's withdrawal, the note, the correction
            assert session.undo() is not None
        assert session.state.corrections[NATURAL].value == 5
    head = head_of(path)
    assert head is not None
    assert (head.version, head.application) == (schema.SCHEMA, schema.APPLICATION)
    with Store(path) as again:
        assert codes(again) == []
        assert len(again.events(KEY)) == len(EVENTS) + 3


def test_the_file_as_it_was_is_kept_as_a_backup(path: Path) -> None:
    Store(path).close()
    (backup,) = (path.parent / "backups").iterdir()
    with closing(sqlite3.connect(backup)) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM event").fetchone() == (len(EVENTS),)


def test_two_copies_brought_up_apart_hold_the_same_events(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    other = tmp_path / "other" / "audits.sqlite3"
    other.parent.mkdir()
    shutil.copy(path, other)
    with Store(path) as one, Store(other) as two:
        assert one.events(KEY) == two.events(KEY)
        assert one.take_in(two.rows()) == 0


def test_a_migration_that_is_broken_off_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(first_format, "brought_up", torn)
        with pytest.raises(KeyboardInterrupt):
            Store(path)
    with Store(path) as store:
        assert len(store.events(KEY)) == len(EVENTS)


def test_an_odd_row_of_version_1_costs_that_row(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    make_first(
        path, [KEY], [*EVENTS, ("flown", "{}"), ("undone", "["), ("corrected", CORRECTED % 3)]
    )
    with Store(path) as store:
        session = Session.open(WRONG, store, "甲")
        assert session.state.corrections[NATURAL].value == 3
        assert len(session.state.history) == len(EVENTS) + 1
        (odd,) = [reason for reason in store.notices if reason.code == "store.odd_lines"]
        assert odd.facts["n"] == 2


def test_a_damaged_file_of_version_1_is_recovered_as_well(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    make_first(path, [KEY])
    data = bytearray(path.read_bytes())
    data[:4096] = bytes(4096)  # the head and the list of tables
    path.write_bytes(data)
    with Store(path) as store:
        assert codes(store) == ["store.recovered"]
        assert Session.open(WRONG, store, "甲").state.corrections[NATURAL].value == 8


def test_a_copy_of_a_file_whose_work_stayed_behind_is_told(tmp_path: Path) -> None:
    """The file of 0.1.0 alone: everything sat in the second file, which was not copied."""
    path = tmp_path / "audits.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
    with Store(path) as store:
        assert codes(store) == ["store.copied_empty"]
        assert store.recent() == ()


def test_a_newer_file_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "audits.sqlite3"
    Store(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE report ADD COLUMN colour TEXT")
        database.execute(f"PRAGMA user_version = {schema.SCHEMA + 1}")
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.newer"
    assert caught.value.reason.facts["detail"] == str(schema.SCHEMA + 1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mark", [0, 0x46464646])
def test_another_programs_file_is_refused_and_left_as_it_is(tmp_path: Path, mark: int) -> None:
    path = tmp_path / "audits.sqlite3"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE report (key TEXT)")
        database.execute("INSERT INTO report VALUES ('mine')")
        database.execute(f"PRAGMA application_id = {mark}")
        database.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.foreign"
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["audits.sqlite3"]


@pytest.mark.parametrize("ahead", [1, judging._VERSIONS_TO_COME])
def test_a_newer_file_is_refused_untouched_also_where_its_tables_are_those_of_today(
    tmp_path: Path, ahead: int
) -> None:
    path = tmp_path / "audits.sqlite3"
    numbered(path, schema.SCHEMA + ahead)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.newer"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_version_that_no_gouji_will_soon_have_is_damage_of_the_head(tmp_path: Path) -> None:
    assert judging._VERSIONS_TO_COME == 100
    path = tmp_path / "audits.sqlite3"
    numbered(path, schema.SCHEMA + 101)
    with Store(path) as store:
        assert codes(store) == ["store.recovered"]
        assert len(store.events(KEY)) == 1


def numbered(path: Path, version: int) -> None:
    """A file with the tables of today that says of itself to be of another version."""
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "5")
    shutil.rmtree(path.parent / "backups")
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {version}")

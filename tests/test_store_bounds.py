"""The bounds of the audit file, each by what changes beyond it."""

from __future__ import annotations

import json
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

import parser
from tests.auditing import NATURAL, WRONG
from tests.calling import FAULTY
from tui.audit import backups, carving, moving, soundness, watched_file
from tui.audit.carving import carve
from tui.audit.database import connect
from tui.audit.events import Corrected
from tui.audit.moving import NotImported, export_lines, rows_of
from tui.audit.session import Session
from tui.audit.soundness import DamageError, check_structure
from tui.audit.store import Store, key_of
from tui.audit.watched_file import FileChange, WatchedFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "audits.sqlite3"
    with Store(made) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "5")
    return made


def counted_on(path: Path, by: int) -> None:
    """The file with its count of commits raised, as so many commits of others would."""
    data = bytearray(path.read_bytes())
    (count,) = struct.unpack(">I", data[24:28])
    data[24:28] = struct.pack(">I", (count + by) % 2**32)
    data += bytes(4096)
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("by", "change"),
    [
        (1, FileChange.WRITTEN),
        (watched_file._MANY - 1, FileChange.WRITTEN),
        (watched_file._MANY, FileChange.TOUCHED),
        (-1, FileChange.TOUCHED),
        (0, FileChange.TOUCHED),
    ],
)
def test_as_many_commits_as_nobody_made_are_damage(path: Path, by: int, change: FileChange) -> None:
    assert watched_file._MANY == 100_000
    seen = WatchedFile(path)
    counted_on(path, by)
    assert seen.change() is change


def test_sqlites_own_check_is_made_up_to_a_size_and_in_full_at_any(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert soundness._QUICK == backups.QUICKLY_COPIED == 16 * 1024 * 1024
    data = bytearray(path.read_bytes())
    page = data.rindex(b'"cell":"') // 4096
    data[page * 4096 + 1 : page * 4096 + 3] = b"\x00\x01"  # a free block where none can be
    path.write_bytes(data)
    database = connect(path)
    with pytest.raises(DamageError):
        check_structure(database, path)
    monkeypatch.setattr(soundness, "_QUICK", len(data) - 1)
    check_structure(database, path)
    with pytest.raises(DamageError):
        check_structure(database, path, fully=True)
    database.close()


def test_a_large_file_has_its_backup_of_the_day_made_once(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (backup,) = backups.backups(path)
    before = backup.read_bytes()
    monkeypatch.setattr(backups, "QUICKLY_COPIED", path.stat().st_size - 1)
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "6")
    assert backup.read_bytes() == before
    monkeypatch.undo()
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "7")
    assert backup.read_bytes() != before


def test_no_damage_makes_a_record_of_any_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.sqlite3"
    with Store(path) as store:
        Session.open(WRONG, store, "甲").note("report", "长" * 20_000)
    data = path.read_bytes()
    long = [row for row in carve(data) if any(len(str(value)) > 20_000 for value in row.values)]
    assert long
    assert carving._LONGEST == 16 * 1024 * 1024
    monkeypatch.setattr(carving, "_LONGEST", 60_000)
    assert not [row for row in carve(data) if any(len(str(v)) > 20_000 for v in row.values)]


def test_a_file_or_a_line_without_end_is_not_imported(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path) as store:
        lines = list(export_lines(store.rows()))
    out = tmp_path / "log.jsonl"
    out.write_bytes(b"".join(lines))
    assert len(rows_of(out).lines) == 1
    assert (moving.LONGEST_LINE, moving.LARGEST) == (16 * 1024 * 1024, 512 * 1024 * 1024)
    monkeypatch.setattr(moving, "LONGEST_LINE", len(lines[2]) - 2)
    with pytest.raises(NotImported) as caught:
        rows_of(out)
    assert caught.value.reason.facts["lines"] == "3"
    monkeypatch.setattr(moving, "LARGEST", out.stat().st_size - 1)
    with pytest.raises(NotImported) as caught:
        rows_of(out)
    assert caught.value.reason.code == "store.import_too_large"


@pytest.mark.parametrize(("digits", "sound"), [(4000, True), (4001, False)])
def test_a_figure_has_no_more_digits_than_can_be_written_in_bounded_time(
    digits: int, sound: bool
) -> None:
    from tui.audit.coding import decode

    change = {"cell": "t3.new.natural", "printed": "9", "meaning": "number"}
    payload = json.dumps({"change": change}).replace("}}", f', "value": {"9" * digits}}}}}')
    if sound:
        assert isinstance(decode("corrected", payload), Corrected)
    else:
        with pytest.raises(ValueError, match="digits"):
            decode("corrected", payload)


def test_an_odd_line_in_sound_pages_is_told_without_carving_the_file(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = key_of(parser.read(FAULTY))
    with closing(sqlite3.connect(store)) as database, database:
        database.execute("UPDATE event SET auditor = '乙' WHERE number = 1")

    def carved(_: bytes) -> None:
        raise AssertionError("the whole file was carved for one line")

    monkeypatch.setattr("tui.audit.salvage.carve", carved)
    with Store(store) as opened:
        assert len(opened.events(key)) == 1
        assert [each.code for each in opened.take_notices()] == ["store.odd_lines"]
        store.touch()
        assert len(opened.events(key)) == 1
        assert opened.take_notices() == (), "touched, and nothing else is wrong"


def test_a_line_that_an_index_hides_is_found_past_it(store: Path) -> None:
    key = key_of(parser.read(FAULTY))
    with closing(sqlite3.connect(store)) as database, database:
        (made,) = database.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'event_of_report'"
        ).fetchone()
        database.execute("DROP INDEX event_of_report")
        database.execute(f"{made} WHERE number <> 1")
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'event_of_report'", (made,))
    with Store(store) as opened:
        assert len(opened.events(key)) == 2
        assert "store.recovered" in [each.code for each in opened.take_notices()]

"""``gouji store``: path, check, backup, export and import, in both languages."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import parser
from parser.forms import Address
from tests.calling import FAULTY, Gouji, one_line
from tui import printing, program
from tui.app import GoujiApp
from tui.audit.backups import backups
from tui.audit.session import Session
from tui.audit.store import Store
from tui.calls import screen
from tui.locale import Lang, words

CELL = Address("t3.granted.natural")

pytestmark = pytest.mark.usefixtures("in_empty_folder")


def test_the_path_is_told_also_where_nothing_is_yet(gouji: Gouji, tmp_path: Path) -> None:
    answer = gouji("store", "path")
    assert (answer.status, answer.err) == (0, "")
    assert Path(answer.out.strip()) == tmp_path / "home" / "gouji" / "audits.sqlite3"
    assert not (tmp_path / "home" / "gouji").exists()


def test_a_sound_file_is_called_sound(gouji: Gouji, store: Path) -> None:
    answer = gouji("store", "check", "--store", store)
    assert answer.status == 0
    assert "完好；1 份报告，2 步操作" in answer.out
    assert "sound; 1 reports, 2 events" in gouji("store", "check", store, "--lang", "en").out


def test_an_odd_line_is_told_with_status_1(gouji: Gouji, store: Path) -> None:
    with closing(sqlite3.connect(store)) as database:
        database.execute("UPDATE event SET auditor = '乙' WHERE number = 1")
        database.commit()
    before = store.read_bytes()
    answer = gouji("store", "check", "--store", store)
    assert answer.status == 1
    assert "1 行与写入时不符" in answer.out
    assert store.read_bytes() == before


@pytest.mark.parametrize("data", [b"notes\n", b"", None, b"SQLite format 3\0" + b"\xaa" * 9000])
def test_what_is_no_audit_file_is_told_with_status_2(
    gouji: Gouji, tmp_path: Path, data: bytes | None
) -> None:
    path = tmp_path / "file"
    if data is not None:
        path.write_bytes(data)
    for what in ("check", "backup", "export"):
        answer = gouji("store", what, "--store", path)
        assert answer.status == 2, what
        assert one_line(answer.err), what
    assert (path.read_bytes() if path.exists() else None) == data


def test_a_damaged_file_is_told_and_not_changed_by_a_check(gouji: Gouji, store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    store.write_bytes(data)
    answer = gouji("store", "check", "--store", store)
    (backup,) = backups(store)
    assert (answer.status, answer.err) == (1, "")
    assert f"gouji --store {store}" in answer.out
    assert str(backup) in answer.out
    assert store.read_bytes() == data


def test_a_check_says_what_opening_would_say(gouji: Gouji, store: Path, tmp_path: Path) -> None:
    sound = store.read_bytes()
    (backup,) = backups(store)
    for data, word in ((b"", "空文件"), (bytes(100) + sound[100:], "已损坏"), (None, "文件不在")):
        store.unlink()
        if data is not None:
            store.write_bytes(data)
        answer = gouji("store", "check", "--store", store)
        assert (answer.status, answer.err) == (1, "")
        assert word in answer.out
        assert str(backup) in answer.out
        assert (store.read_bytes() if store.exists() else None) == data
        store.touch()
    assert gouji("store", "backup", "--store", store).status == 0  # empty, and filled by opening
    assert gouji("store", "check", "--store", store).status == 0
    foreign = tmp_path / "foreign.sqlite3"
    with closing(sqlite3.connect(foreign)) as database:
        database.execute("CREATE TABLE recipe (name)")
    assert "这不是 gouji 的审核记录" in gouji("store", "check", foreign).err


def test_a_backup_for_which_the_disk_has_no_room_is_one_line(
    gouji: Gouji, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def small(path: Path | str, **settings: Any) -> sqlite3.Connection:
        database: sqlite3.Connection = connect(path, **settings)
        if Path(path).name.startswith(".copy"):
            database.execute("PRAGMA max_page_count = 1")
        return database

    monkeypatch.setattr(sqlite3, "connect", small)
    copy = tmp_path / "copy.sqlite3"
    answer = gouji("store", "backup", copy, "--store", store, "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert words("en")("export.full", path=str(copy), detail="") in answer.err
    assert one_line(answer.err)
    assert not list(tmp_path.glob("*copy*"))


def test_what_cannot_be_imported_makes_no_audit_file(gouji: Gouji, tmp_path: Path) -> None:
    new = tmp_path / "new" / "audits.sqlite3"
    for source, code in ((tmp_path, "is_folder"), (Path(os.devnull), "is_device")):
        answer = gouji("store", "import", source, "--store", new)
        assert (answer.status, one_line(answer.err)) == (2, True)
        assert words("zh")(f"store.import_{code}", path=str(source)) in answer.err
    assert not new.parent.exists()


def test_a_backup_is_whole_while_the_file_is_in_use(
    gouji: Gouji, store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.sqlite3"
    with Store(store) as busy:
        Session.open(parser.read(FAULTY), busy, "乙").correct(CELL, "8")
        answer = gouji("store", "backup", copy, "--store", store)
    assert (answer.status, answer.err) == (0, "")
    assert copy.stat().st_mode & 0o777 == 0o600
    with Store(copy) as opened:
        assert Session.open(parser.read(FAULTY), opened, "甲").state.corrections[CELL].value == 8
    whole = copy.read_bytes()
    for kept in (copy, store):  # audits are never replaced, whatever is said
        for force in ((), ("--force",)):
            assert gouji("store", "backup", kept, "--store", store, *force).status == 2
    assert copy.read_bytes() == whole
    named = gouji("store", "backup", "--store", store)
    assert named.status == 0
    assert list((store.parent / "backups").glob("audits-by-hand-*.sqlite3"))


def test_an_audit_moves_to_another_machine_as_one_file(
    gouji: Gouji, store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "log.jsonl"
    there = tmp_path / "there" / "audits.sqlite3"
    answer = gouji("store", "export", out, "--store", store)
    assert (answer.status, answer.err) == (0, "")
    assert "1 份报告、2 步操作" in answer.out
    assert out.stat().st_mode & 0o777 == 0o600
    head, *lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert (head["format"], head["events"], len(lines)) == ("gouji/audits/1", 2, 3)
    assert lines[1]["event"]["auditor"] == "甲"
    first = gouji("store", "import", out, "--store", there)
    assert (first.status, first.err) == (0, "")
    assert "新增 2 步" in first.out
    assert "新增 0 步" in gouji("store", "import", out, "--store", there).out
    with Store(there) as opened:
        assert Session.open(parser.read(FAULTY), opened, "甲").state.corrections[CELL].value == 7


def test_the_export_can_go_to_standard_output(gouji: Gouji, store: Path) -> None:
    answer = gouji("store", "export", "-", "--store", store)
    assert len(answer.out.splitlines()) == 4


def test_what_cannot_be_imported_is_one_line_and_leaves_all_as_it_was(
    gouji: Gouji, store: Path, tmp_path: Path
) -> None:
    before = store.read_bytes()
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"format":"gouji/audits/1","reports":1,"events":0}\n{"report":7}\n')
    for call in ((bad,), (tmp_path / "nothing",), ()):
        answer = gouji("store", "import", *call, "--store", store)
        assert answer.status == 2
        assert one_line(answer.err)
    assert store.read_bytes() == before


def test_the_audits_are_never_the_target_of_their_export(gouji: Gouji, store: Path) -> None:
    before = store.read_bytes()
    answer = gouji("store", "export", store, "--store", store, "--force")
    assert answer.status == 2
    assert store.read_bytes() == before


def test_the_auditor_is_who_the_call_or_the_settings_name(gouji: Gouji, tmp_path: Path) -> None:
    answer = gouji("export", FAULTY, "--auditor", "王 五", "-o", "-")
    assert "王 五" in answer.out
    config = tmp_path / "home" / "gouji" / "config.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('auditor = "李四"\n', "utf-8")
    assert "李四" in gouji("export", FAULTY, "-o", "-").out
    assert "李四" not in gouji("export", FAULTY, "--auditor", "王五", "-o", "-").out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_there_is_help(gouji: Gouji, lang: str) -> None:
    answer = gouji("store", "--help", "--lang", lang)
    assert answer.status == 0
    for word in ("path", "check", "backup", "export", "import", "--store"):
        assert word in answer.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_becomes_of_the_file_at_the_very_end_is_told_on_standard_error(
    gouji: Gouji, store: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang
) -> None:
    def worked(app: GoujiApp) -> None:
        Session.open(parser.read(FAULTY), app.workspace.store, "甲").correct(CELL, "8")
        app.workspace.store.path.unlink()

    monkeypatch.setattr(program, "_show", worked)
    monkeypatch.setattr(screen, "_keys_at_hand", lambda _: True)
    for name in ("is_terminal", "messages_are_seen"):
        monkeypatch.setattr(printing, name, lambda: True)
    answer = gouji(FAULTY, "--store", store, "--lang", lang)
    (rescue,) = store.parent.glob("*.rescue-*")
    assert answer.status == 0
    assert words(lang)("store.rescued_gone", path=str(store), rescue=str(rescue)) in answer.err
    assert one_line(answer.err)

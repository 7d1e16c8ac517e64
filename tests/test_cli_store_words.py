"""``gouji store``: its words in any order, standard streams, and exported audits that are kept."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import parser
from parser.forms import Address
from tests.calling import FAULTY, Gouji, one_line
from tui.audit.session import Session
from tui.audit.store import Store

CELL = Address("t3.granted.natural")

pytestmark = pytest.mark.usefixtures("in_empty_folder")


def test_options_may_stand_before_and_after_the_file(
    gouji: Gouji, store: Path, tmp_path: Path
) -> None:
    for number, order in enumerate(((0, 1, 2), (1, 0, 2), (2, 0, 1), (0, 2, 1), (1, 2, 0))):
        file = tmp_path / f"{number}.jsonl"
        parts: tuple[list[str | Path], ...] = (["export"], ["--store", store], [file])
        if order.index(0) > order.index(2):
            continue  # the first word is what to do
        answer = gouji("store", *(word for at in order for word in parts[at]))
        assert (answer.status, answer.err) == (0, ""), order
        assert file.exists()
    copy = tmp_path / "c.sqlite3"
    assert gouji("store", f"--store={store}", "backup", "--force", copy).status == 0
    assert copy.exists()
    assert len(gouji("store", "export", "--store", store, "-").out.splitlines()) == 4
    assert "sound" in gouji("store", "--lang", "en", "check", "--store", store, copy).out
    for call in (("export", "a", "b"), ("fly",), (), ("export", "--nothing", "a"), ("--store",)):
        answer = gouji("store", *call, "--lang", "en")
        assert (answer.status, one_line(answer.err)) == (2, True), call
    assert "a.jsonl" not in {each.name for each in tmp_path.iterdir()}


def test_a_backup_does_not_go_to_standard_output(gouji: Gouji, store: Path, tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        answer = gouji("store", "backup", "-", "--store", store, "--lang", lang)
        assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)
        assert f"gouji store export --store {store} -" in answer.err
    assert not (tmp_path / "-").exists()


def test_an_export_is_imported_from_standard_input(
    gouji: Gouji, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there.sqlite3"
    out = gouji("store", "export", "-", "--store", store).out
    for text, status in (("notes", 2), (out[:-9], 2), (out, 0)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert gouji("store", "import", "-", "--store", there).status == status
        assert there.exists() == (status == 0)
    monkeypatch.setattr("sys.stdin", None)
    assert one_line(gouji("store", "import", "-", "--store", there).err)
    with Store(there) as opened:
        assert Session.open(parser.read(FAULTY), opened, "甲").state.corrections[CELL].value == 7


def test_exported_audits_are_replaced_only_by_exported_audits(
    gouji: Gouji, store: Path, tmp_path: Path
) -> None:
    log = tmp_path / "audits.jsonl"
    assert gouji("store", "export", log, "--store", store).status == 0
    before = log.read_bytes()
    calls = (
        ("check", FAULTY, "--format", "jsonl", "--output", log, "--force"),
        ("export", FAULTY, "--format", "json", "--output", log, "--force", "--store", store),
        ("store", "backup", log, "--force", "--store", store),
        ("store", "export", log, "--store", store),
    )
    for call in calls:
        answer = gouji(*call)
        assert (answer.status, one_line(answer.err)) == (2, True), call
        assert log.read_bytes() == before
    assert gouji("store", "export", log, "--store", store, "--force").status == 0
    assert json.loads(log.read_text("utf-8").splitlines()[0])["written"]
    assert log.read_bytes() != before
    other = tmp_path / "other.json"
    other.write_text('{"format":"gouji/other/1"}')
    assert gouji(*calls[0][:-2], other, "--force").status == 1

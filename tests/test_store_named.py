"""A file that the user names: how large it may be to be read, and how commands name it again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tui.audit import locations, recovering
from tui.audit.moving import LARGEST
from tui.audit.store import Store, StoreError


def test_a_command_in_words_names_the_audit_file_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locations, "default_path", lambda: tmp_path / "audits.sqlite3")
    assert locations.option_for(tmp_path / "audits.sqlite3") == ""
    assert locations.option_for(Path("/a b/c.db")) == " --store '/a b/c.db'"


def test_a_file_too_large_to_be_told_is_refused_and_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    huge = tmp_path / "film.mkv"
    huge.write_bytes(b"\x1aE\xdf\xa3" * 100)
    os.truncate(huge, LARGEST + 1)

    def read(_: Path) -> bytes:
        raise AssertionError("read")

    monkeypatch.setattr("tui.audit.recovering._beginning", read)
    with pytest.raises(StoreError) as caught:
        Store(huge)
    assert caught.value.reason.code == "store.foreign"
    assert huge.stat().st_size == LARGEST + 1
    os.truncate(huge, LARGEST)
    with pytest.raises(AssertionError):
        Store(huge)


def test_of_a_damaged_file_no_more_is_read_than_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audits.sqlite3"
    path.write_bytes(bytes(100))
    monkeypatch.setattr("tui.audit.recovering.LARGEST", 10)
    assert len(recovering._beginning(path)) == 10

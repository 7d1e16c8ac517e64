"""Where the rescue file of an audit file that is lost lies, and what where it cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.auditing import NATURAL, WRONG, codes
from tests.factories import make_report
from tui.audit import locations
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of

OTHER = make_report({"t3.granted.natural": "8"}, agency="白石县人民政府", path="other.txt")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "audits.sqlite3"


@pytest.mark.parametrize("second", [True, False])
def test_where_nothing_can_be_written_beside_it_the_rescue_file_lies_elsewhere(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: bool
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    home = tmp_path / "home" / "audits.sqlite3"
    monkeypatch.setattr(locations, "default_path", lambda: home)
    (tmp_path / "temporary").mkdir()
    if not second:
        home.parent.write_text("a file in the place of the folder")
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    shutil.rmtree(path.parent)
    path.parent.write_text("a file in the place of the folder")
    session.correct(NATURAL, "5")
    assert (store.path.parent == home.parent) is second
    assert second or store.path.parent.parent == tmp_path / "temporary"
    assert store.path.parent.stat().st_mode & 0o777 == 0o700
    store.close()
    for other in (tmp_path / "other" / "audits.sqlite3", home):
        if other != home or second:
            with Store(other) as stranger:  # of the same stem, and not the same file
                assert codes(stranger) == []
                assert stranger.recent() == ()
    path.parent.unlink()
    with Store(path) as again:
        assert codes(again) == ["store.rescue_taken"]
        assert len(again.events(key_of(WRONG))) == 1


def test_a_rescue_file_beside_it_is_of_that_file_alone_and_moves_with_the_folder(
    path: Path,
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    for text in ("一", "二", "三"):  # the file, the rescue file, the rescue file of that
        session.note("report", text)
        store.path.unlink()
    session.note("report", "四")
    store.close()
    moved = path.parent.rename(path.parent.with_name("moved"))
    with Store(moved / "audits.db") as stranger:
        assert codes(stranger) == []
    with Store(moved / path.name) as again:
        assert set(codes(again)) == {"store.rescue_taken"}
        assert len(again.events(key_of(WRONG))) == 4


def test_where_no_rescue_file_can_be_written_nothing_is_shown_as_done(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    session.correct(NATURAL, "5")
    path.unlink()
    monkeypatch.setattr("tui.audit.rescue.rescue_names", lambda _: [])
    acts: tuple[Callable[[], object], ...] = (lambda: session.correct(NATURAL, "6"), session.undo)
    for act in acts:
        with pytest.raises(StoreError) as caught:
            act()
        assert caught.value.reason.code == "store.nowhere"
    assert session.state.corrections[NATURAL].value == 5
    monkeypatch.undo()
    session.correct(NATURAL, "7")
    assert len(store.events(key_of(WRONG))) == 2
    store.close()


def test_no_rescue_file_is_laid_under_a_disk_that_was_taken_away(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home" / "audits.sqlite3"
    monkeypatch.setattr(locations, "default_path", lambda: home)
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    session.correct(NATURAL, "5")
    store._held._device += 1  # as the folder looks from then on
    path.rename(tmp_path / "on the disk")
    session.note("report", "丢失之后")
    assert store.path.parent == home.parent
    store.close()
    (tmp_path / "on the disk").rename(path)
    with Store(path) as again:
        assert codes(again) == ["store.rescue_taken"]
        assert len(again.events(key_of(WRONG))) == 2

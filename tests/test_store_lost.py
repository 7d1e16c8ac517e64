"""An audit file lost, replaced or damaged while it is open: the work goes on, and it is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.auditing import NATURAL, WRONG, codes
from tests.factories import make_report
from tui.audit import locations
from tui.audit.session import Session
from tui.audit.store import Store, StoreError, key_of
from tui.locale import words

OTHER = make_report({"t3.granted.natural": "8"}, agency="白石县人民政府", path="other.txt")


def delete(path: Path) -> None:
    path.unlink()


def replace_by_another_store(path: Path) -> None:
    other = path.with_name("other.sqlite3")
    Store(other).close()
    other.replace(path)


def replace_by_a_text(path: Path) -> None:
    other = path.with_name("notes.txt")
    other.write_text("会议记录\n" * 1000)
    other.replace(path)


def truncate(path: Path) -> None:
    os.truncate(path, 0)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def garbage(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(b"\xaa" * len(data))


def garbage_in_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 2 :] = b"\xaa" * (len(data) - 4096 * 2)
    path.write_bytes(data)


def move_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.mkdir()


LOSSES = (
    delete,
    replace_by_another_store,
    replace_by_a_text,
    truncate,
    cut,
    garbage,
    garbage_in_the_middle,
    move_the_folder,
)


def remove_what_is_not_ours(path: Path) -> None:
    """What the refusal of a foreign file asks for."""
    if path.exists() and path.read_bytes().startswith("会议记录".encode()):
        with pytest.raises(StoreError):
            Store(path)
        path.unlink()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "audits.sqlite3"


@pytest.mark.parametrize("lose", LOSSES)
def test_what_was_shown_is_there_after_the_next_start(
    path: Path, lose: Callable[[Path], None]
) -> None:
    store = Store(path)
    session, other = Session.open(WRONG, store, "甲"), Session.open(OTHER, store, "甲")
    session.correct(NATURAL, "5")
    other.note("report", "另一份")
    assert codes(store) == []
    lose(path)
    session.note("report", "丢失之后")
    assert len(codes(store)) == 1  # at once
    session.undo()
    session.redo()
    shown = session.state.history
    store.close()
    remove_what_is_not_ours(path)
    with Store(path) as again:
        assert [event.id for event in again.events(key_of(WRONG))] == [each.id for each in shown]
        after = Session.open(WRONG, again, "甲")
        assert after.state.corrections[NATURAL].value == 5
        assert [note.text for note in after.state.notes] == ["丢失之后"]
        assert [note.text for note in Session.open(OTHER, again, "甲").state.notes] == ["另一份"]
    with Store(path) as third:
        assert codes(third) == []


@pytest.mark.parametrize("lose", LOSSES)
def test_a_loss_is_noticed_also_by_what_only_looks(
    path: Path, lose: Callable[[Path], None]
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    session.correct(NATURAL, "5")
    lose(path)
    assert session.refresh() is False
    assert len(codes(store)) == 1
    store.close()
    remove_what_is_not_ours(path)
    with Store(path) as again:
        assert len(again.events(key_of(WRONG))) == 1


def test_a_loss_in_the_middle_of_a_step_is_noticed_before_the_step_is_shown(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    write = store._write

    def pulled(*words: object) -> object:
        answer = write(*words)  # type: ignore[arg-type]
        path.unlink()
        return answer

    monkeypatch.setattr(store, "_write", pulled)
    event = session.correct(NATURAL, "5")
    assert codes(store) == ["store.rescued_gone"]
    monkeypatch.undo()
    assert store.path != path
    assert store.events(key_of(WRONG)) == (event,)
    store.close()


def test_where_the_folder_cannot_be_written_the_step_is_not_shown_and_can_be_done_again(
    path: Path,
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    in_the_way = Path(f"{path}-journal")
    in_the_way.unlink()
    in_the_way.mkdir()
    with pytest.raises(StoreError) as caught:
        session.correct(NATURAL, "5")
    assert caught.value.reason.code == "store.unwritable"
    assert session.state.history == ()
    in_the_way.rmdir()
    assert session.correct(NATURAL, "5") is not None
    store.close()


def test_another_window_that_works_on_is_no_loss(path: Path) -> None:
    one, two = Store(path), Store(path)
    mine, theirs = Session.open(WRONG, one, "甲"), Session.open(WRONG, two, "乙")
    for number in range(10):
        mine.correct(NATURAL, str(number))
        theirs.note("report", f"第 {number} 次")
    assert codes(one) == codes(two) == []
    assert mine.refresh()
    assert mine.state.history == theirs.state.history
    one.close()
    two.close()


def test_what_only_touches_the_file_is_no_loss(path: Path) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    session.correct(NATURAL, "5")
    os.utime(path)
    session.correct(NATURAL, "6")
    assert codes(store) == []
    store.close()


def test_the_refusal_of_what_took_its_place_names_the_rescue_file_and_the_way_on(
    path: Path,
) -> None:
    store = Store(path)
    session = Session.open(WRONG, store, "甲")
    session.correct(NATURAL, "5")
    replace_by_a_text(path)
    session.note("report", "丢失之后")
    rescue = store.path
    store.close()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.foreign_beside"
    assert str(rescue) in words("zh").tell(caught.value.reason)
    path.rename(path.with_name("moved-away.txt"))
    with Store(path) as again:
        assert len(again.events(key_of(WRONG))) == 2
    path.with_name("moved-away.txt").rename(path)
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason.code == "store.foreign", "a rescue file that was taken in is none"


@pytest.mark.parametrize("name", ["by-hand-20260101-120000", "before-loss-20260101-120000"])
@pytest.mark.parametrize("there", [True, False])
def test_a_store_is_filled_from_backups_of_every_kind(path: Path, name: str, there: bool) -> None:
    with Store(path) as store:
        Session.open(WRONG, store, "甲").correct(NATURAL, "5")
    (by_day,) = locations.backups_of(path).iterdir()
    by_day.rename(locations.backup_name(path, name))
    locations.backup_name(path, "notes").write_text("none of ours")
    path.unlink()
    if there:
        path.touch()
    with Store(path) as again:
        assert codes(again) == ["store.empty_recovered" if there else "store.gone_recovered"]
        assert len(again.events(key_of(WRONG))) == 1

"""Files of exports: whole or not at all, and never in the place of a report or the audits."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import parser
from tests.calling import FAULTY
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.export import NotWritten, files
from tui.export.files import whole_file, write_whole
from tui.locale import words


def test_an_export_never_replaces_a_report_or_the_audits_by_whatever_name(
    tmp_path: Path,
) -> None:
    report = tmp_path / "报告.txt"
    last_year = tmp_path / "上年.txt"
    for path, year in ((report, "2023"), (last_year, "2022")):
        path.write_text(FAULTY.read_text("utf-8").replace("2023", year), "utf-8")
    store = Store(tmp_path / "audits.sqlite3")
    Session.open(parser.read(last_year), store, "甲")
    session = Session.open(parser.read(report), store, "甲")
    (tmp_path / "link.md").symlink_to(report)
    (tmp_path / "hard.md").hardlink_to(report)
    (tmp_path / "copy.md").write_bytes(report.read_bytes())
    (tmp_path / "audits.md").hardlink_to(store.path)
    (tmp_path / "sub").mkdir()
    (tmp_path / "before").write_bytes(report.read_bytes())
    names = sorted(path.name for path in tmp_path.iterdir())
    for name, code in (
        ("报告.txt", "is_report"),
        ("sub/../报告.txt", "is_report"),
        ("link.md", "is_report"),
        ("hard.md", "is_report"),
        ("copy.md", "is_report"),
        ("上年.txt", "is_report"),
        ("audits.sqlite3", "is_audits"),
        ("audits.md", "is_audits"),
        ("audits.sqlite3-journal", "is_audits"),
    ):
        for replace in (False, True):
            with pytest.raises(NotWritten) as caught:
                export.write(session.state, "markdown", tmp_path / name, "zh", replace=replace)
            assert caught.value.reason.code == f"export.{code}"
    report.write_text("changed since it was read", "utf-8")
    with pytest.raises(NotWritten):
        export.write(session.state, "markdown", report, "zh", replace=True)
    assert report.read_text("utf-8") == "changed since it was read"
    assert (tmp_path / "copy.md").read_bytes() == (tmp_path / "before").read_bytes()
    assert store.path.read_bytes().startswith(b"SQLite")
    assert sorted(path.name for path in tmp_path.iterdir()) == names, "and nothing is left over"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EACCES, "denied"),
        (errno.EROFS, "denied"),
        (errno.ENOENT, "denied"),
        (errno.ENOSPC, "full"),
        (errno.EIO, "unwritable"),
    ],
)
def test_what_the_system_refuses_is_told_in_the_language_of_the_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def refused(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files, "_for_the_owner", refused)
    with pytest.raises(NotWritten) as caught:
        write_whole(tmp_path / "out.md", b"new", replace=False)
    assert caught.value.reason.code == f"export.{code}"
    said = words("zh").tell(caught.value.reason)
    assert os.strerror(number) not in said


def test_a_file_that_appears_while_writing_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.md"

    def race() -> Iterator[None]:
        with whole_file(path, replace=False) as file:
            file.write(b"ours")
            path.write_bytes(b"theirs")
            yield

    with pytest.raises(NotWritten):
        list(race())
    assert path.read_bytes() == b"theirs"
    assert [left.name for left in tmp_path.iterdir()] == ["out.md"]


def test_a_write_that_fails_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_bytes(b"old")

    def fail() -> None:
        with whole_file(path, replace=True) as file:
            file.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_bytes() == b"old"
    assert [left.name for left in tmp_path.iterdir()] == ["out.md"]


def test_an_interrupt_just_after_the_draft_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(path: str, flags: int) -> int:
        os.close(os.open(path, flags, 0o600))
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_for_the_owner", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "out.md", b"new", replace=False)
    assert list(tmp_path.iterdir()) == []


def test_nobody_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    old, new = b"a" * 500_000, b"b" * 500_000
    path.write_bytes(old)
    seen: set[bytes] = set()
    stop = threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=look)
    reader.start()
    for data in (new, old) * 5:
        write_whole(path, data, replace=True)
    stop.set()
    reader.join()
    assert seen <= {old, new}

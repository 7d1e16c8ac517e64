"""What an export never replaces, however often it is asked for: reports and the audits."""

from __future__ import annotations

from pathlib import Path

import pytest

import parser
from tests.calling import FAULTY
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.export import NotWritten


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
    files = sorted(path.name for path in tmp_path.iterdir())
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
                export.write(session, "markdown", tmp_path / name, "zh", replace=replace)
            assert caught.value.reason.code == f"export.{code}"
    report.write_text("changed since it was read", "utf-8")
    with pytest.raises(NotWritten):
        export.write(session, "markdown", report, "zh", replace=True)
    assert report.read_text("utf-8") == "changed since it was read"
    assert (tmp_path / "copy.md").read_bytes() == (tmp_path / "before").read_bytes()
    assert store.path.read_bytes().startswith(b"SQLite")
    assert sorted(path.name for path in tmp_path.iterdir()) == files, "and nothing is left over"

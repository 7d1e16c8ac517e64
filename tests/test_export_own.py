"""Exports are passed by in a folder under any name; reports and other files are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import make_report
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.check.paths import may_be_report
from tui.export.own import is_export
from tui.locale import LANGUAGES, Lang

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("format_name", "suffix"), [("markdown", "md"), ("html", "html"), ("docx", "docx")]
)
def test_an_export_is_known_under_any_name(
    tmp_path: Path, lang: Lang, format_name: str, suffix: str
) -> None:
    store = Store(tmp_path / "audits.sqlite3")
    session = Session.open(make_report(), store, "甲")
    path = tmp_path / f"审核意见.{suffix}"
    path.write_bytes(export.render(session, format_name, lang))
    store.close()
    assert is_export(path)
    assert not may_be_report(path)


def test_a_report_and_a_damaged_file_are_no_exports(tmp_path: Path) -> None:
    assert all(not is_export(path) for path in SAMPLES.iterdir())
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    assert not is_export(broken)
    assert not is_export(tmp_path / "absent.md")

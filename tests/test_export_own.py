"""Exports are passed by in a folder under any name; reports and other files are not."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from tests.factories import make_report
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.check.paths import may_be_report
from tui.export.own_output import is_export
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
    path.write_bytes(export.render(session.state, format_name, lang))
    store.close()
    assert is_export(path)
    assert not may_be_report(path)


def test_a_report_and_a_damaged_file_are_no_exports(tmp_path: Path) -> None:
    assert all(not is_export(path) for path in SAMPLES.iterdir())
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    assert not is_export(broken)
    assert not is_export(tmp_path / "absent.md")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("named pipes are files on Unix only")
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    assert not is_export(pipe)


def test_a_document_with_damaged_properties_is_no_export(tmp_path: Path) -> None:
    path = tmp_path / "damaged.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("docProps/core.xml", bytes(range(256)) * 8)
    data = bytearray(path.read_bytes())
    start = data.index(b"core.xml") + len(b"core.xml")
    data[start : start + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert not is_export(path)

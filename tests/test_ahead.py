"""What is begun before the screen is there: a report read, its audit file opened; once."""

import asyncio
from concurrent.futures import Future
from pathlib import Path
from types import SimpleNamespace

import pytest

import parser
from parser import Unreadable
from parser.report import Report
from tui.ahead import Ahead
from tui.app import GoujiApp

SAMPLE = Path(__file__).parent.parent / "samples" / "pipe-rows-2022.txt"


def test_a_report_is_read_and_its_audit_file_opened(tmp_path: Path) -> None:
    begun = Ahead(SAMPLE, None, tmp_path / "audits.sqlite3")
    reading = begun.taken(SAMPLE, 1)
    assert reading is not None
    report = reading.found.result()
    assert isinstance(report, Report)
    store = begun.store()
    assert store is not None
    assert store.path == tmp_path / "audits.sqlite3"
    assert begun.remembered(report)
    assert [each.sha256 for each in store.recent()] == [report.source.sha256]
    store.close()


def test_what_is_no_report_makes_no_audit_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("一封信。", "utf-8")
    begun = Ahead(path, None, tmp_path / "audits.sqlite3")
    reading = begun.taken(path, 1)
    assert reading is not None
    assert isinstance(reading.found.result(), Unreadable)
    assert begun.store() is None
    assert not (tmp_path / "audits.sqlite3").exists()


def test_an_audit_file_that_cannot_be_opened_is_left_to_who_tells_why(tmp_path: Path) -> None:
    (tmp_path / "audits.sqlite3").mkdir()
    begun = Ahead(SAMPLE, None, tmp_path / "audits.sqlite3")
    reading = begun.taken(SAMPLE, 1)
    assert reading is not None
    reading.found.result()
    assert begun.store() is None


@pytest.mark.parametrize(("name", "part"), [(SAMPLE.name, 2), ("other.txt", 1)])
def test_only_what_was_asked_for_is_taken_and_only_once(
    name: str, part: int, tmp_path: Path
) -> None:
    begun = Ahead(SAMPLE, None, tmp_path / "audits.sqlite3")
    assert begun.taken(SAMPLE.with_name(name), part) is None
    reading = begun.taken(SAMPLE, 1)
    assert reading is not None
    assert begun.taken(SAMPLE, 1) is None, "to open a report again reads it again"
    reading.found.result()
    if store := begun.store():
        store.close()


def test_the_screen_takes_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "audits.sqlite3"
    begun = Ahead(SAMPLE, None, path)
    app = GoujiApp(str(SAMPLE), store=path, lang="en", ahead=begun)
    monkeypatch.setattr("tui.reading.Reading", None)
    monkeypatch.setattr("tui.opening.Store", None)

    async def shown() -> None:
        async with app.run_test(size=(120, 40)):
            assert app.store is begun.store()

    asyncio.run(shown())
    app.close_store()


def test_an_audit_file_that_others_open_first_is_not_opened_here_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = parser.read(SAMPLE)
    found = Future[Report]()
    monkeypatch.setattr("tui.ahead.Reading", lambda path, data: SimpleNamespace(found=found))
    begun = Ahead(SAMPLE, None, tmp_path / "audits.sqlite3")
    assert begun.store() is None, "nobody waits for a long reading"
    found.set_result(report)
    assert begun.store() is None
    assert not (tmp_path / "audits.sqlite3").exists()

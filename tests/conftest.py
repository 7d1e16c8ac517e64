"""What tests share: how property tests run (the same examples every time, or with ``make fuzz``
many new ones), and what the tests of the screen begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import parser
from parser.forms import Address
from parser.wording.message import Facts
from tests.calling import FAULTY, Gouji, at_home, odd_place
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store

settings.register_profile(
    "default", derandomize=True, deadline=None, database=None, max_examples=60
)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=5000,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")


@pytest.fixture(autouse=True)
def _plain_settings(request: pytest.FixtureRequest) -> None:
    """Tests of the screen neither see nor change the settings of whoever runs them."""
    if request.path.name.startswith("test_screen_"):
        from tests.screen_driver import no_settings

        no_settings(request.getfixturevalue("monkeypatch"), request.getfixturevalue("tmp_path"))


@pytest.fixture(autouse=True)
def _no_message_lacks_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that lacks a fact fails the test in which it is shown, with the fact's name."""

    def fail(facts: Facts, name: str) -> str:
        raise AssertionError(f"no fact {name!r} among {facts}")

    monkeypatch.setattr(Facts, "__missing__", fail)


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A report with one wrong figure, by the path under which the screen finds it."""
    from tests.screen_driver import give

    path = tmp_path / "faulty.txt"
    give(make_report({"t3.granted.natural": "6"}, path=str(path)), monkeypatch)
    return path


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    """The command line, at home in an empty folder."""
    return at_home(capsys, monkeypatch, tmp_path)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder of everything that may stand where a file was expected."""
    with odd_place(tmp_path) as folder:
        yield folder


@pytest.fixture
def in_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Names without a folder are those of an empty one."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """An audit file with two steps of one auditor on one report."""
    path = tmp_path / "kept" / "audits.sqlite3"
    with Store(path) as opened:
        session = Session.open(parser.read(FAULTY), opened, "甲")
        session.correct(Address("t3.granted.natural"), "7")
        session.note("report", "看过")
    return path

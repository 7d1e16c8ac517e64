"""What tests share: how property tests run (the same examples every time, or with ``make fuzz``
many new ones), and what the tests of the screen begin with.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import parser
from parser.forms import Address, load_form
from parser.report import State
from parser.wording.message import Facts
from tests.auditing import Opener, opener
from tests.calling import FAULTY, Gouji, at_home, odd_place
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store

SAMPLES = Path(__file__).parent.parent / "samples"

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
# A shell that runs the tests in the background lets them ignore Ctrl+C, and they all programs that
# they start: tests of what an interrupt does need it to be heard.
signal.signal(signal.SIGINT, signal.default_int_handler)


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
def flawed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A report with one wrong figure and one row whose label is lost, found as ``faulty`` is."""
    from tests.screen_driver import give

    path = tmp_path / "faulty.txt"
    denied = (address for address in load_form("2021").places if "denied_by_law" in address)
    report = make_report(
        {"t3.granted.natural": "6"},
        path=str(path),
        states=dict.fromkeys(denied, State.RECOVERED),
        prose={1: "本年度新收政府信息公开申请99件。"},
    )
    give(report, monkeypatch)
    return path


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of reports: one with a wrong figure, one without, an empty one, a hostile name."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for name in ("faulty-wrong-figure-2023.txt", "cell-per-line-2024.txt"):
        (folder / name).write_bytes((SAMPLES / name).read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "[b]\x1b[31m.txt").write_text(make_report().source.text, "utf-8")
    return folder


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    """The command line, at home in an empty folder."""
    return at_home(capsys, monkeypatch, tmp_path)


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    """Opens audits of one report by several auditors, all in one audit file."""
    return opener(tmp_path)


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

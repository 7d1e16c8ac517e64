"""What tests share: how property tests run (the same examples every time, or with ``make fuzz``
many new ones), and what the tests of the screen begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.calling import Gouji, at_home, odd_place
from tests.factories import make_report

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

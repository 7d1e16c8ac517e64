"""A config file of any kind: read in bounds, and told in one line where it is odd."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from parser.harmless import printable
from tests.calling import FAULTY, Gouji, at_home, one_line
from tui.config_file import LARGEST, LONGEST_LINE
from tui.settings import config_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="redirections as on Unix")


@pytest.fixture
def gouji(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Gouji:
    return at_home(capsys, monkeypatch, tmp_path)


CONFIGS = {
    "binary": bytes(range(256)),
    "huge": b"a = 1\n" * LARGEST,
    "nested": b"a = " + b"[\n" * 5000,
    "dotted": b"a" + b".a" * LONGEST_LINE + b" = 1",
    "no toml": b"[rules",
    "rules are no table": b"rules = 4",
    "a severity is a list": b'[rules]\n"t3.results_total" = [1]',
    "unknown": b'[rules]\n"\\u001b[31m\\u202e" = "off"',
}


@pytest.mark.parametrize("content", CONFIGS.values(), ids=CONFIGS)
def test_a_config_file_that_is_odd_is_told_in_one_line(gouji: Gouji, content: bytes) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_bytes(content)
    for call in (("check", FAULTY), ("export", FAULTY, "--output", "-")):
        answer = gouji(*call)
        assert (answer.status, answer.out) == (2, "")
        assert one_line(answer.err)
        assert printable(answer.err) == answer.err
        assert str(config_path()) in answer.err


def test_a_config_file_may_be_as_large_as_it_says(gouji: Gouji) -> None:
    config_path().parent.mkdir(parents=True)
    comment = f"#{'x' * (LONGEST_LINE - 1)}\n"
    full = (comment * (LARGEST // len(comment) + 1))[:LARGEST]
    for text, status in ((full, 1), (f"{full}#", 2), (comment, 1), (f"#{comment}", 2)):
        config_path().write_text(text, "utf-8")
        assert gouji("check", FAULTY).status == status
    assert (LARGEST, LONGEST_LINE) == (100_000, 1_000), "what TOML makes of it stays small"


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_a_config_file_that_is_none_is_not_waited_for(
    gouji: Gouji, make: Callable[[Path], None]
) -> None:
    config_path().parent.mkdir(parents=True)
    make(config_path())
    answer = gouji("check", FAULTY)
    assert (answer.status, answer.out, one_line(answer.err)) == (2, "", True)


@pytest.mark.parametrize(
    ("line", "told"),
    [("lang = 5", "lang = 5"), ("keys = 3", "keys = 3"), ("ascii = 1", "ascii = 1"),
     ("theme = []", "theme = []"), ("[keys]\nundo = 4", "undo = 4")],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_told(gouji: Gouji, line: str, told: str) -> None:
    config_path().parent.mkdir(parents=True)
    config_path().write_text(line, "utf-8")
    answer = gouji("config", "keys")
    assert answer.status == 2
    assert one_line(answer.err)
    assert told in answer.err

"""A paste arrives whole: no control character in it ends it, and nothing of it acts as a key."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.constants import ESCAPE_DELAY
from textual.message import Message

from parser.harmless import harmless
from tui.incoming import LONGEST_PASTE, STALLED, Parser

START, END = "\x1b[200~", "\x1b[201~"
ENTER = "\r"


def parsed(*chunks: str) -> tuple[list[str], list[str]]:
    """The keys and the pastes that come of this input."""
    parser = Parser()
    found: list[Message] = [each for chunk in chunks for each in parser.feed(chunk)]
    return _keys(found), [each.text for each in found if isinstance(each, events.Paste)]


def _keys(found: Iterable[Message]) -> list[str]:
    return [each.key for each in found if isinstance(each, events.Key)]


@pytest.mark.parametrize(
    "text",
    [
        "前面的话。\n第二段\x1b[31m红色\n第三段",
        "\x1b",
        "\x1b\x1b[20\x1b[201\x1b[200~",
        "\x1bOP\x1b[A\x1b[1;1R\r",
        "a" * 50 + "\x1b" + "b" * 50,
    ],
)
def test_an_escape_in_a_paste_is_made_visible_and_ends_nothing(text: str) -> None:
    keys, pastes = parsed(f"a{START}{text}{END}b{ENTER}")
    assert pastes == [harmless(text)]
    assert keys == ["a", "b", "enter"]


@given(
    text=st.text(alphabet="\x1b[201~0文\r\x07", min_size=1).filter(lambda text: END not in text),
    cuts=st.lists(st.integers(0, 60), max_size=5),
)
def test_it_does_not_matter_in_which_chunks_a_paste_comes(text: str, cuts: list[int]) -> None:
    whole = f"a{START}{text}{END}b"
    bounds = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    chunks = [whole[start:end] for start, end in pairwise(bounds)]
    assert parsed(*filter(None, chunks)) == (["a", "b"], [harmless(text)])


def test_keys_outside_of_a_paste_are_what_they_were() -> None:
    keys, pastes = parsed("\x1b[A", "\x1b[", "B文\x7f\x1bOP")
    assert keys == ["up", "down", "文", "backspace", "f1"]
    assert pastes == []


def test_two_pastes_are_two() -> None:
    assert parsed(f"{START}一{END}{START}二\x1b{END}")[1] == ["一", "二␛"]


KEYS = {
    "\x1b[A": "up",
    "\x1b[1;5H": "ctrl+home",
    "\x1b[15~": "f5",
    "\x1bOP": "f1",
    "\x1b[[A": "f1",
    "\x1b[Z": "shift+tab",
    "文": "文",
    "n": "n",
    "\r": "enter",
    "\x12": "ctrl+r",
}


@given(typed=st.lists(st.sampled_from(sorted(KEYS)), max_size=8), data=st.data())
def test_keys_are_the_same_in_whatever_packets_they_come(
    typed: list[str], data: st.DataObject
) -> None:
    whole = "".join(typed)
    cuts = data.draw(st.lists(st.integers(0, len(whole)), max_size=6))
    bounds = [0, *sorted(cuts), len(whole)]
    chunks = [whole[start:end] for start, end in pairwise(bounds)]
    assert parsed(*filter(None, chunks))[0] == [KEYS[each] for each in typed]


@pytest.mark.parametrize("after", ["n", "1", "\r", "文", "\x1b[A", "\t", "\x7f", "]"])
def test_escape_is_a_key_whatever_follows_it_in_the_same_packet(after: str) -> None:
    (followed,), _ = parsed(after)
    assert parsed(f"\x1b{after}")[0] == ["escape", followed]
    assert parsed("\x1b", after)[0] == ["escape", followed]


def test_option_and_an_arrow_of_macos_stay_what_they_are() -> None:
    assert parsed("\x1bb\x1bf")[0] == ["ctrl+left", "ctrl+right"]


@pytest.mark.parametrize("sequence", ["\x1b[99x", "\x1b[1;2;3;4;5~", "\x1b[>0;1c"])
def test_a_sequence_that_nobody_knows_types_nothing(sequence: str) -> None:
    assert parsed(f"a{sequence}b")[0] == ["a", "b"]


class Waiting:
    """A parser whose clock goes on as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("tui.incoming.monotonic", lambda: self.now)
        self._parser = Parser()

    def feed(self, data: str) -> list[str]:
        return [str(getattr(each, "key", each)) for each in self._parser.feed(data)]

    def wait(self, seconds: float) -> list[str]:
        self.now += seconds
        return [str(getattr(each, "key", each)) for each in self._parser.tick()]


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> Waiting:
    return Waiting(monkeypatch)


def test_a_lone_escape_is_a_key_as_soon_as_nothing_follows(waiting: Waiting) -> None:
    assert waiting.feed("\x1b") == []
    assert waiting.wait(ESCAPE_DELAY * 0.9) == []
    assert waiting.wait(ESCAPE_DELAY * 0.2) == ["escape"]
    assert waiting.feed("[A") == ["left_square_bracket", "A"]


def test_a_begun_sequence_waits_as_long_as_a_line_may_stall(waiting: Waiting) -> None:
    assert waiting.feed("\x1b[1;") == []
    assert waiting.wait(STALLED * 0.9) == []
    assert waiting.feed("5H") == ["ctrl+home"]


def test_a_sequence_whose_rest_never_comes_types_nothing(waiting: Waiting) -> None:
    waiting.feed("\x1b[1;5")
    assert waiting.wait(STALLED * 1.1) == []
    assert waiting.feed("n") == ["n"]


def test_escape_and_a_bracket_are_two_keys_when_nothing_follows(waiting: Waiting) -> None:
    waiting.feed("\x1b[")
    assert waiting.wait(STALLED * 1.1) == ["escape", "left_square_bracket"]


def test_a_paste_whose_end_was_lost_ends_with_escape_after_a_silence(waiting: Waiting) -> None:
    waiting.feed(f"{START}批注")
    waiting.wait(STALLED * 0.9)
    waiting.now -= STALLED * 0.5
    assert waiting.feed("\x1b") == [], "at once it may belong to the paste"
    waiting.now += STALLED * 1.1
    paste, *_ = waiting.feed("\x1b")
    assert "批注" in paste
    assert waiting.wait(ESCAPE_DELAY * 1.1) == ["escape"]


def test_of_an_endless_paste_no_more_is_kept_than_can_be_shown() -> None:
    (text,) = parsed(START, *["文" * 50_000] * 5, END)[1]
    assert LONGEST_PASTE < len(text) < LONGEST_PASTE + 10

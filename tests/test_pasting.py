"""A paste arrives whole: no control character in it ends it, and nothing of it acts as a key."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from parser.harmless import harmless
from tui.pasting import Parser

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

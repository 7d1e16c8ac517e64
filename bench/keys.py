"""Every kind of key on the audit screen: from the key to the last byte of the frame it leads to."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import parser
from bench.measure import percentile
from bench.terminal import Reaction, Terminal
from parser.forms import Address
from tests.generator import generate

_UP, _DOWN, _RIGHT, _LEFT = b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"
_HOME, _END, _PAGE_UP, _PAGE_DOWN = b"\x1b[H", b"\x1b[F", b"\x1b[5~", b"\x1b[6~"
_FIRST, _LAST = b"\x1b[1;5H", b"\x1b[1;5F"  # with Ctrl
_MARK_DOWN, _MARK_RIGHT = b"\x1b[1;2B", b"\x1b[1;2C"
_TAB, _BACK_TAB, _ENTER, _ESCAPE = b"\t", b"\x1b[Z", b"\r", b"\x1b"
_BACKSPACE, _REDO = b"\x7f", b"\x12"
_ROUNDS = 3
_TOLD = 3.5  # seconds after which no message of what was done is left on the screen
_PROSE = "本机关依法办理各类事项，及时向社会公众说明有关情况。\n"
_LINES = 20_000

HEADER = f"{'median':>10}{'95 %':>12}{'frames':>10}{'keys':>7}  aim"
_AIM = "<= 6 ms, <= 16 ms, 1"


@dataclass(frozen=True)
class KeyRow:
    """The reactions to keys of one kind; keys that change nothing are not counted."""

    name: str
    reactions: Sequence[Reaction]
    aim: str = ""

    def __str__(self) -> str:
        answered = [reaction for reaction in self.reactions if reaction.frames]
        taken = [reaction.milliseconds for reaction in answered]
        frames = statistics.mean(reaction.frames for reaction in answered)
        return (
            f"{self.name:<52}{statistics.median(taken):>7.2f} ms{percentile(taken, 95):>9.2f} ms"
            f"{frames:>10.2f}{len(taken):>7}  {self.aim}"
        )


@dataclass(frozen=True)
class Walk:
    """Keys of one kind, pressed one after the other.

    ``lead`` are the keys that lead to where they are pressed, ``back`` those that lead away
    again. Of the keys only each last of ``of`` counts: the others lead to it.
    """

    name: str
    keys: Sequence[bytes]
    lead: Sequence[bytes] = (b"2",)
    back: Sequence[bytes] = ()
    of: int = 1
    told: bool = False
    """Whether a message tells what was done: it must be gone before the next walk."""


_INTO_SOURCE, _OUT = (b"2", _TAB), (_ESCAPE,)
WALKS = (
    Walk("arrows in table 2", (_DOWN, _RIGHT, _DOWN, _UP, _LEFT, _UP) * 5),
    Walk("arrows in tables 1 and 3", (b"1", _DOWN, b"1", _RIGHT, b"3", _RIGHT, b"3", _LEFT), of=2),
    Walk("arrows in the text", (_DOWN, _UP) * 3, (b"4",)),
    Walk("Home, End, PgUp, PgDn, Ctrl+Home, Ctrl+End", (_END, _PAGE_DOWN, _LAST, _HOME, _FIRST)),
    Walk("1, 2, 3, 4: tables and text", (b"1", b"2", b"3", b"4", b"2", b"4", b"1", b"3")),
    Walk("n, p: findings of all tables and the text", (b"n",) * 9 + (b"p",) * 9),
    Walk("y: a finding confirmed, on to the next", (b"y", b"y"), (b"n",)),
    Walk("Tab, Shift+Tab: panes", (_TAB,) * 4 + (_BACK_TAB,) * 4),
    Walk("arrows in the list of findings", (_DOWN,) * 5 + (_UP,) * 5, (b"2", _TAB, _TAB), _OUT),
    Walk("arrows in the source", (_DOWN, _RIGHT, _UP, _LEFT) * 3, _INTO_SOURCE, _OUT),
    Walk("PgDn, PgUp in the source", (_PAGE_DOWN,) * 4 + (_PAGE_UP,) * 4, _INTO_SOURCE, _OUT),
    Walk("Home, End in the source", (_END, _HOME) * 2, _INTO_SOURCE, _OUT),
    Walk("Shift+arrows: selecting in the source", (_MARK_DOWN, _MARK_RIGHT), _INTO_SOURCE, _OUT),
    Walk("Enter in the source: to the cell there", (_TAB, _DOWN, _ENTER) * 3, of=3),
    Walk("n, N in a search", (b"n", b"n", b"N", b"n"), (b"2", b"/", "情况".encode(), _ENTER), _OUT),
    Walk("t: simplified characters and back", (b"t",) * 4),
    Walk("typing in a dialog", (b"7", b"1", _BACKSPACE, b"2"), (b"2", _ENTER), _OUT),
)
"""The keys of the work itself: what they do is to be seen at once."""
APART = (
    Walk("Enter, a, /, m, X: a dialog is mounted", (b"\r", b"a", b"/", b"m", b"X"), back=_OUT),
    Walk("Enter: a figure kept, its dialog goes", (_ENTER, b"7", _ENTER) * 3, of=3),
    Walk("Escape: waits for the rest of a sequence", (_TAB, _ESCAPE) * 3, of=2),
    Walk("?, U, A, Ctrl+P: a list is mounted", (b"?", b"U", b"A", b"\x10"), back=_OUT),
    Walk("u, Ctrl+R, u: told in a message", (b"u", _REDO, b"u"), (b"n", b"y"), told=True),
    Walk("L, T: every word, every colour", (b"L", b"L", b"T", b"T", b"T"), told=True),
    Walk("]: another report, read and checked", (b"]", b"["), told=True),
)
"""What mounts widgets, and so paints more than once, or waits: not held to the aim."""


def rows(terminal: Terminal) -> Iterator[KeyRow]:
    """Press every kind of key, several times over, in a program that shows ``report()``."""
    taken: list[Reaction] = []
    for walk in WALKS:
        found = [reaction for _ in range(_ROUNDS) for reaction in _walked(terminal, walk)]
        taken += found
        yield KeyRow("  " + walk.name, found)
    yield KeyRow("any of these keys", taken, _AIM)
    for walk in APART:
        one_by_one = [replace(walk, keys=(key,)) for key in walk.keys] if walk.back else [walk]
        yield KeyRow(
            "  " + walk.name,
            [reaction for each in one_by_one * 2 for reaction in _walked(terminal, each)],
        )


def _walked(terminal: Terminal, walk: Walk) -> list[Reaction]:
    for key in walk.lead:
        terminal.press(key)
    reactions = [terminal.press(key) for key in walk.keys]
    for key in walk.back:
        terminal.press(key)
    if walk.told:
        terminal.quiet(_TOLD)
    return reactions[walk.of - 1 :: walk.of]


def report() -> str:
    """A report with findings on every table and in the text."""
    sample = generate(1, "pipe_end", "blank_zeros")
    text = sample.data.decode()
    span = parser.read_bytes(sample.data, sample.name)[Address("t3.new.total")].span
    assert span is not None
    lines = f"{text[: span.start]}1{text[span.start :]}".splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("六、"))


def lengthened(text: str) -> str:
    """The same report with 20,000 lines of prose before its first table."""
    head, mark, tail = text.partition("二、")
    return f"{head}{_PROSE * _LINES}{mark}{tail}"

"""What a terminal sends, cut into packets anywhere, as the keys and pastes that were meant.

Textual's parser takes what follows an ESC at once for the rest of a sequence, keys too, and types
out what it does not know: Esc and ``n`` in one packet are lost, and half an arrow is the key
``[``. So its input is put together here first: it gets text and whole sequences only. The rules:

- ESC and what cannot go on a sequence is the key Esc and what follows.
- A begun sequence waits for its rest, as long as a line may stall; a lone ESC only as long as
  nobody notices, since it may be the key (``ESCDELAY``, as everywhere).
- What is a sequence and not known, or never gets its rest, is no key and typed by nobody.
- Between the marks of a paste everything is text, made visible like all text of others.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Generator, Iterable, Iterator
from time import monotonic

from textual import constants, events
from textual._parser import ParseTimeout
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from parser.harmless import harmless

ESC, CTRL_C = "\x1b", "\x03"
STALLED = 1.0
"""Seconds without the rest of a sequence or paste after which it will not come any more."""
LONGEST_PASTE = 100_000
"""Characters of a paste that are taken: some hundred pages. Laying out more stops the screen."""

# Control sequences (ECMA-48), those of the Linux console, the old mouse reports, SS3. Option
# with an arrow is ESC b or ESC f on macOS; no key of ours, so nothing typed is lost by it.
_SEQUENCE = re.compile(
    r"\x1b(?:\[(?:M.{3}|\[.|[0-?]+[ -/]*[@-~]|[ -/]*[@-LN-Z\\-~])|O[0-9;]*[@-~]|[bf])", re.DOTALL
)
_BEGUN = re.compile(r"\x1b(?:\[(?:M.{0,2}|\[|[0-?]*[ -/]*)|O[0-9;]*)?\Z", re.DOTALL)
_ESC_AND_A_KEY = 2
_WINDOWS_DRIVER = "textual.drivers.win32"


class Parser(XTermParser):
    """Textual's parser, whose input is whole sequences and harmless pastes only."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._begun = ""
        """A sequence whose rest has not come."""
        self._pasted: str | None = None
        """What came of a paste whose end has not come."""
        self._last = monotonic()

    @property
    def patience(self) -> float | None:
        """Seconds until ``tick`` has something to decide, unless more comes before."""
        if not self._begun:
            return None
        return max(0.0, self._last + self._delay - monotonic())

    @property
    def _delay(self) -> float:
        return constants.ESCAPE_DELAY if self._begun == ESC else STALLED

    def feed(self, data: str) -> Iterator[Message]:
        """The events of this input; an empty string means the end of all input."""
        now = monotonic()
        silence, self._last = now - self._last, now
        if not data:
            self._begun = ""
            yield from super().feed(data)
            return
        if self._pasted is not None and silence >= STALLED and data in (ESC, CTRL_C):
            # The end of the paste was lost on the way, and somebody wants to get on.
            yield from self._end_paste()
        data, self._begun = self._begun + data, ""
        while data:
            if self._pasted is not None:
                data = yield from self._go_on_pasting(self._pasted, data)
                continue
            text, esc, after = data.partition(ESC)
            if text:
                yield from super().feed(text)
            data = (yield from self._after_esc(esc + after)) if esc else ""

    def tick(self) -> Iterator[Message]:
        """What counts as typed because no more of its sequence came; call it from time to time."""
        if not self._begun or monotonic() - self._last < self._delay:
            return
        begun, self._begun = self._begun, ""
        if len(begun) <= _ESC_AND_A_KEY:
            yield _escape()
            yield from super().feed(begun[1:]) if begun[1:] else ()

    def _after_esc(self, data: str) -> Generator[Message, None, str]:
        """The events of the first thing in ``data``, which begins with ESC; returns the rest."""
        sequence = _SEQUENCE.match(data)
        if sequence is not None:
            yield from self._sequence(sequence[0])
            return data[sequence.end() :]
        if _BEGUN.match(data):
            self._begun = data
            return ""
        yield _escape()
        return data[1:]

    def _sequence(self, sequence: str) -> Iterable[Message]:
        if sequence == BRACKETED_PASTE_START:
            self._pasted = ""
            return ()
        found = tuple(super().feed(sequence))
        if self._awaiting.timeout is None:
            return found
        # Not known: Textual's parser waits for more, and would then type it out.
        self._awaiting = self._gen.throw(ParseTimeout())
        self._tokens.clear()
        return ()

    def _go_on_pasting(self, before: str, data: str) -> Generator[Message, None, str]:
        """The paste, if this ends it; returns what follows it."""
        # The mark of the end may have begun in what came before.
        overlap = min(len(before), len(BRACKETED_PASTE_END) - 1)
        text, end, rest = (before[len(before) - overlap :] + data).partition(BRACKETED_PASTE_END)
        whole = before[: len(before) - overlap] + text
        if end:
            self._pasted = whole
            yield from self._end_paste()
            return rest
        # One too many tells that it was too long; the last ones may be half a mark.
        kept, last = whole[: LONGEST_PASTE + 1], whole[1 - len(BRACKETED_PASTE_END) :]
        self._pasted = whole if len(whole) <= LONGEST_PASTE else kept + last
        return ""

    def _end_paste(self) -> Iterator[Message]:
        text, self._pasted = harmless(self._pasted or ""), None
        yield events.Paste(text)


def _escape() -> events.Key:
    return events.Key("escape", ESC)


def parse_so_on_windows() -> None:
    """Let Windows' driver, which makes its parser itself, make this one."""
    if _WINDOWS_DRIVER in sys.modules:
        setattr(sys.modules[_WINDOWS_DRIVER], XTermParser.__name__, Parser)

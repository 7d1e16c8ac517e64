"""A paste reaches the program whole, whatever control characters are in it.

Textual takes every ESC inside a bracketed paste for the end of the text before it: what follows
arrives as keys, and a line end among them keeps a note that nobody kept. So an ESC that does not
begin the mark of the paste's end is made visible before Textual's parser sees it, as all report
text is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

from parser.harmless import harmless

_DRIVERS = ("textual.drivers.linux_driver", "textual.drivers.win32")


class PasteKeeper:
    """Follows what a terminal sends; between the marks of a paste no ESC is left but theirs."""

    def __init__(self) -> None:
        self._pasting = False
        self._before = ""
        """Outside of a paste: what came last, which may be the first half of its mark."""
        self._held = ""
        """Inside a paste: what may be the first half of the mark of its end."""

    def keep(self, data: str) -> str:
        """The same input with harmless pastes; a half mark of the end waits for its rest."""
        kept = ""
        while data:
            if self._pasting:
                inside, end, data = (self._held + data).partition(BRACKETED_PASTE_END)
                self._held = "" if end else _half_mark(inside)
                kept += harmless(inside[: len(inside) - len(self._held)]) + end
                self._pasting = not end
            else:
                seen = self._before + data
                at = seen.find(BRACKETED_PASTE_START)
                if at < 0:
                    self._before = seen[1 - len(BRACKETED_PASTE_START) :]
                    return kept + data
                inside_from = at + len(BRACKETED_PASTE_START) - len(self._before)
                kept, data = kept + data[:inside_from], data[inside_from:]
                self._before, self._pasting = "", True
        return kept


def _half_mark(text: str) -> str:
    """The end of a text that the mark of a paste's end may begin with."""
    lengths = range(len(BRACKETED_PASTE_END) - 1, 0, -1)
    return next((text[-n:] for n in lengths if text.endswith(BRACKETED_PASTE_END[:n])), "")


class Parser(XTermParser):
    """Textual's parser of what a terminal sends, given harmless pastes only."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._keeper = PasteKeeper()

    def feed(self, data: str) -> Iterable[Message]:
        """The events of this input; an empty one means that there will be no more."""
        kept = self._keeper.keep(data)
        if data and not kept:
            return ()
        return super().feed(kept)


def keep_pastes_whole() -> None:
    """Let the drivers that are loaded parse their input so.

    They make their parser themselves, under the name that their module imported it by.
    """
    for name in _DRIVERS:
        if name in sys.modules:
            setattr(sys.modules[name], XTermParser.__name__, Parser)

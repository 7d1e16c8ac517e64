"""How much one file may expand to while it is read: counted where it expands, refused beyond.

A file of a few kilobytes can stand for gigabytes. Whatever reads one says what it is about to
do (``spend("cells", 3)``), and reading ends with a message as soon as a limit is passed. The
counts are the same on every machine, so a file that is read on one is read on all; time, which
is not, only ends what no count foresaw.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from parser.errors import LeftOff, Unreadable
from parser.report import Reason

Cancelled = Callable[[], bool]
"""Whether the reader has left; asked several times a second."""

LIMITS: Mapping[str, int] = {
    # Of the text of a file. The longest reports have a hundred thousand, a volume of a city's
    # forty offices a million.
    "characters": 2_000_000,
    # Stretches of it whose direction is turned, and runs of marks that could: each is kept to be
    # compared with the figures. A text that a web page was copied into has some hundred.
    "marks": 50_000,
    # Bytes of all parts of a package, and their number. A report with pictures has some ten MB
    # in a hundred parts.
    "unzipped": 100_000_000,
    "parts": 5_000,
    # Elements of XML or HTML: a report has ten thousand, a page of a portal three times that.
    "elements": 400_000,
    # Tables within each other: portals lay pages out with some ten.
    "nesting": 80,
    # Cells of tables, and the places that they cover when they span rows and columns: the form
    # has three hundred cells.
    "cells": 100_000,
    "area": 1_000_000,
    # Rules of style sheets, and the elements that each may be about.
    "style_rules": 4_000_000,
    # Parts of a mail message and headers of them.
    "mail_parts": 2_000,
    # Letters, lines and curves of a PDF, and the operators that draw them, forms included.
    "glyphs": 300_000,
    "drawings": 60_000,
    "operators": 1_000_000,
    # Bytes that the streams of a PDF unpack to, objects that are looked up, entries of the maps
    # from codes to characters.
    "unpacked": 150_000_000,
    "objects": 500_000,
    "map_entries": 500_000,
    "pages": 300,
    # Words and figures of the stretches in which tables are looked for: a table of the form
    # has three hundred.
    "tokens": 60_000,
    # What finding the rows of a table takes, about a millionth of a second each.
    "steps": 2_000_000,
}
"""What a file may expand to at most, by what is counted."""

# Seconds of processor time for what is read without a process of its own. An ordinary report
# takes a hundredth of it.
MOST_SECONDS = 6.0
# Seconds for what is done with the text of a file then, of whatever kind it is.
MOST_SECONDS_OF_TABLES = 2.5
# So much is counted between two looks at the clock and at whoever waits: some milliseconds.
ASKED_EVERY = 2_000
_LONGEST_DETAIL = 200


class OverBudget(Exception):
    """A limit was passed; a ``BaseException`` for no reader, and no sign of damage."""


class Budget:
    """What was spent on one file. ``broken`` is the reason once a limit was passed.

    Libraries catch what is raised within them, so ``broken`` is asked for in the end, whatever
    came out.
    """

    def __init__(self, cancelled: Cancelled | None = None, seconds: float = MOST_SECONDS) -> None:
        self.spent = dict.fromkeys(LIMITS, 0)
        self.broken: Reason | None = None
        self.left = False
        self._cancelled = cancelled
        self._until = time.thread_time() + seconds
        self._since = 0

    def spend(self, kind: str, amount: int = 1) -> None:
        """Count; raises ``OverBudget`` beyond the limit, ``LeftOff`` when the reader has left."""
        spent = self.spent[kind] = self.spent[kind] + amount
        if spent > LIMITS[kind]:
            self.exceed(kind)
        self._since += 1 + amount
        if self._since > ASKED_EVERY:
            self._since = 0
            self.look_up()

    def exceed(self, kind: str) -> None:
        """End here: the limit of that kind is passed; raises ``OverBudget``."""
        self.broken = over(kind)
        raise OverBudget(kind)

    def look_up(self) -> None:
        """Whether there is time left and somebody waiting; raises as ``spend`` does."""
        if self._cancelled is not None and self._cancelled():
            self.left = True
            raise LeftOff
        if time.thread_time() > self._until:
            self.exceed("time")


_CURRENT: ContextVar[Budget | None] = ContextVar("budget", default=None)


def over(kind: str) -> Reason:
    """The reason for a file that goes beyond the limit of that kind."""
    limit = LIMITS.get(kind)
    return Reason(
        "over_budget", {"kind": kind} if limit is None else {"kind": kind, "limit": limit}
    )


def spend(kind: str, amount: int = 1) -> None:
    """Count towards the budget of the file that is being read; nothing where none is set."""
    budget = _CURRENT.get()
    if budget is not None:
        budget.spend(kind, amount)


def exceed(kind: str) -> None:
    """End the reading of this file here: that limit is passed."""
    budget = _CURRENT.get()
    if budget is not None:
        budget.exceed(kind)
    raise OverBudget(kind)


@contextmanager
def budgeted(cancelled: Cancelled | None = None, seconds: float = MOST_SECONDS) -> Iterator[Budget]:
    """A budget for what is read within; whatever fails in it becomes a message.

    Raises ``Unreadable``: ``over_budget`` with the kind that was passed, or ``internal`` with
    the error for anything that no reader foresaw; ``LeftOff`` when ``cancelled`` says so.
    """
    budget = Budget(cancelled, seconds)
    token = _CURRENT.set(budget)
    try:
        yield budget
    except LeftOff:
        raise
    except Exception as error:
        if budget.left:
            raise LeftOff from error
        reason = budget.broken or _beneath(error)
        if reason is not None:
            raise Unreadable("", reason) from error
        if isinstance(error, Unreadable):
            raise
        detail = f"{type(error).__name__}: {error}"
        raise Unreadable("", Reason("internal", {"detail": detail[:_LONGEST_DETAIL]})) from error
    finally:
        _CURRENT.reset(token)


def _beneath(error: BaseException) -> Reason | None:
    """What ran out of memory or went too deep below an error, however libraries wrapped it."""
    met: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop()
        if not isinstance(one, BaseException) or id(one) in met:
            continue
        if isinstance(one, RecursionError):
            return over("nesting")
        if isinstance(one, MemoryError | SystemError):
            return over("memory")  # some extensions fail without a word when they get no memory
        met.add(id(one))
        waiting += [one.__cause__, one.__context__, *one.args]
    return None

"""What was raised, as what an auditor is told: a message with its cause, and work goes on.

What fails in one action stays in that action; what nobody foresaw leaves a crash report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.app import App

from parser.errors import Unreadable
from parser.troubles import Trouble
from tui import messages
from tui.audit.refusal import Refused
from tui.audit.store import StoreError
from tui.crash import write_crash_report
from tui.locale import Words

_LONGEST = 200
"""Characters of an error that are shown in a message; the crash report has the rest."""


@dataclass(frozen=True)
class Failure:
    """A fault of the program, and where its crash report lies."""

    error: BaseException
    report: Path

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """That error, with a crash report of it."""
        return cls(error, write_crash_report(error))

    def in_words(self, words: Words, key: str) -> str:
        """One line, by the words of that key, which name ``error`` and ``path``."""
        return words(key, error=_described(self.error), path=str(self.report))


@contextmanager
def guard(app: App[Any], words: Words) -> Iterator[None]:
    """Run an action; what it raises becomes a message, unforeseen errors a crash report too."""
    try:
        yield
    except (Refused, StoreError) as refused:
        messages.show(app, words.tell(refused.reason), severity="warning", passing=True)
    except Exception as error:  # noqa: BLE001 - whatever fails, the audit goes on
        told = Failure.of(error).in_words(words, "error.action")
        messages.show(app, told, severity="error")


def refusal(words: Words, attempt: Callable[[], object]) -> str | None:
    """Why the session refused to do it, in words; ``None`` when it was done."""
    try:
        attempt()
    except (Refused, StoreError) as refused:
        return words.tell(refused.reason)
    return None


def why_not_opened(error: Exception, words: Words) -> str:
    """Why a report could not be opened."""
    if isinstance(error, Unreadable):
        from parser import wording

        return wording.say(error.reason, None, words.lang)
    if isinstance(error, StoreError | Refused):
        return words.tell(error.reason)
    return Failure.of(error).in_words(words, "error.unforeseen")


def _described(error: BaseException) -> str:
    """A fault by its kind and its own words, short enough for a message."""
    trouble = Trouble.of(error)
    return trouble if trouble.kind else f"{type(error).__name__}: {error}"[:_LONGEST]

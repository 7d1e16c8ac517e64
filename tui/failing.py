"""What was raised, as what an auditor is told; what nobody foresaw leaves a crash report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parser.errors import Unreadable
from tui.audit.refusal import Refused
from tui.audit.store import StoreError
from tui.crash import write_crash_report
from tui.locale import Words
from tui.screens import guarded


@dataclass(frozen=True)
class Failure:
    """A fault of the program, and where its crash report lies."""

    error: BaseException
    report: Path

    def told(self, words: Words, key: str) -> str:
        """Said in one line, by the words of that key, which name ``error`` and ``path``."""
        return words(key, error=guarded.told(self.error), path=str(self.report))


def told(error: Exception, words: Words) -> str:
    """Why a report could not be opened."""
    if isinstance(error, Unreadable):
        from parser import wording

        return wording.say(error.reason, None, words.lang)
    if isinstance(error, StoreError | Refused):
        return words.tell(error.reason)
    return Failure(error, write_crash_report(error)).told(words, "error.unforeseen")

"""How a call ends: its exit status, and the one line that says what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import printing
from tui.locale import Words

if TYPE_CHECKING:
    from parser import Unreadable
    from tui.export import NotWritten

DONE, FAILED = 0, 2
_LONGEST_DETAIL = 300


def fail(text: str, say: Words) -> int:
    """Print an error of the program on standard error; returns the status of a failure."""
    printing.tell(say("cli.error", text=text))
    return FAILED


def unreadable(error: Unreadable, say: Words) -> int:
    """Say that a file could not be read as a report."""
    from parser.wording import say as say_reason
    from tui.check.run import file_line

    text = say_reason(error.reason, None, say.lang)
    printing.tell(file_line(error.path, text, say))
    return FAILED


def not_written(error: NotWritten, say: Words) -> int:
    """Say that an output was not written, and whether ``--force`` would help."""
    text = say.tell(error.reason)
    if error.reason.code == "export.exists":
        text = say("cli.may_force", text=text)
    return fail(text, say)


def tell_odd_settings(say: Words) -> None:
    """Tell on standard error which settings are ignored; that does not fail the call."""
    from tui.settings import config_path, load

    if problem := load().problem:
        fail(say("settings.problem", path=str(config_path()), problem=problem), say)


def unforeseen(error: Exception, say: Words) -> int:
    """An unforeseen error, with the path of its crash report."""
    from parser.troubles import Trouble
    from tui.crash import write_crash_report

    trouble = Trouble.of(error)
    what = trouble if trouble.kind else f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL]
    path = write_crash_report(error)
    return fail(say("cli.unforeseen", error=what, path=str(path)), say)

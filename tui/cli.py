"""The command ``gouji``: what it was asked, done; every failure is one line on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from tui import arguments, printing
from tui.calls import explaining, housekeeping, reports, screen
from tui.calls.answers import fail, unforeseen
from tui.locale import Words, words

INTERRUPTED, PIPE_CLOSED = 130, 141

_COMMANDS: dict[str, Callable[[Sequence[str], Words], int]] = {
    "check": reports.check,
    "export": reports.export,
    "explain": explaining.explain,
    "rules": housekeeping.rules,
    "config": housekeeping.config,
    "store": housekeeping.store,
}


def main(call: Sequence[str] | None = None) -> int:
    """Run a call (that of the process unless given) and return its exit status.

    0 done (``check``: nothing of severity ``error``); 1 ``check`` found an error; 2 a file
    could not be read or written, the call's words are off, or something unforeseen went wrong.
    ``--help`` leaves by ``SystemExit``.
    """
    printing.begin()
    if call is None:
        printing.guard()
        call = sys.argv[1:]
    say = words(arguments.language(call))
    command = arguments.command_of(call)
    try:
        if command is None:
            return screen.open_screen(call, say)
        rest = list(call)
        rest.remove(command)
        from tui.check.interrupt import interrupts

        with interrupts():
            return _COMMANDS[command](rest, say)
    except arguments.WrongUsage as error:
        program = "gouji" if command is None else f"gouji {command}"
        return fail(say("cli.usage_error", text=str(error), program=program), say)
    except printing.NotPrinted as error:
        return fail(say.tell(error.reason), say)
    except KeyboardInterrupt as interrupt:
        fail(say("cli.interrupted"), say)
        return getattr(interrupt, "status", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output left: nobody is there to be told, now or at exit.
        printing.let_go()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - whatever fails is one line and a status
        return unforeseen(error, say)

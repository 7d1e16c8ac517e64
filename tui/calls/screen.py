"""``gouji [FILE]``: the screen, or why none can be shown."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui import arguments, printing
from tui.arguments import STDIN
from tui.calls.answers import DONE, fail, unreadable
from tui.locale import Words


def open_screen(call: Sequence[str], say: Words) -> int:
    """Open a report, a folder or the start screen; the status of the program when it ended."""
    asked = arguments.open_parser(say).parse_args(call)
    if asked.version:
        printing.out(f"gouji {_version()}\n")
        return DONE
    piped = _piped(say) if asked.file == STDIN else None
    # Textual paints on standard error.
    if not (_keys_at_hand(piped) and printing.is_terminal() and printing.messages_are_seen()):
        return _without_terminal(asked.file, piped, say)
    if asked.file is not None and not _may_be_path(asked.file):
        return fail(say("cli.no_such_command", word=asked.file), say)
    # What is made until the first frame lives as long as the program: nothing to collect yet.
    gc.disable()
    begun = None
    if asked.file is not None:
        from parser import confined

        if confined.get_ready_for(asked.file):
            from tui.reading import Reading

            # Another process reads it while the screen is being imported here.
            begun = Reading(Path(asked.file))
    from tui import program

    ended = program.run(
        asked.file,
        store=asked.store,
        lang=asked.lang,
        piped=piped,
        auditor=asked.auditor,
        begun=begun,
    )
    for text in (*ended.notices, *filter(None, (ended.said,))):
        fail(text, say)
    return program.leave(ended.status)


def _keys_at_hand(piped: bytes | None) -> bool:
    """Whether keys can be read; of a report on standard input from the terminal itself."""
    if piped is not None:
        try:
            os.dup2(os.open("/dev/tty", os.O_RDWR), sys.stdin.fileno())
        except OSError:
            return False
    return sys.stdin is not None and sys.stdin.isatty()


def _piped(say: Words) -> bytes:
    """What comes on standard input."""
    if sys.stdin is None:  # closed by the caller
        raise arguments.WrongUsage(say("cli.stdin_closed"))
    from parser.readers.files import bounded

    return bounded(sys.stdin.buffer)


def _may_be_path(word: str) -> bool:
    """Whether a word is there as a file, or at least looks like the name of one."""
    return word == STDIN or os.path.lexists(word) or Path(word).name != word or "." in word


def _without_terminal(file: str | None, piped: bytes | None, say: Words) -> int:
    """No screen can be shown: what is wrong with the file, else with the call."""
    import parser
    from tui.export.files import is_folder

    if file is not None and not _may_be_path(file):
        return fail(say("cli.no_such_command", word=file), say)
    if file is not None and not is_folder(Path(file)):
        try:
            if piped is not None:
                parser.read_bytes(piped, file)
            else:
                parser.read(file)
        except parser.Unreadable as error:
            return unreadable(error, say)
    return fail(say("cli.no_terminal"), say)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gouji")
    except PackageNotFoundError:  # run from its folder, not installed
        return "(source)"

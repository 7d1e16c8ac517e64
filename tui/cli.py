"""The command ``gouji``: what it was asked, done; every failure is one line on standard error."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import arguments, printing
from tui.arguments import STDIN
from tui.locale import Words, words

if TYPE_CHECKING:
    from parser import Unreadable
    from tui.export import NotWritten

DONE, FAILED, INTERRUPTED, PIPE_CLOSED = 0, 2, 130, 141
_BINARY = frozenset({"docx", "xlsx"})
_LONGEST_DETAIL = 300


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
            return _open(call, say)
        rest = list(call)
        rest.remove(command)
        from tui.check.interrupt import interrupts

        with interrupts():
            return _COMMANDS[command](rest, say)
    except arguments.WrongUsage as error:
        return _fail(say("cli.usage_error", text=str(error)), say)
    except printing.NotPrinted as error:
        return _fail(say.tell(error.reason), say)
    except KeyboardInterrupt as interrupt:
        _fail(say("cli.interrupted"), say)
        return getattr(interrupt, "status", INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output left: nobody is there to be told, now or at exit.
        printing.let_go()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001 - whatever fails is one line and a status
        return _unforeseen(error, say)


def _open(call: Sequence[str], say: Words) -> int:
    asked = arguments.open_parser(say).parse_args(call)
    if asked.version:
        printing.out(f"gouji {_version()}\n")
        return DONE
    piped = _piped(say) if asked.file == STDIN else None
    # Textual paints on standard error.
    if not (_keys_at_hand(piped) and printing.is_terminal() and printing.messages_are_seen()):
        return _without_terminal(asked.file, piped, say)
    if asked.file is not None and not _may_be_path(asked.file):
        return _fail(say("cli.no_such_command", word=asked.file), say)
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
        _fail(text, say)
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
        return _fail(say("cli.no_such_command", word=file), say)
    if file is not None and not is_folder(Path(file)):
        try:
            if piped is not None:
                parser.read_bytes(piped, file)
            else:
                parser.read(file)
        except parser.Unreadable as error:
            return _unreadable(error, say)
    return _fail(say("cli.no_terminal"), say)


def _check(call: Sequence[str], say: Words) -> int:
    asked = arguments.check_parser(say).parse_args(call)
    _at_least_one(say, {"--jobs": asked.jobs, "--part": asked.part})
    if asked.paths.count(STDIN) > 1:
        raise arguments.WrongUsage(say("cli.stdin_once"))
    if STDIN in asked.paths and sys.stdin is None:
        raise arguments.WrongUsage(say("cli.stdin_closed"))
    if len(asked.paths) == 1:
        from parser import confined

        confined.get_ready_for(asked.paths[0])  # it starts while the rules are being imported
    from tui.check.one import Manner
    from tui.check.run import run
    from tui.export.files import NotWritten
    from tui.rule_settings import WrongSettings, rule_severities
    from tui.settings import config_path

    output = None if asked.output == Path(STDIN) else asked.output
    if asked.format != "text":
        printing.in_utf8()
    try:
        manner = Manner(
            format=asked.format,
            lang=say.lang,
            with_text=asked.with_text,
            part=asked.part,
            last_year=asked.last_year,
            severities=rule_severities(config_path()),
            width=printing.width() if output is None else None,
        )
        return run(asked.paths, manner, output=output, force=asked.force, jobs=asked.jobs)
    except NotWritten as error:
        return _not_written(error, say)
    except WrongSettings as error:
        return _fail(say.tell(error.reason), say)


def _export(call: Sequence[str], say: Words) -> int:
    asked = arguments.export_parser(say).parse_args(call)
    _at_least_one(say, {"--part": asked.part})
    ending = _format_of(asked.output)
    if asked.format and ending and asked.format != ending:
        what = {"format": asked.format, "name": asked.output.name, "ending": ending}
        raise arguments.WrongUsage(say("cli.other_format", **what))
    import parser
    from parser.harmless import printable_line
    from tui import export
    from tui.audit.session import Session
    from tui.audit.store import Store, StoreError
    from tui.export.files import is_folder
    from tui.rule_settings import WrongSettings, rule_severities
    from tui.settings import auditor, config_path

    try:
        report = parser.read(asked.file, part=asked.part)
        if asked.part > report.parts:
            text = say("cli.no_such_part", part=asked.part, parts=report.parts)
            return _fail(f"{asked.file}: {text}", say)
        with Store(asked.store) as store:
            severities = rule_severities(config_path())
            session = Session.open(report, store, auditor(asked.auditor), severities=severities)
            for reason in store.take_notices():
                _fail(say.tell(reason), say)
            name = asked.format or ending or "markdown"
            if asked.output == Path(STDIN):
                return _export_to_stdout(export.render(session, name, say.lang), name, say)
            target = asked.output or Path.cwd()
            if is_folder(target):
                target = export.suggest(session, name, target)
            path = export.write(session, name, target, say.lang, replace=asked.force)
    except parser.Unreadable as error:
        return _unreadable(error, say)
    except export.NotWritten as error:
        return _not_written(error, say)
    except (StoreError, WrongSettings) as error:
        return _fail(say.tell(error.reason), say)
    except FileNotFoundError as error:  # the working folder is gone
        return _not_written(export.NotWritten.because(error, asked.output or Path()), say)
    printing.out(say("cli.exported", path=printable_line(str(path))) + "\n")
    return DONE


def _export_to_stdout(data: bytes, format_name: str, say: Words) -> int:
    """An export as bytes; a terminal gets only what is text, and as text."""
    if not printing.is_terminal():
        printing.out_bytes(data)
    elif format_name in _BINARY:
        return _fail(say("cli.not_for_terminal", format=format_name), say)
    else:
        printing.out(data.decode("utf-8-sig"))
    return DONE


def _at_least_one(say: Words, given: Mapping[str, int | None]) -> None:
    for option, number in given.items():
        if number is not None and number < 1:
            raise arguments.WrongUsage(say("cli.at_least_one", option=option))


def _format_of(output: Path | None) -> str | None:
    """The export format that the ending of a file name asks for, where it asks for one."""
    from tui.export.files import is_folder
    from tui.export.formats import format_of

    return None if output is None or is_folder(output) else format_of(output)


def _rules(call: Sequence[str], say: Words) -> int:
    asked = arguments.rules_parser(say).parse_args(call)
    from tui.check.rules import rules_json, rules_text

    if asked.format == "json":
        printing.in_utf8()
    printing.out(rules_json() if asked.format == "json" else rules_text(say))
    return DONE


def _config(call: Sequence[str], say: Words) -> int:
    asked = arguments.config_parser(say).parse_args(call)
    from tui import config_listing

    if asked.what == "path":
        printing.out(config_listing.path_line())
        return DONE
    lines, wrong = config_listing.key_lines(say)
    printing.out(lines)
    return _fail(wrong, say) if wrong else DONE


def _store(call: Sequence[str], say: Words) -> int:
    asked = arguments.store_parser(say).parse_args(call)
    from parser.harmless import printable_line
    from tui import store_command
    from tui.audit.moving import NotImported
    from tui.audit.store import StoreError
    from tui.export.files import NotWritten

    try:
        done = store_command.run(asked.what, asked.file, asked.store, replace=asked.force)
    except NotWritten as error:
        return _not_written(error, say)
    except (StoreError, NotImported) as error:
        return _fail(say.tell(error.reason), say)
    for reason in done.notices:
        _fail(say.tell(reason), say)
    for reason in done.said:
        printing.out(f"{printable_line(say.tell(reason))}\n")
    return done.status


_COMMANDS: dict[str, Callable[[Sequence[str], Words], int]] = {
    "check": _check,
    "export": _export,
    "rules": _rules,
    "config": _config,
    "store": _store,
}


def _unreadable(error: Unreadable, say: Words) -> int:
    from parser.wording import say as say_reason
    from tui.check.run import file_line

    text = say_reason(error.reason, None, say.lang)
    printing.tell(file_line(error.path, text, say))
    return FAILED


def _unforeseen(error: Exception, say: Words) -> int:
    from tui.crash import write_crash_report

    what = f"{type(error).__name__}: {error}"[:_LONGEST_DETAIL]
    path = write_crash_report(error)
    return _fail(say("cli.unforeseen", error=what, path=str(path)), say)


def _not_written(error: NotWritten, say: Words) -> int:
    text = say.tell(error.reason)
    if error.reason.code == "export.exists":
        text = say("cli.may_force", text=text)
    return _fail(text, say)


def _fail(text: str, say: Words) -> int:
    printing.tell(say("cli.error", text=text))
    return FAILED


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gouji")
    except PackageNotFoundError:  # run from its folder, not installed
        return "(source)"

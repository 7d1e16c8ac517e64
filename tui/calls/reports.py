"""``gouji check`` and ``gouji export``: reports read without a screen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tui import arguments, printing
from tui.arguments import STDIN
from tui.calls.answers import DONE, fail, not_written, tell_odd_settings, unreadable
from tui.locale import Words

_BINARY = frozenset({"docx", "xlsx"})


def check(call: Sequence[str], say: Words) -> int:
    """Read and check reports; 1 where one has an error."""
    asked = arguments.check_parser(say).parse_args(call)
    _at_least_one(say, {"--jobs": asked.jobs, "--part": asked.part})
    if asked.paths.count(STDIN) > 1:
        raise arguments.WrongUsage(say("cli.stdin_once"))
    if STDIN in asked.paths and sys.stdin is None:
        raise arguments.WrongUsage(say("cli.stdin_closed"))
    if len(asked.paths) == 1:
        from parser import confined

        confined.get_ready_for(asked.paths[0])  # it starts while the rules are being imported
    from tui.check.one import CheckOptions
    from tui.check.run import run
    from tui.export.files import NotWritten
    from tui.rule_settings import WrongSettings, rule_severities
    from tui.settings import config_path

    output = None if asked.output == Path(STDIN) else asked.output
    if asked.format != "text":
        printing.in_utf8()
    try:
        options = CheckOptions(
            format=asked.format,
            lang=say.lang,
            with_text=asked.with_text,
            part=asked.part,
            last_year=asked.last_year,
            severities=rule_severities(config_path()),
            width=printing.width() if output is None else None,
        )
        tell_odd_settings(say)
        return run(asked.paths, options, output=output, force=asked.force, jobs=asked.jobs)
    except NotWritten as error:
        return not_written(error, say)
    except WrongSettings as error:
        return fail(say.tell(error.reason), say)


def export(call: Sequence[str], say: Words) -> int:
    """Write a report with the corrections, notes and decisions that are stored for it."""
    asked = arguments.export_parser(say).parse_args(call)
    _at_least_one(say, {"--part": asked.part})
    ending = _format_of(asked.output)
    if asked.format and ending and asked.format != ending:
        what = {"format": asked.format, "name": asked.output.name, "ending": ending}
        raise arguments.WrongUsage(say("cli.other_format", **what))
    import parser
    from parser.harmless import printable_line
    from tui import export as exports
    from tui.audit.session import Session
    from tui.audit.store import Store, StoreError
    from tui.export.files import is_folder
    from tui.rule_settings import WrongSettings, rule_severities
    from tui.settings import auditor, config_path

    try:
        report = parser.read(asked.file, part=asked.part)
        if asked.part > report.parts:
            text = say("cli.no_such_part", part=asked.part, parts=report.parts)
            return fail(f"{asked.file}: {text}", say)
        severities = rule_severities(config_path())
        tell_odd_settings(say)
        with Store(asked.store) as store:
            session = Session.open(report, store, auditor(asked.auditor), severities=severities)
            for reason in store.take_notices():
                fail(say.tell(reason), say)
            name = asked.format or ending or "markdown"
            if asked.output == Path(STDIN):
                return _export_to_stdout(exports.render(session.state, name, say.lang), name, say)
            target = asked.output or Path.cwd()
            if is_folder(target):
                target = exports.suggest(session.state, name, target)
            path = exports.write(session.state, name, target, say.lang, replace=asked.force)
    except parser.Unreadable as error:
        return unreadable(error, say)
    except exports.NotWritten as error:
        return not_written(error, say)
    except (StoreError, WrongSettings) as error:
        return fail(say.tell(error.reason), say)
    except FileNotFoundError as error:  # the working folder is gone
        return not_written(exports.NotWritten.because(error, asked.output or Path()), say)
    printing.out(say("cli.exported", path=printable_line(str(path))) + "\n")
    return DONE


def _export_to_stdout(data: bytes, format_name: str, say: Words) -> int:
    """An export as bytes; a terminal gets only what is text, and as text."""
    if not printing.is_terminal():
        printing.out_bytes(data)
    elif format_name in _BINARY:
        return fail(say("cli.not_for_terminal", format=format_name), say)
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

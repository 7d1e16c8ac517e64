"""``gouji rules``, ``gouji config`` and ``gouji store``."""

from __future__ import annotations

from collections.abc import Sequence

from tui import arguments, printing
from tui.calls.answers import DONE, fail, not_written
from tui.locale import Words


def rules(call: Sequence[str], say: Words) -> int:
    """List every rule."""
    asked = arguments.rules_parser(say).parse_args(call)
    from tui.check.rules import rules_json, rules_text

    if asked.format == "json":
        printing.in_utf8()
    printing.out(rules_json() if asked.format == "json" else rules_text(say))
    return DONE


def config(call: Sequence[str], say: Words) -> int:
    """Tell where the config file is, or the ids of actions for it."""
    asked = arguments.config_parser(say).parse_args(call)
    from tui import config_listing

    if asked.what == "path":
        printing.out(config_listing.path_line())
        return DONE
    lines, wrong = config_listing.key_lines(say)
    printing.out(lines)
    return fail(wrong, say) if wrong else DONE


def store(call: Sequence[str], say: Words) -> int:
    """Tell where the audit file is, check it, copy it, take it along."""
    asked = arguments.store_parser(say).parse_args(call)
    from parser.harmless import printable_line
    from tui import store_command
    from tui.audit.moving import NotImported
    from tui.audit.store import StoreError
    from tui.export.files import NotWritten

    try:
        done = store_command.run(asked.what, asked.file, asked.store, replace=asked.force)
    except NotWritten as error:
        return not_written(error, say)
    except (StoreError, NotImported) as error:
        return fail(say.tell(error.reason), say)
    for reason in done.notices:
        fail(say.tell(reason), say)
    for reason in done.said:
        printing.out(f"{printable_line(say.tell(reason))}\n")
    return done.status

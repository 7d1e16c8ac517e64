"""``gouji explain``: one cell of a report, and why it was read as it was."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tui import arguments, printing
from tui.arguments import STDIN
from tui.calls.answers import DONE, fail, unreadable
from tui.locale import Words


def explain(call: Sequence[str], say: Words) -> int:
    """Tell what spoke for and against the reading of a cell."""
    asked = arguments.explain_parser(say).parse_args(call)
    if asked.part < 1:
        raise arguments.WrongUsage(say("cli.at_least_one", option="--part"))
    if asked.file == STDIN and sys.stdin is None:
        raise arguments.WrongUsage(say("cli.stdin_closed"))
    import parser
    from parser.explaining import explain as explained
    from parser.harmless import printable_line
    from parser.readers.files import bounded
    from tui.explanation import as_data, as_text
    from tui.export.json_text import json_page

    try:
        if asked.file == STDIN:
            report = parser.read_bytes(bounded(sys.stdin.buffer), STDIN, part=asked.part)
        else:
            report = parser.read(asked.file, part=asked.part)
    except parser.Unreadable as error:
        return unreadable(error, say)
    try:
        told = explained(report, asked.address)
    except KeyError:
        example = next(report.cells()).address
        text = say("cli.no_such_address", address=asked.address, example=example)
        return fail(printable_line(text), say)
    if asked.format == "json":
        printing.in_utf8()
        printing.out(json_page(as_data(told, report, say)))
    else:
        printing.out(as_text(told, report, say))
    return DONE

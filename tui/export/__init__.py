"""Exports: an audit as a document, one module for each format, loaded when it is asked for."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from parser.harmless import printable_line
from tui.export.files import NotWritten, at_home, whole_file
from tui.export.formats import ALL_PARTS, EXPORT_ENDING, FORMATS, DocumentPart, Format, format_of

_LONGEST_NAME = 255  # bytes

if TYPE_CHECKING:
    from tui.audit.state import AuditState
    from tui.locale import Lang

__all__ = [
    "ALL_PARTS",
    "FORMATS",
    "DocumentPart",
    "Format",
    "NotWritten",
    "format_of",
    "render",
    "suggest",
    "write",
]


def render(
    state: AuditState, format_name: str, lang: Lang, parts: frozenset[DocumentPart] = ALL_PARTS
) -> bytes:
    """The audit as a file of that format; raises ``KeyError`` for an unknown format.

    JSON always holds everything.
    """
    module = import_module(FORMATS[format_name].module)
    data: bytes = module.render(state, lang, parts)
    return data


def write(
    state: AuditState,
    format_name: str,
    path: Path,
    lang: Lang,
    *,
    parts: frozenset[DocumentPart] = ALL_PARTS,
    replace: bool = False,
) -> Path:
    """Write the audit to a file and return its absolute path.

    Raises ``NotWritten`` when the file is there and ``replace`` is not set, when it is a report
    or the audit file, or when it cannot be written; nothing is then left behind.
    """
    target = at_home(path).absolute()
    with whole_file(target, replace=replace, reads=[state.report.source.path]) as file:
        file.write(render(state, format_name, lang, parts))
    return target


def suggest(state: AuditState, format_name: str, folder: Path) -> Path:
    """A file name for an export that is not taken yet: that of the report and a number.

    What no terminal should see of the report's name, and what would make its own too long, is
    left out of it.
    """
    name = printable_line(Path(state.report.source.path).stem)
    # What came on standard input is called by its dash.
    name = name if name not in ("", "-") else "report"
    suffix = FORMATS[format_name].suffix
    number = 1
    while True:
        counted = f"-{number}" if number > 1 else ""
        ending = f"{EXPORT_ENDING}{counted}{suffix}"
        path = folder / f"{_short(name, _LONGEST_NAME - len(ending))}{ending}"
        if not os.path.lexists(path):
            return path
        number += 1


def _short(name: str, most: int) -> str:
    """As much of a name as takes at most so many bytes."""
    return name.encode()[:most].decode("utf-8", "ignore")

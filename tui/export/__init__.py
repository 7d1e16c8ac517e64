"""Exports: an audit as a document, one module for each format, loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tui.export.files import NotWritten, at_home, write_whole
from tui.export.formats import ALL_PARTS, EXPORT_ENDING, FORMATS, Format, Part, format_of
from tui.export.kept import spare_audited, spare_reports

if TYPE_CHECKING:
    from tui.audit.session import Session
    from tui.locale import Lang

__all__ = [
    "ALL_PARTS",
    "FORMATS",
    "Format",
    "NotWritten",
    "Part",
    "format_of",
    "render",
    "suggest",
    "write",
]


def render(
    session: Session, format_name: str, lang: Lang, parts: frozenset[Part] = ALL_PARTS
) -> bytes:
    """The audit as a file of that format; raises ``KeyError`` for an unknown format.

    JSON always holds everything.
    """
    module = import_module(FORMATS[format_name].module)
    data: bytes = module.render(session, lang, parts)
    return data


def write(
    session: Session,
    format_name: str,
    path: Path,
    lang: Lang,
    *,
    parts: frozenset[Part] = ALL_PARTS,
    replace: bool = False,
) -> Path:
    """Write the audit to a file and return its absolute path.

    Raises ``NotWritten`` when the file is there and ``replace`` is not set, when it is a report
    or the audit file, or when it cannot be written; nothing is then left behind.
    """
    target = at_home(path).absolute()
    spare_reports(target, [session.report.source.path])
    spare_audited(target, session.store)
    write_whole(target, render(session, format_name, lang, parts), replace=replace)
    return target


def suggest(session: Session, format_name: str, folder: Path) -> Path:
    """A file name for an export that is not taken yet: that of the report and a number."""
    name = Path(session.report.source.path).stem
    # What came on standard input is called by its dash.
    stem = f"{name if name not in ('', '-') else 'report'}{EXPORT_ENDING}"
    suffix = FORMATS[format_name].suffix
    path = folder / f"{stem}{suffix}"
    number = 2
    while path.exists():
        path = folder / f"{stem}-{number}{suffix}"
        number += 1
    return path

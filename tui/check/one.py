"""One file of a call: read, checked and written in the format asked for.

This runs in worker processes too, so what goes in and comes out is plain data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import parser
from parser.findings import Assessment, Severity
from parser.harmless import printable
from parser.readers.kinds import SUFFIXES
from parser.report import Reason, Report
from parser.wording import say
from tui.check.as_table import csv_rows, markdown_section
from tui.check.as_text import text_section
from tui.check.paths import why_unopened
from tui.export.json_text import json_line, json_page
from tui.locale import Lang, Words, words
from tui.printing import Painted

CheckFormat = Literal["text", "json", "jsonl", "csv", "markdown"]
Pages = Callable[[int, int], None]
Text = str | tuple[Painted, ...]
"""A part of the output; for a person with the looks of its stretches."""
FORMATS: tuple[CheckFormat, ...] = ("text", "json", "jsonl", "csv", "markdown")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How files are read, checked and written.

    ``width`` is in terminal cells, ``None`` for lines of any length.
    """

    format: CheckFormat
    lang: Lang
    with_text: bool = False
    part: int = 1
    last_year: str | None = None
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: its part of the output, findings by severity, or a complaint.

    ``warning`` is told beside the results.
    """

    path: str
    piece: Text
    counts: Counter[str] = field(default_factory=Counter)
    complaint: str = ""
    warning: str = ""


def examine(
    path: str, data: bytes | None, options: CheckOptions, pages: Pages | None = None
) -> Outcome:
    """Read, check and write one file; ``data`` is given for standard input.

    ``pages`` is called with pages done and in all, for kinds that take long to read.

    Never raises for what a file holds: one file must not stop the others.
    """
    try:
        if data is None:
            report = parser.read(path, part=options.part, progress=pages)
        else:
            report = parser.read_bytes(data, path, part=options.part, progress=pages)
        if options.part > report.parts:
            text = words(options.lang)("cli.no_such_part", part=options.part, parts=report.parts)
            return _refused(path, text, "no_such_part", options)
        last_year = _last_year(options.last_year) if options.last_year else None
        assessment = parser.check(report, {}, last_year, options.severities)
        piece = _piece(report, assessment, options)
    except parser.Unreadable as error:
        return _unreadable(path, error, options)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one file is told, not fatal
        text = words(options.lang)("cli.internal", kind=type(error).__name__, detail=str(error))
        return _refused(path, text, "internal", options)
    counts = Counter(str(finding.severity) for finding in assessment.findings)
    warning = _unlike(report, last_year, words(options.lang)) if last_year is not None else ""
    return Outcome(path, piece, counts, warning=warning)


Call = tuple[str, bytes | None, CheckOptions]
"""A file as ``examine`` is told of it."""


def examined(call: Call) -> Outcome:
    """What ``examine`` makes of a file, told as one value to a process."""
    return examine(*call)


def _unlike(report: Report, last_year: Report, phrase: Words) -> str:
    """That the report named as last year's is of another agency or another year, if it is."""
    same_agency = not report.agency or not last_year.agency or report.agency == last_year.agency
    years = report.year, last_year.year
    if same_agency and (None in years or years[0] == (years[1] or 0) + 1):
        return ""
    return phrase(
        "check.unlike_last_year",
        agency=last_year.agency or phrase("check.no_agency"),
        year=last_year.year or phrase("check.no_year"),
    )


@cache
def _last_year(path: str) -> Report:
    return parser.read(path)


def _piece(report: Report, assessment: Assessment, options: CheckOptions) -> Text:
    match options.format:
        case "text":
            return text_section(report, assessment, options.lang, width=options.width)
        case "csv":
            return csv_rows(report, assessment, options.lang)
        case "markdown":
            return markdown_section(report, assessment, options.lang)
        case "json" | "jsonl":
            from tui.contract import plain
            from tui.output import report_document

            document = plain(
                report_document(report, assessment, options.lang, with_text=options.with_text)
            )
            return json_page(document) if options.format == "json" else json_line(document) + "\n"


def _unreadable(path: str, error: parser.Unreadable, options: CheckOptions) -> Outcome:
    """The complaint about a file that cannot be read, or about a folder without reports."""
    reason = why_unopened(path) if error.reason.code == "folder" else error.reason
    if reason is not None:
        return _refused(path, say(reason, None, options.lang), reason.code, options)
    kinds = " ".join(suffix.lstrip(".") for suffix in SUFFIXES)
    return _refused(path, words(options.lang)("check.no_files", kinds=kinds), "folder", options)


def died(path: str, options: CheckOptions) -> Outcome:
    """The complaint about a file whose process was killed while reading it."""
    return _refused(path, say(Reason("died"), None, options.lang), "died", options)


def _refused(path: str, text: str, code: str, options: CheckOptions) -> Outcome:
    piece = ""
    if options.format in ("json", "jsonl"):
        from tui.contract import ErrorRecord, plain

        record = plain(ErrorRecord(source={"path": printable(path)}, error=text, code=code))
        piece = json_page(record) if options.format == "json" else json_line(record) + "\n"
    return Outcome(path, piece, complaint=text)

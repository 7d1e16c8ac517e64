"""Places of a report and moments of an audit in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime

from parser import wording
from parser.harmless import printable
from parser.report import Report, Span
from tui.locale import Lang, words


def place_name(on: str | Span, report: Report, lang: Lang) -> str:
    """What a note is on, in words: a cell, a row, a table, a line of the text, the report."""
    if isinstance(on, Span):
        return line_names([on], report, lang)[0]
    if on == "report":
        return words(lang)("place.report")
    return wording.place_name(report.form, on, lang)


def line_names(spans: Iterable[Span], report: Report, lang: Lang) -> list[str]:
    """The lines of the source that spans stand in, each once with what is quoted of it.

    Lines count from 1 in the text as extracted.
    """
    source, phrase = report.source, words(lang)
    stretches: dict[int, Span] = {}
    for span in spans:
        line = bisect_right(source.line_starts, span.start)
        first = stretches.get(line, span)
        stretches[line] = Span(min(first.start, span.start), max(first.end, span.end))
    return [
        phrase("place.quoted" if quote else "place.line", line=line, quote=quote)
        for line, span in sorted(stretches.items())
        for quote in [short(source.at(span))]
    ]


def when(at: datetime) -> str:
    """A time as the reader's clock showed it; the head of the document names the zone."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def short(text: str, most: int = 40) -> str:
    """A text on one line, cut where it is longer than ``most`` characters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"

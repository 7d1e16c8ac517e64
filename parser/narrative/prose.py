"""The running text of a report in passages, without its tables, ready to be searched.

A passage is a paragraph of the lookup view without blanks and fillers; every place in it leads
back to the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from parser.lookup import EMPTY, FILLER
from parser.report import Report, Span

_BLANK = f" \t\r\n{FILLER}{EMPTY}"
_ENDS = "。!?;:"
LONGEST_HEADING = 30
"""Characters of a heading within a section; without 。 a longer line is still a sentence."""
WRAPPED = 20
"""Characters: the margin of no page is so near, so a shorter line ends its paragraph."""
_MOST_BARS, _MOST_TABS = 1, 2
"""Signs that part cells: a line with more of them is a row of a table, not a sentence."""
_MARGIN = f" \t\u3000{FILLER}"
_DEEPEST = 80
"""Blanks at the beginning of a line that are counted: no page is wider."""


@dataclass(frozen=True)
class Passage:
    """A paragraph: the section it stands in (0 before the first), its heading and its text.

    ``line`` is the view as it stands from ``start`` on, ``text`` the same without blanks.
    """

    section: int
    heading: str
    text: str
    start: int
    line: str

    def span(self, start: int, end: int) -> Span:
        """The stretch of the source where ``text[start:end]`` stands."""
        if len(self.text) == len(self.line):
            return Span(self.start + start, self.start + end)
        return Span(self.start + self._places[start], self.start + self._places[end - 1] + 1)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(at for at, character in enumerate(self.line) if character not in _BLANK)


def passages(report: Report) -> Iterator[Passage]:
    """The paragraphs of a report in the order of the text; headings are kept with what follows."""
    first = min((section.heading.start for section in report.sections), default=None)
    opening_end = report.span.end if first is None else first
    regions = [(0, Span(report.span.start, opening_end))]
    regions += [(section.number, section.body) for section in report.sections]
    tables = [table.span for table in report.tables.values() if table.span is not None]
    for number, region in regions:
        for stretch in _without(region, tables):
            yield from _paragraphs(report, number, stretch)


def _without(region: Span, tables: list[Span]) -> Iterator[Span]:
    """What is left of a region when the tables in it are taken out."""
    start = region.start
    for table in sorted(tables):
        if table.end <= start or table.start >= region.end:
            continue
        if table.start > start:
            yield Span(start, table.start)
        start = max(start, table.end)
    if start < region.end:
        yield Span(start, region.end)


def _paragraphs(report: Report, number: int, region: Span) -> Iterator[Passage]:
    view = report.source.view[region.start : region.end]
    heading = ""
    start = 0
    while start < len(view):
        end = _paragraph_end(view, start)
        line = view[start:end]
        text = _without_blanks(line)
        if text and line.count("|") <= _MOST_BARS and line.count("\t") <= _MOST_TABS:
            if len(text) <= LONGEST_HEADING and "。" not in text:
                heading = text
            yield Passage(number, heading, text, region.start + start, line)
        start = end + 1


def _without_blanks(line: str) -> str:
    for blank in _BLANK:
        if blank in line:
            line = line.replace(blank, "")
    return line


def _paragraph_end(view: str, start: int) -> int:
    """Where the paragraph ends that begins at ``start``; a wrapped line goes on.

    Where first lines are set in, a line that is set in less goes on with its paragraph.
    """
    end = view.find("\n", start)
    line_start = start
    margin = _indent(view, start)
    while end >= 0:
        line = view[line_start:end].rstrip()
        indent = _indent(view, end + 1)
        goes_on = indent < margin or (indent == margin == 0 and line[-1:] not in _ENDS)
        if not goes_on or len(line) < WRAPPED:
            return end
        following = view.find("\n", end + 1)
        if not view[end + 1 : following if following >= 0 else len(view)].strip():
            return end
        line_start, end = end + 1, following
    return len(view)


def _indent(view: str, start: int) -> int:
    """How many columns of blanks a line begins with; a full-width blank takes two."""
    indent = 0
    for character in view[start : start + _DEEPEST]:
        if character not in _MARGIN:
            break
        indent += 2 if character == "\u3000" else 1
    return indent

"""One row of the source as a strip: its number, its text, and what stands out in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from parser.report import Source, Span
from tui.widgets.source_marks import GUTTER_MARKS, KINDS, Mark, pieces_of

GUTTER = 5
"""The cells left of the text, for the numbers of the lines."""


@dataclass(frozen=True, slots=True)
class SourceDrawing:
    """All that the rows look like now; ``text`` is the source as it can be shown.

    ``hits`` are the places of a search, in order; there may be many thousands of them, so only
    those of a row that is drawn are looked up. ``caret`` is ``None`` where none is shown, ``bar``
    says whether a bar along the rows tells that the keys go here. ``writing`` is another writing
    of the text, with as many characters of the same widths.
    """

    source: Source
    text: str
    marks: Sequence[Mark]
    hits: Sequence[Span]
    selection: Span | None
    caret: int | None
    bar: bool
    writing: Callable[[str], str] | None
    styles: Mapping[str, Style]

    def row(self, span: Span, width: int) -> Strip:
        """The row of these characters, ``width`` cells wide."""
        marks = [mark for mark in self.marks if _touches(mark.span, span)]
        marks += (Mark(hit, "search") for hit in self._hits_in(span))
        marks.sort(key=lambda mark: KINDS.index(mark.kind))
        current = any(GUTTER_MARKS.get(mark.kind) == ">" for mark in marks)
        ground = self.styles["current" if current else "text"]
        segments = self._gutter(span.start, marks, current)
        for start, end in pieces_of(span, self._standing_out(marks)):
            text = self.text[start:end].replace("\t", "  ")
            style = self._style_at(start, marks, ground)
            segments.append(Segment(self.writing(text) if self.writing else text, style))
        return Strip(segments).adjust_cell_length(width, ground).simplify()

    def _style_at(self, offset: int, marks: Sequence[Mark], ground: Style) -> Style:
        style = ground
        for mark in marks:
            if mark.span.start <= offset < mark.span.end:
                style += self.styles[f"mark-{mark.kind}"]
        selected = self.selection
        if selected is not None and selected.start <= offset < selected.end:
            style += self.styles["selection"]
        if offset == self.caret:
            style += self.styles["caret"]
        return style

    def _hits_in(self, row: Span) -> Sequence[Span]:
        """The places of the search in a row."""
        first = bisect_right(self.hits, row.start, key=lambda hit: hit.end)
        return self.hits[first : bisect_left(self.hits, row.end, key=lambda hit: hit.start)]

    def _standing_out(self, marks: Sequence[Mark]) -> Iterable[Span]:
        """Every stretch that looks unlike its neighbours: marks, the selection, the caret."""
        yield from (mark.span for mark in marks)
        if self.selection is not None:
            yield self.selection
        if self.caret is not None:
            yield Span(self.caret, self.caret + 1)

    def _gutter(self, start: int, marks: Sequence[Mark], current: bool) -> list[Segment]:
        """The number of a line in its first row, and the sign of the strongest mark."""
        starts = self.source.line_starts
        line = bisect_left(starts, start)
        first = line < len(starts) and starts[line] == start
        number = str(line + 1)[-4:] if first else ""
        sign = GUTTER_MARKS.get(marks[-1].kind, " ") if marks else " "
        shown = f"{number:>{GUTTER - 2}}{sign}"
        look = "gutter-current" if current else "gutter"
        segments = [Segment(shown, self.styles[look])]
        if len(shown) < GUTTER:
            bar_look = "title-focused" if self.bar else look
            segments.append(Segment("|" if self.bar else " ", self.styles[bar_look]))
        return segments


def _touches(mark: Span, row: Span) -> bool:
    """Whether a mark stands in a row; in an empty row too, and an empty mark as well."""
    inside = mark.start < max(row.end, row.start + 1) and mark.end > row.start
    return inside or mark.start == mark.end == row.start

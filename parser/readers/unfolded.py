"""Ruled tables of a text with every row on one line, and the way back to the source.

The rows of a table are read from such a text like any others: a label that runs over several
lines is whole there. What is read is then told in offsets of the source. A figure broken over
lines is not: the source nowhere prints it in one piece, so its cell is unreadable, with what it
may be as a suggestion.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from parser.readers.broken import broken
from parser.readers.text_grid import TextTable, text_tables
from parser.report import Cell, Label, Reason, Source, Span, Stray, Table


class _Piece(NamedTuple):
    """A stretch of the unfolded text and where it stands in the source."""

    start: int
    source: int
    length: int


class Unfolded:
    """A stretch of a source in which each row of a ruled table is one line with bars."""

    def __init__(self, source: Source, region: Span, tables: list[TextTable]) -> None:
        self.original = source
        self.region = region
        self._pieces: list[_Piece] = []
        self._text: list[str] = []
        self._view: list[str] = []
        self._length = 0
        done = region.start
        for table in sorted(tables):
            if table.span.start < done:
                continue
            self._copy(Span(done, table.span.start))
            for row in table.rows:
                for cell in row:
                    self._invent("|")
                    for piece in cell:
                        self._copy(piece)
                self._invent("|\n")
            done = table.span.end
        self._copy(Span(done, region.end))
        self.source = replace(source, text="".join(self._text), view="".join(self._view))
        self._starts = [piece.start for piece in self._pieces]

    @property
    def span(self) -> Span:
        return Span(0, self._length)

    def _copy(self, span: Span) -> None:
        start, end = span
        if start < end:
            self._pieces.append(_Piece(self._length, start, end - start))
            self._put(self.original.text[start:end], self.original.view[start:end])

    def _invent(self, text: str) -> None:
        self._put(text, text)

    def _put(self, text: str, view: str) -> None:
        self._text.append(text)
        self._view.append(view)
        self._length += len(text)

    def restored(self, table: Table) -> Table:
        """The table with offsets and texts of the source."""
        return replace(
            table,
            span=None if table.span is None else self.region,
            cells={address: self._cell(cell) for address, cell in table.cells.items()},
            labels=tuple(map(self._label, table.labels)),
            strays=tuple(map(self._stray, table.strays)),
            doubts=tuple(map(self._reason, table.doubts)),
        )

    def _spans(self, span: Span) -> list[Span]:
        """The stretches of the source that a stretch of the unfolded text is made of."""
        found = []
        for piece in self._pieces[max(0, bisect_right(self._starts, span.start) - 1) :]:
            if piece.start >= span.end:
                break
            left = max(span.start, piece.start) - piece.start
            right = min(span.end - piece.start, piece.length)
            if left < right:
                found.append(Span(piece.source + left, piece.source + right))
        return found

    def _place(self, offset: int) -> int:
        piece = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        return piece.source + min(offset - piece.start, piece.length)

    def _cell(self, cell: Cell) -> Cell:
        evidence = tuple(map(self._reason, cell.evidence))
        if cell.span is None:
            return cell._replace(evidence=evidence)
        spans = self._spans(cell.span)
        if len(spans) < 2:
            place = self._place(cell.span.start)
            return cell._replace(span=spans[0] if spans else Span(place, place), evidence=evidence)
        return broken(self.original, cell._replace(evidence=evidence), spans)

    def _label(self, label: Label) -> Label:
        if label.span is None:
            return label
        extent = self._extent(label.span)
        return label._replace(span=extent, text=self.original.at(extent))

    def _stray(self, stray: Stray) -> Stray:
        extent = self._extent(stray.span)
        return stray._replace(span=extent, text=self.original.at(extent))

    def _extent(self, span: Span) -> Span:
        """All of the source between the first and the last of what a stretch is made of."""
        spans = self._spans(span) or [Span(self._place(span.start), self._place(span.start))]
        return Span(min(spans).start, max(span.end for span in spans))

    def _reason(self, reason: Reason) -> Reason:
        at = reason.facts.get("at")
        if not isinstance(at, int):
            return reason
        return Reason(reason.code, {**reason.facts, "at": self._place(at)})


def unfolded(source: Source, region: Span) -> Unfolded | None:
    """The unfolded stretch; ``None`` where it has real cells, or no ruled table."""
    if any(region.start <= box.span.start < region.end for box in source.boxes):
        return None
    tables = text_tables(source.text, source.view, region)
    return Unfolded(source, region, tables) if tables else None

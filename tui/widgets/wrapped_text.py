"""A text in rows of the screen: which row a character is in, and what stands under a column.

A row is found by bisection over the offsets at which rows start, so the cost of a key does not
grow with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from parser.report import Span
from tui.widgets.wrapping import breaks, width_of


class WrappedText:
    """``text``, whose lines begin at ``line_starts``, in rows of at most ``width`` cells."""

    def __init__(self, text: str, line_starts: Sequence[int], width: int) -> None:
        self._text = text
        starts: list[int] = []
        for start, end in zip(line_starts, [*line_starts[1:], len(text)], strict=True):
            # Blanks at the end of a line (empty table cells) are not worth a row of their own.
            line = text[start:end].rstrip()
            starts.extend(start + offset for offset in breaks(line, width))
        self._starts = starts or [0]

    def __len__(self) -> int:
        """How many rows there are; an empty text has one."""
        return len(self._starts)

    def row_of(self, offset: int) -> int:
        """The row in which a character stands."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def start_of(self, row: int) -> int:
        """The offset of the first character of a row; of the last row for one beyond it."""
        return self._starts[min(row, len(self._starts) - 1)]

    def span_of(self, row: int) -> Span:
        """The characters of a row, without the end of its line."""
        start = self._starts[row]
        last = row + 1 == len(self._starts)
        end = len(self._text) if last else self._starts[row + 1]
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))

    def column_of(self, offset: int) -> int:
        """The terminal cells before a character in its row."""
        start = self._starts[self.row_of(offset)]
        return sum(map(width_of, self._text[start:offset]))

    def offset_at(self, row: int, column: int) -> int:
        """The character under a terminal cell of a row; its last one beyond the end."""
        span, used = self.span_of(row), 0
        for offset in range(span.start, span.end):
            used += width_of(self._text[offset])
            if used > column:
                return offset
        return max(span.start, span.end - 1) if span.end > span.start else span.start

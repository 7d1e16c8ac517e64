"""Tables of a page while their rows and cells come in: where each cell stands in the end."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from parser.budget import spend
from parser.readers.extract import Block, Grid, GridCell

# More than any real table has; a page that claims more would only cost memory.
_MOST_SPANNED = 200


@dataclass
class OpenTable:
    """A table whose end has not come yet; ``rows`` hold row span, column span and content.

    ``unseen`` are the numbers of rows that are not shown: office suites end a table with one,
    empty, to keep the widths of its columns. ``covered`` says that a figure in it is put where
    it may lie on another one.
    """

    rows: list[list[tuple[int, int, tuple[Block, ...]]]] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    in_row: bool = False
    in_cell: bool = False
    spans: tuple[int, int] = (1, 1)
    covered: bool = False

    def start_row(self, *, unseen: bool = False) -> None:
        if unseen:
            self.unseen.add(len(self.rows))
        self.rows.append([])
        self.in_row = True

    def start_cell(self, attributes: Mapping[str, str]) -> None:
        if not self.in_row:
            self.start_row()
        self.in_cell = True
        self.spans = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))

    def end_cell(self, content: list[Block]) -> None:
        self.in_cell = False
        self.rows[-1].append((*self.spans, tuple(content)))

    def grid(self) -> Grid:
        cells: list[GridCell] = []
        # For each column the row until which cells above reach down into it.
        until: dict[int, int] = {}
        for row, row_cells in enumerate(self.rows):
            if row in self.unseen and not any(content for *_, content in row_cells):
                continue
            column = 0
            for row_span, column_span, content in row_cells:
                first = column
                while until.get(column, 0) > row:
                    column += 1
                # A row span of 0 means: to the end of the table.
                rows = min(row_span or len(self.rows), len(self.rows) - row)
                columns = max(1, column_span)
                spend("area", column - first + rows * columns)
                for covered in range(column, column + columns):
                    until[covered] = max(until.get(covered, 0), row + rows)
                cells.append(GridCell(row, column, rows, columns, content))
                column += columns
        return Grid(tuple(cells))


def _span(text: str | None) -> int:
    """A ``rowspan`` or ``colspan`` as browsers take it: 1 where it is no number; 0 stays 0."""
    if text is None:
        return 1
    digits = re.match(r"\s*(\d{1,9})", text)
    return min(int(digits[1]), _MOST_SPANNED) if digits else 1

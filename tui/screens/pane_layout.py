"""How the panes share the terminal: measures for every size, and the tables that fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parser.forms import Address
from parser.report import Report
from tui.locale import Words
from tui.marks import Face
from tui.widgets.heads import Names
from tui.widgets.lay_out import lay_out
from tui.widgets.table_layout import TableLayout

LEAST_WIDTH, LEAST_HEIGHT = 80, 24
WIDE = 118
TABLE_WIDTH = 79
WIDEST_SOURCE = 62
NARROWEST_SOURCE = 38
STRIP_HEIGHT = 4
_BARS = 3
_FULL_HEADER_FROM = 34
_LEAST_CELL_PANE = ((34, 7), (28, 5), (0, 4))


class PaneLayout:
    """The measures for one terminal size; tables are laid out once for each look."""

    def __init__(self) -> None:
        self.width, self.height = LEAST_WIDTH, LEAST_HEIGHT
        self._grids: dict[tuple[object, ...], tuple[Mapping[Address, Face], TableLayout]] = {}

    @property
    def too_small(self) -> bool:
        return self.width < LEAST_WIDTH or self.height < LEAST_HEIGHT

    @property
    def wide(self) -> bool:
        """Whether the source stands beside the table, not above it."""
        return self.width >= WIDE

    @property
    def room(self) -> int:
        """The width that a table may take: extra width goes to the source first."""
        if not self.wide:
            return self.width
        return max(TABLE_WIDTH, self.width - WIDEST_SOURCE - 1)

    def left_width(self, grids: Sequence[TableLayout]) -> int:
        """The width of the tables' pane, the same for all, when the source stands beside it."""
        widest = max(TABLE_WIDTH, *(grid.width for grid in grids))
        return min(widest, self.width - NARROWEST_SOURCE - 1)

    def table_height(self, grids: Sequence[TableLayout]) -> int:
        """The lines of the tables' pane, the same for all, so that no pane jumps with the tab."""
        strip = 0 if self.wide else STRIP_HEIGHT
        least = next(lines for height, lines in _LEAST_CELL_PANE if self.height >= height)
        room = max(1, self.height - _BARS - strip - least)
        return min(room, max(len(grid.lines) for grid in grids))

    def grid(
        self, report: Report, table: str, faces: Mapping[Address, Face], words: Words
    ) -> TableLayout:
        """The layout of a table for this size, language and these figures."""
        read = report.tables[table]
        compact = self.height < _FULL_HEADER_FROM
        cached = self._grids.get((table, self.room, compact, words.lang))
        if cached is not None and cached[0] is faces:
            return cached[1]
        grid = lay_out(
            read.form,
            names(report, words),
            figures={cell: faces[cell].width for cell in read.form.places if cell in faces},
            width=self.room,
            collapsed=read.collapsed,
            compact=compact,
        )
        if cached is not None and cached[1] == grid:
            grid = cached[1]
        self._grids[table, self.room, compact, words.lang] = faces, grid
        return grid


def names(report: Report, words: Words) -> Names:
    """The words of the form's heads and labels in one language."""
    stacks = {name: tuple(text.split("/")) for name, text in _of(words, "stack.").items()}
    return Names(
        words.lang,
        (words("grid.corner_1"), words("grid.corner_2")),
        words("grid.content"),
        report.form.group_english,
        {block.key: words(f"block.{block.key}") for block in report.tables["t2"].form.blocks},
        stacks,
    )


def _of(words: Words, prefix: str) -> dict[str, str]:
    """The words whose keys begin so, by the rest of their keys."""
    return {
        key.removeprefix(prefix): text
        for key, text in words.catalogue.items()
        if key.startswith(prefix)
    }

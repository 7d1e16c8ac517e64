"""The statutory table on the screen: drawn by line, its strips kept until they change.

Here is what is shown, scrolled and clicked; ``table_drawing`` draws a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from textual import events
from textual.message import Message
from textual.strip import Strip

from parser.forms import Address
from tui.looks import styles
from tui.marks import TOTAL, Face
from tui.widgets.pane import StyledLine, strip_of
from tui.widgets.scrolled import Scrolled
from tui.widgets.table_drawing import TableDrawing
from tui.widgets.table_layout import FigureSlot, TableLayout

_MOST_GRIDS = 8
_MOST_STRIPS = 1000
# Lines above and below a cell that are shown with it after a jump.
_AROUND = 3


class FormTable(Scrolled, can_focus=True, inherit_bindings=False):
    """One table of the form with a cursor on one of its cells.

    The widget draws and tells clicks; which cell is focused, and what a key does, is decided
    by the screen, which then calls ``point``.
    """

    class Clicked(Message):
        """A cell was clicked; ``twice`` asks to correct it."""

        def __init__(self, address: Address, twice: bool) -> None:
            super().__init__()
            self.address = address
            self.twice = twice

    def __init__(self, *, id: str | None = None, rule: str = "\u2502") -> None:
        super().__init__(id=id)
        self.rule = rule
        self._grid: TableLayout | None = None
        self._faces: Mapping[Address, Face] = {}
        self._roles: Mapping[Address, str] = {}
        self._cursor: Address | None = None
        self._drawn: dict[int, tuple[TableLayout, dict[tuple[object, ...], Strip]]] = {}
        self._first_column = 0
        self._below: list[StyledLine] = []
        self._clicked: Address | None = None

    def show(
        self,
        grid: TableLayout,
        faces: Mapping[Address, Face],
        roles: Mapping[Address, str],
        cursor: Address,
    ) -> None:
        """Draw this grid with these figures; only lines that look different are painted."""
        turned = grid is not self._grid or roles != self._roles
        if grid is self._grid:
            if faces is not self._faces or roles != self._roles:
                changed = {cell for cell in grid.places if self._differs(cell, faces, roles)}
                self._faces, self._roles = faces, roles
                self._drop(changed)
        else:
            if self._grid is None or grid.order[0] not in self._grid.places:
                self.top = self._first_column = 0
            self._grid, self._faces, self._roles = grid, faces, roles
            self._cursor = None
            self.refresh()
        self._point(cursor, turned=turned)

    def show_below(self, lines: Sequence[StyledLine]) -> None:
        """Draw these lines below the table, one line apart; only what differs is painted."""
        old, self._below = self._below, list(lines)
        if self._grid is not None:
            first = len(self._grid.lines) + 1
            pairs = enumerate(zip_longest(old, lines), first)
            self._repaint(line for line, (before, after) in pairs if before != after)
            self.scroll_lines(self.top)

    def _differs(
        self, cell: Address, faces: Mapping[Address, Face], roles: Mapping[Address, str]
    ) -> bool:
        return faces.get(cell) != self._faces.get(cell) or roles.get(cell) != self._roles.get(cell)

    def _drop(self, cells: Iterable[Address]) -> None:
        """Repaint the lines of these cells."""
        places = self._grid.places if self._grid else {}
        self._repaint({places[cell][0] for cell in cells if cell in places})

    def _repaint(self, lines: Iterable[int]) -> None:
        frozen = self._grid.frozen if self._grid else 0
        self.repaint_rows(
            line if line < frozen else line - self.top
            for line in lines
            if line < frozen or line - self.top >= frozen
        )

    @property
    def total(self) -> int:
        below = len(self._below) + 1 if self._below else 0
        return len(self._grid.lines) - self._grid.frozen + below if self._grid else 0

    @property
    def rows_in_view(self) -> int:
        frozen = self._grid.frozen if self._grid else 0
        return max(1, self.extent.height - frozen)

    def _point(self, cursor: Address, *, turned: bool) -> None:
        """Put the cursor on a cell; ``turned`` says that the grid or the finding is another."""
        grid = self._grid
        if grid is None or cursor not in grid.places or (cursor == self._cursor and not turned):
            return
        if cursor != self._cursor:
            touched = {cursor} if self._cursor is None else {cursor, self._cursor}
            self._cursor = cursor
            self._drop(touched)
        self.reveal(turned=turned)

    def reveal(self, *, turned: bool = False) -> None:
        """Scroll so that the cursor's cell is in view, at once and without animation.

        After a jump, or with another finding, what stands around it too: of its totals those
        that fit. A cell that was clicked stays under the mouse, for a second click may follow.
        """
        grid = self._grid
        if grid is None or self._cursor is None or not self.extent:
            return
        self.scroll_lines(self.top)
        line, slot = grid.places[self._cursor]
        place = line - grid.frozen
        # A block's heading is no row that a cursor can go to: show it with its first row.
        first, last = max(0, place - grid.heading(line)), place
        jumped = not self.top - 1 <= place <= self.top + self.rows_in_view
        if (jumped or turned) and self._cursor != self._clicked:
            totals = [cell for cell, role in self._roles.items() if role == TOTAL]
            if self._cursor in self._roles:
                first, last = grid.stretched(first, last, totals, self.rows_in_view)
            around = min(_AROUND, (self.rows_in_view - (last - first + 1)) // 2)
            first, last = max(0, first - around), min(self.total - 1, last + around)
        self.bring(first, last)
        self._reveal_column(grid, slot)

    def _reveal_column(self, grid: TableLayout, slot: FigureSlot) -> None:
        width = self.extent.width
        room = width - grid.left
        shift = 0
        if grid.width > width:
            shift = self._first_column
            start, end = slot.x - grid.left, slot.x - grid.left + slot.width + 1
            shift = min(shift, start)
            while end > shift + room:
                shift = next(
                    other.x - grid.left
                    for other in grid.lines[grid.places[slot.address][0]].slots
                    if other.x - grid.left > shift
                )
        if shift != self._first_column:
            self._first_column = shift
            self.refresh()

    @property
    def page(self) -> int:
        """Figure lines that PageUp and PageDown move by."""
        return max(1, self.rows_in_view - 1)

    def forget_drawn(self) -> None:
        super().forget_drawn()
        self._drawn.clear()

    def watch_has_focus(self, value: bool) -> None:
        super().watch_has_focus(value)
        if self._cursor is not None:
            self._drop({self._cursor})

    def on_resize(self) -> None:
        self.reveal()

    def on_click(self, event: events.Click) -> None:
        if self._grid is None:
            return
        frozen = self._grid.frozen
        line = event.y if event.y < frozen else event.y + self.top
        x = event.x if event.x < self._grid.left else event.x + self._first_column
        cell = self._grid.at(line, x)
        self._clicked = cell
        if cell is not None:
            self.post_message(self.Clicked(cell, twice=event.chain > 1))

    def render_line(self, y: int) -> Strip:
        grid = self._grid
        width, height = self.drawn_size
        if grid is None:
            return Strip.blank(width, styles(self.app.theme)["text"])
        top = self.top
        line = y if y < grid.frozen else y + top
        if line >= len(grid.lines):
            index = line - len(grid.lines) - 1
            pieces = self._below[index] if 0 <= index < len(self._below) else ()
            return strip_of(pieces, width, "text", self.app.theme)
        bottom = top + height - 1
        drawn = grid.lines[line]
        names = tuple(side.at(line, top + grid.frozen, bottom) for side in drawn.sides)
        looks = tuple(
            (self._faces.get(slot.address), self._roles.get(slot.address)) for slot in drawn.slots
        )
        current = (
            self._cursor if any(slot.address == self._cursor for slot in drawn.slots) else None
        )
        key = (line, width, self._first_column, names, looks, current, current and self.has_focus)
        strips = self._strips_of(grid)
        strip = strips.get(key)
        if strip is None:
            strip = strips[key] = self._drawing(grid).line(drawn, names, width)
        return strip

    def _drawing(self, grid: TableLayout) -> TableDrawing:
        return TableDrawing(
            grid,
            self._faces,
            self._roles,
            self._cursor,
            focused=self.has_focus,
            first_column=self._first_column,
            rule=self.rule,
            styles=styles(self.app.theme),
        )

    def _strips_of(self, grid: TableLayout) -> dict[tuple[object, ...], Strip]:
        """What was drawn of a table so far: the auditor goes to and fro between few of them."""
        cached = self._drawn.get(id(grid))
        if cached is None or len(cached[1]) > _MOST_STRIPS:
            if len(self._drawn) >= _MOST_GRIDS:
                self._drawn.clear()
            cached = self._drawn[id(grid)] = (grid, {})
        return cached[1]

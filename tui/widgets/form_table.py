"""The statutory table on the screen: drawn by line, its strips kept until they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from parser.forms import Address
from tui.marks import OPERAND, TOTAL, Face
from tui.palette import styles
from tui.widgets.grid import Grid, Line, Slot
from tui.widgets.pane import Pieces, strip_of
from tui.widgets.scrolled import Scrolled
from tui.widgets.wrapping import pad, steady

_EMPTY = Face("", "", False, "figure")
_UNDERLINE = Style(underline=True)
_MOST_GRIDS = 8
_MOST_STRIPS = 1000
# Lines above and below a cell that are shown with it after a jump.
_AROUND = 3
# A figure in a very wide cell is drawn in its middle, so that marks stay beside it.
_WIDEST_FIGURE = 12


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
        self._grid: Grid | None = None
        self._faces: Mapping[Address, Face] = {}
        self._roles: Mapping[Address, str] = {}
        self._cursor: Address | None = None
        self._drawn: dict[int, tuple[Grid, dict[tuple[object, ...], Strip]]] = {}
        self._first_column = 0
        self._below: list[Pieces] = []
        self._clicked: Address | None = None

    def show(
        self,
        grid: Grid,
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

    def show_below(self, lines: Sequence[Pieces]) -> None:
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

    def _reveal_column(self, grid: Grid, slot: Slot) -> None:
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
            return Strip.blank(width, self._look("text"))
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
            strip = strips[key] = self._draw(grid, drawn, names, width)
        return strip

    def _strips_of(self, grid: Grid) -> dict[tuple[object, ...], Strip]:
        """What was drawn of a table so far: the auditor goes to and fro between few of them."""
        kept = self._drawn.get(id(grid))
        if kept is None or len(kept[1]) > _MOST_STRIPS:
            if len(self._drawn) >= _MOST_GRIDS:
                self._drawn.clear()
            kept = self._drawn[id(grid)] = (grid, {})
        return kept[1]

    def _draw(self, grid: Grid, line: Line, names: tuple[object, ...], width: int) -> Strip:
        current = self._cursor is not None and any(
            slot.address == self._cursor for slot in line.slots
        )
        pieces: list[tuple[int, list[Segment]]] = []
        for part in line.parts:
            style = self._look("label-current" if current and part.kind == "label" else part.kind)
            text = part.text
            if part.kind == "rule":
                text = self.rule
            if part.underline:
                style += _UNDERLINE
            pieces.append((part.x, [Segment(text, style)]))
        pieces.extend(
            (side.x, [Segment(str(name), self._look("group"))])
            for side, name in zip(line.sides, names, strict=True)
        )
        pieces.extend((slot.x, self._cell(slot, current)) for slot in line.slots)
        pieces.sort(key=lambda piece: piece[0])
        segments = self._join(pieces, line.underline_from, grid.width)
        strip = Strip(segments, grid.width)
        if grid.width > width:
            strip = Strip.join(
                [
                    strip.crop(0, grid.left),
                    strip.crop(grid.left + self._first_column, grid.width),
                ]
            )
        return strip.adjust_cell_length(width, self._look("text")).simplify()

    def _join(
        self, pieces: list[tuple[int, list[Segment]]], underline_from: int | None, width: int
    ) -> list[Segment]:
        """The pieces in order with blanks between, underlined from where a group ends."""
        blank = self._look("text")
        segments: list[Segment] = []
        x = 0

        def add(segment: Segment) -> None:
            nonlocal x
            text, style, _ = segment
            if underline_from is not None and x >= underline_from:
                segment = Segment(text, (style or blank) + _UNDERLINE)
            segments.append(segment)
            x += cell_len(text)

        for start, drawn in pieces:
            if start > x:
                add(Segment(" " * (start - x), blank))
            for segment in drawn:
                add(segment)
        if x < width:
            add(Segment(" " * (width - x), blank))
        return segments

    def _cell(self, slot: Slot, current: bool) -> list[Segment]:
        """The rule left of a figure, then its marks and the figure in exactly the slot's width."""
        face = self._faces.get(slot.address, _EMPTY)
        role = self._roles.get(slot.address, "")
        base = self._look("text")
        if role:
            base = self._look("total" if role == TOTAL else "operand")
        elif current:
            base = self._look("row")
        style = base + self._look(face.look)
        if slot.address == self._cursor:
            base = self._look("cursor" if self.has_focus else "cursor-blurred")
            style = base
        inner = slot.width if slot.width <= _WIDEST_FIGURE else max(_WIDEST_FIGURE, face.width)
        before = (slot.width - inner) // 2
        sign = role if role in (OPERAND, TOTAL) else ""
        rule = Segment(sign or self.rule, self._look("role" if sign else "rule"))
        segments = [rule]
        if before:
            segments.append(Segment(" " * before, base))
        marks: list[Segment] = []
        marks += (Segment(badge, self._badge(badge)) for badge in face.badges)
        if face.noted:
            marks.append(Segment('"', self._look("badge-note")))
        room = inner - len(marks)
        segments.extend(marks)
        segments.append(Segment(pad(steady(face.text), room, "right"), style))
        after = slot.width - inner - before
        if after:
            segments.append(Segment(" " * after, base))
        return segments

    def _badge(self, badge: str) -> Style:
        names = {"!": "badge-broken", "?": "badge-misread", "*": "badge-corrected"}
        return self._look(names[badge])

    def _look(self, name: str) -> Style:
        return styles(self.app.theme)[name]

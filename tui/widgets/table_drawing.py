"""One line of a statutory table as a strip: its labels, its figures, their marks, the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from parser.forms import Address
from tui.marks import OPERAND, TOTAL, Face
from tui.widgets.table_layout import FigureSlot, TableLayout, TableLine
from tui.widgets.wrapping import pad, steady

_EMPTY = Face("", "", False, "figure")
_UNDERLINE = Style(underline=True)
# A figure in a very wide cell is drawn in its middle, so that marks stay beside it.
_WIDEST_FIGURE = 12
_BADGES = {"!": "badge-broken", "?": "badge-misread", "*": "badge-corrected"}


@dataclass(frozen=True, slots=True)
class TableDrawing:
    """All that the lines of a table look like now.

    ``faces`` are its figures and ``roles`` what they are in the chosen finding; ``first_column``
    is the first terminal cell in view to the right of the labels, ``rule`` the character
    between columns.
    """

    grid: TableLayout
    faces: Mapping[Address, Face]
    roles: Mapping[Address, str]
    cursor: Address | None
    focused: bool
    first_column: int
    rule: str
    styles: Mapping[str, Style]

    def line(self, line: TableLine, names: Sequence[object], width: int) -> Strip:
        """The line, ``width`` cells wide; ``names`` are those of the groups down its side."""
        grid = self.grid
        current = any(slot.address == self.cursor for slot in line.slots)
        pieces: list[tuple[int, list[Segment]]] = []
        for part in line.parts:
            look = "label-current" if current and part.kind == "label" else part.kind
            style = self.styles[look] + _UNDERLINE if part.underline else self.styles[look]
            text = self.rule if part.kind == "rule" else part.text
            pieces.append((part.x, [Segment(text, style)]))
        pieces.extend(
            (side.x, [Segment(str(name), self.styles["group"])])
            for side, name in zip(line.sides, names, strict=True)
        )
        pieces.extend((slot.x, self._cell(slot, current)) for slot in line.slots)
        pieces.sort(key=lambda piece: piece[0])
        strip = Strip(self._join(pieces, line.underline_from), grid.width)
        if grid.width > width:
            labels = strip.crop(0, grid.left)
            strip = Strip.join([labels, strip.crop(grid.left + self.first_column, grid.width)])
        return strip.adjust_cell_length(width, self.styles["text"]).simplify()

    def _join(
        self, pieces: Iterable[tuple[int, list[Segment]]], underline_from: int | None
    ) -> list[Segment]:
        """The pieces in order with blanks between, underlined from where a group ends."""
        blank, width = self.styles["text"], self.grid.width
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

    def _cell(self, slot: FigureSlot, current: bool) -> list[Segment]:
        """The rule left of a figure, then its marks and the figure in exactly the slot's width."""
        face = self.faces.get(slot.address, _EMPTY)
        role = self.roles.get(slot.address, "")
        base, style = self._looks_of(slot, face, role, current)
        inner = slot.width if slot.width <= _WIDEST_FIGURE else max(_WIDEST_FIGURE, face.width)
        before = (slot.width - inner) // 2
        sign = role if role in (OPERAND, TOTAL) else ""
        segments = [Segment(sign or self.rule, self.styles["role" if sign else "rule"])]
        if before:
            segments.append(Segment(" " * before, base))
        marks = [Segment(badge, self.styles[_BADGES[badge]]) for badge in face.badges]
        if face.noted:
            marks.append(Segment('"', self.styles["badge-note"]))
        segments.extend(marks)
        segments.append(Segment(pad(steady(face.text), inner - len(marks), "right"), style))
        after = slot.width - inner - before
        if after:
            segments.append(Segment(" " * after, base))
        return segments

    def _looks_of(
        self, slot: FigureSlot, face: Face, role: str, current: bool
    ) -> tuple[Style, Style]:
        """The looks of a cell around its figure and of the figure itself."""
        if slot.address == self.cursor:
            base = self.styles["cursor" if self.focused else "cursor-blurred"]
            return base, base
        base = self.styles["text"]
        if role:
            base = self.styles["total" if role == TOTAL else "operand"]
        elif current:
            base = self.styles["row"]
        return base, base + self.styles[face.look]

"""A statutory table laid out in terminal cells: where every heading, label and figure stands.

Pure geometry without Textual. A layout is a list of lines; a line has fixed parts (rules, heads,
labels), slots for figures and, beside rows that belong to a group, a piece of the group's name
that depends on which of its lines are in view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from parser.forms import Address
from tui.widgets.wrapping import pad

LabelKind = Literal["rule", "head", "label", "corner", "group"]


class FixedText(NamedTuple):
    """A fixed stretch of a line, exactly ``cell_len(text)`` cells wide from ``x``."""

    x: int
    text: str
    kind: LabelKind
    underline: bool = False


class FigureSlot(NamedTuple):
    """Where one figure stands: the rule left of it at ``x``, then ``width`` cells."""

    address: Address
    x: int
    width: int


class GroupLabel(NamedTuple):
    """The name of a group beside its rows, centred in those of ``first``..``last`` in view."""

    x: int
    width: int
    rows: tuple[str, ...]
    first: int
    last: int

    def at(self, line: int, top: int, bottom: int) -> str:
        """What stands at ``line`` when the lines ``top``..``bottom`` are in view."""
        first, last = max(self.first, top), min(self.last, bottom)
        shown = self.rows[: last - first + 1]
        index = line - first - (last - first + 1 - len(shown)) // 2
        return pad(shown[index] if 0 <= index < len(shown) else "", self.width)


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a table; ``row`` is the address of its row, ``t3.granted``."""

    parts: tuple[FixedText, ...] = ()
    slots: tuple[FigureSlot, ...] = ()
    sides: tuple[GroupLabel, ...] = ()
    row: str = ""
    underline_from: int | None = None


@dataclass(frozen=True)
class TableLayout:
    """The lines of a table; the first ``frozen`` are its header and stay in view.

    The cells left of ``left`` are labels and stay in view too when columns do not fit.
    """

    lines: tuple[TableLine, ...]
    frozen: int
    left: int
    width: int
    places: Mapping[Address, tuple[int, FigureSlot]] = field(default_factory=dict)

    @cached_property
    def order(self) -> tuple[Address, ...]:
        """Every address in printed order."""
        return tuple(slot.address for line in self.lines for slot in line.slots)

    @cached_property
    def figure_lines(self) -> tuple[int, ...]:
        return tuple(index for index, line in enumerate(self.lines) if line.slots)

    def beside(self, address: Address, by: int) -> Address:
        """The cell ``by`` places left or right in the same row, the outermost at the edge."""
        line, _ = self.places[address]
        row = [slot.address for slot in self.lines[line].slots]
        return row[max(0, min(len(row) - 1, row.index(address) + by))]

    def above(self, address: Address, by: int, goal: int | None = None) -> Address:
        """The cell ``by`` figure lines down (up if negative), nearest to the cell ``goal``.

        ``goal`` is the x of the middle of the cell where the walk began, so that a walk
        through a block with wider cells comes out in the column where it went in.
        """
        line, slot = self.places[address]
        wanted = middle(slot) if goal is None else goal
        place = self.figure_lines.index(line) + by
        target = self.lines[self.figure_lines[max(0, min(len(self.figure_lines) - 1, place))]]
        if target is self.lines[line]:
            return address
        return min(target.slots, key=lambda other: abs(middle(other) - wanted)).address

    def middle_of(self, address: Address) -> int:
        """The goal of a walk up or down that begins at this cell."""
        return middle(self.places[address][1])

    def heading(self, line: int) -> int:
        """How many lines of a block's heading stand right above a line of figures."""
        above = line - 1
        while above >= self.frozen and not self.lines[above].slots:
            above -= 1
        return line - 1 - above

    def stretched(
        self, first: int, last: int, cells: Iterable[Address], room: int
    ) -> tuple[int, int]:
        """These lines and, nearest first, those of the cells that fit with them in ``room`` lines.

        Lines are counted from the first one below the header.
        """
        lines = {self.places[cell][0] - self.frozen for cell in cells if cell in self.places}
        for line in sorted(lines, key=lambda line: max(first - line, line - last)):
            if max(last, line) - min(first, line) < room:
                first, last = min(first, line), max(last, line)
        return first, last

    def at(self, line: int, x: int) -> Address | None:
        """The cell drawn at this place, its left rule included."""
        if not 0 <= line < len(self.lines):
            return None
        for slot in self.lines[line].slots:
            if slot.x <= x <= slot.x + slot.width:
                return slot.address
        return None


def middle(slot: FigureSlot) -> int:
    """The x of the middle of a cell."""
    return slot.x + 1 + slot.width // 2

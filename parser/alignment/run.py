"""A run: figures which follow each other without a word between, with the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parser.alignment.grounds import Ground, ground
from parser.report import Span, State
from parser.tokens.tokens import FIGURE, Token

# A row that was put together from several lines.
WRAPPED = ground(State.SUSPECT, "row_wrapped", once_proven=State.RECOVERED)


@dataclass(slots=True)
class Run:
    """Figures in reading order, from the first to the last, with the blanks between them.

    Its ``slots`` are the tokens of its places: figures, blanks, and odd texts that may be
    misprinted figures.

    ``leading`` and ``trailing`` are the blanks at its edges: in text they may be nothing but
    padding, in real table cells they are cells of the row and belong to ``slots``.
    ``grounds`` are what speaks against its slots being the cells of one row.

    ``before`` and ``after`` are the words between this run and its neighbours; ``line`` is
    where the first figure stands and ``first_cell`` its cell in that line; ``line_cells``
    counts the cells of that line, 0 where the figures stand one a line or without separators.
    ``figures`` counts the slots that hold something printed; ``label_cell`` is the cell of the
    last word before the run on its own line, -1 without one. ``grid`` is as in ``Token``.
    """

    slots: list[Token]
    line: int
    first_cell: int
    line_cells: int
    grid: int
    figures: int
    label_cell: int
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    leading: list[Token] = field(default_factory=list)
    trailing: list[Token] = field(default_factory=list)
    grounds: list[Ground] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.slots[0].start, self.slots[-1].end)

    @property
    def text(self) -> str:
        """What is printed from the first slot to the last."""
        return self.slots[0].view[self.slots[0].start : self.slots[-1].end]


def divided(slots: Sequence[Token]) -> list[Token]:
    """Each figure of a cell that holds several as a slot of its own."""
    return [
        slot._replace(start=start, end=end, parts=(), rest=(), alone=False) if slot.parts else slot
        for slot in slots
        for start, end in slot.parts or (slot.span,)
    ]


def shares_cell(slots: Sequence[Token]) -> bool:
    """Whether figures of one cell, which nothing but its own blanks part, are slots of their own.

    A separator tells where a cell ends, and a blank inside it does not: such figures may be one.
    """
    return len({slot.cell for slot in slots}) < len(slots) and any(
        not (one.open or other.open)
        and one.cell == other.cell
        and one.kind is other.kind is FIGURE
        and not (one.alone or other.alone)
        for one, other in pairwise(slots)
    )


def shares_line(slots: Sequence[Token]) -> bool:
    """Whether figures stand beside each other on a line where others have one of their own."""
    return any(slot.alone for slot in slots) and any(
        one.kind is other.kind is FIGURE
        and other.cell == one.cell + 1
        and one.open
        and other.open
        and not (one.alone or other.alone)
        for one, other in pairwise(slots)
    )


def undivided(slots: Sequence[Token]) -> list[Token]:
    """The slots with the figures that stand in one cell as one."""
    groups: list[list[Token]] = []
    for slot in slots:
        last = groups[-1][-1] if groups else None
        if (
            last
            and not (slot.alone or last.alone)
            and last.cell == slot.cell
            and slot.kind is last.kind is FIGURE
        ):
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[Token]) -> Token:
    first = group[0]
    if len(group) == 1:
        return first
    parts = tuple(part for slot in group for part in slot.parts or (slot.span,))
    return first._replace(end=group[-1].end, parts=parts)

"""A run: figures which follow each other without a word between, with the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parser.report import Span
from parser.tokens.tokens import FIGURE, Kind, Token


class Slot(NamedTuple):
    """One place of a run: a figure, an odd text, or a blank (an empty span).

    ``parts`` are the figures of a cell that holds several, as in ``Token``; ``rest`` are the
    pieces of a broken figure on the lines below; ``alone`` that a line is its own; ``celled``
    that a separator or a real cell, and not only spaces, parts it from other cells.
    """

    kind: Kind
    span: Span
    cell: int
    parts: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()
    alone: bool = False
    celled: bool = False


@dataclass(slots=True)
class Run:
    """Figures in reading order, from the first to the last, with the blanks between them.

    ``leading`` and ``trailing`` are the blanks at its edges: in text they may be nothing but
    padding, in real table cells they are cells of the row and belong to ``slots``.
    ``edges_counted`` says that they are among the slots because they make the row whole, and
    ``wrapped`` that the row was put together from several lines; ``disputed`` that figures which
    belong to no row stand right beside it, above or below; ``overfull`` that with the blanks
    before them its slots are more than a row has.

    ``before`` and ``after`` are the words between this run and its neighbours; ``line`` is
    where the first figure stands and ``first_cell`` its cell in that line; ``line_cells``
    counts the cells of that line, 0 where the figures stand one a line or without separators.
    ``figures`` counts the slots that hold something printed; ``label_cell`` is the cell of the
    last word before the run on its own line, -1 without one. ``grid`` is as in ``Token``.
    """

    slots: list[Slot]
    line: int
    first_cell: int
    line_cells: int
    grid: int
    figures: int
    label_cell: int
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    leading: list[Slot] = field(default_factory=list)
    trailing: list[Slot] = field(default_factory=list)
    edges_counted: bool = False
    wrapped: bool = False
    disputed: bool = False
    overfull: bool = False

    @property
    def span(self) -> Span:
        return Span(self.slots[0].span.start, self.slots[-1].span.end)


def divided(slots: Sequence[Slot]) -> list[Slot]:
    """Each figure of a cell that holds several as a slot of its own."""
    return [
        Slot(slot.kind, part, slot.cell, celled=slot.celled) if slot.parts else slot
        for slot in slots
        for part in slot.parts or (slot.span,)
    ]


def shares_cell(slots: Sequence[Slot]) -> bool:
    """Whether figures of one cell, which nothing but its own blanks part, are slots of their own.

    A separator tells where a cell ends, and a blank inside it does not: such figures may be one.
    """
    return len({slot.cell for slot in slots}) < len(slots) and any(
        one.celled
        and other.celled
        and one.cell == other.cell
        and one.kind is other.kind is FIGURE
        and not (one.alone or other.alone)
        for one, other in pairwise(slots)
    )


def shares_line(slots: Sequence[Slot]) -> bool:
    """Whether figures stand beside each other on a line where others have one of their own."""
    return any(slot.alone for slot in slots) and any(
        one.kind is other.kind is FIGURE
        and other.cell == one.cell + 1
        and not (one.alone or other.alone or one.celled or other.celled)
        for one, other in pairwise(slots)
    )


def undivided(slots: Sequence[Slot]) -> list[Slot]:
    """The slots with the figures that stand in one cell as one."""
    groups: list[list[Slot]] = []
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


def _as_one(group: Sequence[Slot]) -> Slot:
    first = group[0]
    if len(group) == 1:
        return first
    parts = (*(first.parts or (first.span,)), *(slot.span for slot in group[1:]))
    return first._replace(span=Span(first.span.start, group[-1].span.end), parts=parts)

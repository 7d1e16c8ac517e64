"""Figures to columns: where the figures of one row stand in it.

As many figures as columns need no thought. Fewer are placed by the cells they stand in, where
a neighbouring whole row shows where its columns begin; without cells nothing in the file says
which column is empty, and the placement that suits the sums is taken and called doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from parser.alignment.geometry import Geometry
from parser.alignment.run import Run, Slot, shares_cell, shares_line, undivided
from parser.report import Number, Reason, State
from parser.tokens.tokens import Kind

_MOST_PLACEMENTS = 200
_WIDEST_OF_T2 = 3
Row = Sequence[Slot | None]
ValueOf = Callable[[Slot], Number | None]


class Placed(NamedTuple):
    """A row's slots by column; ``None`` where there is none. ``state`` is that of the figures."""

    slots: tuple[Slot | None, ...]
    state: State
    reasons: tuple[Reason, ...] = ()


def place(
    run: Run, number: int, slots: Sequence[Slot], width: int, known: Geometry, value_of: ValueOf
) -> Placed:
    """The columns of a row's figures, with how far they are certain.

    ``number`` is the run's, for its neighbours' sake; ``value_of`` gives the value of a slot:
    the balance of a row chooses between placements and never earns ``read``.
    """
    placed = _place(run, number, slots, width, known, value_of)
    if shares_cell(run.slots):
        reasons = (*placed.reasons, Reason("cell_divided"))
        return placed._replace(state=State.SUSPECT, reasons=reasons)
    if shares_line(run.slots):
        reasons = (*placed.reasons, Reason("space_undecided"))
        return placed._replace(state=State.SUSPECT, reasons=reasons)
    if placed.state is State.READ and run.wrapped:
        state = State.RECOVERED if sums_hold(placed.slots, value_of) else State.SUSPECT
        return placed._replace(state=state, reasons=(*placed.reasons, Reason("row_wrapped")))
    return placed


def _place(
    run: Run, number: int, slots: Sequence[Slot], width: int, known: Geometry, value_of: ValueOf
) -> Placed:
    if width <= _WIDEST_OF_T2 and run.line_cells and run.leading and run.label_cell >= 0:
        # 表二 has no columns between its label and its figures: the blanks are cells of the row.
        slots = [*run.leading, *slots]
        if len(slots) > width:
            cells = len(slots) + len(run.trailing)
            return _surplus(slots, width, value_of, too_many=cells > _WIDEST_OF_T2)
    if len(slots) > width and len(whole := undivided(slots)) == width:
        slots = whole
    part = len(slots) < len(run.slots)  # of a run that is several rows
    if len(slots) == width and (part or not (run.grid and _elsewhere(run, known))):
        if run.disputed:
            return Placed(tuple(slots), State.SUSPECT, (Reason("figures_below"),))
        if run.overfull:
            return Placed(tuple(slots), State.SUSPECT, (Reason("cell_extra"),))
        if run.edges_counted:
            state = State.RECOVERED if _groups_hold(run, width, value_of) else State.SUSPECT
            return Placed(tuple(slots), state, (Reason("placed_by_blanks"),))
        return Placed(tuple(slots), State.READ)
    said = [
        slot
        for slot in (*run.leading, *slots, *run.trailing)
        if slot.kind is not Kind.BLANK or slot.span.end > slot.span.start
    ]
    if len(said) == width > len(slots):
        # Its blank cells hold something invisible, which what pads a row does not.
        return Placed(tuple(said), State.RECOVERED, (Reason("placed_by_blanks"),))
    if run.line_cells:
        known_place = _by_cell(run, number, slots, width, known, value_of)
    else:
        known_place = _by_blanks(run, slots, width)
    return known_place or _by_count(slots, width, value_of)


def _surplus(slots: Sequence[Slot], width: int, value_of: ValueOf, *, too_many: bool) -> Placed:
    """A row of 表二 with more slots than columns; ``too_many`` if it has more than any row."""
    if _is_repeated(slots, width, value_of) and not too_many:
        return Placed(tuple(slots[:width]), State.READ, (Reason("repeated_cell"),))
    # A blank cell too many may stand before as many figures as there are columns.
    printed = [slot for slot in slots if slot.kind is not Kind.BLANK]
    fits = len(printed) == width or _is_repeated(printed, width, value_of)
    row = printed if fits else slots
    return Placed(tuple(row[:width]), State.SUSPECT, (Reason("cells_shifted"),))


def _is_repeated(slots: Sequence[Slot], width: int, value_of: ValueOf) -> bool:
    """Whether a merged cell fills a row, repeated in each column that it covers."""
    return width < _WIDEST_OF_T2 and len({*map(value_of, slots[width - 1 :])}) == 1


def _by_count(slots: Sequence[Slot], width: int, value_of: ValueOf) -> Placed:
    """The columns of figures of which nothing is known but how many there are."""
    printed = [slot for slot in slots if slot.kind is not Kind.BLANK]
    figures = [slot for slot in printed if slot.kind is Kind.FIGURE]
    if len(printed) == width:
        return Placed(tuple(printed), State.READ)
    if len(figures) == width:
        odd = next(slot for slot in printed if slot.kind is Kind.ODD)
        reason = Reason("odd_text", {"at": odd.span.start})
        return Placed(tuple(figures), State.SUSPECT, (reason,))  # it may be one of the figures
    if len(printed) == _WIDEST_OF_T2 and _is_repeated(printed, width, value_of):
        return Placed(tuple(printed[:width]), State.READ, (Reason("repeated_cell"),))
    if len(printed) > width:
        return _too_many(printed, width, value_of)
    return _sparse(printed, width, value_of)


def _elsewhere(run: Run, known: Geometry) -> bool:
    """Whether a grid's row has as many cells as columns but begins in another place."""
    of_t2 = len(run.slots) <= _WIDEST_OF_T2 and run.first_cell == run.label_cell + 1
    if of_t2 or known.whole.get(run.label_cell) == run.first_cell:
        return False
    return bool(known.starts) and all(start != run.first_cell for _, start in known.starts)


def _by_cell(
    run: Run, number: int, slots: Sequence[Slot], width: int, known: Geometry, value_of: ValueOf
) -> Placed | None:
    every = {*run.leading, *slots, *run.trailing}
    cells = {slot.cell: slot for slot in every}
    if len(cells) < len(every):
        return None
    found: list[tuple[Slot | None, ...]] = []
    # A row that keeps the blanks before and between its figures has all of them in their cells.
    keeps_blanks = bool(run.leading) or any(slot.kind is Kind.BLANK for slot in slots)
    for start in known.near(number, run.label_cell):
        inside = all(
            start <= slot.cell < start + width for slot in slots if slot.kind is not Kind.BLANK
        )
        to_the_end = run.line_cells >= start + width or run.grid
        if start > run.label_cell and inside and (to_the_end or keeps_blanks):
            placement = tuple(cells.get(start + column) for column in range(width))
            if placement not in found:
                found.append(placement)
    if not found:
        return None
    if any(slot is None for slot in found[0]) and (run.grid or keeps_blanks):
        # A row with a cell too few: nothing says which one is gone.
        return Placed(found[0], State.SUSPECT, (Reason("cell_lost"),))
    if number in known.long:
        return Placed(found[0], State.SUSPECT, (Reason("cell_extra"),))
    if len(found) == 1 or sums_hold(found[0], value_of):
        blank = any(slot is None or slot.kind is Kind.BLANK for slot in found[0])
        state = State.READ if run.grid and not (blank and len(found) > 1) else State.RECOVERED
        return Placed(found[0], state, (Reason("placed_by_cell"),))
    best = max(found, key=lambda row: sums_hold(row, value_of))
    return Placed(best, State.SUSPECT, (Reason("cells_shifted"),))


def _by_blanks(run: Run, slots: Sequence[Slot], width: int) -> Placed | None:
    """One cell a line: the blanks before a row's figures, and between, are cells of the row.

    Blanks after the figures may be padding; a row that needs them is only recovered.
    """
    whole = [*run.leading, *slots, *run.trailing]
    if len(slots) < len(whole) and len(run.leading) + len(slots) <= width <= len(whole):
        return Placed(tuple(whole[:width]), State.RECOVERED, (Reason("placed_by_blanks"),))
    return None


def _too_many(printed: Sequence[Slot], width: int, value_of: ValueOf) -> Placed:
    extra = len(printed) - width
    fits = [
        tuple(slot for i, slot in enumerate(printed) if i not in dropped)
        for dropped in islice(combinations(reversed(range(len(printed))), extra), _MOST_PLACEMENTS)
    ]
    # What is too many is more often behind the row than in it: the first best one stands.
    best = max(fits, key=lambda row: sums_hold(row, value_of))
    return Placed(
        best, State.SUSPECT, (Reason("extra_figure", {"figures": len(printed), "columns": width}),)
    )


def _sparse(printed: Sequence[Slot], width: int, value_of: ValueOf) -> Placed:
    best: tuple[Slot | None, ...] | None = None
    for columns in islice(combinations(range(width), len(printed)), _MOST_PLACEMENTS):
        row: list[Slot | None] = [None] * width
        for column, slot in zip(columns, printed, strict=True):
            row[column] = slot
        if best is None or (not sums_hold(best, value_of) and sums_hold(row, value_of)):
            best = tuple(row)
    reason = Reason("sparse", {"figures": len(printed), "columns": width})
    return Placed(best or (None,) * width, State.SUSPECT, (reason,))


def _groups_hold(run: Run, width: int, value_of: ValueOf) -> bool:
    """Whether every group of 表四 has its total, which padding for a lost cell would move.

    A row of its own, of 表三, asks no total.
    """
    groups = [run.slots[at : at + width] for at in range(0, len(run.slots), width)]
    return len(groups) == 1 or all(
        sum(value_of(slot) or 0 for slot in parts) == (value_of(whole) or 0)
        for *parts, whole in groups
    )


def sums_hold(row: Row, value_of: ValueOf) -> bool:
    """Whether the last column is the sum of the others, for rows that end with a total.

    ``False`` for the rows of 表二, which have none.
    """
    *parts, whole = row
    if len(row) <= _WIDEST_OF_T2 or whole is None:
        return False
    return value_of(whole) == sum(value_of(slot) or 0 for slot in parts if slot)

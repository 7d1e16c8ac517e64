"""Figures to columns: where the figures of one row stand in it.

As many figures as columns need no thought. Fewer are placed by the cells they stand in, where
a neighbouring whole row shows where its columns begin; without cells nothing in the file says
which column is empty, and the placement that suits the sums is taken and called doubtful.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from parser.alignment.runs import Run, Slot
from parser.report import Reason, State
from parser.tokens import Kind

_MOST_PLACEMENTS = 200
Row = Sequence[Slot | None]
SumsHold = Callable[[Row], bool]


class Geometry(NamedTuple):
    """Where the columns of whole rows begin: the cell of the first column, run by run."""

    starts: tuple[tuple[int, int], ...]
    adjacent: bool  # each whole row's figures follow its label's cell

    def near(self, run: int, label_cell: int) -> list[int]:
        """The cells at which the first column of that run may stand, the likeliest first."""
        above = [start for i, start in self.starts if i < run][-1:]
        below = [start for i, start in self.starts if i > run][:1]
        beside = [label_cell + 1] if label_cell >= 0 else []
        likely = beside + above + below if self.adjacent else above + below + beside
        return list(dict.fromkeys(likely))


def geometry(runs: Sequence[Run], width: int) -> Geometry:
    """Where the first column stands in the whole rows of a table."""
    whole = [
        (i, run)
        for i, run in enumerate(runs)
        if run.line_cells and run.figures == width == len(run.slots)
    ]
    starts = tuple((i, run.first_cell) for i, run in whole)
    labelled = [run for _, run in whole if run.label_cell >= 0]
    adjacent = all(run.first_cell == run.label_cell + 1 for run in labelled)
    if whole and whole[0][1].boxed and starts:
        common = Counter(start for _, start in starts).most_common(1)[0][0]
        starts = tuple((i, start) for i, start in starts if start == common)
        adjacent = False
    return Geometry(starts, adjacent)


class Placed(NamedTuple):
    """A row's slots by column; ``None`` where there is none. ``state`` is that of the figures."""

    slots: tuple[Slot | None, ...]
    state: State
    reasons: tuple[Reason, ...] = ()


def place(
    run: Run, number: int, slots: Sequence[Slot], width: int, known: Geometry, sums: SumsHold
) -> Placed:
    """The columns of a row's figures.

    ``number`` is the run's, for its neighbours' sake; ``sums`` says whether the balance of a
    row holds under a placement, which chooses between placements and never earns ``read``.
    """
    if len(slots) == width:
        return Placed(tuple(slots), State.READ)
    printed = [slot for slot in slots if slot.kind is not Kind.BLANK]
    if run.line_cells and (by_cell := _by_cell(run, number, slots, width, known, sums)):
        return by_cell
    figures = [slot for slot in printed if slot.kind is Kind.FIGURE]
    if len(printed) == width:
        return Placed(tuple(printed), State.READ)
    if len(figures) == width:
        odd = next(slot for slot in printed if slot.kind is Kind.ODD)
        return Placed(tuple(figures), State.RECOVERED, (Reason("odd_text", {"at": odd.span.start}),))
    if len(printed) > width:
        return _too_many(printed, width, sums)
    return _sparse(printed, width, sums)


def _by_cell(
    run: Run, number: int, slots: Sequence[Slot], width: int, known: Geometry, sums: SumsHold
) -> Placed | None:
    cells = {slot.cell: slot for slot in (*run.leading, *slots, *run.trailing)}
    if len(cells) < len(slots):
        return None
    found: list[tuple[Slot | None, ...]] = []
    for start in known.near(number, run.label_cell):
        inside = all(start <= slot.cell < start + width for slot in slots if slot.kind is not Kind.BLANK)
        to_the_end = run.line_cells >= start + width or run.boxed
        if inside and to_the_end:
            placement = tuple(cells.get(start + column) for column in range(width))
            if placement not in found:
                found.append(placement)
    if not found:
        return None
    if len(found) == 1 or sums(found[0]):
        blank = any(slot is None or slot.kind is Kind.BLANK for slot in found[0])
        state = State.READ if run.boxed and not (blank and len(found) > 1) else State.RECOVERED
        return Placed(found[0], state, (Reason("placed_by_cell"),))
    best = max(found, key=sums)
    return Placed(best, State.SUSPECT, (Reason("cells_shifted"),))


def _too_many(printed: Sequence[Slot], width: int, sums: SumsHold) -> Placed:
    extra = len(printed) - width
    fits = [
        tuple(slot for i, slot in enumerate(printed) if i not in dropped)
        for dropped in islice(combinations(range(len(printed)), extra), _MOST_PLACEMENTS)
    ]
    best = max(fits, key=sums)
    return Placed(best, State.SUSPECT, (Reason("extra_figure", {"figures": len(printed), "columns": width}),))


def _sparse(printed: Sequence[Slot], width: int, sums: SumsHold) -> Placed:
    best: tuple[Slot | None, ...] | None = None
    for columns in islice(combinations(range(width), len(printed)), _MOST_PLACEMENTS):
        row: list[Slot | None] = [None] * width
        for column, slot in zip(columns, printed, strict=True):
            row[column] = slot
        if best is None or (not sums(best) and sums(row)):
            best = tuple(row)
    reason = Reason("sparse", {"figures": len(printed), "columns": width})
    return Placed(best or (None,) * width, State.SUSPECT, (reason,))



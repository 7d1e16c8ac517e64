"""Where the columns of a table begin, by all that its figures show.

Cells say where a row's figures stand; which of them are the columns of the form, and which hold
labels or padding, is shown by the rows around it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from parser.alignment.run import Run
from parser.tokens.tokens import Kind

_FEW = 2  # rows that prove nothing of the others


class Geometry(NamedTuple):
    """Where the columns of a table's rows begin, by all that its figures show.

    ``starts`` are the cells of the first column in whole rows, run by run. ``used`` is the
    first of the ``width`` neighbouring cells that hold nearly all figures: the columns of a
    table that keeps its empty label cells. ``beside`` says that no figure stands further from
    its row's label than ``width`` cells, as in tables that drop them. ``long`` are the runs
    of a grid that have more cells than the form has columns and end behind the other rows.
    ``whole`` gives for a label's cell where the figures of most rows with such a label begin,
    where these have as many cells as the form has columns.
    """

    starts: tuple[tuple[int, int], ...]
    used: int | None = None
    beside: bool = False
    long: frozenset[int] = frozenset()
    whole: Mapping[int, int] = MappingProxyType({})

    def near(self, run: int, label_cell: int) -> list[int]:
        """The cells at which the first column of that run may stand, the likeliest first."""
        above = [start for i, start in self.starts if i < run][-1:]
        below = [start for i, start in self.starts if i > run][:1]
        beside = [label_cell + 1] if self.beside and label_cell >= 0 else []
        used = [] if self.used is None else [self.used]
        if used and not beside:
            return used
        rows_differ = len({start for _, start in self.starts}) > 1
        likely = beside + used if rows_differ else used + beside
        return list(dict.fromkeys(likely or above + below or [label_cell + 1]))


def geometries(runs: Sequence[Run], width: int) -> list[Geometry]:
    """For each run where the columns begin in the rows around it, each part of a cut table alone.

    A part that begins inside a merged label has fewer cells before its figures.
    """
    parts: dict[int, list[tuple[int, Run]]] = {}
    for i, run in enumerate(runs):
        parts.setdefault(run.grid, []).append((i, run))
    known = {grid: _geometry(part, width) for grid, part in parts.items()}
    found = [known[run.grid] for run in runs]
    for cells, stretch in groupby(range(len(runs)), lambda i: runs[i].line_cells):
        alike = list(stretch)
        part, whole = [runs[i] for i in alike], found[alike[0]]
        if cells and (whole.used is None or _ends_before(whole.used + width, part)):
            # Lines of a cut table keep other cells, each part its own.
            used = _used(part, width) if len(part) > _FEW else None
            starts = tuple((i, cell) for i, cell in whole.starts if runs[i].line_cells == cells)
            for i in alike:
                found[i] = whole._replace(used=used, starts=starts)
    return found


def _most(cells: Counter[int]) -> list[int]:
    return [cell for cell, count in cells.most_common(1) if count > _FEW or cells.total() == count]


def _ends_before(end: int, runs: Sequence[Run]) -> bool:
    """Whether rows that keep the blanks at their ends have fewer cells than up to there."""
    return all(run.line_cells < end and run.slots[-1].cell < run.line_cells - 1 for run in runs)


def _geometry(numbered: Sequence[tuple[int, Run]], width: int) -> Geometry:
    """Where the columns begin in the rows of a part of a table, from those that show it."""
    runs = [run for _, run in numbered]
    used = _used(runs, width)
    if any(run.grid for run in runs):
        # A grid has one place for each column; most rows show it.
        whole_rows = Counter(run.first_cell for run in runs if len(run.slots) == width)
        common = [used] if used is not None else _most(whole_rows)
        long = frozenset(numbered[i][0] for i in _long(runs, width))
        starts = tuple((-1, cell) for cell in common)
        return Geometry(starts, used, long=long, whole=_whole(runs, width))
    lined = [(i, run) for i, run in numbered if run.line_cells]
    starts = tuple(
        (i, run.first_cell) for i, run in lined if run.figures == width == len(run.slots)
    )
    labelled = [run for _, run in lined if run.label_cell >= 0]
    beside = all(run.slots[-1].cell <= run.label_cell + width for run in labelled)
    return Geometry(starts, used, bool(labelled) and beside)


def _used(runs: Sequence[Run], width: int) -> int | None:
    """The first of the ``width`` neighbouring cells in which nearly all figures stand.

    Where empty columns at an edge leave it open, they lie between the labels and the end of the
    rows. ``None`` where no such cells are.
    """
    rows = [run for run in runs if (run.line_cells or run.grid) and run.figures > 1]
    counted = Counter(
        slot.cell for run in rows for slot in run.slots if slot.kind is not Kind.BLANK
    )
    inside = {
        start: sum(counted[cell] for cell in range(start, start + width))
        for start in range(max(counted, default=0) + 1)
    }
    best = max(inside.values(), default=0)
    starts = [start for start, count in inside.items() if count == best]
    if len(starts) > 1:
        label = max(run.label_cell for run in rows)
        end = max(run.slots[-1].cell + 1 if run.grid else run.line_cells for run in rows)
        starts = [start for start in starts if label < start <= end - width]
    share = 0.9 if any(run.grid for run in rows) else 0.98
    if not best or len(starts) != 1 or best < share * counted.total():
        return None
    return starts[0]


def _whole(runs: Sequence[Run], width: int) -> dict[int, int]:
    rows: dict[int, list[int]] = {}
    for run in runs:
        whole = len(run.slots) == width
        rows.setdefault(run.label_cell, []).append(run.first_cell if whole else -1)
    common = {label: Counter(cells).most_common(1)[0] for label, cells in rows.items()}
    return {
        label: cell
        for label, (cell, count) in common.items()
        if cell > label >= 0 and count > _FEW and 2 * count > len(rows[label])
    }


def _long(runs: Sequence[Run], width: int) -> Iterator[int]:
    """The rows of a grid that end behind the nearest ones whose labels stand in the same cell."""
    for i, run in enumerate(runs):
        if not (run.grid and run.figures and len(run.slots) > width):
            continue
        for others in (reversed(runs[:i]), runs[i + 1 :]):
            near = next((other for other in others if other.label_cell == run.label_cell), run)
            if near.slots[-1].cell < run.slots[-1].cell:
                yield i

"""Rows of 表三 whose figures fit once they are moved: shifted by a cell, or exchanged with another.

A row with a cell too many or too few breaks seven or more balances at once, which no small
change of cells explains; moving the whole row back does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from parser.forms import Address
from parser.report import Number
from parser.syndrome import Amendment, Explanation, Search, Syndrome

SHIFTS = (1, -1, 2, -2)
FEWEST_BROKEN = 3
FEWEST_MOVED = 3  # two cells exchanged are no displaced row, unless one is the row's total
# Exchanging two rows of outcomes changes no sum, so one of the two must be one of these.
SPECIAL_ROWS = ("new", "carried_in", "total", "carried_out")

Row = tuple[Address, ...]


class Displacement(NamedTuple):
    """Whole rows moved: the changes it means, what it leaves broken, and where the row went."""

    pattern: str
    rows: tuple[Row, ...]
    by: int
    changes: Explanation
    rest: Syndrome


def shifted_rows(
    search: Search, syndrome: Syndrome, values: Mapping[Address, Number | None], rows: Sequence[Row]
) -> Iterator[Displacement]:
    """Rows which satisfy every balance they take part in when moved right or left, or leave only
    what one other wrong cell explains.

    The cell that a move leaves empty is filled by the row's own sum, so it is the seven
    balances of the columns that confirm the move.
    """
    for row in rows:
        touched = {share.balance for cell in row for share in search.shares.get(cell, ())}
        if len(touched & syndrome.keys()) < FEWEST_BROKEN:
            continue
        figures = [value for cell in row if (value := values[cell]) is not None]
        if len(figures) < len(row):
            continue
        for by in SHIFTS:
            moved = _moved(figures, by)
            changes = tuple(
                Amendment(cell, new - old)
                for cell, old, new in zip(row, figures, moved, strict=True)
                if new != old
            )
            rest = _after(search, syndrome, changes)
            settled = not touched & rest.keys() or search.simple(rest)
            fits = settled and all(value >= 0 for value in moved)
            total_moved = bool(changes) and changes[-1].cell == row[-1]
            if fits and (total_moved or len(changes) >= FEWEST_MOVED):
                yield Displacement("shifted_row", (row,), by, changes, rest)


def exchanged_rows(
    search: Search, syndrome: Syndrome, values: Mapping[Address, Number | None], rows: Sequence[Row]
) -> Iterator[Displacement]:
    """Pairs of rows whose exchange settles the whole syndrome: their labels were exchanged."""
    for one, other in combinations(rows, 2):
        if not {one[0].split(".")[1], other[0].split(".")[1]} & set(SPECIAL_ROWS):
            continue
        changes = []
        for here, there in zip(one, other, strict=True):
            a, b = values[here], values[there]
            if a is None or b is None:
                break
            if a != b:
                changes += [Amendment(here, b - a), Amendment(there, a - b)]
        else:
            if len(changes) >= FEWEST_MOVED and not _after(search, syndrome, changes):
                yield Displacement("exchanged_rows", (one, other), 0, tuple(changes), {})


def _moved(figures: list[Number], by: int) -> list[Number]:
    """The figures moved right (left for a negative ``by``), the row's sum put in order."""
    nothing: list[Number] = [0] * abs(by)
    moved = nothing + figures[:-by] if by > 0 else figures[-by:] + nothing
    if by > 0:
        moved[0] = moved[-1] - sum(moved[:-1])
    else:
        moved[-1] = sum(moved[:-1])
    return moved


def _after(search: Search, syndrome: Syndrome, changes: Sequence[Amendment]) -> dict[int, Number]:
    rest = dict(syndrome)
    for change in changes:
        for balance, sign in search.shares.get(change.cell, ()):
            difference = rest.get(balance, 0) + sign * change.by
            if difference:
                rest[balance] = difference
            else:
                rest.pop(balance, None)
    return rest

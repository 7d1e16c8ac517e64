"""Rows of 表三 whose figures fit once they are moved: shifted, with a gap, or exchanged.

A row with a cell too many or too few breaks seven or more balances at once, which no small
change of cells explains; moving the whole row back does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from parser.diagnosis.syndrome import Amendment, Explanation, Search, Syndrome
from parser.forms import Address
from parser.report import Number

# A conversion drops or doubles one cell of a row, seldom two; the likelier move comes first.
SHIFTS = (1, -1, 2, -2)
# One wrong cell breaks two balances; a row is moved only where that is too few to explain it.
FEWEST_BROKEN = 3
# Two cells exchanged are no displaced row, unless one of them is the row's total.
FEWEST_MOVED = 3
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
    """Rows which satisfy every balance they take part in when moved right or left; after them
    those which leave only what one other wrong cell explains.

    The cell that a move leaves empty is filled by the row's own sum, so it is the seven
    balances of the columns that confirm the move.
    """
    partly: list[Displacement] = []
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
            total_moved = bool(changes) and changes[-1].cell == row[-1]
            if min(moved) < 0 or not (total_moved or len(changes) >= FEWEST_MOVED):
                continue
            shifted = Displacement("shifted_row", (row,), by, changes, rest)
            if not touched & rest.keys():
                yield shifted
            elif search.simple(rest):
                partly.append(shifted)
    yield from partly


def gapped_rows(
    search: Search, syndrome: Syndrome, values: Mapping[Address, Number | None], rows: Sequence[Row]
) -> Iterator[Displacement]:
    """Rows which lack cells and whose figures, kept in order, are what the columns ask for.

    What the columns ask for has to add up to its own total, which the search did not use.
    """
    for row in rows:
        figures = [value for cell in row if (value := values[cell]) is not None]
        touched = {share.balance for cell in row for share in search.shares.get(cell, ())}
        if len(figures) == len(row) or not touched & syndrome.keys():
            continue
        wanted = [_wanted(search, cell, values) for cell in row]
        asked = [value for value in wanted if value is not None and value >= 0]
        if len(asked) < len(row) or sum(asked[:-1]) != asked[-1] or not _within(figures, asked):
            continue
        changes = tuple(
            Amendment(cell, new - (values[cell] or 0))
            for cell, new in zip(row, asked, strict=True)
            if values[cell] != new
        )
        known = [change for change in changes if values[change.cell] is not None]
        yield Displacement("gapped_row", (row,), 0, changes, _after(search, syndrome, known))


def _wanted(
    search: Search, cell: Address, values: Mapping[Address, Number | None]
) -> Number | None:
    """The figure that the columns of a cell ask for; ``None`` where they do not agree on one."""
    wanted: set[Number] = set()
    for number, sign in search.everywhere[cell]:
        balance = search.balances[number]
        if balance.rule == "t3.row_total":
            continue
        difference: Number = 0
        for side, cells in ((1, balance.left), (-1, balance.right)):
            for other in cells:
                value = values[other]
                if other != cell and value is None:
                    return None
                difference += 0 if other == cell else side * (value or 0)
        wanted.add(-sign * difference)
    return wanted.pop() if len(wanted) == 1 else None


def _within(figures: Sequence[Number], asked: Sequence[Number]) -> bool:
    """Whether figures stand in a longer row in their order."""
    rest = iter(asked)
    return all(figure in rest for figure in figures)


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

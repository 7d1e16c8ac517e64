"""Numbers that count the rows and columns of a table (行次, 栏次) and are no figures of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parser.alignment.run import Run
from parser.tokens.tokens import Kind, Token

_FEWEST = 5


def without_serials(runs: Sequence[Run], expected: frozenset[int]) -> list[Run]:
    """The runs without a column of row numbers and without rows of column numbers.

    A column counts rows when it makes most rows one figure longer than any row of the form
    (``expected``) and goes up by one from row to row nearly everywhere; a row counts columns
    when it reads 1, 2, 3 … and another as long holds the figures.
    """
    kept = [run for run in runs if not _counts_columns(run, runs)]
    longer = sum(len(run.slots) - 1 in expected and len(run.slots) not in expected for run in kept)
    firsts = [_number(run.slots[0]) for run in kept if len(run.slots) > 1]
    steps = sum(
        following is not None and first is not None and following == first + 1
        for first, following in pairwise(firsts)
    )
    if 2 * longer < len(kept) or len(firsts) < _FEWEST or 10 * steps < 9 * (len(firsts) - 1):
        return kept
    for run in kept:
        if len(run.slots) > 1:
            del run.slots[0]
            run.figures = sum(slot.kind is not Kind.BLANK for slot in run.slots)
            run.first_cell = run.slots[0].cell
            run.label_cell += run.label_cell >= 0
    return kept


def _counts_columns(run: Run, runs: Sequence[Run]) -> bool:
    count = len(run.slots)
    if count < _FEWEST or _number(run.slots[0]) != 1:
        return False
    if [_number(slot) for slot in run.slots] != [*range(1, count + 1)]:
        return False
    return sum(len(other.slots) == count for other in runs) > 1


def _number(slot: Token) -> int | None:
    text = slot.text
    return int(text) if text.isdecimal() and len(text) <= 3 else None

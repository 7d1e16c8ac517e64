"""Rows whose figures a conversion prints on two lines.

A cell set higher or lower than its neighbours gets a line of its own: six figures on one line
and the seventh on the next, or before it and far to the right, where its column is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parser.alignment.run import WRAPPED, Run, divided
from parser.forms.lexicon import Lexicon
from parser.tokens.tokens import Kind, Token

_LINES_APART = 3
_SHORTEST_BROKEN_LINE = 40  # characters


def joined(runs: Sequence[Run], lexicon: Lexicon) -> list[Run]:
    """The runs with two pieces of a row put together where both are of one row only."""
    found: list[Run] = []
    for run in runs:
        slots = None
        if found:
            slots = _flowing(found[-1], run, lexicon.lengths) or _together(found[-1], run, lexicon)
        if slots is None:
            found.append(run)
            continue
        above = found.pop()
        whole = replace(above, slots=slots, figures=len(slots), leading=[], trailing=[])
        whole.before, whole.after = [*above.before, *run.before], run.after
        whole.line_cells, whole.label_cell, whole.grounds = 0, -1, [WRAPPED]
        found.append(whole)
    return found


def _together(above: Run, below: Run, lexicon: Lexicon) -> list[Token] | None:
    """The slots of one row in the order of its columns; ``None`` where these are two rows."""
    count, expected = above.figures + below.figures, lexicon.lengths
    if (
        lexicon.narrow
        or count not in expected
        or above.figures in expected
        or below.figures in expected
        or above.grid
        or not above.line_cells
        or below.line - above.line > _LINES_APART
        or len(above.slots) + len(below.slots) != count
    ):
        return None
    single, others = (above, below) if above.figures == 1 else (below, above)
    if below.label_cell >= 0 and (single is below or above.label_cell >= 0):
        return None  # a row of its own
    if single.figures == 1 and _right_of(single.slots[0], others.slots):
        return [*others.slots, *single.slots]
    return None if below.before else [*above.slots, *below.slots]


def _flowing(above: Run, below: Run, expected: frozenset[int]) -> list[Token] | None:
    """The slots of a row that the end of a long line broke, as mail programs break text."""
    if below.before or above.grid:
        return None
    upper, lower = divided(above.slots), divided(below.slots)
    start, end = upper[-1].end, lower[0].start
    line = upper[-1].line_before
    if (
        upper[-1].view[start:end].strip(" ") != "\n"
        or len(line) < _SHORTEST_BROKEN_LINE
        or "  " in line
        or len(upper) + len(lower) not in expected
        or {len(upper), len(lower)} <= expected
        or any(slot.kind is Kind.BLANK for slot in (*upper, *lower))
    ):
        return None
    return [*upper, *lower]


def _right_of(slot: Token, others: Sequence[Token]) -> bool:
    return all(slot.across() > other.across() for other in others)

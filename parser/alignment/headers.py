"""What the column headers say of the order of columns.

The figures of 表三 stand in the official order in practically every file, so headers cannot
place them; but headers in another order speak against it, and where the names of the five
kinds of organisation are lost nothing in the file says which is which.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parser.alignment.labels import Lexicon
from parser.alignment.runs import Run
from parser.report import Reason, State


class HeaderDoubt(NamedTuple):
    """Columns (by number) that a header puts in doubt, and the reason told at their cells."""

    columns: frozenset[int]
    state: State
    reason: Reason

    def on(self, column: int) -> tuple[State, Reason] | None:
        return (self.state, self.reason) if column in self.columns else None


def header_doubts(view: str, runs: Sequence[Run], lexicon: Lexicon) -> dict[int, HeaderDoubt]:
    """For each run the doubt that the header above it raises, if it raises any."""
    stems = lexicon.column_stems
    if not stems:
        return {}
    doubts: dict[int, HeaderDoubt] = {}
    current: HeaderDoubt | None = None
    for i, run in enumerate(runs):
        text = "\n".join(view[word.start : word.end] for word in run.before)
        found = [stem for stem in stems if stem in text]
        if len(found) >= 2 or i == 0:
            current = _doubt(found, text, stems)
        if current is not None:
            doubts[i] = current
    return doubts


def _doubt(found: Sequence[str], text: str, stems: Sequence[str]) -> HeaderDoubt | None:
    places = [text.index(stem) for stem in found]
    if places != sorted(places):
        moved = frozenset(range(len(stems)))
        return HeaderDoubt(moved, State.SUSPECT, Reason("header_contradicts"))
    if len(found) < len(stems) - 1:
        lost = frozenset(i for i, stem in enumerate(stems) if stem not in found)
        return HeaderDoubt(lost, State.RECOVERED, Reason("header_damaged"))
    return None

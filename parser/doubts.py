"""Stretches of a source that a reader of the page may see otherwise than they stand in the file.

Readers of pages tell what style, place and layer do to a text; what its own characters do is
found here: they turn the direction of a line, and with it the order in which figures are seen.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from parser.report import Cell, Doubt, Meaning, Reason, Span, State, Table

_TURNED = "bidi_in_figure"
# Letters written from right to left, and what begins such a stretch or an isolated one: figures
# behind them are seen in another order up to the end of the line, whatever ends the stretch.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u061c\u202a\u202b\u202d\u202e\u2066-\u2068"
    "\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Marks that turn nothing by themselves: one inside a figure is no digit all the same.
_MARKS = re.compile("[\u200e\u202c\u2069]")
_EITHER = re.compile(f"{_TURNS.pattern[:-1]}{_MARKS.pattern[1:]}")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]*")


def turned(text: str) -> tuple[Doubt, ...]:
    """The stretches of a text whose characters are seen in another order, by their spans."""
    return tuple(_turned(text)) if not text.isascii() and _EITHER.search(text) else ()


def _turned(text: str) -> Iterator[Doubt]:
    for mark in _MARKS.finditer(text):
        yield Doubt(Span(*mark.span()), Reason(_TURNED))
    place = 0
    while match := _TURNS.search(text, place):
        line = _LINE.match(text, match.start())
        place = max(line.end() if line else 0, match.end())
        yield Doubt(Span(match.start(), place), Reason(_TURNED))


def doubted(table: Table, doubts: Sequence[Doubt]) -> Table:
    """The table with its cells as certain as the stretches that they stand in allow.

    A cell in a stretch of doubt is suspect, with the doubt before all other evidence; where the
    order of its digits is turned it is no figure at all. ``doubts`` are sorted by their spans.
    """
    if not doubts or table.span is None:
        return table
    starts = [doubt.span.start for doubt in doubts]
    reach = list(accumulate((doubt.span.end for doubt in doubts), max))

    def near(cell: Cell) -> Sequence[Doubt]:
        if cell.span is None:
            return ()
        first = bisect_right(reach, cell.span.start)  # all before end before the cell
        return doubts[first : bisect_left(starts, cell.span.end)]

    cells = {address: _doubted(cell, near(cell)) for address, cell in table.cells.items()}
    return replace(table, cells=cells)


def _doubted(cell: Cell, doubts: Sequence[Doubt]) -> Cell:
    span = cell.span
    if span is None or span.start == span.end:
        return cell
    reasons = {d.reason.code: d.reason for d in doubts if d.span.end > span.start}
    if not reasons:
        return cell
    cell = cell._replace(state=State.SUSPECT, evidence=(*reasons.values(), *cell.evidence))
    if _TURNED not in reasons:
        return cell
    return cell._replace(value=None, meaning=Meaning.UNREADABLE)

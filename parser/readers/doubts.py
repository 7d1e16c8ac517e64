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

from parser.budget import spend
from parser.report import Cell, Doubt, Meaning, Reason, Span, State, Table

_TURNED = "bidi_in_figure"
# Letters written from right to left, and what begins such a stretch or an isolated one: figures
# behind them are seen in another order up to the end of the line, whatever ends the stretch.
# The marks before them turn nothing by themselves: one inside a figure is no digit all the same.
_STRETCHES = re.compile(
    "[\u200e\u202c\u2069]+|"
    "[\u0590-\u08ff\u200f\u061c\u202a\u202b\u202d\u202e\u2066-\u2068"
    "\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
    r"[^\r\n\u2028\u2029\x85]*"
)


def turned(text: str) -> tuple[Doubt, ...]:
    """The stretches of a text whose characters are seen in another order, by their spans.

    None of them lies in another. Counts them as ``marks``: raises as ``spend`` does.
    """
    return tuple(_turned(text)) if not text.isascii() else ()


def _turned(text: str) -> Iterator[Doubt]:
    reason = Reason(_TURNED)
    for match in _STRETCHES.finditer(text):
        spend("marks")
        yield Doubt(Span(*match.span()), reason)


class Stretches:
    """The doubts of a source, sorted by their spans, laid out to be looked up by a span."""

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        self._doubts = doubts
        self._starts = [doubt.span.start for doubt in doubts]
        self._reach = list(accumulate((doubt.span.end for doubt in doubts), max))

    def near(self, span: Span) -> Sequence[Doubt]:
        """All doubts that a span touches, and maybe some before it."""
        first = bisect_right(self._reach, span.start)  # all before end before the span
        return self._doubts[first : bisect_left(self._starts, span.end)]

    def doubted(self, table: Table) -> Table:
        """The table with its cells as certain as the stretches that they stand in allow.

        A cell in a stretch of doubt is suspect, with the doubt before all other evidence; where
        the order of its digits is turned it is no figure at all.
        """
        if not self._doubts or table.span is None:
            return table
        cells = {
            address: cell if cell.span is None else _doubted(cell, self.near(cell.span))
            for address, cell in table.cells.items()
        }
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

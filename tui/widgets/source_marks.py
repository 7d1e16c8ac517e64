"""What stands out in the source, and why: the marks of a cell, a finding, a note, a search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.report import Span

KINDS = (
    "noted",
    "span",
    "concerned",
    "operand",
    "total",
    "search",
    "chosen",
    "found",
    "cursor",
)
"""The kinds of marks, the weakest first: a later one is drawn over an earlier one."""

GUTTER_MARKS = {
    "noted": '"',
    "operand": "+",
    "total": "=",
    "cursor": ">",
    "found": ">",
    "chosen": ">",
}
"""The sign beside the number of a line; ``>`` lights the line up as well."""


class Mark(NamedTuple):
    """A stretch of the source and why it stands out, one of ``KINDS``."""

    span: Span
    kind: str


def strongest_of(marks: Sequence[Mark]) -> Mark | None:
    """The mark that is followed; a note stays where it is and is never followed."""
    followed = (mark for mark in marks if mark.kind != "noted")
    return max(followed, key=lambda mark: KINDS.index(mark.kind), default=None)


def pieces_of(row: Span, standing_out: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The row cut wherever a look may change."""
    cuts = set(row)
    for span in standing_out:
        cuts.update(span)
    return pairwise(sorted(cut for cut in cuts if row.start <= cut <= row.end))

"""Figures that a source prints in pieces, on several lines.

A span is one stretch, so no span holds such a figure, and a piece of it alone is a wrong number.
Its cell is unreadable therefore; what the pieces make together is told as a suggestion.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser.report import Cell, Meaning, Reason, Source, Span, State


def broken(source: Source, cell: Cell, pieces: Sequence[Span]) -> Cell:
    """The cell as unreadable, with its first piece as text; ``cell.value`` is that of all."""
    evidence = cell.evidence
    if cell.meaning is Meaning.NUMBER:
        text = " ".join(map(source.at, pieces))
        facts = {"text": text, "suggestion": str(cell.value)}
        evidence = (*evidence, Reason("figure_broken", facts))
    elif cell.meaning is not Meaning.UNREADABLE:
        evidence = (*evidence, Reason("unreadable", {"text": cell.text}))
    return cell._replace(
        text=source.at(pieces[0]),
        span=pieces[0],
        value=None,
        meaning=Meaning.UNREADABLE,
        state=State.SUSPECT,
        evidence=evidence,
    )

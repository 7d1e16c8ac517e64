"""One cell a line, in the five styles that are met."""

from __future__ import annotations

import random

from tests.generator.draft import Grid, Line
from tests.generator.layouts.matrix import ordered

_TORN = {"商业企业": ("商业", "企业"), "科研机构": ("科研", "机构"), "其他结果": ("其他", "结果")}


def _cells(line: Line, rng: random.Random) -> list[str]:
    """The row's cells; a header word now and then broken into two, as narrow columns do."""
    found: list[str] = []
    for piece in ordered(line):
        torn = piece.role == "header" and rng.random() < 0.3
        found.extend(_TORN.get(piece.text, (piece.text,)) if torn else (piece.text,))
    return found


def closed(grid: Grid, rng: random.Random) -> list[str]:
    """``x |``: nothing for covered cells."""
    return [f"{text} |".strip() for line in grid.lines for text in _cells(line, rng)]


def closed_bare(grid: Grid, rng: random.Random) -> list[str]:
    """``x |`` with lines of bare pipes for the covered cells of each row."""
    lines: list[str] = []
    for line in grid.lines:
        texts = _cells(line, rng)
        lines.extend(f"{text} |".strip() for text in texts)
        if (lost := grid.columns - len(texts)) > 0:
            lines.append("|" * lost)
    return lines


def lone_pipe(grid: Grid, rng: random.Random) -> list[str]:
    """A line with nothing but a pipe between two cells."""
    lines: list[str] = []
    for line in grid.lines:
        for text in _cells(line, rng):
            lines.extend((text, "|") if text else ("|",))
    return lines


def leading_pipe(grid: Grid, rng: random.Random) -> list[str]:
    """``| x``."""
    return [f"| {text}".strip() for line in grid.lines for text in _cells(line, rng)]


def blank_between(grid: Grid, rng: random.Random) -> list[str]:
    """Cells apart by blank lines; a blank cell leaves no trace."""
    return [part for line in grid.lines for text in _cells(line, rng) for part in (text, "")]

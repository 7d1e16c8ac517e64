"""Rows of figures with their labels above, below or around them on lines of their own."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.generator.draft import Grid, Line, Piece
from tests.generator.layouts.matrix import ordered


def _figures(line: Line, rng: random.Random, gap: str) -> str:
    return gap.join(p.text for p in ordered(line) if p.text and p.role not in ("label", "group"))


def _halves(label: Piece) -> tuple[str, str]:
    if len(label.text) < 12:
        return label.text, ""
    middle = max(len(label.text) * 3 // 5, 1)
    return label.text[:middle], label.text[middle:]


def _plain(grid: Grid, gap: str) -> list[str]:
    return [gap.join(p.text for p in ordered(line) if p.text) for line in grid.lines]


def _rows(grid: Grid, rng: random.Random, order: Callable[[Piece, str], list[str]]) -> list[str]:
    gap = rng.choice((" ", "  ", "    "))
    if grid.table != "t3":
        return _plain(grid, gap)
    lines = []
    for line in grid.lines:
        label = line.label
        if line.kind == "header" or label is None:
            lines.append(gap.join(p.text for p in ordered(line) if p.text))
            continue
        lines.extend(p.text for p in ordered(line) if p.role == "group")
        lines.extend(part for part in order(label, _figures(line, rng, gap)) if part)
    return lines


def label_above(grid: Grid, rng: random.Random) -> list[str]:
    """The label, wrapped, then a line of figures."""
    return _rows(grid, rng, lambda label, figures: [*_halves(label), figures])


def label_below(grid: Grid, rng: random.Random) -> list[str]:
    """A line of figures, then the label."""
    return _rows(grid, rng, lambda label, figures: [figures, label.text])


def label_around(grid: Grid, rng: random.Random) -> list[str]:
    """Half of the label, the figures, the other half."""

    def around(label: Piece, figures: str) -> list[str]:
        before, after = _halves(label)
        return [before, figures, after] if after else [f"{label.text} {figures}"]

    return _rows(grid, rng, around)

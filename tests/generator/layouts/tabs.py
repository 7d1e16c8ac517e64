"""Tabs with empties in place, and the same with the figures shifted in part of a table."""

from __future__ import annotations

import random

from tests.generator.draft import Grid
from tests.generator.layouts.matrix import matrix


def tabs(grid: Grid, rng: random.Random) -> list[str]:
    """Covered cells empty in their places; some converters put a group's label halfway down."""
    pad = "\t" * rng.choice((0, 0, 1, 7))
    return ["\t".join(row) + pad for row in matrix(grid, rng.choice(("blank", "middle")))]


def tabs_shifted(grid: Grid, rng: random.Random) -> list[str]:
    """As a converter leaves a table cut by a page break: the halves have other columns.

    Above the cut 表三's three label columns are one, so its figures stand in cells 1 to 7;
    below it they stand in cells 3 to 9. 总计 slips into the lower header row.
    """
    rows = matrix(grid, "middle")
    if grid.table != "t3" or len(rows) < 8:
        return ["\t".join(row) + "\t" * rng.choice((0, 3)) for row in rows]
    first = next((at for at, line in enumerate(grid.lines) if line.kind == "data"), 0)
    cut = first + rng.randint(2, 4)
    lines = []
    for at, row in enumerate(rows[:cut]):
        label = " ".join(text for text in row[:3] if text)
        if at == first - 2 and row[-1] == "总计" and rows[first - 1][-1] == "":
            row[-1], rows[first - 1][-1] = "", "总计"
        lines.append("\t".join([label, *row[3:], ""]))
    lines.append("")
    return [*lines, *("\t".join(row) for row in rows[cut:])]

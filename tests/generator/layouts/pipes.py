"""Rows of cells between pipes, and Markdown tables."""

from __future__ import annotations

import random

from tests.generator.draft import Grid
from tests.generator.layouts.matrix import matrix, row_texts


def pipe_end(grid: Grid, rng: random.Random) -> list[str]:
    """Merged labels dropped, the cells they cover as bare pipes at the end of the row."""
    lines = []
    for line in grid.lines:
        texts = row_texts(line)
        lost = grid.columns - len(texts)
        lines.append(" | ".join(texts) + " |" + (" " + "|" * lost if lost > 0 else ""))
    lines[-1] = lines[-1].rstrip("| ")
    return lines


def pipe_place(grid: Grid, rng: random.Random) -> list[str]:
    """Every cell in its place, covered ones empty."""
    return [" | ".join(row) + " |" for row in matrix(grid, "blank")]


def markdown(grid: Grid, rng: random.Random) -> list[str]:
    return _markdown(matrix(grid, rng.choice(("blank", "middle"))))


def markdown_repeated(grid: Grid, rng: random.Random) -> list[str]:
    """Markdown of a converter that repeats a merged cell's text in every place it covers."""
    return _markdown(matrix(grid, "repeat"))


def markdown_nan(grid: Grid, rng: random.Random) -> list[str]:
    """Markdown by way of a data frame: covered and blank cells hold a word for nothing."""
    word = rng.choice(("nan", "NaN", "None"))
    return _markdown([[text or word for text in row] for row in matrix(grid, "blank")])


def _markdown(rows: list[list[str]]) -> list[str]:
    lines = ["", *("| " + " | ".join(row) + " |" for row in rows), ""]
    lines.insert(2, "|" + " --- |" * len(rows[0]))
    return lines

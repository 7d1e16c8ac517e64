"""Runs of spaces as ``pdftotext -layout`` leaves them: columns by place, labels wrapped.

Widths are terminal cells, a Han character two.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from wcwidth import wcswidth

from tests.generator.draft import Grid, Line, Piece

_LABEL_EDGES = {"t2": (0, 24), "t3": (0, 8, 22, 52), "t4": (0,), "other": (0, 12)}
_FIGURE_WIDTH = {"t2": 14, "t3": 8, "t4": 6, "other": 8}


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken anywhere, as in a narrow table column."""
    lines = [""]
    for char in text:
        if lines[-1] and wcswidth(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines


class _Canvas:
    """Lines of text to which words are put at a column of cells, never over one another."""

    def __init__(self) -> None:
        self.words: list[list[tuple[int, str]]] = []

    def put(self, row: int, column: int, text: str) -> None:
        while len(self.words) <= row:
            self.words.append([])
        if text:
            self.words[row].append((column, text))

    def lines(self) -> Iterator[str]:
        for words in self.words:
            line = ""
            for column, text in sorted(words):
                gap = max(column - wcswidth(line), 2 if line else 0)
                line += " " * gap + text
            yield line.rstrip()


def _edges(grid: Grid) -> list[int]:
    labels = list(_LABEL_EDGES[grid.table])
    figures = grid.columns - len(labels) + 1
    step = _FIGURE_WIDTH[grid.table]
    edges = labels[:-1] + [labels[-1] + step * at for at in range(figures + 1)]
    return edges + [edges[-1] + step * at for at in range(1, 12)]


def _header(grid: Grid, lines: list[Line], canvas: _Canvas, edges: list[int], top: int) -> int:
    """Header cells wrapped in their columns and centred over the rows they cover."""
    for offset, line in enumerate(lines):
        for piece in line.pieces:
            width = edges[piece.column + piece.width] - edges[piece.column]
            for at, part in enumerate(wrap(piece.text, max(width - 2, 4))):
                canvas.put(top + offset * 2 + piece.height // 2 + at, edges[piece.column], part)
    return len(canvas.words) + 1


def _row(line: Line, canvas: _Canvas, edges: list[int], top: int, align: float) -> int:
    """One row: its label wrapped, its figures on the middle line or on one of their own.

    ``align`` puts figures left (0), in the middle (0.5) or right (1) of their columns.
    """
    label = line.label
    width = edges[label.column + label.width] - edges[label.column] - 2 if label else 0
    parts = wrap(label.text, width) if label else [""]
    own_line = len(parts) > 1 and len(parts) % 2 == 0
    middle = len(parts) // 2
    for at, part in enumerate(parts):
        shifted = at + 1 if own_line and at >= middle else at
        canvas.put(top + shifted, edges[label.column] if label else 0, part)
    for piece in line.pieces:
        if piece.role not in ("label", "group"):
            room = edges[piece.column + 1] - edges[piece.column] - 2 - wcswidth(piece.text)
            start = edges[piece.column] + int(max(room, 0) * align)
            canvas.put(top + middle, start, piece.text)
    return top + len(parts) + own_line


def _groups(
    pieces: list[tuple[Piece, int, int]], canvas: _Canvas, edges: list[int], upright: bool
) -> None:
    for piece, top, bottom in pieces:
        width = 2 if upright else edges[piece.column + 1] - edges[piece.column] - 2
        parts = wrap(piece.text, width)
        start = max(top, (top + bottom - len(parts)) // 2)
        for at, part in enumerate(parts):
            canvas.put(start + at, edges[piece.column], part)


def _render(grid: Grid, rng: random.Random, upright: bool) -> list[str]:
    edges = _edges(grid)
    canvas = _Canvas()
    align = rng.choice((0.0, 0.5, 1.0))
    top = 0
    open_groups: list[tuple[Piece, int, int]] = []
    tops: list[int] = []
    at = 0
    while at < len(grid.lines):
        if grid.lines[at].kind == "header":
            end = at
            while end < len(grid.lines) and grid.lines[end].kind == "header":
                end += 1
            start = top
            top = _header(grid, grid.lines[at:end], canvas, edges, top)
            tops.extend([start] * (end - at))
            at = end
            continue
        tops.append(top)
        top = _row(grid.lines[at], canvas, edges, top, align)
        at += 1
    tops.append(top)
    for number, line in enumerate(grid.lines):
        for piece in line.pieces:
            if piece.role == "group":
                last = min(number + piece.height, len(grid.lines))
                open_groups.append((piece, tops[number], tops[last]))
    _groups(open_groups, canvas, edges, upright)
    indent = " " * rng.choice((0, 4, 12))
    return ["", *((indent + line).rstrip() for line in canvas.lines()), ""]


def spaces(grid: Grid, rng: random.Random) -> list[str]:
    return _render(grid, rng, upright=False)


def spaces_upright(grid: Grid, rng: random.Random) -> list[str]:
    """The same with group labels one character a line."""
    return _render(grid, rng, upright=True)

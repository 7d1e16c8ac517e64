"""A grid laid out flat: what stands at each row and column once merged cells are gone."""

from __future__ import annotations

from typing import Literal

from tests.generator.draft import Grid, Line, Piece

Spans = Literal["blank", "repeat", "middle"]
"""What a merged cell leaves: its text at the first place, at every place, or halfway down."""


def matrix(grid: Grid, spans: Spans) -> list[list[str]]:
    """Rows of ``grid.columns`` texts (more where a fault put extra cells into a row)."""
    width = max([grid.columns, *(piece.column + 1 for line in grid.lines for piece in line.pieces)])
    rows = [[""] * width for _ in grid.lines]
    for top, line in enumerate(grid.lines):
        for piece in line.pieces:
            bottom = min(top + piece.height, len(rows))
            if spans == "repeat":
                for row in rows[top:bottom]:
                    for column in range(piece.column, min(piece.column + piece.width, width)):
                        row[column] = piece.text
                continue
            at = (top + bottom - 1) // 2 if spans == "middle" else top
            rows[at][piece.column] = piece.text
    return rows


def row_texts(line: Line) -> list[str]:
    """The texts of a row's own cells in order, merged ones once; a lost label leaves nothing."""
    return [p.text for p in ordered(line) if p.text or p.role not in ("label", "group")]


def ordered(line: Line) -> list[Piece]:
    return sorted(line.pieces, key=lambda piece: piece.column)


_GROUPS = (
    ("reconsideration", "行政复议"),
    ("litigation_direct", "未经复议直接起诉"),
    ("litigation_after", "复议后起诉"),
)
_OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def _fives(grid: Grid, first: int) -> list[tuple[str, list[Piece]]]:
    """表四's groups with their figures, counted from column ``first`` on in each."""
    pieces = [piece for line in grid.data() for piece in ordered(line)]
    found = []
    for key, name in _GROUPS:
        own = [p for p in pieces if str(p.address).startswith(f"t4.count.{key}_")]
        values = [
            Piece(p.text, p.role, first + at, address=p.address, value=p.value)
            for at, p in enumerate(own)
        ]
        found.append((name, values))
    return found


def rows_of_five(grid: Grid) -> list[Grid]:
    """表四 as one table of three rows, each with the name of its group."""
    heads = ("类别", *_OUTCOMES)
    lines = [Line([Piece(head, "header", at) for at, head in enumerate(heads)], "header")]
    for name, values in _fives(grid, 1):
        lines.append(Line([Piece(name, "label", 0), *values], "data", "count"))
    return [Grid("t4", 6, lines, grid.again)]


def small_tables(grid: Grid) -> list[Grid]:
    """表四 as three small tables of five figures, each under its own heading."""
    found = []
    for name, values in _fives(grid, 0):
        lines = [
            Line([Piece(name, "header", 0, width=5)], "header"),
            Line([Piece(head, "header", at) for at, head in enumerate(_OUTCOMES)], "header"),
            Line(values, "data", "count"),
        ]
        found.append(Grid("t4", 5, lines, grid.again))
    return found

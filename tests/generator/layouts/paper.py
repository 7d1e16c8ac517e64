"""PDF pages: tables with rules or without, labels wrapped in their columns, page breaks."""

from __future__ import annotations

import random

from wcwidth import wcswidth

from tests.generator.draft import Draft, Grid, Piece, Text
from tests.generator.layouts.spaces import wrap
from tests.small_pdf import HEIGHT, Page, pdf

_LEFT, _TOP, _BOTTOM, _LINE = 30.0, 60.0, HEIGHT - 60.0, 15.0
_WIDTHS = {
    "t2": [190.0] + [110.0] * 3,
    "t3": [32.0, 56.0, 156.0] + [42.0] * 7,
    "t4": [36.0] * 15,
}


class _Paper:
    """Pages filled from top to bottom; ``y`` is the next free place on the last one."""

    def __init__(self, ruled: bool) -> None:
        self.ruled = ruled
        self.pages = [Page()]
        self.y = _TOP

    def turn(self) -> None:
        self.pages[-1].text(280, HEIGHT - 30, f"- {len(self.pages)} -")
        self.pages.append(Page())
        self.y = _TOP

    def paragraph(self, text: str) -> None:
        for part in wrap(text, 86):
            if self.y + _LINE > _BOTTOM:
                self.turn()
            self.pages[-1].text(_LEFT, self.y + 12, part)
            self.y += _LINE + 3

    def table(self, grid: Grid) -> None:
        edges = _edges(grid)
        tops: list[tuple[int, float, float]] = []
        for line in grid.lines:
            height = max((_height(p, edges) for p in line.pieces if p.height == 1), default=21.0)
            if self.y + height > _BOTTOM:
                self.turn()
            tops.append((len(self.pages) - 1, self.y, height))
            self.y += height
        for top, line in enumerate(grid.lines):
            for piece in line.pieces:
                self._cell(piece, edges, tops[top : top + piece.height])
        self.y += 10

    def _cell(self, piece: Piece, edges: list[float], rows: list[tuple[int, float, float]]) -> None:
        """A cell over its rows; one that a page break cuts is ruled on both pages."""
        left, right = edges[piece.column], edges[piece.column + piece.width]
        for number, page in enumerate(sorted({row[0] for row in rows})):
            own = [row for row in rows if row[0] == page]
            top, height = own[0][1], sum(row[2] for row in own)
            if self.ruled:
                self.pages[page].box(left, top, right - left, height)
            if number:
                continue
            parts = _parts(piece, edges) if piece.text else []
            start = top + (height - _LINE * len(parts)) / 2
            for at, part in enumerate(parts):
                indent = 3.0
                if piece.role == "value":
                    indent = (right - left - 6 * wcswidth(part)) / 2
                self.pages[page].text(left + indent, start + _LINE * at + 12, part)


def _edges(grid: Grid) -> list[float]:
    widths = _WIDTHS.get(grid.table, [64.0] * 8)
    edges = [_LEFT]
    for at in range(grid.columns + 14):
        edges.append(edges[-1] + (widths[at] if at < len(widths) else widths[-1]))
    return edges


def _parts(piece: Piece, edges: list[float]) -> list[str]:
    width = edges[piece.column + piece.width] - edges[piece.column] - 6
    return wrap(piece.text, max(int(width / 6), 2))


def _height(piece: Piece, edges: list[float]) -> float:
    return _LINE * len(_parts(piece, edges)) + 6


def _pdf(draft: Draft, ruled: bool) -> bytes:
    paper = _Paper(ruled)
    for part in draft.parts:
        if isinstance(part, Text):
            paper.paragraph(part.text)
        else:
            paper.table(part)
    return pdf(paper.pages)


def ruled_pdf(draft: Draft, rng: random.Random) -> bytes:
    """Tables with a rule round every cell."""
    return _pdf(draft, ruled=True)


def plain_pdf(draft: Draft, rng: random.Random) -> bytes:
    """The same without rules: nothing but words at their places."""
    return _pdf(draft, ruled=False)

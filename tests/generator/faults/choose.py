"""What faults pick from a draft: rows, cells, and the places of a table where a page may end."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.generator.draft import Draft, Grid, Line, Piece


class UnfitError(Exception):
    """The draft holds nothing this fault could be applied to; another seed is needed."""


def one_of(found: list[Line] | list[Piece], rng: random.Random) -> int:
    """The index of one of them; raises ``UnfitError`` where there is none."""
    if not found:
        raise UnfitError
    return rng.randrange(len(found))


def a_row(draft: Draft, rng: random.Random, fits: Callable[[Line], bool] = bool) -> Line:
    """A row of 表三 with its seven figures that fits."""
    rows = [line for line in draft.grid("t3").data() if len(line.values) == 7 and fits(line)]
    return rows[one_of(rows, rng)]


def a_figure(
    draft: Draft, rng: random.Random, table: str, fits: Callable[[Piece], bool] = bool
) -> Piece:
    """A value cell of that table that fits."""
    found = [p for line in draft.grid(table).data() for p in line.values if fits(p)]
    return found[one_of(found, rng)]


def uneven(line: Line) -> bool:
    """Whether the row's figures are not all alike, so that a shift changes something."""
    return len({piece.text for piece in line.values}) > 1


def insert_row(grid: Grid, at: int, line: Line) -> None:
    """Put a row in; cells merged over that place grow by it."""
    for top, above in enumerate(grid.lines[:at]):
        for piece in above.pieces:
            if top + piece.height > at:
                piece.height += 1
    grid.lines.insert(at, line)


def remove_row(grid: Grid, line: Line) -> None:
    """Take a row out; its group label moves to the next row, cells merged over it shrink."""
    at = grid.lines.index(line)
    for top, above in enumerate(grid.lines[:at]):
        for piece in above.pieces:
            if top + piece.height > at:
                piece.height -= 1
    below = grid.lines[at + 1] if at + 1 < len(grid.lines) else None
    for piece in line.pieces:
        if piece.role == "group" and piece.height > 1 and below is not None:
            piece.height -= 1
            below.pieces.insert(0, piece)
    grid.lines.remove(line)


def break_groups(grid: Grid, at: int) -> None:
    """End merged group labels above row ``at`` and print them again at its head."""
    again: list[Piece] = []
    for top, line in enumerate(grid.lines[:at]):
        for piece in line.pieces:
            below = top + piece.height - at
            if piece.role == "group" and below > 0:
                piece.height -= below
                again.append(Piece(piece.text, "group", piece.column, height=below))
    grid.lines[at].pieces[:0] = again


def page_end(grid: Grid, rng: random.Random) -> int:
    """A row of 表三 before which a page might break."""
    rows = [at for at, line in enumerate(grid.lines) if line.kind == "data"]
    if len(rows) < 4:
        raise UnfitError
    return rng.choice(rows[2:-1])

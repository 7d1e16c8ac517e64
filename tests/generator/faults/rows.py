"""Faults of rows: cells and rows lost, doubled, moved or exchanged."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from tests.generator.draft import Draft, Line, Piece
from tests.generator.faults.choose import UnfitError, a_row, insert_row, one_of, remove_row, uneven


def _undecide(draft: Draft, line: Line) -> None:
    draft.undecided.update(p.address for p in line.values if p.address is not None)


def _close(line: Line, gone: Piece) -> None:
    """Take a value cell out; the cells right of it move up."""
    line.pieces.remove(gone)
    for piece in line.values:
        if piece.column > gone.column:
            piece.column -= 1


def dropped_cell(draft: Draft, rng: random.Random) -> None:
    """One cell gone and the rest moved up: which one cannot be told."""
    row = a_row(draft, rng)
    _undecide(draft, row)
    _close(row, rng.choice(row.values))


def dropped_figure_of_t4(draft: Draft, rng: random.Random) -> None:
    """Fourteen figures where 表四 has fifteen."""
    (row,) = draft.grid("t4").data()
    _undecide(draft, row)
    _close(row, rng.choice(row.values))


def extra_cell(draft: Draft, rng: random.Random) -> None:
    """Eight figures in a row of seven."""
    row = a_row(draft, rng)
    _undecide(draft, row)
    at = rng.randrange(8)
    column = row.values[0].column + at
    for piece in row.values:
        if piece.column >= column:
            piece.column += 1
    row.pieces.append(Piece(rng.choice(("0", "1", "2")), "note", column))


def shifted_row(draft: Draft, rng: random.Random) -> None:
    """All seven figures one cell to the right, an empty cell before them.

    Of a row with blanks no reader could tell.
    """
    row = a_row(draft, rng, lambda line: all(piece.text.strip() for piece in line.values))
    for piece in row.values:
        piece.column += 1
    row.pieces.append(Piece("", "note", row.values[0].column - 1))


def shifted_and_cut(draft: Draft, rng: random.Random) -> None:
    """Moved one cell to the right, the last figure pushed out of the table."""
    row = a_row(draft, rng, uneven)
    _undecide(draft, row)
    values = row.values
    row.pieces.remove(values[-1])
    for piece in values[:-1]:
        piece.column += 1
    row.pieces.append(Piece("", "note", values[0].column - 1))


def sparse_rows(draft: Draft, rng: random.Random) -> None:
    """Zeros left out altogether, the other figures moved up (``7 | 1 | 8``)."""
    lines = draft.grid("t3").data() + (draft.grid("t4").data() if rng.random() < 0.3 else [])
    for line in lines:
        zeros = [piece for piece in line.values if piece.value == 0]
        if zeros and len(zeros) < len(line.values):
            _undecide(draft, line)
        for piece in zeros:
            _close(line, piece)
    if not draft.undecided:
        raise UnfitError


def swapped_rows(draft: Draft, rng: random.Random) -> None:
    """Two neighbouring rows of a group exchanged, labels and figures together."""
    data = draft.grid("t3").data()
    pairs = [
        (above, below)
        for above, below in pairwise(data)
        if above.label
        and below.label
        and above.label.column == below.label.column == 2
        and above.label.width == below.label.width
        and [p.text for p in above.values] != [p.text for p in below.values]
        and not any(p.role == "group" for p in below.pieces)
    ]
    if not pairs:
        raise UnfitError
    above, below = rng.choice(pairs)
    kept = [[p for p in line.pieces if p.role == "group"] for line in (above, below)]
    moved = [[p for p in line.pieces if p.role != "group"] for line in (above, below)]
    above.pieces, below.pieces = kept[0] + moved[1], kept[1] + moved[0]
    above.key, below.key = below.key, above.key


def _exchange_columns(draft: Draft, first: int, second: int) -> list[Piece]:
    """Exchange two columns of 表三; returns the header words that moved."""
    heads: list[Piece] = []
    changed = False
    for line in draft.grid("t3").lines:
        pair = [p for p in line.pieces if p.column in (first, second) and p.width == 1]
        pair = [p for p in pair if p.role in ("value", "header")]
        if len(pair) != 2 or (line.kind == "header" and pair[0].text == "自然人"):
            continue
        one, other = pair
        changed |= line.kind == "data" and one.text != other.text
        one.column, other.column = other.column, one.column
        if line.kind == "header":
            heads.extend(pair)
    if not changed:
        raise UnfitError
    return heads


def swapped_columns(draft: Draft, rng: random.Random) -> None:
    """Two organisation columns printed in the other order, header and figures together."""
    _exchange_columns(draft, *rng.sample(range(4, 9), 2))


def swapped_columns_damaged_header(draft: Draft, rng: random.Random) -> None:
    """The same under a header whose words cannot be read any more."""
    first, second = rng.sample(range(4, 9), 2)
    for piece in _exchange_columns(draft, first, second):
        piece.text = rng.choice(("", "□□", "沣亚", "-"))
    for line in draft.grid("t3").data():
        draft.undecided.update(
            p.address for p in line.values if p.address and p.column in (first, second)
        )


def lost_row(draft: Draft, rng: random.Random) -> None:
    """A row gone, label and figures."""
    remove_row(draft.grid("t3"), a_row(draft, rng))


def only_busy_rows(draft: Draft, rng: random.Random) -> None:
    """Rows of zeros left out, labels and all."""
    grid = draft.grid("t3")
    idle = [line for line in grid.data() if all(p.value == 0 for p in line.values)]
    if not 2 < len(idle) < len(grid.data()):
        raise UnfitError
    for line in idle:
        remove_row(grid, line)


def lost_column(draft: Draft, rng: random.Random) -> None:
    """One column of 表三 gone from every row and from the header."""
    grid = draft.grid("t3")
    gone = rng.randrange(3, 10)
    for line in grid.data():
        _undecide(draft, line)
    for line in grid.lines:
        for piece in list(line.pieces):
            if piece.column == gone and piece.role in ("value", "header") and piece.width == 1:
                line.pieces.remove(piece)
            elif piece.column < gone < piece.column + piece.width and piece.column >= 3:
                piece.width -= 1
            elif piece.column > gone:
                piece.column -= 1
    grid.columns -= 1


def lost_row_of_t2(draft: Draft, rng: random.Random) -> None:
    data = draft.grid("t2").data()
    remove_row(draft.grid("t2"), data[one_of(data, rng)])


def lost_figures(draft: Draft, rng: random.Random) -> None:
    """A row with its label and without any figure."""
    row = a_row(draft, rng)
    for piece in row.values:
        row.pieces.remove(piece)


def blank_in_t2(draft: Draft, rng: random.Random) -> None:
    """The last figure of a row of 表二 blank."""
    data = [line for line in draft.grid("t2").data() if len(line.values) > 1]
    piece = data[one_of(data, rng)].values[-1]
    piece.text, piece.value = "", None


def empty_rows(draft: Draft, rng: random.Random) -> None:
    """Rows of nothing but empty cells between the others."""
    for grid in draft.grids():
        for at in sorted(rng.sample(range(1, len(grid.lines)), 3), reverse=True):
            pieces = [Piece("", "note", column) for column in range(grid.columns)]
            insert_row(grid, at, Line(pieces, "noise"))


def note_row(draft: Draft, rng: random.Random) -> None:
    """A remark in a row of its own, over the whole width of a table."""
    grid = draft.grid(rng.choice(("t2", "t3")))
    words = f"注:本表按{rng.randint(2, 30)}个单位上报数汇总,其中{rng.randint(1, 9)}个单位为零报告。"
    note = Line([Piece(words, "note", 0, width=grid.columns)], "noise")
    grid.lines.insert(rng.choice((0, len(grid.lines))), note)


def cut_label(draft: Draft, rng: random.Random) -> None:
    """A label cut by a page break: its rest in a row below the figures."""
    grid = draft.grid("t3")
    row = a_row(draft, rng, lambda line: line.label is not None and len(line.label.text) > 10)
    label = row.label
    assert label is not None
    middle = len(label.text) // 2
    rest = Piece(label.text[middle:], "note", label.column, width=label.width)
    label.text = label.text[:middle]
    insert_row(grid, grid.lines.index(row) + 1, Line([rest], "noise"))


def repeated_row(draft: Draft, rng: random.Random) -> None:
    """A row of 表二 or 表三 printed again right below itself, as where a page breaks."""
    grid = draft.grid(rng.choice(("t2", "t3")))
    row = rng.choice([line for line in grid.data() if line.label])
    pieces = [replace(piece, address=None) for piece in row.pieces if piece.role != "group"]
    insert_row(grid, grid.lines.index(row) + 1, Line(pieces, "noise"))


def stray_row(draft: Draft, rng: random.Random) -> None:
    """A row of a few figures that belongs nowhere."""
    grid = draft.grid("t3")
    rows = [at for at, line in enumerate(grid.lines) if line.kind == "data"]
    pieces = [
        Piece(str(rng.randint(0, 3)), "note", at) for at in sorted(rng.sample(range(1, 6), 2))
    ]
    insert_row(grid, rng.choice(rows[1:]), Line(pieces, "noise"))


def stray_full_row(draft: Draft, rng: random.Random) -> None:
    """Seven figures without a label between two rows that have their own."""
    grid = draft.grid("t3")
    rows = [at for at, line in enumerate(grid.lines) if line.kind == "data"]
    pieces = [Piece(str(rng.choice((0, 0, 0, 1, 2))), "note", 3 + at) for at in range(7)]
    insert_row(grid, rng.choice(rows[1:]), Line(pieces, "noise"))

"""Faults of figures: printed wrong, printed oddly, or not as figures at all."""

from __future__ import annotations

import random
import re

from parser.forms import Address
from tests.generator.draft import Draft, Piece, Text
from tests.generator.faults.choose import UnfitError, a_figure, a_row, uneven

_FULL_WIDTH = {ord(char): ord(char) + 0xFEE0 for char in "0123456789."}
_ALIKE = {"0": "Oo", "1": "lI", "5": "S", "8": "B"}


def _set(draft: Draft, piece: Piece, value: int) -> None:
    piece.text, piece.value = str(value), value
    assert piece.address is not None
    draft.wrong.add(piece.address)


def _other_digit(text: str, rng: random.Random) -> int:
    at = rng.randrange(len(text))
    digit = rng.choice([d for d in "0123456789" if d != text[at]])
    return int(text[:at] + digit + text[at + 1 :])


def _plain(piece: Piece) -> bool:
    return piece.text.isascii() and piece.text.isdigit()


def _leaf(piece: Piece) -> bool:
    if not _plain(piece):
        return False
    row, column = str(piece.address).split(".")[1:]
    return row not in ("new", "carried_in", "total", "carried_out") and column != "total"


def wrong_digit(draft: Draft, rng: random.Random) -> None:
    """One digit of one leaf of 表三."""
    piece = a_figure(draft, rng, "t3", _leaf)
    _set(draft, piece, _other_digit(piece.text, rng))


def wrong_total(draft: Draft, rng: random.Random) -> None:
    """One digit of a 总计 cell or of a row that is no leaf."""
    piece = a_figure(draft, rng, "t3", lambda p: _plain(p) and not _leaf(p))
    _set(draft, piece, _other_digit(piece.text, rng))


def wrong_group_total(draft: Draft, rng: random.Random) -> None:
    """One digit of one figure of 表四."""
    piece = a_figure(draft, rng, "t4", _plain)
    _set(draft, piece, _other_digit(piece.text, rng))


def two_wrong_digits(draft: Draft, rng: random.Random) -> None:
    """Two leaves in different rows and columns."""
    first = a_figure(draft, rng, "t3", _leaf)
    row, column = str(first.address).split(".")[1:]

    def apart(piece: Piece) -> bool:
        other_row, other_column = str(piece.address).split(".")[1:]
        return _leaf(piece) and other_row != row and other_column != column

    second = a_figure(draft, rng, "t3", apart)
    for piece in (first, second):
        _set(draft, piece, _other_digit(piece.text, rng))


def wrong_row_booked(draft: Draft, rng: random.Random) -> None:
    """One case counted in another row of the same column: +1 and -1."""
    first = a_figure(draft, rng, "t3", lambda p: _leaf(p) and bool(p.value))
    column = str(first.address).rpartition(".")[2]
    second = a_figure(
        draft,
        rng,
        "t3",
        lambda p: _leaf(p) and p is not first and str(p.address).rpartition(".")[2] == column,
    )
    assert isinstance(first.value, int)
    assert isinstance(second.value, int)
    _set(draft, first, first.value - 1)
    _set(draft, second, second.value + 1)


def full_width(draft: Draft, rng: random.Random) -> None:
    for piece in draft.pieces():
        if piece.role == "value":
            piece.text = piece.text.translate(_FULL_WIDTH)


def separators(draft: Draft, rng: random.Random) -> None:
    """Thousands separators in every count that is long enough."""
    comma = rng.choice((",", "\uff0c"))
    found = 0
    for piece in draft.pieces():
        if piece.role == "value" and piece.text.isdigit() and len(piece.text) > 3:
            piece.text = f"{int(piece.text):,}".replace(",", comma)
            found += 1
    if not found:
        raise UnfitError


def spaced_digits(draft: Draft, rng: random.Random) -> None:
    """A space inside numbers, as justified text and OCR leave it (``36 07``)."""
    long = [p for p in draft.pieces() if p.role == "value" and p.text.isdigit() and len(p.text) > 2]
    if not long:
        raise UnfitError
    for piece in rng.sample(long, rng.randint(1, min(4, len(long)))):
        at = rng.randint(1, len(piece.text) - 1)
        piece.text = piece.text[:at] + " " + piece.text[at:]


def _zeros(draft: Draft) -> list[Piece]:
    return [p for p in draft.pieces() if p.role == "value" and p.text == "0"]


def zero_marks(draft: Draft, rng: random.Random) -> None:
    """A mark for every zero, or for some."""
    mark = rng.choice(("-", "—", "无", "零", "\uff0d"))
    share = rng.choice((0.2, 1.0))
    for piece in _zeros(draft):
        if rng.random() < share:
            piece.text = mark


def not_applicable(draft: Draft, rng: random.Random) -> None:
    """``/`` and its like for some zeros: no value."""
    mark = rng.choice(("/", "不适用", "N/A"))
    for piece in _zeros(draft):
        if rng.random() < 0.2:
            piece.text, piece.value = mark, None


def _blank(draft: Draft, rng: random.Random, text: str) -> None:
    share = rng.choice((0.1, 0.5, 1.0))
    # A shifted row must keep its figures: of one with blanks no reader could tell.
    shifted = {
        id(piece)
        for grid in draft.grids()
        for line in grid.data()
        if any(each.role == "note" and not each.text for each in line.pieces)
        for piece in line.values
    }
    for piece in _zeros(draft):
        if rng.random() < share and id(piece) not in shifted:
            piece.text, piece.value = text, None


def blank_zeros(draft: Draft, rng: random.Random) -> None:
    """Blank cells where zeros belong."""
    _blank(draft, rng, "")


def nbsp_zeros(draft: Draft, rng: random.Random) -> None:
    """``&nbsp;`` left as text in blank cells."""
    _blank(draft, rng, "&nbsp;")


def wide_space_zeros(draft: Draft, rng: random.Random) -> None:
    """A full-width space in blank cells."""
    _blank(draft, rng, "\u3000")


def remark(draft: Draft, rng: random.Random) -> None:
    """A count with a remark inside its cell."""
    table = rng.choice(("t2", "t3"))
    piece = a_figure(draft, rng, table, lambda p: isinstance(p.value, int) and p.value > 1)
    assert isinstance(piece.value, int)
    part = rng.randint(1, piece.value)
    piece.text += rng.choice((f"(其中修订{part}件)", f"\uff08含网上申请{part}件\uff09", "件"))


def units_in_cells(draft: Draft, rng: random.Random) -> None:
    """表二's figures with their units."""
    for line in draft.grid("t2").data():
        for piece in line.values:
            row, column = str(piece.address).split(".")[1:]
            if column == "amount":
                piece.text += "元" if row == "procurement" else "万元"
            elif row in ("regulations", "normative_documents"):
                piece.text += "件"


def floats(draft: Draft, rng: random.Random) -> None:
    """Counts with ``.0``, as a spreadsheet or data frame writes a column that has blanks."""
    for line in draft.grid("t3").data():
        for piece in line.values:
            piece.text += ".0"


def bold_totals(draft: Draft, rng: random.Random) -> None:
    """Totals between Markdown's asterisks, label and figures."""
    for line in draft.grid("t3").data():
        for piece in line.pieces:
            if line.key == "total" and piece.role in ("label", "value"):
                piece.text = f"**{piece.text}**"


def look_alike(draft: Draft, rng: random.Random) -> None:
    """A letter for a digit: the cell is unreadable, its digits are no smaller number."""
    table = rng.choice(("t2", "t3", "t3", "t4"))
    piece = a_figure(
        draft, rng, table, lambda p: len(p.text) > 1 and any(d in _ALIKE for d in p.text)
    )
    places = [at for at, digit in enumerate(piece.text) if digit in _ALIKE]
    at = rng.choice(places)
    piece.text = piece.text[:at] + rng.choice(_ALIKE[piece.text[at]]) + piece.text[at + 1 :]
    piece.value = None


_CLAIM = re.compile(r"新收(?:政府信息公开)?申请([0-9]+)件")


def wrong_claim(draft: Draft, rng: random.Random) -> None:
    """The text gives another count of new applications than 表三."""
    for part in draft.parts:
        if isinstance(part, Text) and (found := _CLAIM.search(part.text)):
            claimed = int(found[1]) + rng.choice((1, 2, 10))
            part.text = part.text[: found.start(1)] + str(claimed) + part.text[found.end(1) :]
            draft.wrong.add(Address("t3.new.total"))
            return
    raise UnfitError


def moved_figures(draft: Draft, rng: random.Random) -> None:
    """A row published one column to the right, a zero before it, its last figure gone."""
    row = a_row(draft, rng, uneven)
    values = [piece.value for piece in row.values]
    for piece, value in zip(row.values, [0, *values[:-1]], strict=True):
        assert isinstance(value, int)
        if value != piece.value:
            _set(draft, piece, value)

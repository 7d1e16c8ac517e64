"""Corrections of several cells at once: a row shifted by some cells, two rows exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from parser.forms import Address
from parser.report import Meaning, Number, Report
from parser.tokens.numbers import BLANK, read_figure
from tui.audit.events import CellChange
from tui.audit.in_force import CellCorrection
from tui.audit.refusal import Refused

BLANK_WORDS = frozenset(("空白", "空", "blank"))
"""What may be typed for a cell that holds nothing, where an empty line is hard to see."""

_MOST_DIGITS = 10
_MOST_DECIMALS = 6  # of 万元, down to a fen

Corrections = Mapping[Address, CellCorrection]
_MARKED = (Meaning.ZERO_MARK, Meaning.NOT_APPLICABLE)


class Content(NamedTuple):
    """The content of a cell: value, meaning, and the mark that stands in place of a number."""

    value: Number | None
    meaning: Meaning
    mark: str = ""


_NOTHING = Content(None, Meaning.BLANK)


def typed_change(report: Report, address: Address, typed: str) -> CellChange:
    """The correction that a typed text means; raises ``Refused`` where it is not a figure."""
    figure = BLANK if typed.strip().lower() in BLANK_WORDS else read_figure(typed)
    if figure.meaning is Meaning.UNREADABLE:
        suggestion = figure.why.facts.get("suggestion") if figure.why else None
        if suggestion is not None:
            raise Refused("looks_alike", text=typed, suggestion=suggestion)
        raise Refused("not_a_figure", text=typed)
    change = _change_to(report, address, _content(figure.value, figure.meaning, typed))
    may_stand = figure.value is None or _may_stand(figure.value)
    if not may_stand and typed.strip() != change.printed.strip():
        raise Refused("too_many_digits", text=typed)
    return change


def _may_stand(value: Number) -> bool:
    """Whether a figure is no longer than those of any report.

    A key that was held down must not stretch a column beyond the screen.
    """
    whole, _, part = f"{abs(Decimal(value)):f}".partition(".")
    return len(whole) <= _MOST_DIGITS and len(part) <= _MOST_DECIMALS


def _change_to(report: Report, address: Address, content: Content) -> CellChange:
    return CellChange(address, printed(report, address), *content)


def _content(value: Number | None, meaning: Meaning, text: str) -> Content:
    return Content(value, meaning, " ".join(text.split()) if meaning in _MARKED else "")


def printed(report: Report, address: Address) -> str:
    """The text of a cell; raises ``Refused`` for an address that the report does not have."""
    try:
        return report[address].text
    except KeyError:
        raise Refused("no_such_place", place=address) from None


def shift(report: Report, corrections: Corrections, row: str, by: int) -> tuple[CellChange, ...]:
    """Every value of a row moved ``by`` cells, to the right when positive; the rest is blank.

    ``row`` is the address of a row (``t3.granted``). Values are those now in force. Where the
    move puts every figure back to where it is printed, so are the cells that it leaves. Raises
    ``Refused`` when a figure other than 0 or what an auditor wrote would fall out of the row,
    or nothing would change.
    """
    cells = row_cells(report, row)
    if by < 0:
        cells = cells[::-1]
    kept = max(0, len(cells) - abs(by))
    values = [_now(report, corrections, cell) for cell in cells]
    for cell, content in zip(cells[kept:], values[kept:], strict=True):
        if content.value or content.meaning is Meaning.UNREADABLE:
            raise Refused("figure_would_fall_out", row=row)
        if cell in corrections and content.value is not None:
            raise Refused("correction_would_fall_out", row=row)
    as_read = [_now(report, {}, cell) for cell in cells]
    back = kept > 0 and all(
        content[:2] == read[:2]
        for content, read in zip(values[:kept], as_read[-kept:], strict=True)
    )
    left = [
        read if back and read.meaning is not Meaning.UNREADABLE else _NOTHING
        for read in as_read[: len(cells) - kept]
    ]
    moved = dict(zip(cells, [*left, *values[:kept]], strict=True))
    return _changes(report, corrections, ((cell, moved[cell]) for cell in row_cells(report, row)))


def exchange(
    report: Report, corrections: Corrections, row: str, other: str
) -> tuple[CellChange, ...]:
    """The values now in force of two rows of one table, each in the other's place."""
    cells, others = row_cells(report, row), row_cells(report, other)
    if len(cells) != len(others):
        raise Refused("no_such_place", place=other)
    crossed = zip(cells + others, others + cells, strict=True)
    wanted = [(cell, _now(report, corrections, source)) for cell, source in crossed]
    return _changes(report, corrections, wanted)


def assign(
    report: Report, corrections: Corrections, row: str, other: str
) -> tuple[CellChange, ...]:
    """The values now in force of a row put into another one of its table, as a reader misread it.

    Where nothing stands in the other row, this one is left blank; else that row and those
    between move on by one towards this one, as lines do when one is moved in a list.
    """
    rows = _printed_rows(report, row)
    if other not in rows or row not in rows:
        raise Refused("no_such_place", place=other)
    stands = {
        each: [_now(report, corrections, cell) for cell in row_cells(report, each)] for each in rows
    }
    start, end = rows.index(row), rows.index(other)
    wanted = {other: stands[row]}
    if all(content.value is None for content in stands[other]):
        wanted[row] = [_NOTHING] * len(stands[row])
    else:
        step = 1 if end > start else -1
        for at in range(start, end, step):
            wanted[rows[at]] = stands[rows[at + step]]
    placed = [
        (cell, content)
        for each in rows
        if each in wanted
        for cell, content in zip(row_cells(report, each), wanted[each], strict=True)
    ]
    return _changes(report, corrections, placed)


def _printed_rows(report: Report, row: str) -> list[str]:
    """The rows of the block in which a row stands, as the report prints them."""
    first, *_ = row_cells(report, row)
    block = report.form.places[first][0]
    table = row.partition(".")[0]
    collapsed = report.tables[table].collapsed
    return [f"{table}.{each.key}" for each in block.rows_printed(collapsed=collapsed)]


def row_cells(report: Report, row: str) -> tuple[Address, ...]:
    """The cells of one row in printed order; raises ``Refused`` for a row the form lacks."""
    cells = tuple(address for address in report.form.places if address.startswith(f"{row}."))
    if not cells or row.count(".") != 1:
        raise Refused("no_such_place", place=row)
    return cells


def _now(report: Report, corrections: Corrections, cell: Address) -> Content:
    correction = corrections.get(cell)
    if correction is not None:
        return Content(correction.value, correction.meaning, correction.mark)
    read = report[cell]
    return _content(read.value, read.meaning, read.text)


def _changes(
    report: Report,
    corrections: Corrections,
    wanted: Iterable[tuple[Address, Content]],
) -> tuple[CellChange, ...]:
    found = []
    for cell, content in wanted:
        if _now(report, corrections, cell)[:2] != content[:2]:
            if content.meaning is Meaning.UNREADABLE:
                raise Refused("unreadable_moved")
            found.append(_change_to(report, cell, content))
    if not found:
        raise Refused("nothing_to_move")
    return tuple(found)

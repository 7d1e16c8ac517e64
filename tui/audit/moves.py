"""Corrections of several cells at once: a row shifted by some cells, two rows exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from parser.findings import Correction
from parser.forms import Address
from parser.numbers import BLANK, Figure, read_figure
from parser.report import Meaning, Report
from tui.audit.events import CellChange
from tui.audit.refusal import Refused

BLANK_WORDS = frozenset(("空白", "空", "blank"))
"""What may be typed for a cell that holds nothing, where an empty line is hard to see."""

Corrections = Mapping[Address, Correction]


def typed_change(report: Report, address: Address, typed: str) -> CellChange:
    """The correction that a typed text means; raises ``Refused`` for what is no figure."""
    figure = BLANK if typed.strip().lower() in BLANK_WORDS else read_figure(typed)
    if figure.meaning is Meaning.UNREADABLE:
        suggestion = figure.why.facts.get("suggestion") if figure.why else None
        if suggestion is not None:
            raise Refused("looks_alike", text=typed, suggestion=suggestion)
        raise Refused("not_a_figure", text=typed)
    return change_to(report, address, figure)


def change_to(report: Report, address: Address, figure: Figure | Correction) -> CellChange:
    """The change that gives a cell the value and meaning of a figure."""
    return CellChange(address, printed(report, address), figure.value, figure.meaning)


def printed(report: Report, address: Address) -> str:
    """The text of a cell; raises ``Refused`` for an address that the report does not have."""
    try:
        return report[address].text
    except KeyError:
        raise Refused("no_such_place", place=address) from None


def shift(report: Report, corrections: Corrections, row: str, by: int) -> tuple[CellChange, ...]:
    """Every value of a row moved ``by`` cells, to the right when positive; the rest is blank.

    ``row`` is the address of a row (``t3.granted``). Values are those now in force. Raises
    ``Refused`` when a figure other than 0 would fall out of the row, or nothing would change.
    """
    cells = row_cells(report, row)
    values = [_now(report, corrections, cell) for cell in cells]
    fallen = values[len(values) - by :] if by > 0 else values[:-by]
    if any(figure.value for figure in fallen):
        raise Refused("figure_would_fall_out", row=row)
    blanks = [Figure(None, Meaning.BLANK)] * min(abs(by), len(values))
    moved = [*blanks, *values[:-by]] if by > 0 else [*values[-by:], *blanks]
    return _changes(report, corrections, zip(cells, moved, strict=True))


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


def row_cells(report: Report, row: str) -> tuple[Address, ...]:
    """The cells of one row in printed order; raises ``Refused`` for a row the form lacks."""
    cells = tuple(address for address in report.form.places if address.startswith(f"{row}."))
    if not cells or row.count(".") != 1:
        raise Refused("no_such_place", place=row)
    return cells


def _now(report: Report, corrections: Corrections, cell: Address) -> Figure | Correction:
    correction = corrections.get(cell)
    if correction is not None:
        return correction
    read = report[cell]
    return Figure(read.value, read.meaning)


def _changes(
    report: Report,
    corrections: Corrections,
    wanted: Iterable[tuple[Address, Figure | Correction]],
) -> tuple[CellChange, ...]:
    found = []
    for cell, figure in wanted:
        now = _now(report, corrections, cell)
        if (now.value, now.meaning) != (figure.value, figure.meaning):
            found.append(change_to(report, cell, figure))
    if not found:
        raise Refused("nothing_to_move")
    return tuple(found)

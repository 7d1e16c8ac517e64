"""How many balances do not hold down the columns of a table, were it read in a certain way."""

from __future__ import annotations

from parser.alignment.reading import Reading
from parser.forms import Address, Version, balances
from parser.report import Number


def broken_down(reading: Reading, version: Version) -> int:
    """The balances between rows that do not hold; a row that was not found counts as zeros.

    Those whose total was not found do not hold. Rows in part and rows that share a run are
    left out: whose figures they are is not known yet.
    """
    words = reading.words
    values: dict[Address, Number] = {}
    for row, match in reading.alignment.matches.items():
        slots = reading.all_runs[match.run].slots
        addresses = words.rows[row].addresses
        if match.rows == 1 and len(slots) == len(addresses):
            for address, slot in zip(addresses, slots, strict=True):
                values[address] = reading.value(slot) or 0
    return sum(
        not any(cell in values for cell in balance.right)
        or sum(values.get(cell, 0) for cell in balance.left)
        != sum(values.get(cell, 0) for cell in balance.right)
        for balance in balances(version, collapsed=reading.collapsed)
        if balance.cells[0] in words.table.places and _is_down(balance.cells)
    )


def _is_down(cells: tuple[Address, ...]) -> bool:
    """Whether all cells of a balance stand in one column."""
    return len({cell.rpartition(".")[2] for cell in cells}) == 1

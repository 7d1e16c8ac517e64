"""What readers hand on: when a cell is one of a form, and when a table lays out a page."""

from __future__ import annotations

import pytest

from parser.readers.extract import Grid, GridCell, write


@pytest.mark.parametrize(("length", "is_cell"), [(200, True), (201, False)])
def test_a_cell_of_several_lines_has_two_hundred_characters_at_most(
    length: int, is_cell: bool
) -> None:
    cell = GridCell(0, 0, 1, 1, ("首", "字" * (length - 1)))
    assert bool(write([Grid((cell,))]).boxes) == is_cell

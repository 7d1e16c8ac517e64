"""Figures to columns: where the figures of one row stand in it.

As many figures as columns need no thought. Fewer are placed by the cells they stand in, where
a neighbouring whole row shows where its columns begin; without cells nothing in the file says
which column is empty, and the placement that suits the sums is taken and called doubtful.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from parser.alignment.geometry import Geometry
from parser.alignment.grounds import Ground, ground, worst
from parser.alignment.run import Run, shares_cell, shares_line, undivided
from parser.forms.lexicon import Lexicon, RowSpec
from parser.report import Number, State
from parser.tokens.tokens import Kind, Token

_MOST_PLACEMENTS = 200


class Placed(NamedTuple):
    """A row's slots by column, ``None`` where there is none, and the grounds of their places."""

    slots: tuple[Token | None, ...]
    grounds: tuple[Ground, ...] = ()


def place(
    run: Run, number: int, slots: Sequence[Token], spec: RowSpec, known: Geometry, reads: Reads
) -> Placed:
    """The columns of a row's figures, with how far they are certain.

    ``number`` is the run's, for its neighbours' sake; ``reads`` gives the value of a slot:
    the balance of a row chooses between placements and never earns ``read``.
    """
    placed = _Row(run, number, spec.width, known, reads).placed(slots)
    grounds = placed.grounds
    if run.grounds and worst(grounds) is State.READ:
        adds_up = reads.add_up(placed.slots)
        grounds = (*grounds, *(one.settled(adds_up) for one in run.grounds))
    if shares_cell(run.slots):
        grounds = (*grounds, ground(State.SUSPECT, "cell_divided"))
    elif shares_line(run.slots):
        grounds = (*grounds, ground(State.SUSPECT, "space_undecided"))
    return placed if grounds is placed.grounds else Placed(placed.slots, grounds)


class Reads(NamedTuple):
    """What the figures of a table's rows say: each slot its value, and whether they add up."""

    value: Callable[[Token], Number | None]
    lexicon: Lexicon

    def add_up(self, row: Sequence[Token | None]) -> bool:
        """Whether a row ends with its total; ``False`` for the rows of 表二, which have none."""
        if self.lexicon.narrow:
            return False
        return self.lexicon.add_up([None if slot is None else self.value(slot) for slot in row])


class _Row(NamedTuple):
    """One row to be placed: its run, how many columns it has, and where these may begin."""

    run: Run
    number: int
    width: int
    known: Geometry
    reads: Reads

    @property
    def narrow(self) -> bool:
        return self.reads.lexicon.narrow

    def placed(self, slots: Sequence[Token]) -> Placed:
        run, width = self.run, self.width
        if self.narrow and run.line_cells and run.leading and run.label_cell >= 0:
            # 表二 has no columns between its label and its figures: blanks are cells of the row.
            slots = [*run.leading, *slots]
            if len(slots) > width:
                return self._surplus(slots, len(slots) + len(run.trailing))
        if len(slots) > width and len(whole := undivided(slots)) == width:
            slots = whole
        part = len(slots) < len(run.slots)  # of a run that is several rows
        if len(slots) == width and (part or not (run.grid and self._is_elsewhere())):
            return Placed(tuple(slots))
        said = [
            slot
            for slot in (*run.leading, *slots, *run.trailing)
            if slot.kind is not Kind.BLANK or slot.end > slot.start
        ]
        if len(said) == width > len(slots):
            # Its blank cells hold something invisible, which what pads a row does not.
            return Placed(tuple(said), (ground(State.RECOVERED, "placed_by_blanks"),))
        known_place = self._by_cell(slots) if run.line_cells else self._by_blanks(slots)
        return known_place or self._by_count(slots)

    def _surplus(self, slots: Sequence[Token], cells: int) -> Placed:
        """A row of 表二 with more slots than columns, of so many cells with what pads it."""
        too_many = cells > self.reads.lexicon.longest
        if self._is_repeated(slots) and not too_many:
            return Placed(tuple(slots[: self.width]), (ground(State.READ, "repeated_cell"),))
        # A blank cell too many may stand before as many figures as there are columns.
        printed = [slot for slot in slots if slot.kind is not Kind.BLANK]
        fits = len(printed) == self.width or self._is_repeated(printed)
        row = printed if fits else slots
        return Placed(tuple(row[: self.width]), (ground(State.SUSPECT, "cells_shifted"),))

    def _is_repeated(self, slots: Sequence[Token]) -> bool:
        """Whether a merged cell fills a row, repeated in each column that it covers."""
        shorter = self.width < self.reads.lexicon.longest
        return (
            self.narrow and shorter and len({*map(self.reads.value, slots[self.width - 1 :])}) == 1
        )

    def _by_count(self, slots: Sequence[Token]) -> Placed:
        """The columns of figures of which nothing is known but how many there are."""
        width = self.width
        printed = [slot for slot in slots if slot.kind is not Kind.BLANK]
        figures = [slot for slot in printed if slot.kind is Kind.FIGURE]
        if len(printed) == width:
            return Placed(tuple(printed))
        if len(figures) == width:
            odd = next(slot for slot in printed if slot.kind is Kind.ODD)
            # It may be one of the figures.
            return Placed(tuple(figures), (ground(State.SUSPECT, "odd_text", at=odd.start),))
        if len(printed) == self.reads.lexicon.longest and self._is_repeated(printed):
            return Placed(tuple(printed[:width]), (ground(State.READ, "repeated_cell"),))
        if len(printed) > width:
            return self._too_many(printed)
        return self._sparse(printed)

    def _is_elsewhere(self) -> bool:
        """Whether a grid's row has as many cells as columns but begins in another place."""
        run, known = self.run, self.known
        beside = self.narrow and run.first_cell == run.label_cell + 1
        if beside or known.whole.get(run.label_cell) == run.first_cell:
            return False
        return bool(known.starts) and all(start != run.first_cell for _, start in known.starts)

    def _by_cell(self, slots: Sequence[Token]) -> Placed | None:
        run, width = self.run, self.width
        every = {*run.leading, *slots, *run.trailing}
        cells = {slot.cell: slot for slot in every}
        if len(cells) < len(every):
            return None
        found: list[tuple[Token | None, ...]] = []
        # A row that keeps the blanks before and between its figures has all of them in their cells.
        keeps_blanks = bool(run.leading) or any(slot.kind is Kind.BLANK for slot in slots)
        for start in self.known.near(self.number, run.label_cell):
            inside = all(
                start <= slot.cell < start + width for slot in slots if slot.kind is not Kind.BLANK
            )
            to_the_end = run.line_cells >= start + width or run.grid
            if start > run.label_cell and inside and (to_the_end or keeps_blanks):
                placement = tuple(cells.get(start + column) for column in range(width))
                if placement not in found:
                    found.append(placement)
        if not found:
            return None
        if any(slot is None for slot in found[0]) and (run.grid or keeps_blanks):
            # A row with a cell too few: nothing says which one is gone.
            return Placed(found[0], (ground(State.SUSPECT, "cell_lost"),))
        if self.number in self.known.long:
            return Placed(found[0], (ground(State.SUSPECT, "cell_extra"),))
        if len(found) == 1 or self.reads.add_up(found[0]):
            blank = any(slot is None or slot.kind is Kind.BLANK for slot in found[0])
            state = State.READ if run.grid and not (blank and len(found) > 1) else State.RECOVERED
            return Placed(found[0], (ground(state, "placed_by_cell"),))
        best = max(found, key=self.reads.add_up)
        return Placed(best, (ground(State.SUSPECT, "cells_shifted"),))

    def _by_blanks(self, slots: Sequence[Token]) -> Placed | None:
        """One cell a line: the blanks before a row's figures, and between, are cells of the row.

        Blanks after the figures may be padding; a row that needs them is only recovered.
        """
        run, width = self.run, self.width
        whole = [*run.leading, *slots, *run.trailing]
        if len(slots) < len(whole) and len(run.leading) + len(slots) <= width <= len(whole):
            return Placed(tuple(whole[:width]), (ground(State.RECOVERED, "placed_by_blanks"),))
        return None

    def _too_many(self, printed: Sequence[Token]) -> Placed:
        extra = len(printed) - self.width
        dropped = combinations(reversed(range(len(printed))), extra)
        fits = (
            tuple(slot for i, slot in enumerate(printed) if i not in left_out)
            for left_out in islice(dropped, _MOST_PLACEMENTS)
        )
        # What is too many is more often behind the row than in it: the first best one stands.
        best = max(fits, key=self.reads.add_up)
        why = ground(State.SUSPECT, "extra_figure", figures=len(printed), columns=self.width)
        return Placed(best, (why,))

    def _sparse(self, printed: Sequence[Token]) -> Placed:
        rows = (
            tuple(
                printed[columns.index(column)] if column in columns else None
                for column in range(self.width)
            )
            for columns in islice(combinations(range(self.width), len(printed)), _MOST_PLACEMENTS)
        )
        best = max(rows, key=self.reads.add_up)
        why = ground(State.SUSPECT, "sparse", figures=len(printed), columns=self.width)
        return Placed(best, (why,))

"""One way to read a table, put into cells: their states and reasons, its labels, what is left over.

``read`` must be earned: the row has its own label and nothing else's, as many figures as
columns, neighbours in order and no header against it. Balances never earn it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf

from parser.alignment.certainty import Certainty
from parser.alignment.columns import Placed, Reads, place
from parser.alignment.geometry import geometries
from parser.alignment.grounds import Ground, gravest, ground, worse, worst
from parser.alignment.headers import Header, headers
from parser.alignment.rows import Alignment, Match
from parser.alignment.run import Run
from parser.forms import Address
from parser.forms.lexicon import Lexicon, RowSpec
from parser.readers.broken import broken
from parser.report import (
    Cell,
    Label,
    LabelStatus,
    Meaning,
    Number,
    Reason,
    Source,
    Span,
    State,
    Stray,
    Table,
)
from parser.tokens.numbers import Figure, read_figure
from parser.tokens.tokens import BLANK, FIGURE, Token

_made = tuple.__new__  # two hundred cells a report, without the checks of a NamedTuple
_DOUBTFUL_WHY = frozenset(("inner_space", "remark_in_cell", "no_digit_before_point"))


class Reading:
    """The runs of a table aligned to one variant of its rows.

    ``named`` says that the table is named by more than its rows' labels; ``ahead`` is by how much
    its score is better than that of labels on the other side of their figures; ``elsewhere`` is
    where a table of the same form stands that was passed over.
    """

    def __init__(
        self,
        source: Source,
        words: Lexicon,
        runs: Sequence[Run],
        alignment: Alignment,
        *,
        named: bool,
        collapsed: bool = False,
    ) -> None:
        self.source = source
        self.words = words
        self.collapsed = collapsed
        self.of_table = () if named else (ground(State.RECOVERED, "table_unnamed"),)
        self.all_runs = runs
        self.elsewhere: int | None = None
        self.alignment = alignment
        self.runs = runs[: alignment.end]
        self.ahead = inf
        self.reads = Reads(self._value, words)
        self.cells: dict[Address, Cell] = {}
        self.proven: set[Address] = set()  # cells of rows whose total is their sum

    @property
    def certain(self) -> bool:
        """Whether every row has its figures and its own label."""
        matches = self.alignment.matches
        return len(matches) == len(self.words.rows) and all(m.sole for m in matches.values())

    def table(self, region: Span) -> Table:
        form = self.words.table
        self._lay_out()
        for row, spec in enumerate(self.words.rows):
            match = self.alignment.matches.get(row)
            if match is None:
                self._missing_row(spec)
            else:
                self._row(row, spec, match)
        cells = {
            address: self.cells.get(address) or absent(address)
            for address in form.addresses(collapsed=self.collapsed)
        }
        return Table(
            form,
            region,
            cells,
            self._labels(),
            self._strays(),
            self.collapsed,
            self._table_doubts(),
        )

    def _lay_out(self) -> None:
        """Find out where columns begin, what headers stand above, and how certain rows are."""
        runs, words = self.runs, self.words
        widths = {spec.width for spec in words.rows}
        self.geometries = {width: geometries(runs, width) for width in widths}
        self.headers = headers(runs, words)
        self.certainty = Certainty(self.source, words, runs, self.alignment, self.ahead)

    def _placed(self, spec: RowSpec, match: Match) -> Placed:
        run = self.runs[match.run]
        slots = run.slots
        if match.rows > 1:
            slots = slots[match.offset : match.offset + spec.width]
        return place(
            run, match.run, slots, spec, self.geometries[spec.width][match.run], self.reads
        )

    def _of_slots(self, spec: RowSpec, match: Match, placed: Placed) -> Iterator[Ground]:
        """What speaks against a row for the sake of what stands in its cells."""
        if self.certainty.is_parted_by_text(self.runs[match.run], placed.slots):
            yield ground(State.SUSPECT, "odd_text")
        spaced = [slot for slot in placed.slots if slot is not None and slot.parts]
        if not spaced:
            return
        if self.reads.add_up(placed.slots):
            self.proven.update(spec.addresses)
        elif worst(placed.grounds) is not State.READ or (
            len(placed.slots) > 1 and any(slot.open for slot in spaced)
        ):
            # Where only spaces part cells, another of them may be the one inside a figure; and a
            # row that is not whole is not known by its cells.
            yield ground(State.SUSPECT, "space_undecided")

    def grounds(self, row: int, match: Match, column: int) -> list[Ground]:
        """All that speaks for and against a cell, for ``gouji explain``; after ``table``."""
        spec, header = self.words.rows[row], self.headers[match.run]
        placed = self._placed(spec, match)
        found = [
            *self.of_table,
            *self.certainty.grounds(row, match),
            *placed.grounds,
            *self._of_slots(spec, match, placed),
        ]
        order, against = _over(header, spec)
        if column in against:
            found.append(against[column])
        slot = placed.slots[order.index(column)]
        figure = None if slot is None else self._figure(slot)
        if figure is not None and figure.why is not None:
            found.append(Ground(self._of_figure(spec.addresses[column], figure), figure.why))
        return found

    def _row(self, row: int, spec: RowSpec, match: Match) -> None:
        placed = self._placed(spec, match)
        own = gravest(self.certainty.grounds(row, match))
        grounds = [*self.of_table, *placed.grounds, *self._of_slots(spec, match, placed)]
        # What holds for the whole table is told first, and of the row only what is graver.
        if own.is_graver(worst(self.of_table)):
            grounds.insert(len(self.of_table), own)
        state = worst(grounds) if grounds else State.READ
        reasons = tuple([one.reason for one in grounds if one.reason is not None])
        order, of_header = _over(self.headers[match.run], spec)
        gridded, cells = self.runs[match.run].grid > 0, self.cells
        text, view = self.source.text, self.source.view
        for slot, column in zip(placed.slots, order, strict=True):
            address = spec.addresses[column]
            if slot is not None and slot.kind is FIGURE and not (slot.rest or of_header):
                start, end = slot.start, slot.end
                value, meaning, why = read_figure(view[start:end])
                if value is not None and why is None:  # as nearly all are
                    span, printed = _made(Span, (start, end)), text[start:end]
                    fields = (address, printed, value, meaning, state, span, reasons)
                    cells[address] = _made(Cell, fields)
                    continue
            against = of_header.get(column)
            if against is None:
                cell = self._cell(address, slot, state, reasons, gridded)
            else:
                told = reasons if against.reason is None else (*reasons, against.reason)
                cell = self._cell(address, slot, worse(state, against.state), told, gridded)
            cells[address] = cell

    def _cell(
        self,
        address: Address,
        slot: Token | None,
        state: State,
        reasons: tuple[Reason, ...],
        printed: bool,
    ) -> Cell:
        if slot is None:
            return Cell(address, "", None, Meaning.ABSENT, State.MISSING, None, reasons)
        span = slot.span
        text = self.source.at(span)
        figure = self._figure(slot)
        if figure.value is not None and figure.why is None and not slot.rest:
            return Cell(address, text, figure.value, figure.meaning, state, span, reasons)
        if figure.meaning is Meaning.BLANK:
            state = State.READ if printed and state is State.READ else State.MISSING
            why = Reason("blank_cell", {"cell": address})
            place = Span(slot.start, slot.start)
            return Cell(address, "", None, Meaning.BLANK, state, place, (*reasons, why))
        against = self._of_figure(address, figure)
        if figure.why is not None:
            reasons = (*reasons, figure.why)
        state = worse(state, against)
        cell = Cell(address, text, figure.value, figure.meaning, state, span, reasons)
        return broken(self.source, cell, [span, *slot.rest]) if slot.rest else cell

    def _of_figure(self, address: Address, figure: Figure) -> State:
        """How far a figure that is not plain can be relied on wherever it stands."""
        if figure.meaning is Meaning.UNREADABLE:
            return State.SUSPECT
        if figure.why is None:
            return State.READ
        if figure.why.code == "inner_space" and address not in self.proven:
            return State.SUSPECT  # perhaps two figures
        of_money = str(figure.why.facts.get("unit", "")).endswith("元")
        doubtful = figure.why.code in _DOUBTFUL_WHY or of_money
        return State.RECOVERED if doubtful else State.READ

    def _figure(self, slot: Token) -> Figure:
        return read_figure("" if slot.kind is BLANK else slot.figure)

    def _value(self, slot: Token) -> Number | None:
        return self._figure(slot).value

    def _missing_row(self, spec: RowSpec) -> None:
        reason = Reason("row_not_found", {"row": f"{self.words.table.key}.{spec.row.key}"})
        for address in spec.addresses:
            self.cells[address] = absent(address, reason)

    def _labels(self) -> tuple[Label, ...]:
        key = self.words.table.key
        found = []
        for row, spec in enumerate(self.words.rows):
            match = self.alignment.matches.get(row)
            if match is None or not spec.row.label:
                continue
            hit = self.certainty.hit(row, match)
            if hit is None:
                found.append(Label(key, spec.row.key, LabelStatus.MISSING, "", None))
            else:
                text = self.source.at(hit.span)
                found.append(Label(key, spec.row.key, hit.status, text, hit.span))
        return tuple(found)

    def _strays(self) -> tuple[Stray, ...]:
        return tuple(
            Stray(run.span, self.source.at(run.span), run.figures)
            for i in self.alignment.left_over
            if (run := self.runs[i]).figures and not self._numbers_a_row(i)
        )

    def _numbers_a_row(self, i: int) -> bool:
        """Whether a left-over run is a row's serial number: one figure, before a row's label."""
        run, following = self.runs[i], self.runs[i + 1 : i + 2]
        return run.figures == 1 and any(
            after.line == run.line and after.label_cell > run.first_cell for after in following
        )

    def _table_doubts(self) -> tuple[Reason, ...]:
        start = self.elsewhere
        if len(self.runs) < len(self.all_runs):
            start = self.all_runs[self.alignment.end].span.start
        if start is None:
            return ()
        return (Reason("second_table", {"table": self.words.table.key, "at": start}),)


def _over(header: Header, spec: RowSpec) -> tuple[Sequence[int], Mapping[int, Ground]]:
    """The columns of a row in printed order, and what its header has against them."""
    if len(header.order) == spec.width:
        return header.order, header.grounds
    return range(spec.width), {}


def absent(address: Address, *reasons: Reason) -> Cell:
    """The cell of an address for which the source has no place."""
    return Cell(address, "", None, Meaning.ABSENT, State.MISSING, None, reasons)

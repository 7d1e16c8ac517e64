"""A table put together: its cells with their state and reasons, its labels, what is left over.

``read`` must be earned: the row has its own label and nothing else's, as many figures as
columns, neighbours in order and no header against it. Balances never earn it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parser.alignment.certainty import Certainty
from parser.alignment.columns import place, sums_hold
from parser.alignment.geometry import geometries
from parser.alignment.headers import Header, headers
from parser.alignment.rows import Alignment, Match
from parser.alignment.run import Run, Slot
from parser.alignment.runs import runs_of
from parser.alignment.serials import without_serials
from parser.alignment.sides import align
from parser.alignment.stacked import by_column, dispute
from parser.alignment.upright import upright
from parser.alignment.wrapped import joined
from parser.forms import Address, Version
from parser.forms.anchors import names_table
from parser.forms.lexicon import Lexicon, RowSpec, lexicon
from parser.lookup import han
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
from parser.tokens.tokens import Kind, tokens_of

_YEAR = re.compile(r"(20[0-3]\d)年")
_LAST_LEAF = re.compile(r"3\s*[.、)]\s*其他(?![\u3400-\u9fff])")
_WORSE = {State.READ: 0, State.RECOVERED: 1, State.SUSPECT: 2, State.MISSING: 3}
_DOUBTFUL_WHY = frozenset(("inner_space", "remark_in_cell", "no_digit_before_point"))


def _worse(one: State, other: State) -> State:
    return max(one, other, key=_WORSE.__getitem__)


def read_table(
    source: Source, version: Version, key: str, region: Span | None, year: int | None = None
) -> Table:
    """Read one table of the form from a stretch of the source.

    Where it stands there twice, the one captioned with the report's year is read, else the
    first; the other is told. Without a region, or where the region holds no figures of it,
    every cell is absent.
    """
    if region is None:
        return _absent(version, key)
    words = lexicon(version, key, collapsed=False)
    widths = {spec.width for spec in words.rows}
    expected = frozenset(widths | ({15} if key == "t4" else set()))
    tokens = tokens_of(source, region)
    turned = upright(source.view, tokens, words) if key == "t4" else None
    runs = [turned] if turned else runs_of(source.view, tokens, expected, words)
    runs = without_serials(source.view, runs, expected)
    runs = joined(source.view, by_column(source.view, runs, expected, words), expected)
    dispute(source.view, runs, expected, words)
    best = _best(source, version, key, region, runs)
    end = best.alignment.end
    if end < len(runs) and year is not None and _is_of(source.view, region, runs, end, year):
        first = best
        best = _best(source, version, key, region, runs[end:])
        best.elsewhere = first.runs[0].span.start
    if not best.alignment.matches:
        return _absent(version, key)
    return best.table(region)


def _best(
    source: Source, version: Version, key: str, region: Span, runs: Sequence[Run]
) -> _Reading:
    """The better of the two ways to read (六), in one row or in three."""
    best = _Reading(source, lexicon(version, key, collapsed=False), runs, collapsed=False)
    if version == "2021" and key == "t3" and not best.certain and not _names_leaves(source, region):
        other = _Reading(source, lexicon(version, key, collapsed=True), runs, collapsed=True)
        best = max(best, other, key=lambda reading: reading.alignment.score)
    best.certainty.unnamed = not names_table(source.view, key, region)
    return best


def _is_of(view: str, region: Span, runs: Sequence[Run], second: int, year: int) -> bool:
    """Whether the second table is captioned with the report's year and the first with another."""
    above_first = view[region.start : runs[0].span.start]
    above_second = view[runs[second - 1].span.end : runs[second].span.start]
    named = set(_YEAR.findall(above_first))
    return str(year) in _YEAR.findall(above_second) and bool(named) and str(year) not in named


def _names_leaves(source: Source, region: Span) -> bool:
    """Whether a row below (六)其他处理 is named, which a report with one row for it lacks."""
    printed = source.view[region.start : region.end]
    text = han(printed)
    return "逾期不补正" in text or "逾期未按收费通知" in text or bool(_LAST_LEAF.search(printed))


def _absent(version: Version, key: str) -> Table:
    form = lexicon(version, key, collapsed=False).table
    cells = {
        address: Cell(address, "", None, Meaning.ABSENT, State.MISSING, None)
        for address in form.addresses()
    }
    return Table(form, None, cells)


class _Reading:
    """One way to read a table: its runs aligned to one variant of its rows."""

    def __init__(
        self, source: Source, words: Lexicon, runs: Sequence[Run], *, collapsed: bool
    ) -> None:
        self.source = source
        self.words = words
        self.collapsed = collapsed
        self.all_runs = runs
        self.elsewhere: int | None = None  # where a table stands that was passed over
        self.alignment: Alignment = align(source.view, runs, words)
        self.runs = runs[: self.alignment.end]
        self.geometries = {
            width: geometries(self.runs, width) for width in {s.width for s in words.rows}
        }
        self.cells: dict[Address, Cell] = {}
        self.proven: set[Address] = set()  # cells of rows whose total is their sum
        self.certainty = Certainty(source, words, self.runs, self.alignment)

    @property
    def certain(self) -> bool:
        """Whether every row has its figures and its own label."""
        matches = self.alignment.matches
        return len(matches) == len(self.words.rows) and all(m.sole for m in matches.values())

    def table(self, region: Span) -> Table:
        form, block_rows = self.words.table, self.words.rows
        above = headers(self.source.view, self.runs, self.words)
        for row, spec in enumerate(block_rows):
            match = self.alignment.matches.get(row)
            if match is None:
                self._missing_row(spec)
            else:
                self._row(row, spec, match, above[match.run])
        cells = {
            address: self.cells.get(address)
            or Cell(address, "", None, Meaning.ABSENT, State.MISSING, None)
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

    def _row(self, row: int, spec: RowSpec, match: Match, header: Header) -> None:
        run = self.runs[match.run]
        several = match.rows > 1
        slots = run.slots[match.offset : match.offset + spec.width] if several else run.slots
        known = self.geometries[spec.width][match.run]
        placed = place(run, match.run, slots, spec.width, known, self._value)
        state, reasons = self.certainty.of(row, match)
        state = _worse(state, placed.state)
        reasons = (*reasons, *placed.reasons)
        if self.certainty.is_parted_by_text(run, placed.slots):
            state, reasons = _worse(state, State.SUSPECT), (*reasons, Reason("odd_text"))
        spaced = [slot for slot in placed.slots if slot is not None and slot.parts]
        if spaced and sums_hold(placed.slots, self._value):
            self.proven.update(spec.addresses)
        elif spaced and (
            placed.state is not State.READ
            or (len(placed.slots) > 1 and not all(slot.celled for slot in spaced))
        ):
            # Where only spaces part cells, another of them may be the one inside a figure; and a
            # row that is not whole is not known by its cells.
            state, reasons = _worse(state, State.SUSPECT), (*reasons, Reason("space_undecided"))
        for column, slot in enumerate(placed.slots):
            address, cell_state, cell_reasons = spec.addresses[column], state, reasons
            if spec.width == len(header.order):
                column_of_form = header.order[column]
                address = spec.addresses[column_of_form]
                if column_of_form in header.doubtful and header.reason:
                    cell_state = _worse(state, header.state)
                    cell_reasons = (*reasons, header.reason)
            self.cells[address] = self._cell(address, slot, cell_state, cell_reasons, run.grid > 0)

    def _cell(
        self,
        address: Address,
        slot: Slot | None,
        state: State,
        reasons: tuple[Reason, ...],
        printed: bool,
    ) -> Cell:
        if slot is None:
            return Cell(address, "", None, Meaning.ABSENT, State.MISSING, None, reasons)
        text = self.source.at(slot.span)
        figure = self._figure(slot)
        if figure.value is not None and figure.why is None and not slot.rest:
            return Cell(address, text, figure.value, figure.meaning, state, slot.span, reasons)
        if figure.meaning is Meaning.BLANK:
            state = State.READ if printed and state is State.READ else State.MISSING
            place = Span(slot.span.start, slot.span.start)
            why = Reason("blank_cell", {"cell": address})
            return Cell(address, "", None, Meaning.BLANK, state, place, (*reasons, why))
        if figure.why is not None:
            reasons = (*reasons, figure.why)
            of_money = str(figure.why.facts.get("unit", "")).endswith("元")
            if figure.why.code == "inner_space" and address not in self.proven:
                state = _worse(state, State.SUSPECT)  # perhaps two figures
            elif figure.why.code in _DOUBTFUL_WHY or of_money:
                state = _worse(state, State.RECOVERED)
        if figure.meaning is Meaning.UNREADABLE:
            state = State.SUSPECT
        cell = Cell(address, text, figure.value, figure.meaning, state, slot.span, reasons)
        return broken(self.source, cell, [slot.span, *slot.rest]) if slot.rest else cell

    def _figure(self, slot: Slot) -> Figure:
        if slot.kind is Kind.BLANK:
            return read_figure("")
        text = self.source.view[slot.span.start : slot.span.end]
        for start, end in slot.rest:
            text += self.source.view[start:end]
        return read_figure(text)

    def _value(self, slot: Slot) -> Number | None:
        return self._figure(slot).value

    def _missing_row(self, spec: RowSpec) -> None:
        reason = Reason("row_not_found", {"row": f"{self.words.table.key}.{spec.row.key}"})
        for address in spec.addresses:
            self.cells[address] = Cell(
                address, "", None, Meaning.ABSENT, State.MISSING, None, (reason,)
            )

    def _labels(self) -> tuple[Label, ...]:
        key = self.words.table.key
        if key == "t4":
            return ()
        found = []
        for row, spec in enumerate(self.words.rows):
            match = self.alignment.matches.get(row)
            if match is None:
                continue
            hit = self.certainty.hit(row, match)
            if hit is None or hit.span is None:
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

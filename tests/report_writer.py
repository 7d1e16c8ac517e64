"""The source text of a made report, and where each of its cells came to stand in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parser.forms import Address, Form, TableForm
from parser.report import (
    Cell,
    Label,
    LabelStatus,
    Meaning,
    Reason,
    Span,
    State,
    Stray,
    Table,
)
from parser.tokens.numbers import read_figure


class ReportWriter:
    """Writes the source text and remembers where each cell came to stand."""

    def __init__(self, form: Form, texts: Mapping[str, str]) -> None:
        self.form, self.texts = form, texts
        self.pieces: list[str] = []
        self.length = 0
        self.absent: set[str] = set()
        self.missing: set[str] = set()
        self.states: Mapping[str, State] = {}
        self.evidence: Mapping[str, tuple[Reason, ...]] = {}
        self.labels: Mapping[str, tuple[LabelStatus, str]] = {}
        self.strays: Mapping[str, str] = {}
        self.doubts: Mapping[str, tuple[Reason, ...]] = {}
        self.collapsed = False
        self.tables: dict[str, Table] = {}

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def write(self, piece: str) -> Span:
        start = self.length
        self.pieces.append(piece)
        self.length += len(piece)
        return Span(start, self.length)

    def line(self, text: str) -> Span:
        span = self.write(text)
        self.write("\n")
        return span

    def table(self, key: str) -> None:
        form = self.form.table(key)
        if key in self.missing:
            cells = {address: _absent(address) for address in form.addresses()}
            self.tables[key] = Table(form, None, cells)
            return
        start = self.length
        cells = {}
        labels: list[Label] = []
        collapsed = self.collapsed and key == "t3"
        for block in form.blocks:
            if key == "t2":
                self.line(block.label)
            printed = block.collapsed_rows if collapsed else block.official_rows
            for row in block.rows if collapsed else block.official_rows:
                if row not in printed:
                    addresses = [form.address(row, column) for column in block.columns]
                    cells.update((address, _absent(address)) for address in addresses)
                    continue
                labels.append(self.label(form, row.key, row.label))
                for column in block.columns:
                    address = form.address(row, column)
                    cells[address] = self.cell(address)
                self.write("\n")
        strays = []
        if key in self.strays:
            text = self.strays[key]
            strays.append(Stray(self.line(text), text, len(text.split())))
        self.tables[key] = Table(
            form,
            Span(start, self.length),
            cells,
            tuple(each for each in labels if key != "t4" or each.status is not LabelStatus.EXACT),
            tuple(strays),
            collapsed,
            self.doubts.get(key, ()),
        )

    def second_table(self) -> None:
        """The first row of 表三 once more, as the reading tells of it."""
        start = self.line("一、本年新收政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1").start
        again = Reason("second_table", {"table": "t3", "at": start})
        self.tables["t3"] = replace(self.tables["t3"], doubts=(again,))

    def label(self, form: TableForm, row: str, official: str) -> Label:
        status, text = self.labels.get(f"{form.key}.{row}", (LabelStatus.EXACT, official))
        if status is LabelStatus.MISSING:
            return Label(form.key, row, status, "", None)
        return Label(form.key, row, status, text, self.write(text))

    def cell(self, address: Address) -> Cell:
        if address in self.absent:
            return _absent(address, self.evidence.get(address, ()))
        self.write(" | ")
        text = self.texts[address]
        value, meaning, why = read_figure(text)
        state = self.states.get(address, State.READ)
        if meaning is Meaning.UNREADABLE:
            state = self.states.get(address, State.SUSPECT)
        return Cell(
            address,
            text,
            value,
            meaning,
            state,
            self.write(text),
            self.evidence.get(address, (why,) if why else ()),
        )


def _absent(address: Address, evidence: tuple[Reason, ...] = ()) -> Cell:
    return Cell(address, "", None, Meaning.ABSENT, State.MISSING, None, evidence)

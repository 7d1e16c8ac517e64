"""The statutory tables of an audited report: figures in force, corrections and marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from parser.forms import Address, Block, Column, Form, Row
from parser.report import Meaning, Number, Table
from tui.audit.state import AuditState
from tui.locale import Lang, Words
from tui.marks import Face, faces, in_words

ARROW = "→"


@dataclass(frozen=True)
class TableFigure:
    """A cell of a statutory table: what is printed, its value in force, and its marks.

    The text of a corrected cell is the printed one, an arrow and the new one. ``value`` is
    ``None`` where no number is in force.
    """

    text: str
    value: Number | None
    marks: str


@dataclass(frozen=True)
class PlainTable:
    """A block of a statutory table: header words by column, rows of a label and figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[TableFigure, ...]], ...]


def plain_tables_of(state: AuditState, phrase: Words) -> Iterator[PlainTable]:
    """Every block of every table that the file has."""
    marks = faces(state)
    for table in state.report.tables.values():
        if table.span is None:
            continue
        for block in table.form.blocks:
            yield _grid(state, table, block, marks, phrase)


def _grid(
    state: AuditState, table: Table, block: Block, marks: Mapping[Address, Face], phrase: Words
) -> PlainTable:
    form, lang = state.report.form, phrase.lang
    columns: list[str] = []
    rows: list[tuple[str, tuple[TableFigure, ...]]] = []
    for row in block.rows_printed(collapsed=table.collapsed):
        for group, across in _stretches(block):
            figures = []
            for column in across:
                address = table.form.address(row, column)
                figures.append(figure_of(state, address, marks[address], phrase))
            columns = [column.label if lang == "zh" else column.english for column in across]
            name = row_name(row, form, lang)
            if group:
                name = f"{' · '.join(_group_names(group, form, lang))} · {name}"
            rows.append((name, tuple(figures)))
    title = table.form.title if lang == "zh" else table.form.english
    label = block.label if lang == "zh" or not block.label else phrase(f"block.{block.key}")
    return PlainTable(f"{title} {label}".strip(), tuple(columns), tuple(rows))


def _stretches(block: Block) -> Iterator[tuple[tuple[str, ...], tuple[Column, ...]]]:
    """The columns as they are, or, where groups of them repeat the same labels, by group.

    The fifteen columns of 表四 become three rows of five, which fit a page.
    """
    labels = [column.label for column in block.columns]
    if len(set(labels)) == len(labels):
        yield (), block.columns
        return
    for group, columns in groupby(block.columns, key=lambda column: column.group):
        yield group, tuple(columns)


def figure_of(state: AuditState, address: Address, face: Face, phrase: Words) -> TableFigure:
    """A cell as an export tells it; ``face`` is how the screen shows it."""
    marks = face.badge + ('"' if face.noted else "")
    cell = state.report[address]
    correction = state.corrections.get(address)
    if correction is None:
        number = cell.value if cell.meaning is Meaning.NUMBER else None
        absent = cell.meaning is Meaning.ABSENT
        return TableFigure(phrase("meaning.absent") if absent else cell.text.strip(), number, marks)
    new = correction.mark or in_words(correction.value, correction.meaning, phrase)
    printed = cell.text.strip() or phrase("meaning.blank")
    number = correction.value if correction.meaning is Meaning.NUMBER else None
    return TableFigure(f"{printed}{ARROW}{new}", number, marks)


def row_name(row: Row, form: Form, lang: Lang) -> str:
    """A row by its groups and its label."""
    label = (row.label or row.short) if lang == "zh" else row.english
    return " > ".join((*_group_names(row.group, form, lang), label))


def _group_names(group: tuple[str, ...], form: Form, lang: Lang) -> tuple[str, ...]:
    return group if lang == "zh" else tuple(form.group_english[name] for name in group)

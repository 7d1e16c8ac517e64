"""The statutory tables laid out as the form prints them: merged heads, groups down the side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Literal

from parser.forms import Address, Block, Column, Form, Row
from parser.report import Table
from tui.audit.state import AuditState
from tui.export.plain_tables import TableFigure, figure_of
from tui.locale import Words
from tui.marks import Face, faces

TileKind = Literal["title", "head", "corner", "group", "label", "figure"]


@dataclass(frozen=True, slots=True)
class Tile:
    """A cell of a sheet: its place, what it covers, its text; ``marks`` are those of a figure."""

    row: int
    column: int
    text: str
    kind: TileKind
    rows: int = 1
    columns: int = 1
    marks: str = ""


@dataclass(frozen=True)
class Sheet:
    """A statutory table. ``heads`` rows at its top are its header; ``labels`` columns hold labels.

    The tiles cover ``rows`` by ``columns`` places, each once, and come row by row.
    """

    title: str
    rows: int
    columns: int
    heads: int
    labels: int
    tiles: tuple[Tile, ...]


def sheets_of(state: AuditState, phrase: Words) -> Iterator[Sheet]:
    """Every table that the file has."""
    marks = faces(state)
    for table in state.report.tables.values():
        if table.span is None:
            continue
        drawing = _Drawing(state, table, marks, phrase)
        yield drawing.stacked() if len(table.form.blocks) > 1 else drawing.single()


class _Drawing:
    """One table on its way to a sheet."""

    def __init__(
        self, state: AuditState, table: Table, marks: Mapping[Address, Face], phrase: Words
    ) -> None:
        self.state, self.table, self.marks, self.say = state, table, marks, phrase
        self.form: Form = state.report.form
        self.tiles: list[Tile] = []

    def single(self) -> Sheet:
        """A table of one block: groups of columns on top, groups of rows down the side."""
        (block,) = self.table.form.blocks
        rows = self._rows(block)
        named = any(row.label for row in rows)
        labels = max(len(row.group) for row in rows) + 1 if named else 0
        heads = max(len(column.group) for column in block.columns) + 1
        if labels:
            self._put(0, 0, self.say("sheet.corner"), "corner", heads, labels)
        self._heads(block.columns, heads, labels)
        if labels:
            self._groups(rows, heads)
        for index, row in enumerate(rows):
            at = heads + index
            if labels:
                depth = len(row.group)
                self._put(at, depth, self._name(row), "label", columns=labels - depth)
            for number, column in enumerate(block.columns):
                self._figure(at, labels + number, row, column)
        return self._sheet(heads + len(rows), labels + len(block.columns), heads, labels)

    def stacked(self) -> Sheet:
        """表二: its blocks one below the other, each under its own title and heads."""
        blocks = self.table.form.blocks
        wide = lcm(*(len(block.columns) for block in blocks))
        at = 0
        for block in blocks:
            zh = self.say.lang == "zh"
            title = block.label if zh else self.say(f"block.{block.key}")
            self._put(at, 0, title, "title", columns=wide + 1)
            self._put(at + 1, 0, self.say("grid.content"), "head")
            share = wide // len(block.columns)
            for number, column in enumerate(block.columns):
                self._put(at + 1, 1 + number * share, self._name(column), "head", columns=share)
            at += 2
            for row in self._rows(block):
                self._put(at, 0, self._name(row), "label")
                for number, column in enumerate(block.columns):
                    self._figure(at, 1 + number * share, row, column, share)
                at += 1
        return self._sheet(at, wide + 1, 0, 1)

    def _sheet(self, rows: int, columns: int, heads: int, labels: int) -> Sheet:
        form = self.table.form
        title = form.title if self.say.lang == "zh" else form.english
        tiles = sorted(self.tiles, key=lambda tile: (tile.row, tile.column))
        return Sheet(title, rows, columns, heads, labels, tuple(tiles))

    def _rows(self, block: Block) -> Sequence[Row]:
        return block.rows_printed(collapsed=self.table.collapsed)

    def _name(self, named: Row | Column) -> str:
        return named.label if self.say.lang == "zh" else named.english

    def _group(self, name: str) -> str:
        return name if self.say.lang == "zh" else self.form.group_english[name]

    def _put(
        self, row: int, column: int, text: str, kind: TileKind, rows: int = 1, columns: int = 1
    ) -> None:
        self.tiles.append(Tile(row, column, text, kind, rows, columns))

    def _figure(self, at: int, x: int, row: Row, column: Column, columns: int = 1) -> None:
        address = self.table.form.address(row, column)
        figure: TableFigure = figure_of(self.state, address, self.marks[address], self.say)
        tile = Tile(at, x, figure.text, "figure", columns=columns, marks=figure.marks)
        self.tiles.append(tile)

    def _heads(self, columns: Sequence[Column], heads: int, left: int) -> None:
        for level in range(heads - 1):
            paths = [column.group[: level + 1] for column in columns]
            for first, last in _runs(paths, level + 1):
                name = self._group(paths[first][-1])
                self._put(level, left + first, name, "head", columns=last - first + 1)
        for number, column in enumerate(columns):
            above = len(column.group)
            self._put(above, left + number, self._name(column), "head", rows=heads - above)

    def _groups(self, rows: Sequence[Row], top: int) -> None:
        for level in range(max(len(row.group) for row in rows)):
            paths = [row.group[: level + 1] for row in rows]
            for first, last in _runs(paths, level + 1):
                name = self._group(paths[first][-1])
                self._put(top + first, level, name, "group", rows=last - first + 1)


def _runs(paths: Sequence[tuple[str, ...]], length: int) -> Iterator[tuple[int, int]]:
    """The first and last index of each run of equal paths of that length."""
    index = 0
    while index < len(paths):
        end = index
        while end + 1 < len(paths) and paths[end + 1] == paths[index]:
            end += 1
        if len(paths[index]) == length:
            yield index, end
        index = end + 1

"""The statutory forms as immutable values, loaded from one data file per form version.

A table of the form is a list of *blocks*: a block is a grid of rows by columns with one
header. 表三 and 表四 are one block each; 表二 has one block for every item of 条例 第二十条.
An address is ``TABLE.ROW.COLUMN``, for instance ``t3.granted.natural``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, NewType

Address = NewType("Address", str)
Version = Literal["2019", "2021"]
ValueKind = Literal["count", "change", "amount"]

VERSIONS: tuple[Version, ...] = ("2019", "2021")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a block; ``value`` says what kind of figure stands in it.

    ``stem`` is what is left of its name in a header torn over two lines, where several columns
    can be known by that.
    """

    key: str
    label: str
    short: str
    english: str
    english_short: str
    group: tuple[str, ...] = ()
    value: ValueKind = "count"
    stem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a block.

    ``collapses`` is filled for a row which is no row of the official form but stands for
    several of it where a report prints them as one ((六)其他处理 of the 2021 form).
    """

    key: str
    label: str
    short: str
    english: str
    english_short: str
    group: tuple[str, ...] = ()
    collapses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A grid of rows by columns under one header."""

    key: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @cached_property
    def official_rows(self) -> tuple[Row, ...]:
        """The rows the statutory form prints."""
        return tuple(row for row in self.rows if not row.collapses)

    @cached_property
    def collapsed_rows(self) -> tuple[Row, ...]:
        """The rows of a report which prints one row for several; the same without such a row."""
        replaced = {key for row in self.rows for key in row.collapses}
        return tuple(row for row in self.rows if row.key not in replaced)

    def rows_printed(self, *, collapsed: bool) -> tuple[Row, ...]:
        """The rows of a report that prints one row for several, or that does not."""
        return self.collapsed_rows if collapsed else self.official_rows


@dataclass(frozen=True)
class TableForm:
    """One statutory table: its key (``t2``, ``t3``, ``t4``), official title and blocks.

    What the reading has to know of it, the form's data file declares: its rows, or each group
    of columns, end with their total (``ends_with_total``); its columns are groups of the same
    columns side by side, which a page may print below each other (``groups_beside``); narrow
    pages print it upright, a line for each column (``upright``).
    """

    key: str
    title: str
    english: str
    blocks: tuple[Block, ...]
    ends_with_total: bool = False
    groups_beside: bool = False
    upright: bool = False

    @cached_property
    def collapses(self) -> bool:
        """Whether reports may print one row where the form has several."""
        return any(row.collapses for block in self.blocks for row in block.rows)

    @cached_property
    def groups(self) -> tuple[tuple[Column, ...], ...]:
        """The columns of the groups that stand side by side; empty for a table without."""
        if not self.groups_beside:
            return ()
        (block,) = self.blocks
        found = groupby(block.columns, key=lambda column: column.group)
        return tuple(tuple(columns) for _, columns in found)

    def addresses(self, *, collapsed: bool = False) -> Sequence[Address]:
        """Every cell of the table in printed order.

        With ``collapsed`` the cells of a collapsing row are there too, beside those it replaces.
        """
        return tuple(self.places) if collapsed else self._official

    def address(self, row: Row, column: Column) -> Address:
        return Address(f"{self.key}.{row.key}.{column.key}")

    @cached_property
    def _official(self) -> tuple[Address, ...]:
        return tuple(address for address, (_, row, _) in self.places.items() if not row.collapses)

    @cached_property
    def places(self) -> Mapping[Address, tuple[Block, Row, Column]]:
        """Where each address stands, those of collapsing rows included."""
        return {
            self.address(row, column): (block, row, column)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        }


@dataclass(frozen=True)
class Form:
    """One version of the statutory form and the notice that prescribes it."""

    version: Version
    notice: str
    tables: tuple[TableForm, ...]
    group_english: Mapping[str, str]

    def table(self, key: str) -> TableForm:
        """The table of that key; raises ``KeyError`` for a key the form does not have."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)

    @cached_property
    def places(self) -> Mapping[Address, tuple[Block, Row, Column]]:
        """Where each address of the form stands, over all tables."""
        return {address: place for table in self.tables for address, place in table.places.items()}


def _fields(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }


@cache
def load_form(version: Version) -> Form:
    """The form of that version.

    2019: 国办公开办函〔2019〕60号, for the reports on 2019 and 2020;
    2021: 国办公开办函〔2021〕30号, for the reports on 2021 and every year since.
    """
    path = Path(__file__).with_name(f"form_{version}.json")
    data = json.loads(path.read_text("utf-8"))
    tables = tuple(
        TableForm(
            **{name: value for name, value in table.items() if name != "blocks"},
            blocks=tuple(
                Block(
                    key=block["key"],
                    label=block["label"],
                    columns=tuple(Column(**_fields(column)) for column in block["columns"]),
                    rows=tuple(Row(**_fields(row)) for row in block["rows"]),
                )
                for block in table["blocks"]
            ),
        )
        for table in data["tables"]
    )
    return Form(version, data["notice"], tables, data["group_english"])

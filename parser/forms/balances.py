"""The balances (勾稽关系) of a form as data: which cells must add up to which.

They belong to the form and not to the rules, because the reading uses them too: it prefers
the alignment under which more of them hold. They never alter a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from parser.forms.form import Address, Row, TableForm, Version, load_form

BalanceRule = Literal["t3.column_balance", "t3.results_total", "t3.row_total", "t4.group_total"]
RESULTS_GROUP = "三、本年度办理结果"


@dataclass(frozen=True, slots=True)
class Balance:
    """``sum(left) == sum(right)``; ``of`` is the row, column or group it is held for."""

    rule: BalanceRule
    of: str
    left: tuple[Address, ...]
    right: tuple[Address, ...]

    @property
    def cells(self) -> tuple[Address, ...]:
        return self.left + self.right


def is_result(row: Row) -> bool:
    """Whether a row of 表三 is one of the outcomes that (七)总计 adds up."""
    return RESULTS_GROUP in row.group and row.key != "total"


@cache
def balances(version: Version, *, collapsed: bool = False) -> tuple[Balance, ...]:
    """Every balance of a form, for a report whose (六)其他处理 is printed in one row or not.

    - ``t3.column_balance``: 第一项加第二项之和，等于第三项加第四项之和, printed in 表三 itself.
    - ``t3.results_total``: (七)总计 is the sum of the outcomes; follows from 只计这一情形.
    - ``t3.row_total``: 总计 is the sum of the six kinds of applicant; customary.
    - ``t4.group_total``: 总计 is the sum of the four outcomes; customary.
    """
    found: list[Balance] = []
    for table in load_form(version).tables:
        if table.groups:
            found += _totals_of_groups(table)
        elif table.ends_with_total:
            found += (*_down(table, collapsed), *_across(table, collapsed))
    return tuple(found)


def add_up(values: Sequence[int | Decimal | None], width: int) -> bool:
    """Whether each ``width`` values end with the sum of those before, blanks counting nothing."""
    return all(
        values[end - 1] == sum(value or 0 for value in values[end - width : end - 1])
        for end in range(width, len(values) + width, width)
    )


def _down(table: TableForm, collapsed: bool) -> Iterator[Balance]:
    """Those that hold down each column of 表三."""
    (block,) = table.blocks
    rows = block.rows_printed(collapsed=collapsed)
    by_key = {row.key: row for row in rows}
    results = [row for row in rows if is_result(row)]
    for column in block.columns:
        new, carried_in, total, carried_out = (
            table.address(by_key[key], column)
            for key in ("new", "carried_in", "total", "carried_out")
        )
        leaves = tuple(table.address(row, column) for row in results)
        yield Balance("t3.column_balance", column.key, (new, carried_in), (total, carried_out))
        yield Balance("t3.results_total", column.key, leaves, (total,))


def _across(table: TableForm, collapsed: bool) -> Iterator[Balance]:
    (block,) = table.blocks
    for row in block.rows_printed(collapsed=collapsed):
        *parts, whole = (table.address(row, column) for column in block.columns)
        yield Balance("t3.row_total", row.key, tuple(parts), (whole,))


def _totals_of_groups(table: TableForm) -> Iterator[Balance]:
    (block,) = table.blocks
    (row,) = block.rows
    for columns in table.groups:
        *parts, whole = (table.address(row, column) for column in columns)
        group = columns[0].key.rpartition("_")[0]
        yield Balance("t4.group_total", group, tuple(parts), (whole,))

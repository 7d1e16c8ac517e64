"""The words of each table of the form: the labels of its rows, its headers, its groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from parser.forms import Address, Row, TableForm, Version, load_form
from parser.lookup import han

ENUMERATOR = re.compile(r"^(?:[(]?[一二三四五六七八九十\d]+[)、.])+")
_SHORTEST_TORN = 4


class RowSpec(NamedTuple):
    """A row to be aligned: its labels by Han characters, official one first, and its width.

    ``first_column`` is where the row's figures start in its block: the three groups of 表四
    are rows of five here. ``addresses`` are those of its columns, in order.
    """

    block: int
    row: Row
    first_column: int
    width: int
    cores: tuple[str, ...]
    addresses: tuple[Address, ...]


class Columns(NamedTuple):
    """The columns of a row: their numbers by label, and the groups that some stand below.

    ``by_level`` is the order in which a header of several rows names them, read row by row.
    """

    labels: Mapping[str, int]
    groups: frozenset[str]
    by_level: tuple[int, ...]


@dataclass(frozen=True)
class Lexicon:
    """The labels of one table: its rows, and the words that are no row's label."""

    table: TableForm
    rows: tuple[RowSpec, ...]
    exact: dict[str, int]
    torn: tuple[tuple[str, int], ...]
    headers: frozenset[str]
    ambiguous: frozenset[str]
    groups: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that belongs to the table."""
        return frozenset(self.exact) | self.headers | self.groups

    @cached_property
    def beside(self) -> frozenset[str]:
        """The labels after which nothing but figures can follow in a row."""
        if self.table.key == "t4":
            return frozenset()
        return frozenset(self.exact) - self.headers - self.groups

    @cached_property
    def columns(self) -> Mapping[tuple[int, int], Columns]:
        """The columns of rows by their block and first column."""
        found = {}
        for spec in self.rows:
            first = spec.first_column
            columns = self.table.blocks[spec.block].columns[first : first + spec.width]
            found[spec.block, first] = Columns(
                {han(column.label): number for number, column in enumerate(columns)},
                frozenset(han(group) for column in columns for group in column.group),
                tuple(sorted(range(spec.width), key=lambda number: len(columns[number].group))),
            )
        return found


def core(label: str) -> str:
    """The Han characters of a label without its number (``1.``, ``(一)``, ``一、``)."""
    return han(ENUMERATOR.sub("", label))


# Wordings met in published reports beside the official label; told to the auditor as such.
_WORDINGS = {
    "new": ("本年新收政府信息公开申请数",),
    "partly_granted": ("部分公开",),
    "normative_documents": ("规范性文件", "行政规范性文件"),
    "denied_by_law": ("其他法律和行政法规禁止公开", "其他法律法规禁止公开"),
    "denied_stability": ("危及三安全一稳定",),
    "coercive_measures": ("行政强制措施",),
    "fees": ("行政事业性收费",),
}
_T4_GROUPS = (("行政复议",), ("未经复议直接起诉",), ("复议后起诉",))


@cache
def lexicon(version: Version, key: str, *, collapsed: bool) -> Lexicon:
    """The labels of a table of a form, in the variant whose (六) stands in one row or not."""
    table = load_form(version).table(key)
    rows: list[RowSpec] = []
    for number, block in enumerate(table.blocks):
        if key == "t4":
            (row,) = block.rows
            cells = tuple(table.address(row, column) for column in block.columns)
            rows.extend(
                RowSpec(number, row, 5 * i, 5, labels, cells[5 * i : 5 * i + 5])
                for i, labels in enumerate(_T4_GROUPS)
            )
            continue
        for row in block.collapsed_rows if collapsed else block.official_rows:
            official = core(row.label)
            others = tuple(word for word in _WORDINGS.get(row.key, ()) if word != official)
            width = len(block.columns)
            cells = tuple(table.address(row, column) for column in block.columns)
            rows.append(RowSpec(number, row, 0, width, (official, *others), cells))
    exact: dict[str, int] = {}
    for i, spec in enumerate(rows):
        for word in spec.cores:
            exact[word] = i
        exact[han(spec.row.label) or spec.cores[0]] = i
    headers, groups = _headers(table), _groups(table, collapsed)
    torn = sorted(
        ((word, i) for word, i in exact.items() if len(word) >= _SHORTEST_TORN),
        key=lambda pair: -len(pair[0]),
    )
    return Lexicon(
        table, tuple(rows), exact, tuple(torn), headers,
        ambiguous=headers & frozenset(exact), groups=groups,
    )  # fmt: skip


def _headers(table: TableForm) -> frozenset[str]:
    words = {
        "信息内容",
        "申请人情况",
        "本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和",
    }
    for block in table.blocks:
        words.add(han(block.label))
        for column in block.columns:
            words.add(han(column.label))
            words.update(han(group) for group in column.group)
    if table.key == "t4":
        words -= {label for labels in _T4_GROUPS for label in labels}
    return frozenset(words - {""})


def _groups(table: TableForm, collapsed: bool) -> frozenset[str]:
    labels = {
        label
        for block in table.blocks
        for row in (block.collapsed_rows if collapsed else block.official_rows)
        for label in row.group
    }
    return frozenset(word for label in labels for word in (han(label), core(label)))

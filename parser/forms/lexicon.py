"""The words of each table of the form: the labels of its rows, its headers, its groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from parser.forms import Address, Row, TableForm, Version, load_form
from parser.forms.balances import add_up
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
    """The labels of one table: its rows, and the words that are no row's label.

    ``lengths`` are the numbers of figures that may stand
    together: those of a row or, where groups stand side by side, of all groups.
    """

    table: TableForm
    rows: tuple[RowSpec, ...]
    lengths: frozenset[int]
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
        if self.table.groups:
            return frozenset()
        return frozenset(self.exact) - self.headers - self.groups

    @cached_property
    def widest(self) -> int:
        """How many figures the longest row has."""
        return max(spec.width for spec in self.rows)

    @cached_property
    def longest(self) -> int:
        """How many figures may stand together at most."""
        return max(self.lengths)

    @cached_property
    def narrow(self) -> bool:
        """Whether rows are too short to be known by the number of their figures, nor end in a sum.

        Three figures may be one row's or three rows'; seven are one row's.
        """
        return not self.table.ends_with_total

    @cached_property
    def uniform(self) -> bool:
        """Whether the table is rows of the same columns below each other, ended by a total."""
        return not self.narrow and not self.table.groups

    def add_up(self, values: Sequence[int | Decimal | None]) -> bool:
        """Whether a row's values, or those of each group side by side, end with their total.

        ``False`` for tables whose rows have none.
        """
        return self.table.ends_with_total and add_up(values, self.widest)

    @cached_property
    def stems(self) -> Mapping[int, tuple[str, str]]:
        """The columns that a header torn over lines names by a stem: the stem and the name."""
        columns = self.table.blocks[0].columns
        return {
            number: (column.stem, han(column.label))
            for number, column in enumerate(columns)
            if column.stem
        }

    @cached_property
    def any_stem(self) -> re.Pattern[str]:
        return re.compile("|".join(stem for stem, _ in self.stems.values()))

    @cached_property
    def over(self) -> Mapping[str, tuple[int, ...]]:
        """The rows, groups of columns, that each name of a header stands over."""
        found: dict[str, tuple[int, ...]] = {}
        for row, columns in enumerate(self.table.groups):
            for name in dict.fromkeys(map(han, columns[0].group)):
                found[name] = (*found.get(name, ()), row)
        return found

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


@cache
def lexicon(version: Version, key: str, *, collapsed: bool) -> Lexicon:
    """The labels of a table of a form, in the variant that prints one row for several or not."""
    table = load_form(version).table(key)
    rows = tuple(_groups_as_rows(table) if table.groups else _rows(table, collapsed))
    cells = {address for spec in rows for address in spec.addresses}
    lengths = {spec.width for spec in rows} | ({len(cells)} if table.groups else set())
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
        table, rows, frozenset(lengths), exact, tuple(torn), headers,
        ambiguous=headers & frozenset(exact), groups=groups,
    )  # fmt: skip


def _rows(table: TableForm, collapsed: bool) -> Iterator[RowSpec]:
    for number, block in enumerate(table.blocks):
        for row in block.rows_printed(collapsed=collapsed):
            official = core(row.label)
            others = tuple(word for word in _WORDINGS.get(row.key, ()) if word != official)
            cells = tuple(table.address(row, column) for column in block.columns)
            yield RowSpec(number, row, 0, len(cells), (official, *others), cells)


def _groups_as_rows(table: TableForm) -> Iterator[RowSpec]:
    """Groups of columns as rows of their own, each with the name that stands right over it."""
    row, first = table.blocks[0].rows[0], 0
    for columns in table.groups:
        cells = tuple(table.address(row, column) for column in columns)
        yield RowSpec(0, row, first, len(cells), (core(columns[0].group[-1]),), cells)
        first += len(cells)


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
    words.difference_update(han(columns[0].group[-1]) for columns in table.groups)
    return frozenset(words - {""})


def _groups(table: TableForm, collapsed: bool) -> frozenset[str]:
    labels = {
        label
        for block in table.blocks
        for row in block.rows_printed(collapsed=collapsed)
        for label in row.group
    }
    return frozenset(word for label in labels for word in (han(label), core(label)))

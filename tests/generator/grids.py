"""The statutory tables as grids with their merged headers and row groups, as offices print them."""

from __future__ import annotations

from collections.abc import Mapping

from parser.forms import Address, Block, Column, Form, Row, TableForm
from tests.generator.draft import Grid, Line, Number, Piece

BALANCE_NOTE = "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)"
Figures = Mapping[Address, tuple[str, Number]]


def grids(form: Form, collapsed: bool, figures: Figures) -> tuple[Grid, Grid, Grid]:
    """表二, 表三 and 表四 of the form, filled."""
    return (
        _t2(form.table("t2"), figures),
        _t3(form.table("t3"), collapsed, figures),
        _t4(form.table("t4"), figures),
    )


def _figure(table: TableForm, row: Row, column: Column, at: int, figures: Figures) -> Piece:
    address = table.address(row, column)
    text, value = figures[address]
    return Piece(text, "value", at, address=address, value=value)


def _t2(table: TableForm, figures: Figures) -> Grid:
    lines: list[Line] = []
    for block in table.blocks:
        last = len(block.columns)
        rest = 4 - last
        lines.append(Line([Piece(block.label, "header", 0, width=4)], "header"))
        heads = [Piece("信息内容", "header", 0)]
        heads += [Piece(c.label, "header", i + 1) for i, c in enumerate(block.columns)]
        heads[-1].width = rest
        lines.append(Line(heads, "header"))
        for row in block.rows:
            pieces = [Piece(row.label, "label", 0)]
            pieces += [
                _figure(table, row, column, at + 1, figures)
                for at, column in enumerate(block.columns)
            ]
            pieces[-1].width = rest
            lines.append(Line(pieces, "data", row.key))
    return Grid("t2", 4, lines)


def _t3_header(block: Block) -> list[Line]:
    first, *organisations, last = block.columns
    return [
        Line(
            [
                Piece(BALANCE_NOTE, "header", 0, width=3, height=3),
                Piece("申请人情况", "header", 3, width=7),
            ],
            "header",
        ),
        Line(
            [
                Piece(first.label, "header", 3, height=2),
                Piece("法人或其他组织", "header", 4, width=5),
                Piece(last.label, "header", 9, height=2),
            ],
            "header",
        ),
        Line([Piece(c.label, "header", 4 + i) for i, c in enumerate(organisations)], "header"),
    ]


def _t3(table: TableForm, collapsed: bool, figures: Figures) -> Grid:
    (block,) = table.blocks
    rows = block.collapsed_rows if collapsed else block.official_rows
    lines = _t3_header(block)
    opened: set[str] = set()
    for row in rows:
        pieces: list[Piece] = []
        for depth, group in enumerate(row.group):
            if group not in opened:
                opened.add(group)
                height = sum(group in other.group for other in rows)
                pieces.append(Piece(group, "group", depth, height=height))
        depth = len(row.group)
        pieces.append(Piece(row.label, "label", depth, width=3 - depth))
        pieces += [
            _figure(table, row, column, at + 3, figures) for at, column in enumerate(block.columns)
        ]
        lines.append(Line(pieces, "data", row.key))
    return Grid("t3", 10, lines)


def _t4(table: TableForm, figures: Figures) -> Grid:
    (block,) = table.blocks
    (row,) = block.rows
    review, direct, after = (block.columns[start : start + 5] for start in (0, 5, 10))
    top = [
        Piece("行政复议", "header", 0, width=5),
        Piece("行政诉讼", "header", 5, width=10),
    ]
    middle = [Piece(c.label, "header", i, height=2) for i, c in enumerate(review)]
    middle += [
        Piece("未经复议直接起诉", "header", 5, width=5),
        Piece("复议后起诉", "header", 10, width=5),
    ]
    low = [Piece(c.label, "header", 5 + i) for i, c in enumerate((*direct, *after))]
    values = [_figure(table, row, column, at, figures) for at, column in enumerate(block.columns)]
    return Grid(
        "t4",
        15,
        [
            Line(top, "header"),
            Line(middle, "header"),
            Line(low, "header"),
            Line(values, "data", row.key),
        ],
    )

"""Laying a statutory table out: from its form, words and widths to a ``TableLayout``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from parser.forms import Address, Block, Column, Row, TableForm
from tui.widgets.heads import Names, header_lines
from tui.widgets.table_layout import FigureSlot, FixedText, GroupLabel, TableLayout, TableLine
from tui.widgets.wrapping import pad

OUTER_WIDTH = {"zh": 2, "en": 1}
MIN_LABEL = {"zh": 21, "en": 22}
INNER_WIDTH = {"zh": 4, "en": 6}
T4_LABEL = {"zh": 4, "en": 5}
LONG_LABEL = 60
"""Cells of a row's label from which room goes to the names of the columns first: but two of the
labels of 表三 are shorter in Chinese, and those two read well when cut."""
FIGURE_WIDTH = {"t2": 10, "t3": 6, "t4": 4}


def lay_out(
    table: TableForm,
    names: Names,
    *,
    figures: Mapping[Address, int],
    width: int,
    collapsed: bool = False,
    compact: bool = False,
) -> TableLayout:
    """The grid of a table for a pane of ``width`` cells.

    ``figures`` gives the cells each figure needs with its marks; columns widen from them, and
    all of them to their names where there is room.
    Labels take what is left over, up to the full official words. A grid that needs more than
    ``width`` is wider than it; the columns that do not fit are scrolled to.
    """
    if len(table.blocks) > 1:
        return _blocks(table, names, figures, width)
    (block,) = table.blocks
    rows = block.rows_printed(collapsed=collapsed)
    columns = _column_widths(table, block, rows, figures)
    is_tree = any(row.group for row in rows)
    labels = LONG_LABEL if is_tree else T4_LABEL[names.lang]
    columns = _named_on_one_line(block, columns, names, width - labels - len(columns))
    figures_width = sum(columns) + len(columns)
    if is_tree:
        return _tree(table, block, rows, names, columns, width - figures_width, compact)
    return _flat(table, block, rows, names, columns, compact)


def _column_widths(
    table: TableForm, block: Block, rows: Sequence[Row], figures: Mapping[Address, int]
) -> list[int]:
    least = FIGURE_WIDTH[table.key]
    return [
        max(least, *(figures.get(table.address(row, column), 0) for row in rows))
        for column in block.columns
    ]


def _named_on_one_line(block: Block, widths: list[int], names: Names, room: int) -> list[int]:
    """Widths with every column's name on one line, in full or else in short; as they were where
    room lacks.
    """
    for of_one in zip(*map(names.column_widths, block.columns), strict=True):
        wide = list(map(max, widths, of_one))
        if sum(wide) <= room:
            return wide
    return widths


def _tree(
    table: TableForm,
    block: Block,
    rows: Sequence[Row],
    names: Names,
    columns: Sequence[int],
    left: int,
    compact: bool,
) -> TableLayout:
    outer, inner = OUTER_WIDTH[names.lang], INNER_WIDTH[names.lang]
    starts = (0, outer + 1, outer + inner + 2)
    longest = max(starts[len(row.group)] + names.full_label_width(row) + 1 for row in rows)
    left = max(starts[2] + MIN_LABEL[names.lang], min(left, longest))
    header = header_lines(block.columns, columns, names, left, compact)
    lines = list(header)
    for index, row in enumerate(rows):
        following = rows[index + 1].group if index + 1 < len(rows) else row.group
        depth = len(row.group)
        parts = [FixedText(starts[level] - 1, "|", "rule") for level in range(1, depth + 1)]
        # One blank at its end keeps it off the rule, and off the + or = in its place.
        label = names.label(row, left - starts[depth] - 1)
        parts.append(FixedText(starts[depth], pad(label, left - starts[depth]), "label"))
        lines.append(
            TableLine(
                tuple(parts),
                _slots(table, row, block.columns, columns, left),
                row=f"{table.key}.{row.key}",
                underline_from=_underline(row.group, following, starts),
            )
        )
    _add_sides(lines, len(header), rows, names, (outer, inner), starts)
    return _grid(lines, len(header), left, left + sum(columns) + len(columns))


def _underline(
    group: tuple[str, ...], following: tuple[str, ...], starts: Sequence[int]
) -> int | None:
    """Where the line below a row begins that ends a group; ``None`` inside a group."""
    if group == following:
        return None
    if group[:1] != following[:1]:
        return 0
    return starts[1]


def _add_sides(
    lines: list[TableLine],
    first: int,
    rows: Sequence[Row],
    names: Names,
    widths: tuple[int, int],
    starts: Sequence[int],
) -> None:
    for level, width in enumerate(widths):
        index = 0
        while index < len(rows):
            path = rows[index].group[: level + 1]
            end = index
            while end + 1 < len(rows) and rows[end + 1].group[: level + 1] == path:
                end += 1
            if len(path) == level + 1:
                side = GroupLabel(
                    starts[level],
                    width,
                    _stacked(path[-1], names, width),
                    first + index,
                    first + end,
                )
                for at in range(first + index, first + end + 1):
                    line = lines[at]
                    lines[at] = TableLine(
                        line.parts, line.slots, (*line.sides, side), line.row, line.underline_from
                    )
            index = end + 1


def _stacked(name: str, names: Names, width: int) -> tuple[str, ...]:
    """A group's name written down: one Han character a row in 2 cells, its number first."""
    if name in names.stacks:
        return names.stacks[name]
    number, bracket, rest = name.rpartition(")")
    head = (number + bracket,) if bracket else ()
    share = max(1, width // 2)
    return head + tuple(rest[start : start + share] for start in range(0, len(rest), share))


def _flat(
    table: TableForm,
    block: Block,
    rows: Sequence[Row],
    names: Names,
    columns: Sequence[int],
    compact: bool,
) -> TableLayout:
    left = T4_LABEL[names.lang]
    header = header_lines(block.columns, columns, names, left, compact)
    lines = list(header)
    for row in rows:
        label = row.short if names.lang == "zh" else row.english_short
        lines.append(
            TableLine(
                (FixedText(0, pad(label, left), "label"),),
                _slots(table, row, block.columns, columns, left),
                row=f"{table.key}.{row.key}",
                underline_from=0,
            )
        )
    return _grid(lines, len(header), left, left + sum(columns) + len(columns))


def _slots(
    table: TableForm, row: Row, columns: Sequence[Column], widths: Sequence[int], left: int
) -> tuple[FigureSlot, ...]:
    slots, x = [], left
    for column, width in zip(columns, widths, strict=True):
        slots.append(FigureSlot(table.address(row, column), x, width))
        x += width + 1
    return tuple(slots)


def _blocks(
    table: TableForm, names: Names, figures: Mapping[Address, int], width: int
) -> TableLayout:
    """表二: one block below the other, each under its own heading and column names."""
    labels = [names.full_label_width(row) for block in table.blocks for row in block.official_rows]
    left = min(max(labels) + 2, 24)
    most = max(len(block.columns) for block in table.blocks)
    needed = [figures.get(address, 0) for address in table.addresses()]
    each = max(FIGURE_WIDTH["t2"], *needed, (min(width, 100) - left - most) // most)
    inner = most * (each + 1)
    lines: list[TableLine] = []
    for block in table.blocks:
        count = len(block.columns)
        share = (inner - count) // count
        widths = [share] * (count - 1) + [inner - count - share * (count - 1)]
        xs = [left + sum(widths[:index]) + index for index in range(count)]
        title = names.blocks.get(block.key, block.label)
        lines.append(
            TableLine((FixedText(0, pad(title, left + inner, "center"), "head"),), underline_from=0)
        )
        heads = [FixedText(0, pad(names.content, left, "center"), "corner")]
        for column, x, cells in zip(block.columns, xs, widths, strict=True):
            heads.append(FixedText(x, "|", "rule"))
            heads.append(
                FixedText(
                    x + 1, pad(" ".join(names.column(column, cells)), cells, "center"), "head"
                )
            )
        lines.append(TableLine(tuple(heads), underline_from=0))
        for row in block.official_rows:
            last = row is block.official_rows[-1]
            lines.append(
                TableLine(
                    (FixedText(0, pad(" " + names.label(row, left - 1), left), "label"),),
                    _slots(table, row, block.columns, widths, left),
                    row=f"{table.key}.{row.key}",
                    underline_from=0 if last else None,
                )
            )
    return _grid(lines, 0, left, left + inner)


def _grid(lines: Sequence[TableLine], frozen: int, left: int, width: int) -> TableLayout:
    places = {
        slot.address: (index, slot) for index, line in enumerate(lines) for slot in line.slots
    }
    return TableLayout(tuple(lines), frozen, left, width, places)

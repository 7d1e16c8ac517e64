"""The words of a statutory table on the screen, and the merged heads over its columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from parser.forms import Column, Row
from tui.locale import Lang
from tui.widgets.table_layout import FixedText, TableLine
from tui.widgets.wrapping import balanced, cut, pad

# A corner narrower than this has no room for the words of the balance.
_NARROW_CORNER = 10
# Terminals disagree on the width of these, and a label must not push the columns aside.
_UNSTEADY = frozenset("“”‘’…—·")


@dataclass(frozen=True, slots=True)
class Names:
    """The words of a grid in one language; ``stacks`` are hand-made breaks of narrow heads."""

    lang: Lang
    corner: tuple[str, ...]
    content: str
    groups: Mapping[str, str]
    blocks: Mapping[str, str]
    stacks: Mapping[str, tuple[str, ...]]

    def label(self, row: Row, width: int) -> str:
        full, short = (
            (row.label or row.short, row.short)
            if self.lang == "zh"
            else (row.english, row.english_short)
        )
        if cell_len(full) <= width and _UNSTEADY.isdisjoint(full):
            return full
        return cut(short, width)

    def full_label_width(self, row: Row) -> int:
        return cell_len(row.label if self.lang == "zh" else row.english)

    def column_widths(self, column: Column) -> tuple[int, int]:
        """The cells of a column's name in full and in short."""
        full, short = self._names_of(column)
        return cell_len(full), cell_len(short)

    def _names_of(self, column: Column) -> tuple[str, str]:
        if self.lang == "zh":
            return column.label, column.short
        return column.english, column.english_short

    def column(self, column: Column, width: int) -> tuple[str, ...]:
        full, short = self._names_of(column)
        for text in (full, short):
            if cell_len(text) <= width:
                return (text,)
        return self.stacks.get(column.key.rpartition("_")[2]) or self._stack(short, width)

    def _stack(self, short: str, width: int) -> tuple[str, ...]:
        # Two Han characters a row read as words (商业 over 企业); three only where alone.
        return balanced(short, min(width, 4))

    def group(self, name: str) -> str:
        return name if self.lang == "zh" else self.groups.get(name, name)


def header_lines(
    columns: Sequence[Column], widths: Sequence[int], names: Names, left: int, compact: bool
) -> list[TableLine]:
    """Merged heads over the column names; a head over every column is left out if compact."""
    groups = [column.group for column in columns]
    if compact and len({group[0] for group in groups}) == 1:
        groups = [group[1:] for group in groups]
    stacks = [names.column(column, width) for column, width in zip(columns, widths, strict=True)]
    deepest = max(map(len, groups))
    depth = deepest + max(
        len(stack) for stack, group in zip(stacks, groups, strict=True) if len(group) == deepest
    )
    header = _Heads(groups, stacks, widths, left, depth, names)
    lines = []
    for level in range(depth):
        parts = (_corner(names, level, depth, left), *header.heads(level))
        lines.append(TableLine(parts, underline_from=0 if level == depth - 1 else None))
    return lines


def _corner(names: Names, level: int, depth: int, left: int) -> FixedText:
    lines = names.corner if left > _NARROW_CORNER else ()
    index = level - (depth - len(lines)) // 2
    text = lines[index] if 0 <= index < len(lines) else ""
    return FixedText(0, pad(text, left, "center"), "corner")


@dataclass(frozen=True, slots=True)
class _Heads:
    """The heads of a table: for each column its groups, its name on some rows, its width."""

    groups: Sequence[tuple[str, ...]]
    stacks: Sequence[tuple[str, ...]]
    widths: Sequence[int]
    left: int
    depth: int
    names: Names

    def heads(self, level: int) -> Iterator[FixedText]:
        """The heads on one line: merged groups of that level, else rows of column names."""
        index, x = 0, self.left
        while index < len(self.groups):
            end = self._end_of_group(index, level)
            width = sum(self.widths[index : end + 1]) + end - index
            yield FixedText(x, "|", "rule")
            if len(self.groups[index]) > level:
                text = self.names.group(self.groups[index][level])
                yield FixedText(x + 1, pad(text, width, "center"), "head", underline=True)
            else:
                yield FixedText(x + 1, pad(self._name(index, level), width, "center"), "head")
            x += width + 1
            index = end + 1

    def _end_of_group(self, index: int, level: int) -> int:
        """The last column under the same head of that level."""
        path = self.groups[index][: level + 1]
        end = index
        while (
            len(path) > level
            and end + 1 < len(self.groups)
            and self.groups[end + 1][: level + 1] == path
        ):
            end += 1
        return end

    def _name(self, index: int, level: int) -> str:
        """The row of a column's name at that level, centred in the lines below its groups."""
        above, stack = len(self.groups[index]), self.stacks[index]
        row = level - above - (self.depth - above - len(stack)) // 2
        return stack[row] if 0 <= row < len(stack) else ""

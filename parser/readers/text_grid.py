"""Tables that a text draws with rules: where their rows stand and what their cells hold.

Grids whose cells bars part and rules of dashes end (``+---+---+``); tables whose columns a rule
of several dashed stretches defines (``---- ----``), with empty lines between rows; and rows as
LaTeX writes them, where ``&`` parts the cells. In the first two a cell may run over several
lines, so a row is a list of cells of pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.lookup import FILLER
from parser.report import Span

Pieces = list[Span]
"""A cell: what it prints on each of its lines, without the spaces around; ``[]`` for nothing."""
Row = list[Pieces]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")
_GRID_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_COLUMN_RULE = re.compile(r"[ \t]*[-=]{2,}(?:[ ]+[-=]{2,})+[ \t]*")
_WHOLE_RULE = re.compile(r"[ \t]*-{8,}[ \t]*")
_DASHES = re.compile(r"[-=]+")
_RULED = re.compile(r"[-=]{2}")
_FIGURE = re.compile(r"\d[\d,.]*")
_VOID = f" \t\u3000{FILLER}"
_LATEX_ROW = re.compile(r"[^&]*(?<!\\)&.*\\\\(?:\[[^\]]*\])?[ \t]*")
_LATEX_RULE = re.compile(r"[ \t]*\\(?:[hc]line|(?:top|mid|bottom)rule).*")
_LATEX_CELL = re.compile(r"(?:[^&\\]|\\[^\\])*")
_PADDING = 2  # a space at either side of a cell
_BREAK = "\\"  # what Markdown writes at the end of a line that is broken on purpose


class Line(NamedTuple):
    """A line of the source without its line end, and where the next one starts."""

    start: int
    end: int
    after: int


class TextTable(NamedTuple):
    """A ruled table: the stretch of the source from its first row to its last, and its rows."""

    span: Span
    rows: list[Row]


def text_tables(text: str, view: str, region: Span) -> list[TextTable]:
    """The ruled tables in a stretch, in order; none of those whose lines do not fit their rules.

    ``view`` is the lookup view of ``text``. A grid whose rows are lines (rules only around its
    head and its body) is none of them: it is read line by line.
    """
    if not _RULED.search(view, *region) and "&" not in view[slice(*region)]:
        return []
    lines = [Line(m.start(), len(m.group().rstrip("\r\n")) + m.start(), m.end())
             for m in _LINE.finditer(view, *region) if m.end() > m.start()]  # fmt: skip
    return [*_grids(view, lines), *_column_tables(text, view, lines), *_latex(view, lines)]


def _grids(view: str, lines: Sequence[Line]) -> Iterator[TextTable]:
    rules = [i for i, line in enumerate(lines) if _GRID_RULE.fullmatch(view, *line[:2])]
    for above, below in pairwise(rules):
        block = lines[above + 1 : below]
        split = [_between_bars(view, line) for line in block]
        if len(block) < 2 or any(cells is None for cells in split):
            continue
        rows = [cells for cells in split if cells]
        rule = view[slice(*lines[above][:2])].strip()
        widths = [len(dashes) for dashes in rule.strip("+").split("+")]
        if len({len(cells) for cells in rows}) == 1 and not _rows_of_one_line(view, rows, widths):
            merged = [
                [span for cell in cells for span in cell] for cells in zip(*rows, strict=True)
            ]
            span = Span(block[0].start, block[-1].after)
            yield TextTable(span, [[_trimmed(view, cell) for cell in merged]])


def _between_bars(view: str, line: Line) -> Row | None:
    """The cells of a line, spaces included; ``None`` for a line that no bars enclose."""
    content = view[line.start : line.end]
    if len(content.strip()) < 2 or not (content.strip()[0] == content.strip()[-1] == "|"):
        return None
    bars = [line.start + i for i, character in enumerate(content) if character == "|"]
    return [[Span(left + 1, right)] for left, right in pairwise(bars)]


def _rows_of_one_line(view: str, rows: Sequence[Row], widths: Sequence[int]) -> bool:
    """Whether figures stand below each other in most columns, and leave much of a cell empty.

    A number is broken only where its cell is full; these are numbers of several rows.
    ``widths`` are those of the columns by the rule above.
    """
    if len(widths) != len(rows[0]):
        widths = [cell[0].end - cell[0].start for cell in rows[0]]
    columns = stacked = 0
    roomy = False
    for cells, width in zip(zip(*rows, strict=True), widths, strict=True):
        texts = [text for (span,) in cells if (text := view[slice(*span)].strip(_VOID))]
        figures = [_FIGURE.fullmatch(text) is not None for text in texts]
        columns += any(figures)
        stacked += sum(figures) > 1
        roomy |= any(
            above and below and 2 * len(upper) < width - _PADDING
            for (above, below), upper in zip(pairwise(figures), texts, strict=False)
        )
    return roomy and 2 * stacked > columns


def _trimmed(view: str, cell: Pieces) -> Pieces:
    """The pieces without the spaces around them; an empty cell as one space of it, if any."""
    found = []
    for start, end in cell:
        text = view[start:end]
        kept = text.strip(_VOID).removesuffix(_BREAK).rstrip(_VOID)
        if kept:
            left = start + text.index(kept)
            found.append(Span(left, left + len(kept)))
    return found or [Span(start, start + 1) for start, end in cell[:1] if end > start]


def _column_tables(text: str, view: str, lines: Sequence[Line]) -> Iterator[TextTable]:
    i = 0
    while i < len(lines):
        if not _COLUMN_RULE.fullmatch(view, *lines[i][:2]):
            i += 1
            continue
        end = _closing(view, lines, i)
        if end is not None:
            starts = [match.start() - lines[i].start
                      for match in _DASHES.finditer(view, *lines[i][:2])]  # fmt: skip
            head = _opening(view, lines, i)
            bodies = [lines[head + 1 : i]] if head is not None else []
            rows = [row for body in (*bodies, lines[i + 1 : end])
                    for row in _rows_by_columns(text, view, body, starts)]  # fmt: skip
            first = head if head is not None else i
            if all(rows) and rows:
                yield TextTable(Span(lines[first].start, lines[end].after), rows)
            i = end
        i += 1


def _closing(view: str, lines: Sequence[Line], opening: int) -> int | None:
    """The rule that ends a table: the same as the opening one, or dashes of the same length."""
    rule = view[slice(*lines[opening][:2])].rstrip()
    for i in range(opening + 1, len(lines)):
        line = view[slice(*lines[i][:2])].rstrip()
        if line == rule or (_WHOLE_RULE.fullmatch(line) and len(line) == len(rule)):
            return i
        if _COLUMN_RULE.fullmatch(line):
            return None
    return None


def _opening(view: str, lines: Sequence[Line], rule: int) -> int | None:
    """The line of dashes above the head of a table whose columns ``rule`` defines."""
    width = len(view[slice(*lines[rule][:2])].rstrip())
    for i in range(rule - 1, max(-1, rule - 9), -1):
        line = view[slice(*lines[i][:2])].rstrip()
        if _WHOLE_RULE.fullmatch(line):
            return i if len(line) == width else None
    return None


def _rows_by_columns(
    text: str, view: str, lines: Sequence[Line], starts: Sequence[int]
) -> Iterator[Row]:
    """The rows between two rules; an empty one where a line does not keep to the columns.

    Empty lines part rows; where there are none but at the edges, every line is a row.
    """
    blank = [not view[line.start : line.end].strip(_VOID) for line in lines]
    inner = [i for i, is_blank in enumerate(blank) if not is_blank]
    if not inner:
        return
    by_line = not any(blank[inner[0] : inner[-1]])
    row: Row = []
    for i in range(inner[0], inner[-1] + 1):
        if not blank[i]:
            cells = _at(text, lines[i], starts)
            if cells is None:
                yield []
                return
            above = row or [[] for _ in cells]
            row = [[*upper, *lower] for upper, lower in zip(above, cells, strict=True)]
        if row and (blank[i] or by_line or i == inner[-1]):
            yield [_trimmed(view, cell) for cell in row]
            row = []


def _at(text: str, line: Line, starts: Sequence[int]) -> Row | None:
    """The cells of a line by the columns' starts across the page; ``None`` if one is cut."""
    cuts = []
    place = 0
    pending = list(starts)
    for offset in range(line.start, line.end):
        while pending and place >= pending[0]:
            if place > pending[0] or (offset > line.start and text[offset - 1] not in _VOID):
                return None
            cuts.append(offset)
            pending.pop(0)
        place += 2 if unicodedata.east_asian_width(text[offset]) in "WF" else 1
    cuts += [line.end] * len(pending)
    return [[Span(left, right)] for left, right in pairwise([*cuts, line.end])]


def _latex(view: str, lines: list[Line]) -> Iterator[TextTable]:
    """The rows of LaTeX tables with the rule below each; a rule alone ends the last row too."""
    for i, line in enumerate(lines):
        if "&" not in view[line.start : line.end]:
            continue
        beside = lines[max(0, i - 1) : i] + lines[i + 1 : i + 2]
        ruled = [line for line in beside if _LATEX_RULE.fullmatch(view, *line[:2])]
        if ruled or _LATEX_ROW.fullmatch(view, *line[:2]):
            end = max([line.after, *(rule.after for rule in ruled)])
            yield TextTable(Span(line.start, end), [_between_ampersands(view, line)])


def _between_ampersands(view: str, line: Line) -> Row:
    cells: Row = []
    start = line.start
    while start <= line.end:
        match = _LATEX_CELL.match(view, start, line.end)
        end = match.end() if match else start
        cells.append(_trimmed(view, [Span(start, end)]))
        if view[end : end + 1] != "&":
            break
        start = end + 1
    return cells

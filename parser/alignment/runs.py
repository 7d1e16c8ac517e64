"""The runs of a table: its figures, parted by the words between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.alignment.run import Run
from parser.alignment.run_builder import RunBuilder
from parser.forms.lexicon import ENUMERATOR, Lexicon
from parser.tokens.tokens import BLANK, FIGURE, ODD, Kind, Token

_LONGEST_REMARK = 12
_MOST_RUNS = 1000  # a table has 25 rows; what comes after so many runs is none of it
_FEWEST_APART = 8
_PIECES = 2
_FEW_LINES = 3  # are as many groups side by side as often as they are cells below each other
_NOTHING = ("无", "零")


def runs_of(tokens: Sequence[Token], lexicon: Lexicon) -> list[Run]:
    """The runs of a table.

    By the labels of ``lexicon`` a stray text in the place of a figure is told from a label.
    """
    tokens = _without_label_numbers(_marks_parted(tokens, lexicon), lexicon)
    lines = _lines_of(tokens, lexicon)
    row_by_row = lines.row_by_row and (bool(lexicon.table.groups) or not _flows(lines.labels))
    apart = not row_by_row and _cells_apart(tokens)
    builder = RunBuilder(lexicon, lines.cells if row_by_row else {}, apart)
    labelled = -1  # the line on which a row's own label has been met
    for token in tokens if row_by_row else _without_lone_bars(tokens):
        if len(builder.runs) > _MOST_RUNS:
            break
        if token.kind is FIGURE or token.kind is BLANK:
            builder.place(token)
            continue
        text = token.han
        if token.kind is ODD and not _is_of_label(text, lexicon):
            builder.place(token)
            continue
        begun = builder.first is not None and token.line == builder.line
        between = begun and token.start < lines.last_figure.get(token.line, 0)
        if row_by_row and _is_smudge(
            text, token, lexicon, between, begun or token.line == labelled
        ):
            builder.place(token)
            continue
        builder.word(token)
        if text in lexicon.beside:
            labelled = token.line
    return builder.finish()


class _Lines(NamedTuple):
    """What stands on each line: its labels and cells counted, and its last figure's place."""

    labels: Mapping[int, int]
    cells: dict[int, int]
    last_figure: Mapping[int, int]
    row_by_row: bool


def _lines_of(tokens: Sequence[Token], lexicon: Lexicon) -> _Lines:
    figures: dict[int, int] = {}
    labels: dict[int, int] = {}
    cells: dict[int, int] = {}
    last_figure: dict[int, int] = {}
    behind_cells: set[int] = set()  # lines on which other cells stand before a figure
    worded: set[int] = set()
    for token in tokens:
        kind, line, cell = token.kind, token.line, token.cell
        if kind is FIGURE:
            # Two in one cell may be one figure with a space in it.
            figures[line] = figures.get(line, 0) + (
                len(token.parts) if len(token.parts) > _PIECES else 1
            )
            if cell and not token.open:
                behind_cells.add(line)
            last_figure[line] = token.start
        elif kind is Kind.WORD and not token.grid:
            worded.add(line)
            if token.han in lexicon.exact:
                labels[line] = labels.get(line, 0) + 1
        cells[line] = cell + 1  # the last one on the line stays
    if len(figures) > _FEW_LINES:
        # Of many lines with a figure each, a label says which are rows.
        behind_cells &= worded
    rows = sum(count for line, count in figures.items() if count > 1 or line in behind_cells)
    return _Lines(labels, cells, last_figure, 2 * rows > sum(figures.values()))


def _marks_parted(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens with a word for nothing parted from the whole label before it (``规章零``)."""
    found: list[Token] = []
    word, exact = Kind.WORD, lexicon.exact
    for token in tokens:
        label = token.han if token.kind is word else ""
        if (
            label
            and label[-1] in _NOTHING
            and not token.grid
            and label not in exact
            and label[:-1] in exact
            and token.text.endswith(label[-1])
        ):
            found.append(token.cut(token.start, token.end - 1))
            found.append(token._replace(kind=FIGURE, start=token.end - 1, han=""))
        else:
            found.append(token)
    return found if len(found) > len(tokens) else tokens


def _without_label_numbers(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens without the numbers that labels lost their stops from (``1 属于国家秘密``).

    Such a number opens its line and is the one that the form prints before that very label;
    before a label that has its number it is a figure.
    """
    numbers = set()
    line = -1
    for i, (token, label) in enumerate(pairwise(tokens)):
        if (
            token.kind is FIGURE
            and token.line != line
            and label.kind is Kind.WORD
            and label.line == token.line
        ):
            row = None if ENUMERATOR.match(label.text) else lexicon.exact.get(label.han)
            if row is not None and lexicon.rows[row].row.label.startswith(f"{token.text}."):
                numbers.add(i)
        line = token.line
    return [token for i, token in enumerate(tokens) if i not in numbers] if numbers else tokens


def _flows(labels_of_line: Mapping[int, int]) -> bool:
    """Whether rows follow each other like words in a paragraph, whose lines mean nothing."""
    several = sum(labels > 1 for labels in labels_of_line.values())
    return len(labels_of_line) > 1 and 2 * several > len(labels_of_line)


def _cells_apart(tokens: Sequence[Token]) -> bool:
    """Whether nearly all figures have empty lines between them, as ``pdftotext`` prints cells."""
    steps = [
        below.line - above.line
        for above, below in pairwise(tokens)
        if above.kind is below.kind is FIGURE and not below.grid
    ]
    apart = sum(step > 1 for step in steps)
    return apart >= _FEWEST_APART and 5 * apart >= 4 * len(steps)


def _without_lone_bars(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without bars that stand on lines of their own between all cells.

    Such a bar parts two cells, and only a second one tells of an empty cell; in layouts where
    cells end with their bar, a line with nothing but a bar is an empty cell.
    """
    cells = [token.kind is not BLANK or token.end > token.start for token in tokens]
    parted = sum(cell and not after for cell, after in pairwise(cells))
    if 10 * parted < 9 * sum(cells):
        return list(tokens)
    kept = []
    after_cell = False
    for token, is_cell in zip(tokens, cells, strict=True):
        if is_cell or not after_cell:
            kept.append(token)
        after_cell = is_cell
    return kept


def _is_smudge(text: str, token: Token, lexicon: Lexicon, between: bool, in_row: bool) -> bool:
    """Whether a word stands where a figure belongs: an unreadable figure, and no label.

    A stray character between figures is one in any layout; in cells of their own, longer words
    are too (详见附件), after the row's label or its first figure.
    """
    if not (between and len(text) <= 2) and (
        token.open or not in_row or len(text) > _LONGEST_REMARK
    ):
        return False
    return not any(text in label or label in text for label in lexicon.words)


def _is_of_label(text: str, lexicon: Lexicon) -> bool:
    """Whether an odd text is a label whose number lost its point (``5要求行政机关…``)."""
    return len(text) > 2 and any(text in label or label in text for label in lexicon.words)

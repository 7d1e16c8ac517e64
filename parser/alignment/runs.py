"""Runs: figures which follow each other without a word between, with the words around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from parser.alignment.labels import Lexicon
from parser.lookup import han
from parser.numbers import ZERO_MARKS
from parser.report import Span
from parser.tokens import Kind, Token

_LONGEST_REMARK = 12
_COLUMNS_OF_T3 = 7
_MOST_RUNS = 1000  # a table has 25 rows; what comes after so many runs is none of it
_FEWEST_APART = 8
_MOST_PIECES = 2  # into which an inner space parts a figure
# To ask an enumeration for its member takes longer than all else that is done with a token.
_FIGURE, _BLANK, _ODD = Kind.FIGURE, Kind.BLANK, Kind.ODD


class Slot(NamedTuple):
    """One place of a run: a figure, an odd text, or a blank (an empty span).

    ``parts`` are the figures of a cell that holds several, as in ``Token``; ``rest`` are the
    pieces of a broken figure on the lines below; ``alone`` that a line is its own.
    """

    kind: Kind
    span: Span
    cell: int
    parts: tuple[Span, ...] = ()
    rest: tuple[Span, ...] = ()
    alone: bool = False


@dataclass(slots=True)
class Run:
    """Figures in reading order, from the first to the last, with the blanks between them.

    ``leading`` and ``trailing`` are the blanks at its edges: in text they may be nothing but
    padding, in real table cells they are cells of the row and belong to ``slots``.
    ``edges_counted`` says that they are among the slots because they make the row whole, and
    ``wrapped`` that the row was put together from several lines; ``disputed`` that figures which
    belong to no row stand right beside it, above or below.

    ``before`` and ``after`` are the words between this run and its neighbours; ``line`` is
    where the first figure stands and ``first_cell`` its cell in that line; ``line_cells``
    counts the cells of that line, 0 where the figures stand one a line or without separators.
    ``figures`` counts the slots that hold something printed; ``label_cell`` is the cell of the
    last word before the run on its own line, -1 without one.
    """

    slots: list[Slot]
    line: int
    first_cell: int
    line_cells: int
    boxed: bool
    figures: int
    label_cell: int
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    leading: list[Slot] = field(default_factory=list)
    trailing: list[Slot] = field(default_factory=list)
    edges_counted: bool = False
    wrapped: bool = False
    disputed: bool = False

    @property
    def span(self) -> Span:
        return Span(self.slots[0].span.start, self.slots[-1].span.end)


def runs_of(
    view: str, tokens: Sequence[Token], expected: frozenset[int], lexicon: Lexicon
) -> list[Run]:
    """The runs of a table.

    ``expected`` are the numbers of figures a row can have; by the labels of ``lexicon`` a stray
    text in the place of a figure is told from a label.
    """
    per_line: dict[int, int] = {}
    cells_of_line: dict[int, int] = {}
    last_figure: dict[int, int] = {}
    for kind, start, _, line, cell, _, _, parts, _ in tokens:
        if kind is _FIGURE:
            per_line[line] = per_line.get(line, 0) + (len(parts) or 1)
            last_figure[line] = start
        if cell >= cells_of_line.get(line, 0):
            cells_of_line[line] = cell + 1
    together = sum(count for count in per_line.values() if count > 1)
    row_by_row = 2 * together > sum(per_line.values())
    apart = not row_by_row and _cells_apart(tokens)
    builder = _Builder(view, expected, cells_of_line if row_by_row else {}, apart)
    labelled = -1  # the line on which a row's own label has been met
    for token in tokens if row_by_row else _without_lone_bars(tokens):
        if len(builder.runs) > _MOST_RUNS:
            break
        if token.kind is _FIGURE or token.kind is _BLANK:
            builder.place(token)
            continue
        text = han(view[token.start : token.end])
        if token.kind is _ODD and not _is_of_label(text, lexicon):
            builder.place(token)
            continue
        begun = builder.first is not None and token.line == builder.line
        between = begun and token.start < last_figure.get(token.line, 0)
        if row_by_row and _is_smudge(
            text, token, lexicon, between, begun or token.line == labelled
        ):
            builder.place(token)
            continue
        builder.word(token)
        if text in lexicon.beside:
            labelled = token.line
    return builder.finish()


def _cells_apart(tokens: Sequence[Token]) -> bool:
    """Whether nearly all figures have empty lines between them, as ``pdftotext`` prints cells."""
    steps = [
        below.line - above.line
        for above, below in pairwise(tokens)
        if above.kind is below.kind is _FIGURE and not below.boxed
    ]
    apart = sum(step > 1 for step in steps)
    return apart >= _FEWEST_APART and 5 * apart >= 4 * len(steps)


def _without_lone_bars(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without bars that stand on lines of their own between all cells.

    Such a bar parts two cells, and only a second one tells of an empty cell; in layouts where
    cells end with their bar, a line with nothing but a bar is an empty cell.
    """
    cells = [token.kind is not _BLANK or token.end > token.start for token in tokens]
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


class _Builder:
    """Collects slots into runs; a word or, in rows, the end of a line closes a run."""

    def __init__(
        self, view: str, expected: frozenset[int], cells_of_line: dict[int, int], apart: bool
    ) -> None:
        self.view = view
        self.expected = expected
        self.cells_of_line = cells_of_line
        self.apart = apart
        self.runs: list[Run] = []
        self.slots: list[Slot] = []
        self.placed: list[Token] = []
        self.leading: list[Slot] = []
        self.words: list[Token] = []
        self.line = -1
        self.first: Token | None = None

    def word(self, token: Token) -> None:
        self.close()
        self.leading = []
        self.words.append(token)

    def place(self, token: Token) -> None:
        self.placed.append(token)
        if self.apart and self.slots and token.line == self.line + 1 and token.kind is _FIGURE:
            # Cells have empty lines between them, so this is the rest of a broken figure.
            self.line = token.line
            rest = (*self.slots[-1].rest, Span(token.start, token.end))
            self.slots[-1] = self.slots[-1]._replace(rest=rest)
            return
        if token.line != self.line:
            if token.boxed or self.cells_of_line:
                self.close()
            self.line = token.line
        kind = token.kind if token.kind is _FIGURE or token.kind is _BLANK else _ODD
        slot = Slot(kind, Span(token.start, token.end), token.cell, token.parts, (), token.alone)
        if self.first is None:
            if kind is _BLANK and not token.boxed:
                self.leading.append(slot)
                return
            self.first = token
        self.slots.append(slot)

    def close(self) -> None:
        if self.first is None:
            self.placed, self.leading = [], []
            return
        if divider := self._label_between():
            placed = self.placed
            self.slots, self.placed, self.leading, self.first = [], [], [], None
            for token in placed:
                if token is divider:
                    self.word(token)
                else:
                    self.place(token)
        slots, first, trailing = self.slots, self.first, list[Slot]()
        if first is not None and not first.boxed:
            end = len(slots)
            while end and slots[end - 1].kind is _BLANK:
                end -= 1
            slots, trailing = slots[:end], slots[end:]
        edges_counted = False
        if first is not None and self._is_run(slots, first):
            if whole := self._whole(slots, trailing):
                slots, trailing, edges_counted = whole, [], True
                self.leading = []
            elif not (self.cells_of_line or first.boxed):
                slots = self._without_padding(slots)
            slots = self._without_page_number(_divided(slots, self.expected))
            label = self.words[-1] if self.words else None
            run = Run(
                slots=slots,
                line=first.line,
                first_cell=slots[0].cell,
                line_cells=self.cells_of_line.get(first.line, 0),
                boxed=first.boxed,
                figures=len(slots) - [slot.kind for slot in slots].count(_BLANK),
                label_cell=label.cell if label and label.line == first.line else -1,
                before=self.words,
                leading=self.leading,
                trailing=trailing,
                edges_counted=edges_counted,
            )
            if self.runs:
                self.runs[-1].after = self.words
            self.runs.append(run)
            self.words = []
        self.slots, self.placed, self.leading, self.first = [], [], [], None

    def _label_between(self) -> Token | None:
        """An odd text between two whole rows: the garbled label of the second (``2阅嶅申请``)."""
        odd = [i for i, slot in enumerate(self.slots) if slot.kind is _ODD]
        if len(odd) != 1:
            return None
        for row in (self.slots[: odd[0]], self.slots[odd[0] + 1 :]):
            figures = sum(slot.kind is _FIGURE for slot in row)
            if figures < 2 or figures not in self.expected:
                return None
        start = self.slots[odd[0]].span.start
        return next(token for token in self.placed if token.start == start)

    def _whole(self, slots: list[Slot], trailing: list[Slot]) -> list[Slot] | None:
        """The one row of 表四 with the blanks at its edges, where these make it whole.

        It has too many cells to come out whole by chance; what follows its last cell is padding,
        and so are blanks before it that share a line where each cell has one of its own.
        """
        longest = max(self.expected)
        if longest <= _COLUMNS_OF_T3 or len(slots) == longest:
            return None
        leading = [slot for slot in self.leading if slot.alone or self.cells_of_line]
        whole = [*leading, *slots, *trailing]
        fits = len(leading) + len(slots) <= longest <= len(whole)
        return whole[:longest] if fits else None

    def _without_padding(self, slots: list[Slot]) -> list[Slot]:
        """Slots without blanks where the figures alone make up whole rows: one cell a line,
        the blanks between are then what the conversion put at the ends of rows.
        """
        figures = [slot for slot in slots if slot.kind is not _BLANK]
        if len(slots) in self.expected or len(figures) == len(slots):
            return slots
        whole = any(len(figures) % width == 0 for width in self.expected if width > 1)
        return figures if whole or len(figures) in self.expected else slots

    def _without_page_number(self, slots: list[Slot]) -> list[Slot]:
        """Slots without the page number (``- 3 -``) that stands right before or after a row."""
        if len(slots) - 3 not in self.expected or len(slots) in self.expected:
            return slots
        for edge, rest in ((slots[-3:], slots[:-3]), (slots[:3], slots[3:])):
            mark, number, other = (self.view[slot.span.start : slot.span.end] for slot in edge)
            if mark == other and mark in ZERO_MARKS and number.isdecimal():
                return rest
        return slots

    def _is_run(self, slots: list[Slot], first: Token) -> bool:
        """Whether slots are figures of a row, or the blank cells of one that prints none."""
        if any(slot.kind is _FIGURE for slot in slots):
            return True
        if len(slots) == 1 and slots[0].kind is _ODD:
            # A misprinted figure of a row of one, where its label stands right before it.
            return bool(self.words) and first.line - self.words[-1].line <= 1
        return first.boxed and len(slots) in self.expected

    def finish(self) -> list[Run]:
        self.close()
        if self.runs:
            self.runs[-1].after = self.words
        self._count_edges()
        return self.runs

    def _count_edges(self) -> None:
        """Take the blanks at a run's edges for cells where they make the row whole.

        Not where whole rows have blanks at their edges too, which are padding then, and not in
        表二, whose rows differ in length.
        """
        longest = max(self.expected)
        if longest != _COLUMNS_OF_T3:
            return
        padded = any(
            (run.trailing or run.leading)
            and run.figures == len(run.slots)
            and run.figures == longest
            for run in self.runs
        )
        for run in self.runs if not padded else ():
            whole = [*run.leading, *run.slots, *run.trailing]
            if len(run.slots) not in self.expected and len(whole) in self.expected:
                run.slots, run.leading, run.trailing = whole, [], []
                run.edges_counted = True


def _divided(slots: list[Slot], expected: frozenset[int]) -> list[Slot]:
    """The slots with cells of several figures divided, unless the row only fits undivided.

    ``0 0 0 0 0 0 0`` in one cell is seven figures; ``36 07`` beside six others is one.
    """
    if not any(slot.parts for slot in slots):
        return slots
    divided = [
        Slot(slot.kind, part, slot.cell) for slot in slots for part in slot.parts or (slot.span,)
    ]
    if len(divided) in expected:
        return divided
    several = any(len(slot.parts) > _MOST_PIECES for slot in slots)
    return divided if several and len(slots) not in expected else slots

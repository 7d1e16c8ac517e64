"""Tokens to runs: which figures, blanks and odd texts belong together, and what is padding."""

from __future__ import annotations

import re
from itertools import pairwise

from parser.alignment.run import Run, Slot
from parser.lookup import han
from parser.numbers import ZERO_MARKS
from parser.report import Span
from parser.tokens import BLANK, FIGURE, ODD, Token

_COLUMNS_OF_T3 = 7
_PAGE_NUMBER = re.compile(r"(-+)\d{1,4}\1")
_MOST_PIECES = 2  # into which an inner space parts a figure


class RunBuilder:
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
        self.wholes: dict[int, list[Slot]] = {}  # by run, see _whole
        self.on_line = 0  # slots of the run on its last line
        self.wrapped = False  # whether the run goes on below a line of several figures

    def word(self, token: Token) -> None:
        self.close()
        self.leading = []
        self.words.append(token)

    def place(self, token: Token) -> None:
        self.placed.append(token)
        if self.apart and self.slots and token.line == self.line + 1 and token.kind is FIGURE:
            # Cells have empty lines between them, so this is the rest of a broken figure.
            self.line = token.line
            rest = (*self.slots[-1].rest, Span(token.start, token.end))
            self.slots[-1] = self.slots[-1]._replace(rest=rest)
            return
        if token.line != self.line:
            if token.grid or self.cells_of_line:
                self.close()
            self.wrapped |= self.on_line > 1
            self.line, self.on_line = token.line, 0
        kind = token.kind if token.kind is FIGURE or token.kind is BLANK else ODD
        slot = Slot(kind, Span(token.start, token.end), token.cell, token.parts, (), token.alone)
        if self.first is None:
            if kind is BLANK and not token.grid:
                self.leading.append(slot)
                return
            self.first = token
        self.slots.append(slot)
        self.on_line += len(token.parts) or 1

    def close(self) -> None:
        if labels := self._labels_between():
            placed = self.placed
            self._begin()
            for token in placed:
                if token.start in labels:
                    self.word(token)
                else:
                    self.place(token)
        if self.first is not None:
            self._close(self.first)
        elif row := self._blank_row():
            self._add(self.placed[0], row, [])
        self._begin()

    def _begin(self) -> None:
        self.slots, self.placed, self.leading, self.first = [], [], [], None
        self.on_line, self.wrapped = 0, False

    def _close(self, first: Token) -> None:
        slots, trailing = self.slots, list[Slot]()
        if not first.grid:
            end = len(slots)
            while end and slots[end - 1].kind is BLANK:
                end -= 1
            slots, trailing = slots[:end], slots[end:]
        if not self._is_run(slots, first):
            return
        whole = self._whole(slots, trailing)
        if not (self.cells_of_line or first.grid):
            slots = self._without_padding(slots)
        self._add(first, self._without_page_number(_divided(slots, self.expected)), trailing)
        if whole:
            self.wholes[len(self.runs) - 1] = whole

    def _add(self, first: Token, slots: list[Slot], trailing: list[Slot]) -> None:
        label = self.words[-1] if self.words else None
        run = Run(
            slots=slots,
            line=first.line,
            first_cell=slots[0].cell,
            line_cells=self.cells_of_line.get(first.line, 0),
            grid=first.grid,
            figures=len(slots) - [slot.kind for slot in slots].count(BLANK),
            label_cell=label.cell if label and label.line == first.line else -1,
            before=self.words,
            leading=self.leading if self.first else [],
            trailing=trailing,
            wrapped=self.wrapped,
        )
        if self.runs:
            self.runs[-1].after = self.words
        self.runs.append(run)
        self.words = []

    def _blank_row(self) -> list[Slot]:
        """As many blanks as a row has cells, each on its own line, that follow a word.

        Where blanks are printed (``&nbsp;``) the others are what ends the row.
        """
        if not self.words or self.cells_of_line or max(self.expected) != _COLUMNS_OF_T3:
            return []
        printed = [slot for slot in self.leading if slot.span.end > slot.span.start]
        row = printed or self.leading
        return row if len(row) == _COLUMNS_OF_T3 and all(slot.alone for slot in row) else []

    def _labels_between(self) -> frozenset[int]:
        """Where odd texts begin that part whole rows: garbled labels (``2阅嶅申请``)."""
        odd = [i for i, slot in enumerate(self.slots) if slot.kind is ODD]
        texts = (
            self.view[span.start : span.end] for _, span, *_ in map(self.slots.__getitem__, odd)
        )
        # One strange character beside single figures may be a figure itself.
        fewest = 1 if all(len(han(text)) > 1 for text in texts) else 2
        for first, last in pairwise([-1, *odd, len(self.slots)]):
            row = self.slots[first + 1 : last]
            figures = sum(slot.kind is FIGURE for slot in row)
            if figures < fewest or figures not in self.expected:
                return frozenset()
        return frozenset(self.slots[i].span.start for i in odd)

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
        figures = [slot for slot in slots if slot.kind is not BLANK]
        if len(slots) in self.expected or len(figures) == len(slots):
            return slots
        whole = any(len(figures) % width == 0 for width in self.expected if width > 1)
        return figures if whole or len(figures) in self.expected else slots

    def _without_page_number(self, slots: list[Slot]) -> list[Slot]:
        """Slots without the page numbers (``- 3 -``) that stand right before or after a row."""
        left, right = 0, len(slots)
        while right - left not in self.expected:
            if size := self._page_number(slots[left:right][::-1]):
                right -= size
            elif size := self._page_number(slots[left:right]):
                left += size
            else:
                return slots
        return slots[left:right]

    def _page_number(self, slots: list[Slot]) -> int:
        """How many of the first slots are a page number between two marks, parted or not."""
        texts = [self.view[slot.span.start : slot.span.end] for slot in slots[:3]]
        if texts and _PAGE_NUMBER.fullmatch(texts[0]):
            return 1
        whole = len(texts) == 3 and texts[0] == texts[2] and texts[0] in ZERO_MARKS
        return 3 if whole and texts[1].isdecimal() else 0

    def _is_run(self, slots: list[Slot], first: Token) -> bool:
        """Whether slots are figures of a row, or the blank cells of one that prints none."""
        if any(slot.kind is FIGURE for slot in slots):
            return True
        texts = {self.view[slot.span.start : slot.span.end] for slot in slots}
        if len(texts) == 1 and slots[0].kind is ODD:
            # A misprinted figure of a row of one, where its label stands right before it; a
            # conversion may repeat it in each column that its cell covered.
            return bool(self.words) and first.line - self.words[-1].line <= 1
        return first.grid > 0 and len(slots) in self.expected

    def finish(self) -> list[Run]:
        self.close()
        if self.runs:
            self.runs[-1].after = self.words
        self._count_edges()
        return self.runs

    def _count_edges(self) -> None:
        """Take the blanks at a run's edges for cells where they make the row whole.

        Not where the row goes on below; not where whole rows have blanks at their edges too,
        which are padding then; and not in 表二, whose rows differ in length.
        """
        longest = max(self.expected)
        for i, whole in self.wholes.items():
            rest = self.runs[i + 1 : i + 2]
            if not (rest and not rest[0].before):
                self._count(self.runs[i], whole)
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
                self._count(run, whole)

    def _count(self, run: Run, whole: list[Slot]) -> None:
        run.slots, run.leading, run.trailing = whole, [], []
        run.first_cell, run.edges_counted = whole[0].cell, True


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

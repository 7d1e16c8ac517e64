"""Tokens to runs: which figures, blanks and odd texts belong together, and what is padding."""

from __future__ import annotations

import re
from itertools import pairwise

from parser.alignment.grounds import ground
from parser.alignment.padding import (
    parted,
    without_padding,
    without_page_number,
)
from parser.alignment.run import WRAPPED, Run, undivided
from parser.forms.lexicon import Lexicon
from parser.report import State
from parser.tokens.numbers import is_look_alike, read_figure
from parser.tokens.tokens import BLANK, FIGURE, ODD, Token

_MOST_PADDING = 2  # cells that merged labels leave at the end of a row
_ROW_NUMBER = re.compile(r"[1-9]")
_OF_UPRIGHT = "无"  # a mark for zero, and a character of 无法提供 where it is printed upright
_LABEL_LINES = 2  # from a label to its figure, where bars stand on lines of their own


class RunBuilder:
    """Collects slots into runs; a word or, in rows, the end of a line closes a run."""

    def __init__(self, lexicon: Lexicon, cells_of_line: dict[int, int], apart: bool) -> None:
        self.lexicon = lexicon
        self.expected = lexicon.lengths
        self.cells_of_line = cells_of_line
        self.apart = apart
        self.runs: list[Run] = []
        self.slots: list[Token] = []
        self.placed: list[Token] = []
        self.leading: list[Token] = []
        self.words: list[Token] = []
        self.line = -1
        self.first: Token | None = None
        self.wholes: dict[int, list[Token]] = {}  # by run, see _whole
        self.on_line = 0  # slots of the run on its last line
        self.wrapped = False  # whether the run goes on below a line of several figures
        self.odd = False  # whether one of the slots is an odd text

    def word(self, token: Token) -> None:
        self.close(token)
        self.leading = []
        self.words.append(token)

    def place(self, token: Token) -> None:
        self.placed.append(token)
        kind, line = token.kind, token.line
        if self.apart and self.slots and line == self.line + 1 and kind is FIGURE:
            # Cells have empty lines between them, so this is the rest of a broken figure.
            self.line = line
            broken = self.slots[-1]
            self.slots[-1] = broken._replace(rest=(*broken.rest, token.span))
            return
        if line != self.line:
            if token.grid or self.cells_of_line:
                self.close()
            self.wrapped |= self.on_line > 1
            self.line, self.on_line = line, 0
        if kind is not FIGURE and kind is not BLANK:
            self.odd = True
            if kind is not ODD:
                token = token._replace(kind=ODD)
        if self.first is None:
            if kind is BLANK and not token.grid:
                self.leading.append(token)
                return
            self.first = token
        self.slots.append(token)
        self.on_line += len(token.parts) or 1

    def close(self, following: Token | None = None) -> None:
        """End the run, if there is one; ``following`` is the word that ends it."""
        if self.odd and (labels := self._labels_between()):
            placed = self.placed
            self._begin()
            for token in placed:
                if token.start in labels:
                    self.word(token)
                else:
                    self.place(token)
        if self.first is not None:
            self._close(self.first, following)
        elif row := self._blank_row():
            self._add(self.placed[0], row, [])
        self._begin()

    def _begin(self) -> None:
        self.slots, self.placed, self.leading, self.first = [], [], [], None
        self.on_line, self.wrapped, self.odd = 0, False, False

    def _close(self, first: Token, following: Token | None) -> None:
        slots, trailing = self.slots, list[Token]()
        if not first.grid:
            end = len(slots)
            while end and slots[end - 1].kind is BLANK:
                end -= 1
            slots, trailing = slots[:end], slots[end:]
        if first.open and self.cells_of_line and slots[0].text == _OF_UPRIGHT:
            one_over = len(slots) not in self.expected and len(slots) - 1 in self.expected
            slots = slots[1:] if one_over or len(slots) == 1 not in self.expected else slots
        if not slots or not self._is_run(slots, first, following):
            return
        whole = self._whole(slots, trailing)
        if not (self.cells_of_line or first.grid):
            slots = without_padding(slots, self.lexicon)
        elif len(slots) not in self.expected:
            joined = undivided(slots)
            # Of few figures in one cell nothing says that they are one.
            few = self.lexicon.narrow
            slots = joined if len(joined) in self.expected and not few else slots
        slots = parted(slots, self.expected)
        if self.odd or len(slots) not in self.expected:
            without = without_page_number(slots, self.expected)
            if not without:
                return
            slots = slots if first.grid else without
        self._add(first, slots, trailing)
        if whole:
            self.wholes[len(self.runs) - 1] = whole

    def _add(self, first: Token, slots: list[Token], trailing: list[Token]) -> None:
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
            grounds=[WRAPPED] if self.wrapped else [],
        )
        if self.runs:
            self.runs[-1].after = self.words
        self.runs.append(run)
        self.words = []

    def _blank_row(self) -> list[Token]:
        """As many blanks as a row has cells, each on its own line, that follow a word.

        Where blanks are printed (``&nbsp;``) the others are what ends the row, and so are several
        on one line, and a few more than the row has cells.
        """
        if not self.words or self.cells_of_line or not self.lexicon.uniform:
            return []
        printed = [slot for slot in self.leading if slot.end > slot.start]
        row = [slot for slot in printed or self.leading if slot.alone]
        width = self.lexicon.longest
        whole = width <= len(row) <= width + (0 if printed else _MOST_PADDING)
        return row[:width] if whole else []

    def _labels_between(self) -> frozenset[int]:
        """Where odd texts begin that part whole rows: garbled labels (``2阅嶅申请``).

        Pieces of one may stand before the first row, with its number apart from them.
        """
        first = self._after_label()
        odd = [i for i, slot in enumerate(self.slots) if i >= first and not self._counts(slot)]
        # One strange character beside single figures may be a figure itself.
        fewest = 1 if all(len(self.slots[i].han) > 1 for i in odd) else 2
        for start, end in pairwise([first - 1, *odd, len(self.slots)]):
            row = self.slots[start + 1 : end]
            figures = sum(slot.kind is not BLANK and self._counts(slot) for slot in row)
            if figures < fewest or figures not in self.expected:
                return frozenset()
        label = (i for i in range(first) if self.slots[i].kind is not BLANK)
        return frozenset(self.slots[i].start for i in (*label, *odd))

    def _counts(self, slot: Token) -> bool:
        """Whether a slot is a cell of its row: a blank, a figure or a misread one."""
        return slot.kind is not ODD or (not slot.han and any(map(str.isdigit, slot.text)))

    def _after_label(self) -> int:
        """Which slot follows a garbled label before a whole row; 0 without one."""
        numbered = self.slots and _ROW_NUMBER.fullmatch(self.slots[0].text)
        end, words = 0, False
        for i, slot in enumerate(self.slots):
            if slot.kind is FIGURE and not (i == 0 and numbered):
                break
            if slot.kind is ODD:
                end, words = i + 1, words or len(slot.han) > 1
        figures = sum(slot.kind is FIGURE for slot in self.slots[end:])
        whole = figures == self.lexicon.longest and not self.lexicon.narrow
        return end if words and whole else 0

    def _whole(self, slots: list[Token], trailing: list[Token]) -> list[Token] | None:
        """The one row of 表四 with the blanks at its edges, where these make it whole.

        It has too many cells to come out whole by chance; what follows its last cell is padding,
        and so are blanks before it that share a line where each cell has one of its own.
        """
        longest = self.lexicon.longest
        if not self.lexicon.table.groups or len(slots) == longest:
            return None
        leading = [slot for slot in self.leading if slot.alone or self.cells_of_line]
        whole = [*leading, *slots, *trailing]
        blanks = [slot for slot in whole if slot.kind is BLANK]
        most = max(len(whole), self._names_above())
        if blanks and self.cells_of_line and longest // 2 < most <= longest > len(whole):
            # A line that keeps its blanks may have been cut behind its last figure.
            last = whole[-1]
            whole += [_lost(last, last.cell + n + 1) for n in range(longest - len(whole))]
        fits = len(leading) + len(slots) <= longest <= len(whole)
        return whole[:longest] if fits else None

    def _names_above(self) -> int:
        """How many words stand on the last line before the run: a header's names."""
        return sum(word.line == self.words[-1].line for word in self.words)

    def _is_run(self, slots: list[Token], first: Token, following: Token | None) -> bool:
        """Whether slots are figures of a row, or the blank cells of one that prints none."""
        if any(slot.kind is FIGURE for slot in slots):
            return True
        texts = {slot.text for slot in slots}
        if len(texts) == 1 and slots[0].kind is ODD:
            # A misprinted figure of a row of one, where its label stands right before it, or
            # right behind one that is plainly a figure; a conversion may repeat it in each
            # column that its cell covered.
            before = self.words and first.line - self.words[-1].line <= _LABEL_LINES
            after = following and following.line - self.line <= 1 and is_look_alike(texts.pop())
            return bool(before or after)
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
        longest = self.lexicon.longest
        for i, whole in self.wholes.items():
            rest = self.runs[i + 1 : i + 2]
            if not (rest and not rest[0].before):
                self._count(self.runs[i], whole)
        if not self.lexicon.uniform:
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
            elif (
                run.leading
                and run.figures < len(run.slots) == longest
                and not (run.grid or run.line_cells)
            ):
                run.grounds.append(ground(State.SUSPECT, "cell_extra"))

    def _count(self, run: Run, whole: list[Token]) -> None:
        run.slots, run.leading, run.trailing = whole, [], []
        run.first_cell = whole[0].cell
        # Padding for a lost cell would move the totals of all groups behind it; a row of its own
        # asks no total.
        values = [read_figure(slot.figure).value or 0 for slot in whole]
        proven = self.lexicon.uniform or self.lexicon.add_up(values)
        state = State.RECOVERED if proven else State.SUSPECT
        run.grounds.append(ground(state, "placed_by_blanks"))


def _lost(last: Token, cell: int) -> Token:
    """A blank behind the last cell of a line, where the line may have been cut."""
    return Token(last.view, BLANK, last.end, last.end, last.line, cell, open=True)

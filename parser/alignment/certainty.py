"""How far the place of a row's figures is certain, and what speaks against it.

``read`` must be earned: by the row's own label, and no other, beside the figures or right
before them, and by neighbours that leave no doubt whose figures these are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from parser.alignment.evidence import Side
from parser.alignment.grounds import Ground, ground
from parser.alignment.labels import LIKE_ENOUGH, Hit, unlike_label
from parser.alignment.rows import Alignment, Match
from parser.alignment.run import Run
from parser.forms.lexicon import Lexicon, core
from parser.lookup import han
from parser.report import Source, State
from parser.tokens.numbers import is_look_alike
from parser.tokens.tokens import ODD, Token

# Labels whose side an end of the table decides are far ahead; where nothing but the fit speaks
# for a side, rows of the same length may all belong to their neighbours' labels.
_CLEARLY_AHEAD = 90.0
_FEWEST_LOOSE = 10
_LINES_BELOW = 3
_FEWEST_NAMED = 3
# What speaks for a row and leaves no doubt.
_WHOLE = ground(State.READ, "groups_whole")
_BESIDE = ground(State.READ, "label_beside")
_BEFORE = ground(State.READ, "label_before")


class Certainty:
    """What is certain of an alignment, ``ahead`` of one with labels on the other side."""

    def __init__(
        self,
        source: Source,
        words: Lexicon,
        runs: Sequence[Run],
        alignment: Alignment,
        ahead: float,
    ) -> None:
        self.source = source
        self.words = words
        self.runs = runs
        self.alignment = alignment
        self.sides_open = words.uniform and ahead < _CLEARLY_AHEAD
        self.slipped = self.alignment.slipped(len(words.rows), self.runs, words.widest)
        placed = [self.runs[match.run] for match in self.alignment.matches.values() if match.hit]
        self.beside = 2 * sum(run.label_cell >= 0 for run in placed) > len(placed)
        self.on_line = Counter(run.line for run in self.runs)
        self.piled = {
            match.run for match in self.alignment.matches.values() if self._is_apart(match)
        }
        self.scrambled = not words.narrow and self._is_scrambled()

    def grounds(self, row: int, match: Match) -> Iterator[Ground]:
        """What speaks for and against the figures of a match being those of a row.

        The first one among the gravest decides, the others are there to be explained.
        """
        name = f"{self.words.table.key}.{self.words.rows[row].row.key}"
        yield from self._others_may_own(row, match, name)
        if match.displaced:
            yield ground(State.RECOVERED, "row_out_of_order", row=name)
        loose = self._lacks_header if self.words.table.groups else self._is_loose
        if loose(match):
            yield ground(State.SUSPECT, "place_undecided", row=name)
        if self.words.table.groups and match.rows == len(self.words.rows):
            yield _WHOLE
            return
        hit = self.hit(row, match)
        if hit is not None and match.sole and hit.likeness >= LIKE_ENOUGH:
            yield self._labelled(row, match, hit, name)
        else:
            yield self._by_place(row, match, hit, name)

    def _others_may_own(self, row: int, match: Match, name: str) -> Iterator[Ground]:
        """Why the figures of a match may be another row's, or not all of one figure."""
        suspect = State.SUSPECT
        if self.scrambled:
            yield ground(suspect, "text_scrambled")
        if match.run in self.piled:
            yield ground(suspect, "labels_crowded", row=name)
        if self._goes_on_below(match):
            yield ground(suspect, "figures_below")
        if row in self.slipped or self._group_between(row, match):
            yield ground(suspect, "labels_may_slip", row=name)
        if self._may_be_one_row(match):
            yield ground(suspect, "space_undecided")

    def _group_between(self, row: int, match: Match) -> bool:
        """Whether the label of another group stands between a row's label and its figures."""
        if match.hit is None or self.alignment.side is not Side.BEFORE:
            return False
        run, end = self.runs[match.run], match.hit.span.end
        if not run.before or run.before[-1].start < end:
            return False
        own = {
            word for label in self.words.rows[row].row.group for word in (han(label), core(label))
        }
        texts = {word.han for word in run.before if end <= word.start < run.span.start}
        return bool(texts & self.words.groups - own)

    def _may_be_one_row(self, match: Match) -> bool:
        """Whether figures of several short rows may be one row's, with a space in a figure.

        Behind 行政处罚, ``2 6`` are the figures of two rows of one, or twenty-six.
        """
        return match.rows > 1 and self.words.narrow

    def _is_loose(self, match: Match) -> bool:
        """Whether a blank before the figures of several rows may be a cell of the first one."""
        return match.rows > 1 and bool(self.runs[match.run].leading)

    def _is_apart(self, match: Match) -> bool:
        """Whether other rows of one run stand between a row and its label.

        A lost label leaves its figures behind those of the row before; figures of several rows
        behind a pile of labels come from text that was taken out column by column.
        """
        if match.hit is None or self.words.narrow or match.rows == len(self.words.rows):
            return False
        before = self.alignment.side is Side.BEFORE
        return (
            match.offset > 0
            if before
            else match.offset + self.words.widest < len(self.runs[match.run].slots)
        )

    def _is_scrambled(self) -> bool:
        """Whether too few rows without cells of their own come out whole to trust any of them.

        A page whose text was taken out column by column has whole rows by chance only.
        """
        loose = [run for run in self.runs if run.figures and not (run.grid or run.line_cells)]
        whole = sum(len(run.slots) % self.words.widest == 0 for run in loose)
        return len(loose) >= _FEWEST_LOOSE and 2 * whole < len(loose)

    def _goes_on_below(self, match: Match) -> bool:
        """Whether a figure that belongs to no row stands below the one of a row of 表二.

        It may be the end of a broken figure; in a grid, it is not.
        """
        run, below = self.runs[match.run], match.run + 1
        return (
            self.words.narrow
            and not run.grid
            and below in self.alignment.left_over
            and 0 < self.runs[below].figures == 1
            and self.runs[below].line - run.line <= _LINES_BELOW
        )

    def _lacks_header(self, match: Match) -> bool:
        """Whether too few columns are named over a group of 表四 that stands by itself."""
        run = self.runs[match.run]
        if run.grid or run.line_cells or match.rows == len(self.words.rows):
            return False
        texts = (word.han for word in run.before)
        return sum(text in self.words.headers for text in texts) < _FEWEST_NAMED

    def hit(self, row: int, match: Match) -> Hit | None:
        """The label of a row, even one too unlike its official label to have placed it."""
        if match.hit is not None or match.rows > 1:
            return match.hit
        return unlike_label(self.runs[match.run].before, row, self.words)

    def is_parted_by_text(self, run: Run, slots: Sequence[Token | None]) -> bool:
        """Whether a text among a row's figures may part its cells, or be none of them.

        Two slots that hold the same sign (``&``, a LaTeX row's) part the true cells; words that
        only spaces part from the figures at an edge of the row may stand for a lost one.
        """
        if run.grid:
            return False
        odd = [slot for slot in slots if slot is not None and slot.kind is ODD]
        if not odd:
            return False
        signs = [slot.text for slot in odd if not (slot.han or is_look_alike(slot.text))]
        if any(signs.count(text) > 1 and not any(map(str.isdigit, text)) for text in signs):
            return True
        edges = (slots[0], slots[-1]) if len(slots) > 1 and not run.line_cells else ()
        return any(slot in edges and not slot.alone and bool(slot.han) for slot in odd)

    def _by_place(self, row: int, match: Match, hit: Hit | None, name: str) -> Ground:
        """A row without a label of its own: its place is all that speaks for it."""
        rows = self.words.rows
        pinned = self.alignment.pinned(row, len(rows), self.runs, rows[row].width)
        state = State.RECOVERED if pinned else State.SUSPECT
        if hit is None:
            return ground(state, "label_missing" if pinned else "place_undecided", row=name)
        if match.hit is not None and not match.sole:
            return ground(state, "labels_crowded", row=name)
        return ground(state, "label_garbled", row=name, text=self.source.at(hit.span))

    def _labelled(self, row: int, match: Match, hit: Hit, name: str) -> Ground:
        """A row with its own label is read, unless the figures may be a neighbour's all the same.

        A label beside its figures leaves no doubt. A label on a line of its own does where the
        next row has neither: its figures may be these, and those of the label lost.
        """
        if self.sides_open:
            usual = self.alignment.side is Side.BEFORE
            return ground(State.RECOVERED if usual else State.SUSPECT, "label_apart", row=name)
        run = self.runs[match.run]
        label = hit.span
        start = run.slots[0].start
        beside = [word for word in run.before if word.line == run.line][-1:]
        own = all(label.start <= word.start < label.end for word in beside)
        # On a line with other rows a label stands beside its neighbour's figures as well.
        beside_own = run.label_cell >= 0 and own
        if label.start < start < label.end or (beside_own and self.on_line[run.line] == 1):
            return _BESIDE
        if run.line_cells and self.beside and not beside_own:
            return ground(State.SUSPECT, "label_apart", row=name)
        step = 1 if self.alignment.side is Side.BEFORE else -1
        if 0 <= row + step < len(self.words.rows) and row + step not in self.alignment.matches:
            return ground(State.RECOVERED, "neighbour_missing", row=name)
        return _BEFORE

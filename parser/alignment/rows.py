"""Runs to rows: which figures belong to which row of the form.

A dynamic programme over runs and rows in order. A run with the one label of a row is bound to
that row; the others find theirs by what is left, so a lost label is recovered by its place and
a figure that belongs nowhere stays over. No figure is looked at, only how many there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from parser.alignment.evidence import Side, evidence_of
from parser.alignment.headers import order_of_groups
from parser.alignment.labels import Hit
from parser.alignment.run import Run
from parser.forms.lexicon import Lexicon
from parser.tokens.tokens import Kind

_IMPOSSIBLE = float("-inf")
_SKIP_ROW = -1.5
_LABEL = 8.0
_OTHER_LABEL = -9.0
_LABEL_AMONG_OTHERS = 2.0
_MOST_EXTRA = 3


class Match(NamedTuple):
    """A row and its figures: the slots from ``offset`` of run ``run``.

    ``rows`` counts the rows that the run covers; ``hit`` is the row's label, ``sole`` whether
    no other row's label stands with it; ``displaced`` a row found out of its order.
    """

    row: int
    run: int
    offset: int = 0
    rows: int = 1
    hit: Hit | None = None
    sole: bool = True
    displaced: bool = False


@dataclass(slots=True)
class Alignment:
    """Rows with their runs, the runs left over, and how well it all fits.

    ``end`` is the run at which the table starts a second time, or how many runs there are.
    """

    matches: dict[int, Match]
    left_over: list[int]
    score: float
    side: Side
    end: int

    def pinned(self, row: int, rows: int, runs: Sequence[Run], width: int) -> bool:
        """Whether a row without label has no other place: as many runs as rows between labels."""
        above = max((r for r, m in self.matches.items() if r < row and _bound(m)), default=-1)
        below = min((r for r, m in self.matches.items() if r > row and _bound(m)), default=rows)
        if any(r not in self.matches for r in range(above + 1, below)):
            return False
        first = self.matches[above].run if above >= 0 else -1
        last = self.matches[below].run if below < rows else self.end
        return not any(first < i < last and len(runs[i].slots) >= width for i in self.left_over)

    def slipped(self, rows: int, runs: Sequence[Run], width: int) -> frozenset[int]:
        """Rows between a whole run without a row and a row without figures.

        Their labels may stand a row too high or too low, each beside a neighbour's figures.
        """
        vacant = [row for row in range(rows) if row not in self.matches]
        found: set[int] = set()
        for i in self.left_over if vacant else ():
            if len(runs[i].slots) < width:
                continue
            above = [
                max((m.run for r, m in self.matches.items() if r < row), default=-1)
                for row in vacant
            ]
            low, high = sorted((i, min(above, key=lambda run: abs(run - i))))
            found.update(row for row, m in self.matches.items() if low <= m.run <= high)
        return frozenset(found)


def _bound(match: Match) -> bool:
    return match.hit is not None and match.sole and not match.displaced


def aligned(runs: Sequence[Run], lexicon: Lexicon, side: Side) -> Alignment:
    """The best alignment with labels on that side of their figures."""
    evidence = [evidence_of(run, lexicon, side) for run in runs]
    end = _second_table(evidence, lexicon)
    runs = runs[:end]
    path, score = _best_path(runs, evidence, lexicon)
    matches: dict[int, Match] = {}
    covered = set()
    for run, first, count in path:
        covered.add(run)
        official = [*range(first, first + count)]
        order = order_of_groups(runs[run].before, official, lexicon)
        widths = [lexicon.rows[row].width for row in order]
        offsets = (count > 1 and _parted(runs[run], widths)) or [0, *accumulate(widths)]
        for row, offset in zip(order, offsets, strict=False):
            found = evidence[run]
            own = [hit for hit in found if hit.row == row]
            hit, sole = own[0] if own else None, len(found) == len(own) == 1
            moved = order != official
            matches[row] = Match(row, run, offset, count, hit, sole, displaced=moved)
    left_over = [i for i in range(len(runs)) if i not in covered]
    for i in list(left_over):
        found = evidence[i]
        if len(found) != 1 or found[0].likeness < 1.0 or found[0].row in matches:
            continue
        row = found[0].row
        if len(runs[i].slots) == lexicon.rows[row].width:
            matches[row] = Match(row, i, hit=found[0], displaced=True)
            left_over.remove(i)
    return Alignment(matches, left_over, score, side, end)


def _second_table(evidence: Sequence[Sequence[Hit]], lexicon: Lexicon) -> int:
    """The run at which the first row's label comes again after most rows have gone by.

    A header repeated after a page break is no second table, since it repeats no row.
    """
    first: int | None = None
    for i, found in enumerate(evidence):
        if not any(hit.row == 0 and hit.likeness == 1.0 for hit in found):
            continue
        if first is not None and i - first >= max(3, len(lexicon.rows) // 2):
            return i
        first = i if first is None else first
    return len(evidence)


def _fit(run: Run, width: int) -> float:
    """How well a run's number of figures suits a row of that width; −inf when it cannot."""
    full = 2.0 + 0.6 * width
    figures, slots = run.figures, len(run.slots)
    if slots == width:
        return full if figures == width else 0.9 * full
    if figures > width + _MOST_EXTRA:
        return _IMPOSSIBLE
    if figures > width:
        return full - 2.0 - 1.5 * (figures - width)
    return full * figures / width - 2.0


def _label_score(found: Sequence[Hit], first: int, count: int) -> float:
    if not found:
        return 0.0
    nearest = found[-1]
    if count > 1:
        return (
            _LABEL / 2 if any(first <= hit.row < first + count for hit in found) else _OTHER_LABEL
        )
    if nearest.row == first:
        return _LABEL if nearest.likeness == 1.0 else _LABEL * (nearest.likeness - 0.3)
    if any(hit.row == first for hit in found):
        return _LABEL_AMONG_OTHERS
    return _OTHER_LABEL * nearest.likeness


def row_scores(run: Run, lexicon: Lexicon, side: Side) -> list[tuple[int, float]]:
    """What speaks for each row of the form that a run may be, the likeliest first."""
    found = evidence_of(run, lexicon, side)
    scores = (
        (row, _fit(run, spec.width) + _label_score(found, row, 1))
        for row, spec in enumerate(lexicon.rows)
    )
    return sorted(
        (each for each in scores if each[1] > _IMPOSSIBLE), key=lambda each: each[1], reverse=True
    )


def _skip(run: Run, found: Sequence[Hit], widest: int) -> float:
    cost = -0.8 * run.figures if run.figures < widest else -7.0
    return cost - 6.0 if found and found[-1].likeness == 1.0 else cost


def _best_path(
    runs: Sequence[Run], evidence: Sequence[Sequence[Hit]], lexicon: Lexicon
) -> tuple[list[tuple[int, int, int]], float]:
    """The best way through: (run, first row, number of rows) for each run that has a place."""
    rows = lexicon.rows
    widths = [spec.width for spec in rows]
    scores = [_SKIP_ROW * j for j in range(len(rows) + 1)]
    steps: list[list[int]] = []
    for i, run in enumerate(runs):
        found = evidence[i]
        skip = _skip(run, found, lexicon.widest)
        current = [score + skip for score in scores]
        step = [0] * len(current)
        bound = found[0].row if len(found) == 1 and found[0].likeness == 1.0 else None
        fits: dict[int, float] = {width: _fit(run, width) for width in set(widths)}
        candidates: Sequence[int] = range(len(rows)) if bound is None else (bound,)
        if not run.figures and bound is None:
            # A row of nothing but blanks is known by its label alone.
            candidates = ()
        for j in candidates:
            score = scores[j] + fits[widths[j]]
            if (
                score > _IMPOSSIBLE
                and (score := score + _label_score(found, j, 1)) > current[j + 1]
            ):
                current[j + 1], step[j + 1] = score, 1
        # Of a grid, or beside its label, a run is never several rows of the form.
        one_row = run.grid or (run.label_cell >= 0 and not run.before[-1].open)
        one_row = one_row and not lexicon.table.groups
        if len(run.slots) > min(widths) and not one_row:
            for j, count in _several_rows(run, widths, lexicon):
                fit = sum(2.0 + 0.6 * width for width in widths[j : j + count])
                if not run.figures:
                    fit /= 2  # an empty row gives way to one with figures
                score = scores[j] + fit + _label_score(found, j, count)
                if score > current[j + count]:
                    current[j + count], step[j + count] = score, count
        for j in range(1, len(current)):
            if current[j - 1] + _SKIP_ROW > current[j]:
                current[j], step[j] = current[j - 1] + _SKIP_ROW, -1
        scores = current
        steps.append(step)
    return _trace(steps, len(rows)), scores[-1]


def _parted(run: Run, widths: Sequence[int]) -> list[int]:
    """Where the rows that share a run begin, if blanks part each two and stand nowhere else."""
    places = [i for i, slot in enumerate(run.slots) if slot.kind is not Kind.BLANK]
    starts = [0, *accumulate(widths)]
    if len(widths) < 2 or starts.pop() != len(places) or len(places) == len(run.slots):
        return []
    steps = [i for i in range(1, len(places)) if places[i] > places[i - 1] + 1]
    return [places[start] for start in starts] if steps == starts[1:] else []


def _several_rows(run: Run, widths: Sequence[int], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of rows that a run may be.

    A lost label may leave its empty cell between the figures of two rows of 表二.
    """
    spans = _spans_of_rows(len(run.slots), widths)
    if lexicon.narrow and run.figures < len(run.slots):
        spans += [
            (j, count)
            for j, count in _spans_of_rows(run.figures, widths)
            if _parted(run, widths[j : j + count])
        ]
    return spans


def _spans_of_rows(slots: int, widths: Sequence[int]) -> list[tuple[int, int]]:
    """Every stretch of two or more rows whose widths add up to that many slots."""
    found = []
    for j in range(len(widths)):
        total, count = widths[j], 1
        while total < slots and j + count < len(widths):
            total += widths[j + count]
            count += 1
        if total == slots and count > 1:
            found.append((j, count))
    return found


def _trace(steps: Sequence[Sequence[int]], row: int) -> list[tuple[int, int, int]]:
    path = []
    i = len(steps) - 1
    while i >= 0:
        step = steps[i][row]
        if step == -1:
            row -= 1
            continue
        if step:
            row -= step
            path.append((i, row, step))
        i -= 1
    return path[::-1]

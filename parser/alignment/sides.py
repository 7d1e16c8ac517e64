"""On which side of its figures a table prints a row's label.

Read on the wrong side every row has a label of its own and a neighbour's figures, so the ends
of the table decide: a label above the first figures, or one below the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.alignment.evidence import Side
from parser.alignment.labels import LIKE_ENOUGH, hits
from parser.alignment.rows import Alignment, aligned
from parser.alignment.run import Run
from parser.forms import Address
from parser.forms.lexicon import Lexicon
from parser.report import Number
from parser.tokens.numbers import read_figure

_CLEARLY_BETTER = 3.0
_MUCH_WORSE = 20.0
_FEWEST_AROUND = 2
_SEVERAL = 2


def align(runs: Sequence[Run], lexicon: Lexicon) -> Alignment:
    """The best alignment of runs to rows, labels before their figures or after.

    Labels in cells beside their figures, or a whole table read the usual way, leave no choice.
    """
    before = aligned(runs, lexicon, Side.BEFORE)
    labelled = sum(match.hit is not None for match in before.matches.values())
    several = _SEVERAL if lexicon.down else lexicon.widest
    whole = labelled == len(before.matches) and not _over(before, runs, several)
    if whole and (not lexicon.down or not _label_below(runs, lexicon, _used(before))):
        return before
    if _in_cells(before, runs) or _around(before, runs) >= _FEWEST_AROUND:
        return before
    return _chosen(runs, lexicon, before, aligned(runs, lexicon, Side.AFTER))


def _chosen(
    runs: Sequence[Run], lexicon: Lexicon, before: Alignment, after: Alignment
) -> Alignment:
    """The side that the ends of the table show.

    Where they leave it open, the sums of 表三 choose it and nothing of the table is certain
    (``Alignment.unsure``): balances never earn ``read``.
    """
    best = after if after.score > before.score + _CLEARLY_BETTER else before
    above, below = _ends(runs, lexicon, [*_used(before), *_used(after)])
    broken = [_broken_sums(runs, side, lexicon) for side in (before, after)]
    if above != below:
        side, other = (before, after) if above else (after, before)
        # Labels below their figures are rare: the sums must not speak against them.
        doubted = side is after and broken[1] > broken[0] and not _over(before, runs, _SEVERAL)
        if side.score > other.score - _MUCH_WORSE and not doubted:
            return side
    if not lexicon.down:
        return best
    over = [_over(side, runs, lexicon.widest) for side in (before, after)]
    if over == [0, 0]:
        # Of rows with blanks, those of several figures are no page numbers either.
        over = [_over(side, runs, _SEVERAL) for side in (before, after)]
        over = over if 0 in over else [0, 0]
    if over[0] != over[1] and above == below:
        # A side that leaves a whole row of figures without a place is the wrong one.
        best = before if over[0] < over[1] else after
        best.unsure = True
        return best
    if broken[0] != broken[1] and (broken[0] < broken[1]) != (best is before):
        best = before if best is after else after
        best.unsure = True
    # A label at both ends leaves it open whose figures are lost.
    best.unsure |= above or below or min(broken) > 1 or best is after
    return best


def _ends(runs: Sequence[Run], lexicon: Lexicon, used: Sequence[int]) -> tuple[bool, bool]:
    """Whether a label stands above the first figures, and one below the last."""
    above = _label_above(runs, lexicon, used)
    below = _label_below(runs, lexicon, used)
    if above and below:
        return _opens(runs[min(used)], lexicon), _closes(runs[max(used)], lexicon)
    return above, below


def _in_cells(before: Alignment, runs: Sequence[Run]) -> bool:
    """Whether most labels stand in a cell beside their figures, which leaves no other side."""
    labelled = [runs[match.run] for match in before.matches.values() if match.hit]
    beside = sum(run.grid or (run.line_cells > 0 and run.label_cell >= 0) for run in labelled)
    return 2 * beside > len(labelled)


def _around(before: Alignment, runs: Sequence[Run]) -> int:
    """How many rows stand inside their labels, as they do in a wrapped label's middle."""
    labelled = [(match.hit, runs[match.run]) for match in before.matches.values()]
    return sum(
        hit is not None and hit.likeness == 1.0 and hit.span.start < run.span.start < hit.span.end
        for hit, run in labelled
    )


def _over(alignment: Alignment, runs: Sequence[Run], widest: int) -> int:
    return sum(len(runs[i].slots) >= widest for i in alignment.left_over)


def _used(alignment: Alignment) -> Iterator[int]:
    return (match.run for match in alignment.matches.values())


def _label_above(runs: Sequence[Run], lexicon: Lexicon, used: Sequence[int]) -> bool:
    """Whether a label of the first half's rows stands above the first figures."""
    half = len(lexicon.rows) // 2
    words = runs[min(used)].before if used else []
    found = hits(words, lexicon)
    return any(hit.row <= half and hit.likeness >= LIKE_ENOUGH for hit in found)


def _label_below(
    runs: Sequence[Run], lexicon: Lexicon, used: Iterator[int] | Sequence[int]
) -> bool:
    """Whether a label of the second half's rows stands below the last figures."""
    half = len(lexicon.rows) // 2
    last = max(used, default=-1)
    if any(len(run.slots) >= lexicon.widest for run in runs[last + 1 :]):
        return False  # it has figures behind it
    found = hits(runs[last].after, lexicon) if last >= 0 else []
    # Several labels are those of rows without figures.
    return len(found) == 1 and found[0].row >= half and found[0].likeness >= LIKE_ENOUGH


def _opens(first: Run, lexicon: Lexicon) -> bool:
    """Whether a row's label, and no header, stands right before the first figures."""
    return any(
        hit.likeness == 1.0 and hit.span.end == first.before[-1].end
        for hit in hits(first.before, lexicon)[-1:]
    )


def _closes(last: Run, lexicon: Lexicon) -> bool:
    """Whether the last row's own label stands right after the last figures."""
    return any(
        hit.row == len(lexicon.rows) - 1
        and hit.likeness == 1.0
        and hit.span.start == last.after[0].start
        for hit in hits(last.after, lexicon)[:1]
    )


def _broken_sums(runs: Sequence[Run], alignment: Alignment, lexicon: Lexicon) -> int:
    """How many columns miss the total at their end; all of them where it is lost."""
    values: dict[Address, Number] = {}
    for row, match in alignment.matches.items():
        spec, slots = lexicon.rows[row], runs[match.run].slots
        if match.rows == 1 and len(slots) == spec.width:
            figures = (read_figure(s.text).value or 0 for s in slots)
            values.update(zip(spec.addresses, figures, strict=True))
    return sum(
        total not in values or sum(values.get(part, 0) for part in balance.left) != values[total]
        for balance in lexicon.down
        for total in balance.right
    )

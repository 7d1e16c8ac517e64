"""On which side of its figures a table prints a row's label.

Read on the wrong side every row has a label of its own and a neighbour's figures, so the ends
of the table decide: a label above the first figures, or one below the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.alignment.evidence import Side
from parser.alignment.labels import hits
from parser.alignment.rows import Alignment, aligned
from parser.alignment.run import Run
from parser.forms.balances import is_result
from parser.forms.lexicon import Lexicon
from parser.report import Number
from parser.tokens.numbers import read_figure

_LIKE_ENOUGH = 0.8
_CLEARLY_BETTER = 3.0
_MUCH_WORSE = 20.0
_FEWEST_AROUND = 2
_SEVERAL = 2


def align(view: str, runs: Sequence[Run], lexicon: Lexicon) -> Alignment:
    """The best alignment of runs to rows, labels before their figures or after.

    Labels in cells beside their figures, or a whole table read the usual way, leave no choice.
    """
    before = aligned(view, runs, lexicon, Side.BEFORE)
    labelled = sum(match.hit is not None for match in before.matches.values())
    widest = max(spec.width for spec in lexicon.rows)
    several = _SEVERAL if lexicon.table.key == "t3" else widest
    whole = labelled == len(before.matches) and not _over(before, runs, several)
    if whole and (
        lexicon.table.key != "t3" or not _label_below(view, runs, lexicon, _used(before))
    ):
        return before
    if _in_cells(before, runs) or _around(before, runs) >= _FEWEST_AROUND:
        return before
    return _chosen(view, runs, lexicon, before, aligned(view, runs, lexicon, Side.AFTER))


def _chosen(
    view: str, runs: Sequence[Run], lexicon: Lexicon, before: Alignment, after: Alignment
) -> Alignment:
    """The side that the ends of the table show.

    Where they leave it open, the sums of 表三 choose it and nothing of the table is certain
    (``Alignment.unsure``): balances never earn ``read``.
    """
    best = after if after.score > before.score + _CLEARLY_BETTER else before
    above, below = _ends(view, runs, lexicon, [*_used(before), *_used(after)])
    broken = [_broken_sums(view, runs, side, lexicon) for side in (before, after)]
    if above != below:
        side, other = (before, after) if above else (after, before)
        # Labels below their figures are rare: the sums must not speak against them.
        doubted = side is after and broken[1] > broken[0] and not _over(before, runs, _SEVERAL)
        if side.score > other.score - _MUCH_WORSE and not doubted:
            return side
    if lexicon.table.key != "t3":
        return best
    over = [_over(side, runs, max(spec.width for spec in lexicon.rows)) for side in (before, after)]
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


def _ends(
    view: str, runs: Sequence[Run], lexicon: Lexicon, used: Sequence[int]
) -> tuple[bool, bool]:
    """Whether a label stands above the first figures, and one below the last."""
    above = _label_above(view, runs, lexicon, used)
    below = _label_below(view, runs, lexicon, used)
    if above and below:
        return _opens(view, runs[min(used)], lexicon), _closes(view, runs[max(used)], lexicon)
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
        hit is not None
        and hit.likeness == 1.0
        and hit.span is not None
        and hit.span.start < run.span.start < hit.span.end
        for hit, run in labelled
    )


def _over(alignment: Alignment, runs: Sequence[Run], widest: int) -> int:
    return sum(len(runs[i].slots) >= widest for i in alignment.left_over)


def _used(alignment: Alignment) -> Iterator[int]:
    return (match.run for match in alignment.matches.values())


def _label_above(view: str, runs: Sequence[Run], lexicon: Lexicon, used: Sequence[int]) -> bool:
    """Whether a label of the first half's rows stands above the first figures."""
    half = len(lexicon.rows) // 2
    words = runs[min(used)].before if used else []
    found = hits(view, words, lexicon)
    return any(hit.row <= half and hit.likeness >= _LIKE_ENOUGH for hit in found)


def _label_below(
    view: str, runs: Sequence[Run], lexicon: Lexicon, used: Iterator[int] | Sequence[int]
) -> bool:
    """Whether a label of the second half's rows stands below the last figures."""
    half = len(lexicon.rows) // 2
    last = max(used, default=-1)
    widest = max(spec.width for spec in lexicon.rows)
    if any(len(run.slots) >= widest for run in runs[last + 1 :]):
        return False  # it has figures behind it
    found = hits(view, runs[last].after, lexicon) if last >= 0 else []
    # Several labels are those of rows without figures.
    return len(found) == 1 and found[0].row >= half and found[0].likeness >= _LIKE_ENOUGH


def _opens(view: str, first: Run, lexicon: Lexicon) -> bool:
    """Whether a row's label, and no header, stands right before the first figures."""
    return any(
        hit.likeness == 1.0 and hit.span.end == first.before[-1].end
        for hit in hits(view, first.before, lexicon)[-1:]
        if hit.span
    )


def _closes(view: str, last: Run, lexicon: Lexicon) -> bool:
    """Whether the last row's own label stands right after the last figures."""
    return any(
        hit.row == len(lexicon.rows) - 1
        and hit.likeness == 1.0
        and hit.span.start == last.after[0].start
        for hit in hits(view, last.after, lexicon)[:1]
        if hit.span
    )


def _broken_sums(view: str, runs: Sequence[Run], alignment: Alignment, lexicon: Lexicon) -> int:
    """In how many columns of 表三 the outcomes miss (七)总计; all of them without it."""
    total: list[Number] = []
    sums: list[Number] = [0] * 7
    for row, match in alignment.matches.items():
        slots = runs[match.run].slots
        if match.rows > 1 or len(slots) != 7:
            continue
        values = [read_figure(view[s.span.start : s.span.end]).value or 0 for s in slots]
        form_row = lexicon.rows[row].row
        if form_row.key == "total":
            total = values
        elif is_result(form_row):
            sums = [one + other for one, other in zip(sums, values, strict=True)]
    if not total:
        return len(sums)
    return sum(one != other for one, other in zip(sums, total, strict=True))

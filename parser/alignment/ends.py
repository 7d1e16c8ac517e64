"""What stands at the ends of a table: a label above its first figures, or one below its last."""

from __future__ import annotations

from collections.abc import Sequence

from parser.alignment.evidence import Side
from parser.alignment.labels import LIKE_ENOUGH, hits
from parser.alignment.run import Run
from parser.forms.lexicon import Lexicon


def end_named(used: Sequence[int], runs: Sequence[Run], lexicon: Lexicon) -> Side | None:
    """The side of their figures on which labels stand by the ends of a table.

    ``used`` are the runs that any way to read it has a row for. ``None`` where neither end, or
    both, have a label.
    """
    if not used:
        return None
    first, last = runs[min(used)], runs[max(used)]
    above = _label_above(first, lexicon)
    below = label_below(used, runs, lexicon)
    if above and below:
        above, below = _opens(first, lexicon), _closes(last, lexicon)
    if above is below:
        return None
    return Side.BEFORE if above else Side.AFTER


def _label_above(first: Run, lexicon: Lexicon) -> bool:
    """Whether a label of the first half's rows stands above the first figures."""
    half = len(lexicon.rows) // 2
    found = hits(first.before, lexicon)
    return any(hit.row <= half and hit.likeness >= LIKE_ENOUGH for hit in found)


def label_below(used: Sequence[int], runs: Sequence[Run], lexicon: Lexicon) -> bool:
    """Whether a label of the second half's rows stands below the last figures."""
    half = len(lexicon.rows) // 2
    last = max(used, default=-1)
    if last < 0 or any(len(run.slots) >= lexicon.widest for run in runs[last + 1 :]):
        return False  # it has figures behind it
    found = hits(runs[last].after, lexicon)
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

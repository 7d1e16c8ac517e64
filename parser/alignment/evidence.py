"""Which row's label speaks for a run: one before its figures, after them, or on both sides."""

from __future__ import annotations

from enum import Enum

from parser.alignment.labels import Hit, hits, without_group_pieces
from parser.alignment.run import Run
from parser.forms.lexicon import ENUMERATOR, Lexicon
from parser.tokens.tokens import Token


class Side(Enum):
    """Where a layout prints a row's label."""

    BEFORE = "before"
    AFTER = "after"


def evidence_of(run: Run, lexicon: Lexicon, side: Side) -> list[Hit]:
    """The labels that speak for a run, the nearest last."""
    if side is Side.AFTER:
        return hits(run.after, lexicon)[::-1]
    beside: list[Hit] = []
    if run.line_cells or run.grid:
        beside = hits([word for word in run.before if word.line == run.line], lexicon)[-1:]
        if beside and beside[0].likeness == 1.0:
            return beside
    found = hits(run.before, lexicon)
    if found and found[-1].likeness == 1.0 and _is_next(found[-1], run, lexicon):
        return found
    if around := _around(run, lexicon) or beside:
        return around
    if run.grid or any(hit.likeness == 1.0 for hit in found):
        return found
    numbered = _numbered(run, lexicon)
    return found if numbered is None else numbered


def _is_next(hit: Hit, run: Run, lexicon: Lexicon) -> bool:
    """Whether no word that may begin another row's label stands between a label and its run."""
    return not any(
        word.start >= hit.span.end
        and (text := word.han)
        and text not in lexicon.groups
        and text not in lexicon.headers
        for word in run.before
    )


def _around(run: Run, lexicon: Lexicon) -> list[Hit]:
    """A label whose words stand on both sides of its figures, as a wrapped cell is printed.

    Between them may stand pieces of a group's label, whose cell is left of all its rows.
    """
    if not run.before or not run.after:
        return []
    start = run.slots[0].start
    words: list[Token] = [*run.before, *run.after]
    for found in (words, without_group_pieces(words, lexicon)):
        around = [
            hit
            for hit in hits(found, lexicon)
            if hit.span.start < start < hit.span.end and hit.likeness == 1.0
        ]
        if around:
            return around
    return []


def _numbered(run: Run, lexicon: Lexicon) -> list[Hit] | None:
    """A label that was misread, from its number on, to the number of the next one.

    What stands before its number is the rest of another label; what stands behind the figures
    may be its own. ``None`` where no word opens with a number.
    """
    starts = [i for i, word in enumerate(run.before) if _begins_label(word, lexicon)]
    if not starts:
        return None
    own = run.before[starts[-1] :]
    rest: list[Token] = []
    for word in run.after:
        if ENUMERATOR.match(word.text):
            break
        rest.append(word)
    start = run.slots[0].start
    alone = hits(own, lexicon)[-1:]
    around = [hit for hit in hits([*own, *rest], lexicon) if hit.span.start < start < hit.span.end]
    return max(alone, around, key=lambda found: found[0].likeness if found else 0.0)


def _begins_label(word: Token, lexicon: Lexicon) -> bool:
    """Whether a word opens with a number and is no mere piece of a group's label."""
    if not ENUMERATOR.match(word.text):
        return False
    text = word.han
    return text in lexicon.groups or not any(group.startswith(text) for group in lexicon.groups)

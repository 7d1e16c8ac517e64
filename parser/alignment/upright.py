"""表四 printed upright: a line for each outcome, as narrow pages and phones show it.

Either fifteen lines of one figure, the five outcomes under each of the three groups, or five
lines of three figures, a column for each group. Both are the one row of the form turned.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser.alignment.run import Run, Slot
from parser.forms.lexicon import Lexicon
from parser.lookup import han
from parser.report import Span
from parser.tokens.tokens import Kind, Token

_GROUPS = 3


def upright(view: str, tokens: Sequence[Token], lexicon: Lexicon) -> Run | None:
    """The fifteen figures of an upright 表四 in the order of the form, as one run of 表四.

    ``None`` unless all outcomes are named in order with as many places behind each, and every
    group that is named stands where it should.
    """
    (block,) = lexicon.table.blocks
    outcomes = [han(column.label) for column in block.columns[: len(block.columns) // _GROUPS]]
    groups = [spec.cores[0] for spec in lexicon.rows]
    named: list[str] = []
    places: list[list[Slot]] = []
    heads: list[tuple[int, str]] = []
    label_at = {token.line: token.cell for token in tokens if token.kind is Kind.WORD}
    for token in tokens:
        if token.kind is Kind.WORD:
            text = han(view[token.start : token.end])
            outcome = next((word for word in outcomes if text.endswith(word)), None)
            heads += [(len(named), word) for word in groups if text.startswith(word)]
            if outcome is not None:
                named.append(outcome)
                places.append([])
        elif places and token.cell >= label_at.get(token.line, 0):
            kind = token.kind if token.kind in (Kind.FIGURE, Kind.BLANK) else Kind.ODD
            slot = Slot(kind, Span(token.start, token.end), token.cell, token.parts)
            places[-1].append(slot)
    for places_of_one in places:
        while len(places_of_one) > 1 and places_of_one[-1].kind is Kind.BLANK:
            places_of_one.pop()
    if named == outcomes * _GROUPS and {len(found) for found in places} == {1}:
        starts = {word: i * len(outcomes) for i, word in enumerate(groups)}
        if any(starts[word] != at for at, word in heads):
            return None
        return _run(tokens, [slot for (slot,) in places])
    if named == outcomes and {len(found) for found in places} == {_GROUPS}:
        if [word for at, word in heads if at == 0] != groups:
            return None
        return _run(tokens, [found[i] for i in range(_GROUPS) for found in places])
    return None


def _run(tokens: Sequence[Token], slots: list[Slot]) -> Run | None:
    figures = sum(slot.kind is not Kind.BLANK for slot in slots)
    if not figures:
        return None
    first = next(token for token in tokens if token.start == slots[0].span.start)
    return Run(
        slots=slots,
        line=first.line,
        first_cell=slots[0].cell,
        line_cells=0,
        grid=first.grid,
        figures=figures,
        label_cell=-1,
        before=[token for token in tokens if token.kind is Kind.WORD and token.start < first.start],
    )

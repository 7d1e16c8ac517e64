"""表四 printed upright: a line for each outcome, as narrow pages and phones show it.

Either fifteen lines of one figure, the five outcomes under each of the three groups, or five
lines of three figures, a column for each group. Both are the one row of the form turned.
"""

from __future__ import annotations

from collections.abc import Sequence

from parser.alignment.run import Run
from parser.forms.lexicon import Lexicon
from parser.lookup import han
from parser.tokens.tokens import Kind, Token


def upright(tokens: Sequence[Token], lexicon: Lexicon) -> Run | None:
    """The fifteen figures of an upright 表四 in the order of the form, as one run of 表四.

    ``None`` unless all outcomes are named in order with as many places behind each, and every
    group that is named stands where it should.
    """
    outcomes = [han(column.label) for column in lexicon.table.groups[0]]
    groups = [spec.cores[0] for spec in lexicon.rows]
    named: list[str] = []
    places: list[list[Token]] = []
    heads: list[tuple[int, str]] = []
    label_at = {token.line: token.cell for token in tokens if token.kind is Kind.WORD}
    for token in tokens:
        if token.kind is Kind.WORD:
            text = token.han
            outcome = next((word for word in outcomes if text.endswith(word)), None)
            heads += [(len(named), word) for word in groups if text.startswith(word)]
            if outcome is not None:
                named.append(outcome)
                places.append([])
        elif places and token.cell >= label_at.get(token.line, 0):
            kind = token.kind if token.kind in (Kind.FIGURE, Kind.BLANK) else Kind.ODD
            # Below each other in one column of the page, they are columns of the form.
            places[-1].append(token._replace(kind=kind, alone=False, open=True))
    for places_of_one in places:
        while len(places_of_one) > 1 and places_of_one[-1].kind is Kind.BLANK:
            places_of_one.pop()
    if named == outcomes * len(groups) and {len(found) for found in places} == {1}:
        starts = {word: i * len(outcomes) for i, word in enumerate(groups)}
        if any(starts[word] != at for at, word in heads):
            return None
        return _run(tokens, [slot for (slot,) in places])
    if named == outcomes and {len(found) for found in places} == {len(groups)}:
        if [word for at, word in heads if at == 0] != groups:
            return None
        return _run(tokens, [found[i] for i in range(len(groups)) for found in places])
    return None


def _run(tokens: Sequence[Token], slots: list[Token]) -> Run | None:
    figures = sum(slot.kind is not Kind.BLANK for slot in slots)
    if not figures:
        return None
    first = next(token for token in tokens if token.start == slots[0].start)
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

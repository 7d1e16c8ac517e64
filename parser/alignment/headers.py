"""What the column headers say of the order of columns.

The figures of 表三 stand in the official order in practically every file, and headers come
torn and garbled, so no column is placed by its own name. But a whole header in another order
is obeyed where it opens the table, and what it moves is at most recovered; a part of one that
contradicts the order, or a header that changes in mid-table, raises doubt; and where the names
of two kinds of organisation are lost, nothing in the file says which is which, since every
balance holds either way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parser.alignment.grounds import Ground, ground
from parser.alignment.run import Run
from parser.forms.lexicon import Lexicon, RowSpec
from parser.lookup import han
from parser.report import State
from parser.tokens.tokens import Token

_OTHER_COLUMN = re.compile(r"(?:^|(?<=[业构织人计]))其他(?=$|[总自商科社法])")
_MOST_OTHER_WORDS = 2


class Header(NamedTuple):
    """The header that stands over a run.

    ``order`` gives for each printed column the column of the form, and is empty where nothing
    is said of it; ``grounds`` are what speaks against figures by their column of the form.
    """

    order: tuple[int, ...] = ()
    grounds: Mapping[int, Ground] = {}


def headers(runs: Sequence[Run], lexicon: Lexicon) -> list[Header]:
    """For each run the header above it."""
    if not lexicon.stems:
        return _flat_headers(runs, lexicon)
    current = first = _official(lexicon)
    found: list[Header] = []
    for i, run in enumerate(runs):
        names = _names(run.before, lexicon)
        if i == 0:
            whole = _flat(run.before, lexicon.rows[0], lexicon)
            whole = whole or _gridded(run, lexicon)
            current = first = whole or _opening(names, lexicon)
        elif len(names.order) > len(lexicon.stems) // 2:
            again = [name for name in first.order if name in names.order]
            changed = names.order != again
            current = (
                _doubted(first, lexicon, State.RECOVERED, "header_changes") if changed else first
            )
        found.append(current)
    return found


def _flat_headers(runs: Sequence[Run], lexicon: Lexicon) -> list[Header]:
    """The headers of 表二 and 表四: official, unless a whole one has another order."""
    found: list[Header] = []
    current = Header()
    for run in runs:
        names = _printed(run.before)
        if any(name in lexicon.headers for name, _ in names):
            if lexicon.table.groups:
                current = _of_outcomes(run.before, lexicon)
            else:
                blocks = {spec.block: spec for spec in lexicon.rows if spec.width == len(run.slots)}
                whole = (_flat(run.before, spec, lexicon) for spec in blocks.values())
                current = next((header for header in whole if header), Header())
        found.append(current)
    return found


def _printed(words: Sequence[Token]) -> list[tuple[str, int]]:
    """The names among the words, each with its line; a single space parts them too."""
    return [(name, word.line) for word in words for piece in word.pieces if (name := han(piece))]


def _of_outcomes(words: Sequence[Token], lexicon: Lexicon) -> Header:
    """The order of the five columns that each group of 表四 has, where all stand side by side.

    Groups whose headers differ in order leave all of them in doubt. A header that lacks a name
    proves no order: five that stand together may belong to two groups.
    """
    width = lexicon.widest
    outcomes = lexicon.columns[0, 0].labels
    beside: list[list[int]] = []
    last: Token | None = None
    for word in words:
        for piece in word.pieces:
            name = han(piece)
            if name in outcomes:
                # A damaged name or an empty cell between two may have been a column's.
                follows = last and last.line == word.line and word.cell - last.cell <= 1
                if not follows:
                    beside.append([])
                beside[-1].append(outcomes[name])
            if name:
                last = word if name in outcomes else None
    official = tuple(range(width))
    orders = {
        tuple(named[at : at + width]) for named in beside for at in range(0, len(named), width)
    }
    if orders <= {official} or any(sorted(order) != [*official] for order in orders):
        return Header()
    if len(orders) > 1:
        return Header(
            official, dict.fromkeys(official, ground(State.SUSPECT, "header_contradicts"))
        )
    return _moved(orders.pop())


def _moved(order: Sequence[int]) -> Header:
    """The header that names every column, in another order than the form."""
    moved = (n for place, n in enumerate(order) if place != n)
    return Header(tuple(order), dict.fromkeys(moved, ground(State.RECOVERED, "header_order")))


def _flat(words: Sequence[Token], spec: RowSpec, lexicon: Lexicon) -> Header | None:
    """A header that names every column once, in another order than the form.

    Its names stand on one line, or each on a line of its own. The form's own header read row by
    row, the names without a group and then those below one, is no other order.
    """
    labels, groups, by_level = lexicon.columns[spec.block, spec.first_column]
    names = _printed(words)
    names_of_line = Counter(line for _, line in names)
    printed: dict[int, list[int]] = {}
    alone: list[int] = []
    for name, line in names:
        number = -1 if name in groups else labels.get(name)
        if number is None:
            continue
        # A header of two levels on one line: its names do not stand over their columns.
        printed.setdefault(line, []).append(number)
        if names_of_line[line] == 1:
            alone.append(number)
    orders = [
        order
        for line, order in printed.items()
        # A longer line is not a header's but a file's.
        if names_of_line[line] <= spec.width + _MOST_OTHER_WORDS
    ]
    for order in (*orders, alone):
        official = tuple(range(spec.width))
        if sorted(order) == [*official] and tuple(order) not in (by_level, official):
            return _moved(order)
    return None


def _gridded(run: Run, lexicon: Lexicon) -> Header | None:
    """A header of several rows that names the columns right over their cells, in another order."""
    labels = lexicon.columns[0, 0].labels
    places: dict[int, int] = {}
    for word in run.before:
        number = labels.get(word.han) if word.grid else None
        if number is not None:
            places.setdefault(number, word.cell)
    order = sorted(places, key=places.__getitem__)
    # A header without its merged cells stands over other columns than it names.
    over = len(order) == len(labels) and {*places.values()} == {slot.cell for slot in run.slots}
    return _moved(order) if over and order != sorted(order) else None


def order_of_groups(words: Sequence[Token], official: list[int], lexicon: Lexicon) -> list[int]:
    """The rows of one run in the order of its figures: that of the groups that 表四's header names.

    Another order than the form's is taken where one line, or the cells of a grid, show it.
    """
    if not lexicon.table.groups or len(official) < len(lexicon.rows):
        return official
    lines: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    for word in words:
        for piece in word.pieces:
            text = han(piece)
            # 行政诉讼 stands over the second and the third group.
            rows = lexicon.over.get(text, ())
            if rows or (text and text not in lexicon.headers):
                place = word.cell if word.grid else 0
                lines.setdefault(word.line, []).append((place, rows))
    orders = [
        [row for _, rows in sorted(named, key=lambda each: each[0]) for row in rows]
        for named in lines.values()
        # A line with other words is a caption or prose.
        if all(rows for _, rows in named)
    ]
    if official in orders:
        return official
    return next((order for order in orders if sorted(order) == official), official)


class _Names(NamedTuple):
    """The kinds of organisation that a header names, as columns of the form in printed order.

    ``straight`` says that they stand on one line or one a line, so that the order is certain;
    ``torn`` that pieces of names stand among those of others, which proves no other order.
    """

    order: list[int]
    straight: bool
    torn: bool


def _official(lexicon: Lexicon) -> Header:
    return Header(tuple(range(lexicon.widest)))


def _opening(names: _Names, lexicon: Lexicon) -> Header:
    official, stems = _official(lexicon), lexicon.stems
    missing = frozenset(stems) - set(names.order)
    if names.torn and names.order != sorted(names.order):
        return _doubted(official, lexicon, State.RECOVERED, "header_damaged")
    if names.order != sorted(names.order):
        if names.straight and not missing:
            named = iter(names.order)
            return _moved([next(named) if n in stems else n for n in official.order])
        return _doubted(official, lexicon, State.SUSPECT, "header_contradicts")
    if len(missing) > 1:
        damaged = ground(State.RECOVERED, "header_damaged")
        return official._replace(grounds=dict.fromkeys(missing, damaged))
    return official


def _doubted(first: Header, lexicon: Lexicon, state: State, code: str) -> Header:
    return first._replace(grounds=dict.fromkeys(lexicon.stems, ground(state, code)))


def _names(words: Sequence[Token], lexicon: Lexicon) -> _Names:
    places: dict[int, tuple[int, int]] = {}
    starts: dict[int, int] = {}
    texts = [word.han for word in words]
    together = "".join(texts)
    if not lexicon.any_stem.search(together):
        return _Names([], True, False)
    torn = False
    for word, text, following in zip(words, texts, [*texts[1:], ""], strict=True):
        for number, (stem, name) in lexicon.stems.items():
            other = stem == name
            at = _other(text) if other else text.rfind(stem)
            if other and text == stem and following.startswith("组"):
                continue  # of 法人或其他组织, torn
            if at >= 0:
                torn = torn or (text == stem and name not in together)
                places.setdefault(number, (word.line, word.across(at)))
                starts.setdefault(number, word.start + at)
    lines = [line for line, _ in places.values()]
    if 1 < len(set(lines)) < len(places) and not _in_sequence(words, sorted(starts.values())):
        last = max(lexicon.stems)
        other_place = places.get(last)
        if other_place and lines.count(other_place[0]) == 1 and [*places][-1] == last:
            # 其他 on a line of its own, where nothing says how far across it stands.
            places[last] = (other_place[0], max(place for _, place in places.values()) + 1)
        # A header over several lines: what counts is where a name stands across the page.
        return _Names(sorted(places, key=lambda number: places[number][1]), False, torn)
    several_lines = len(set(lines)) > 1
    return _Names(sorted(places, key=places.__getitem__), True, torn and several_lines)


def _in_sequence(words: Sequence[Token], starts: Sequence[int]) -> bool:
    """Whether single spaces part the names on each line, so that they follow like words."""
    view = words[0].view
    between = [view[one:other] for one, other in pairwise(starts)]
    return all(
        text.count(" ") <= 1 and not {"|", "\t"} & set(text) for text in between if "\n" not in text
    )


def _other(text: str) -> int:
    """Where the column 其他 is named: alone, or among the names of columns on one line.

    法人或其他组织 holds it too, misread or not.
    """
    found = _OTHER_COLUMN.search(text)
    return found.start() if found else -1

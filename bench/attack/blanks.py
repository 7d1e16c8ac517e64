"""A blank or a line's end inside a printed figure, in every layout of text.

Each round reads a generated report, puts something between two digits of a figure, of two in one
row, or loses another cell of the row besides, and reads it again. No cell may then be ``read`` or
``recovered`` with another figure than before: a cell that the change left whole keeps its own.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

import parser as reading
from bench.attack.attack import Outcome
from parser.report import Cell, Meaning, Report, State
from tests.generator import LAYOUTS, UnfitError, generate

_BLANKS = (" ", "  ", "\u3000", "\xa0", " \u3000")
_BETWEEN = (*_BLANKS, "\u2009", "\u200b", "\u2061", "\u00ad")
# A stretch of the text, and what is put in its place.
Edit = tuple[int, int, str]
_SURE = frozenset({State.READ, State.RECOVERED})


def run(rounds: int, seed: int) -> Outcome:
    """Play that many rounds over all text layouts in turn."""
    layouts = [name for name, layout in LAYOUTS.items() if layout.suffix in {".txt", ".md"}]
    outcome = Outcome()
    told: Counter[str] = Counter()
    number = 0
    while outcome.rounds < rounds:
        rng = random.Random(f"{seed}/{number}")
        layout = layouts[number % len(layouts)]
        number += 1
        try:
            sample = generate(rng.randrange(10**6), layout, "none")
        except UnfitError:
            continue
        before = reading.read_bytes(sample.data, sample.name)
        cells = [cell for cell in before.cells() if _can_be_cut(cell)]
        if not cells:
            continue
        cell = rng.choice(cells)
        every = list(before.cells()) if LAYOUTS[layout].cells else []
        edits, about = _edits(rng, cell, cells, every)
        after = _with(before, edits, sample.name)
        wrong = [one for one in after.cells() if one.state in _SURE and _differs(one, before)]
        told[layout] += 1
        outcome.rounds += 1
        for one in wrong:
            outcome.fell.append(
                f"seed {seed} round {number - 1}: {layout}, {about}: "
                f"{one.address} {one.text!r} is {one.value} {one.state},"
                f" not {before[one.address].value}"
            )
    outcome.figures = {"layouts": str(len(told))}
    return outcome


def _can_be_cut(cell: Cell) -> bool:
    """Whether a cell holds a figure of several digits, printed in one piece."""
    return (
        cell.meaning is Meaning.NUMBER
        and cell.text.isascii()
        and cell.text.isdigit()
        and (len(cell.text) > 1 and cell.state is State.READ and cell.span is not None)
    )


def _edits(
    rng: random.Random, cell: Cell, cells: Sequence[Cell], every: Sequence[Cell]
) -> tuple[list[Edit], str]:
    """What is done to the text, and in words; ``every`` are the cells of which one may be lost.

    Where nothing but spaces part cells, a row that lost one and gained one is another row.
    """
    row = cell.address.rpartition(".")[0]
    cut = [cell]
    others = [one for one in cells if one.address.startswith(row) and one is not cell]
    if others and rng.random() < 0.3:
        cut.append(rng.choice(others))
    edits = []
    loses = rng.random() < 0.5
    for one in cut:
        between = rng.choice(_BLANKS if loses else _BETWEEN)
        place = _start(one) + rng.randrange(1, len(one.text))
        edits.append((place, place, between))
    about = " and ".join(
        f"{one.text!r} cut by {edit[2]!a}" for one, edit in zip(cut, edits, strict=True)
    )
    members = [one for one in every if one.address.startswith(row) and one.span is not None]
    if loses and len(members) > 1:
        place = rng.randrange(len(members) - 1)
        first, second = _start(members[place]), _start(members[place + 1])
        if first < second and members[place] not in cut:
            edits.append((first, second, ""))
            about += f", {members[place].text!r} lost"
    return sorted(edits, reverse=True), about


def _start(cell: Cell) -> int:
    return cell.span.start if cell.span else 0


def _with(report: Report, edits: Sequence[Edit], name: str) -> Report:
    """The report read again with these edits in its text, the last one first."""
    text = report.source.text
    for start, end, new in edits:
        text = text[:start] + new + text[end:]
    return reading.read_bytes(text.encode(), name)


def _differs(cell: Cell, before: Report) -> bool:
    return cell.address in before.tables[cell.address[:2]].cells and (
        cell.value != before[cell.address].value and cell.meaning is Meaning.NUMBER
    )

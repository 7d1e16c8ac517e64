"""A blank or a line's end inside a printed figure, in every layout of text.

Each round reads a generated report, puts something between two digits of one figure, or glues or
loses the blank between two, and reads it again. No cell may then be ``read`` or ``recovered``
with another figure than before: a cell that the change left whole keeps its own.
"""

from __future__ import annotations

import random
from collections import Counter

import parser as reading
from bench.attack.attack import Outcome
from parser.report import Cell, Meaning, Report, State
from tests.generator import LAYOUTS, UnfitError, generate

_BETWEEN = (" ", "  ", "\u3000", "\xa0", "\u2009", "\u200b", " \u3000", "\u2061", "\u00ad")
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
        between = rng.choice(_BETWEEN)
        after = _with(before, cell, rng.randrange(1, len(cell.text)), between, sample.name)
        wrong = [one for one in after.cells() if one.state in _SURE and _differs(one, before)]
        told[layout] += 1
        outcome.rounds += 1
        for one in wrong:
            outcome.fell.append(
                f"seed {seed} round {number - 1}: {layout}, {cell.text!r} with {between!a}: "
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


def _with(report: Report, cell: Cell, place: int, between: str, name: str) -> Report:
    """The report read again, with something between two digits of a cell."""
    text, span = report.source.text, cell.span
    start = span.start + place if span else 0
    return reading.read_bytes((text[:start] + between + text[start:]).encode(), name)


def _differs(cell: Cell, before: Report) -> bool:
    return cell.address in before.tables[cell.address[:2]].cells and (
        cell.value != before[cell.address].value and cell.meaning is Meaning.NUMBER
    )

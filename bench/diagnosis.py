"""``python -m bench.diagnosis``: how often the cause of broken balances is told, and how fast.

Reports of random consistent figures get one known fault each; what the check makes of them is
held against what was printed before. No text is read here: ``bench.accuracy`` does that.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable

from parser import check
from parser.findings import Cause, Finding
from parser.forms import load_form
from parser.forms.balances import is_result
from tests.factories import figures, make_report

Figures = dict[str, str]
Fault = Callable[[random.Random, Figures], Figures]
Judge = Callable[[list[Finding], Figures], bool]

(_BLOCK,) = load_form("2021").table("t3").blocks
ROWS = [row.key for row in _BLOCK.official_rows]
RESULTS = [row.key for row in _BLOCK.official_rows if is_result(row)]
COLUMNS = [column.key for column in _BLOCK.columns]
PARTS = COLUMNS[:-1]
GROUPS = ("reconsideration", "litigation_direct", "litigation_after")
OUTCOMES = ("upheld", "corrected", "other", "pending")


def consistent(rng: random.Random) -> Figures:
    """The text of every cell of a report that obeys all balances."""
    leaves: dict[str, int] = {}
    for column in PARTS:
        for row in RESULTS:
            if rng.random() < (0.5 if column == "natural" else 0.12):
                leaves[f"t3.{row}.{column}"] = int(rng.paretovariate(0.8))
        done = sum(leaves.get(f"t3.{row}.{column}", 0) for row in RESULTS)
        left = rng.choice((0, 0, 1, 2, 5))
        carried = rng.randint(0, done + left) if rng.random() < 0.4 else 0
        leaves[f"t3.carried_out.{column}"] = left
        leaves[f"t3.carried_in.{column}"] = carried
        leaves[f"t3.new.{column}"] = done + left - carried
    for group in GROUPS:
        for outcome in OUTCOMES:
            leaves[f"t4.count.{group}_{outcome}"] = rng.choice((0, 0, 0, 1, 2, 7))
    return figures(leaves)


def wrong(rng: random.Random, figure: str) -> str:
    """Another figure than the one printed."""
    value = int(figure)
    return str(rng.choice((value + 1, value + 2, value + 10, value * 10 + 1, max(value - 1, 0))))


def one_leaf(rng: random.Random, right: Figures) -> Figures:
    cell = f"t3.{rng.choice(RESULTS)}.{rng.choice(PARTS)}"
    return {cell: wrong(rng, right[cell])}


def one_cell(rng: random.Random, right: Figures) -> Figures:
    cell = f"t3.{rng.choice(ROWS)}.{rng.choice(COLUMNS)}"
    return {cell: wrong(rng, right[cell])}


def two_cells(rng: random.Random, right: Figures) -> Figures:
    pairs = zip(rng.sample(RESULTS, 2), rng.sample(PARTS, 2), strict=True)
    cells = [f"t3.{row}.{column}" for row, column in pairs]
    return {cell: wrong(rng, right[cell]) for cell in cells}


def wrong_row(rng: random.Random, right: Figures) -> Figures:
    column = rng.choice(PARTS)
    here, there = (f"t3.{row}.{column}" for row in rng.sample(RESULTS, 2))
    if right[there] == "0":
        return {}
    return {here: str(int(right[here]) + 1), there: str(int(right[there]) - 1)}


def exchanged_cells(rng: random.Random, right: Figures) -> Figures:
    row = rng.choice(RESULTS)
    here, there = (f"t3.{row}.{column}" for column in rng.sample(PARTS, 2))
    return {here: right[there], there: right[here]}


def shifted_row(rng: random.Random, right: Figures) -> Figures:
    row = rng.choice(ROWS)
    cells = [f"t3.{row}.{column}" for column in COLUMNS]
    printed = [right[cell] for cell in cells]
    moved = rng.choice((["0", *printed[:-1]], [*printed[1:], "0"]))
    if sum(a != b for a, b in zip(printed, moved, strict=True)) == 1:
        return {}  # one figure cut off at the edge is one wrong cell
    return dict(zip(cells, moved, strict=True))


def group_total(rng: random.Random, right: Figures) -> Figures:
    cell = f"t4.count.{rng.choice(GROUPS)}_total"
    return {cell: wrong(rng, right[cell])}


def total_at_zero(rng: random.Random, right: Figures) -> Figures:
    totals = [
        cell for cell in (f"t4.count.{group}_total" for group in GROUPS) if right[cell] != "0"
    ]
    return {rng.choice(totals): "0"} if totals else {}


def first(found: list[Finding], meant: Figures) -> bool:
    """Whether there is one finding and its first proposal is the truth."""
    if len(found) != 1 or not found[0].proposals:
        return False
    return {change.cell: change.proposed for change in found[0].proposals[0].changes} == meant


def named(found: list[Finding], meant: Figures) -> bool:
    """Whether every wrong cell is proposed with its true figure."""
    proposed = {
        (change.cell, change.proposed)
        for finding in found
        for proposal in finding.proposals
        for change in proposal.changes
    }
    return meant.items() <= proposed


def one_cause(found: list[Finding], meant: Figures) -> bool:
    return len(found) == 1 and named(found, meant)


def misread(found: list[Finding], meant: Figures) -> bool:
    diagnosis = found[0].diagnosis if found else None
    return first(found, meant) and diagnosis is not None and diagnosis.cause is Cause.MISPARSE


TRIALS: tuple[tuple[str, Fault, Judge], ...] = (
    ("one leaf of 表三 wrong: the first proposal", one_leaf, first),
    ("any cell of 表三 wrong: the first proposal", one_cell, first),
    ("two cells, other rows and columns: both named", two_cells, named),
    ("a case in the wrong row: one cause", wrong_row, one_cause),
    ("two cells of a row exchanged: one cause", exchanged_cells, one_cause),
    ("a shifted row: told as a misreading", shifted_row, misread),
    ("a total of 表四 wrong: among the candidates", group_total, named),
    ("a total of 表四 left at 0: the first proposal", total_at_zero, first),
)


def trial(fault: Fault, judge: Judge, wanted: int, rng: random.Random) -> tuple[int, list[float]]:
    """How many of ``wanted`` faulty reports are told rightly, and the seconds each check took."""
    told = 0
    seconds: list[float] = []
    while len(seconds) < wanted:
        right = consistent(rng)
        changed = {c: text for c, text in fault(rng, right).items() if text != right[c]}
        if not changed:
            continue
        report = make_report(right | changed)
        start = time.perf_counter()
        assessment = check(report)
        seconds.append(time.perf_counter() - start)
        broken = [finding for finding in assessment.findings if finding.equations]
        told += judge(broken, {cell: right[cell] for cell in changed})
    return told, seconds


def main() -> None:
    """Print one line for every kind of fault."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reports", type=int, default=300, help="reports for each fault")
    arguments.add_argument("--seed", type=int, default=1)
    asked = arguments.parse_args()
    rng = random.Random(asked.seed)
    for name, fault, judge in TRIALS:
        told, seconds = trial(fault, judge, asked.reports, rng)
        share = 100 * told / asked.reports
        median, most = statistics.median(seconds) * 1000, max(seconds) * 1000
        print(f"{name:50} {share:6.1f} %   median {median:.2f} ms   most {most:.2f} ms")


if __name__ == "__main__":
    main()

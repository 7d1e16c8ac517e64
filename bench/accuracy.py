"""``python -m bench.accuracy``: how right and how honest the reading is, on reports of known truth.

Every layout meets every fault it can show, over and over with other seeds, until there are as
many reports as asked for. Results by layout and by fault, then the worst reports to look at
again with ``python -m tests.generator SEED LAYOUT FAULT``.
"""

from __future__ import annotations

import argparse
import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import parser as reading
from tests.generator import FAULTS, LAYOUTS, UnfitError, generate
from tests.generator.score import Score, score

Case = tuple[int, str, str]

_COLUMNS = (
    f"{'reports':>8}{'right %':>10}{'wrong':>7}{'silent':>8}{'undecided':>11}{'honest %':>10}"
    f"{'unnamed':>9}{'read %':>9}{'errors':>8}{'named %':>9}{'repaired %':>11}{'masthead %':>14}"
)


@dataclass
class Outcome:
    """One report's case and score; ``crash`` names what reading raised."""

    case: Case
    score: Score = field(default_factory=Score)
    faultless: bool = False
    crash: str = ""
    seconds: float = 0.0


def cases(wanted: int, first: int, layouts: list[str], faults: list[str]) -> Iterator[Case]:
    """Cases without end of interest: every layout with every fault, then again."""
    pairs = [
        (layout, fault)
        for layout, fault in itertools.product(layouts, faults)
        if FAULTS[fault].fits(LAYOUTS[layout])
    ]
    for number in range(max(wanted, len(pairs))):
        layout, fault = pairs[number % len(pairs)]
        yield first + number // len(pairs), layout, fault


def run(case: Case) -> Outcome | None:
    """Generate, read, check and score one report; ``None`` where the fault cannot be shown."""
    try:
        sample = generate(*case)
    except UnfitError:
        return None
    outcome = Outcome(case, faultless=sample.fault.faultless)
    start = time.perf_counter()
    try:
        report = reading.read_bytes(sample.data, sample.name)
        assessment = reading.check(report)
    except reading.Unreadable as refusal:
        outcome.crash = f"refused as unreadable: {refusal.reason.code}"
        return outcome
    except Exception as error:  # noqa: BLE001 - whatever is raised is what is measured
        outcome.crash = f"{type(error).__name__}: {error}"
        return outcome
    outcome.seconds = time.perf_counter() - start
    outcome.score = score(sample, report, assessment)
    return outcome


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


def line(name: str, found: Score, faultless: Score) -> str:
    """One row of the table; ``faultless`` holds what counts only for reports without fault."""
    cells = faultless.decided + faultless.undecided
    return (
        f"{name:<32}{found.reports:>8}{_percent(found.right, found.decided):>10}"
        f"{found.decided - found.right:>7}{len(found.silent):>8}{found.undecided:>11}"
        f"{_percent(found.honest, found.undecided):>10}{len(found.unnamed):>9}"
        f"{_percent(faultless.read, cells):>9}{faultless.errors:>8}"
        f"{_percent(found.named, found.planted):>9}{_percent(found.repaired, found.planted):>11}"
        f"{_percent(found.masthead, found.reports):>14}"
    )


def table(title: str, outcomes: list[Outcome], place: int) -> None:
    """The scores added up by layout (``place`` 1) or by fault (``place`` 2)."""
    sums: dict[str, tuple[Score, Score]] = defaultdict(lambda: (Score(), Score()))
    for outcome in outcomes:
        for name in (str(outcome.case[place]), "all"):
            sums[name][0].add(outcome.score)
            if outcome.faultless:
                sums[name][1].add(outcome.score)
    print(f"\n{title:<32}{_COLUMNS}")
    for name in sorted(sums, key=lambda name: (name == "all", name)):
        print(line(name, *sums[name]))


def alarms(outcomes: list[Outcome]) -> None:
    """What was found on reports without fault, each with the first report that shows it."""
    first: dict[str, Case] = {}
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        counts.update(set(outcome.score.alarms))
        for alarm in outcome.score.alarms:
            first.setdefault(alarm, outcome.case)
    print("\nfindings on reports without fault (reports, rule, the first that shows it)")
    for alarm, count in sorted(counts.items()):
        print(f"{count:>8}  {alarm:<44}{' '.join(map(str, first[alarm]))}")


def worst(outcomes: list[Outcome], examples: int) -> None:
    """The reports with most silent misreads, dishonest and wrong cells, with some of each."""

    def weight(outcome: Outcome) -> tuple[int, int, int]:
        found = outcome.score
        return len(found.silent), len(found.dishonest), len(found.amiss)

    for outcome in sorted(outcomes, key=weight, reverse=True)[:examples]:
        if not any(weight(outcome)):
            break
        found = outcome.score
        print(f"\npython -m tests.generator {' '.join(map(str, outcome.case))}")
        for name in ("silent", "dishonest", "amiss"):
            for says in getattr(found, name)[:3]:
                print(f"  {name:<10}{says}")


def main() -> None:
    """Run the bench as asked for on the command line."""
    call = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    call.add_argument("--reports", type=int, default=2500)
    call.add_argument("--seed", type=int, default=0, help="the first seed")
    call.add_argument("--layout", action="append", choices=LAYOUTS)
    call.add_argument("--fault", action="append", choices=FAULTS)
    call.add_argument("--worst", type=int, default=12, help="how many reports to name")
    call.add_argument("--jobs", type=int, default=2)
    given = call.parse_args()
    wanted = cases(
        given.reports, given.seed, given.layout or list(LAYOUTS), given.fault or list(FAULTS)
    )
    with ProcessPoolExecutor(given.jobs) as pool:
        results = pool.map(run, wanted, chunksize=20)
        found = [outcome for outcome in results if outcome is not None]
    outcomes = [outcome for outcome in found if not outcome.crash]
    table("layout", outcomes, 1)
    table("fault", outcomes, 2)
    alarms(outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    if outcomes:
        print(f"\nread and checked in {1000 * seconds / len(outcomes):.2f} ms a report")
    crashes = Counter(outcome.crash for outcome in found if outcome.crash)
    for crash, count in crashes.most_common():
        case = next(outcome.case for outcome in found if outcome.crash == crash)
        print(f"{crash}: {count} times, first {case}")
    worst(outcomes, given.worst)


if __name__ == "__main__":
    main()

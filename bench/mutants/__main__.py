"""``python -m bench.mutants``: move every weight of the parser; status 1 if the tests let one pass.

Each is moved a quarter down and a quarter up, in a copy of the project. Those that no test of the
parser noticed are listed with their place, name, value and shift.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import NamedTuple

from bench.mutants import choice
from bench.mutants.scratch import Scratch
from bench.mutants.trial import Learnt, first_failure, learn, load_libraries
from bench.mutants.weights import Weight, weights

PROJECT = Path(__file__).resolve().parents[2]
_KEPT = ".mutants/learnt.json"
_SECONDS = 10.0
_PATIENCE = 20
"""How many times as long as alone the tests of one number may take on a machine that is busy."""
_LOADING = 60.0
"""Seconds for what comes before the tests on such a machine."""


class _Shift(NamedTuple):
    weight: Weight
    value: int | float
    tests: list[str]
    seconds: float

    def __str__(self) -> str:
        weight = self.weight
        return f"{weight.path}:{weight.line}  {weight.name}  {weight.value:g} -> {self.value:g}"


_scratch: list[Scratch] = []
"""The copy that a worker has to itself."""


def main() -> int:
    """Move the weights that were asked for and list those that no test noticed."""
    chosen = _asked()
    found = weights(PROJECT, _modules(chosen.only))
    for weight in found:
        if weight.speed:
            print(f"{weight.path}:{weight.line}  {weight.name}  changes the speed only")
    files = choice.test_files(PROJECT)
    if chosen.tests:
        files = sorted(path.resolve().relative_to(PROJECT).as_posix() for path in chosen.tests)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="gouji-mutants-")))
        copies = [Scratch(PROJECT, folder / str(i)) for i in range(chosen.jobs)]
        context = get_context("fork")
        waiting: Queue[Scratch] = context.Queue()
        for copy in copies:
            waiting.put(copy)
        pool = stack.enter_context(
            ProcessPoolExecutor(chosen.jobs, context, initializer=_take, initargs=(waiting,))
        )
        learnt = _learnt(pool, copies, files, again=chosen.again)
        texts = {file: (PROJECT / file).read_text("utf-8") for file in learnt}
        shifts = [
            _Shift(weight, value, tests, chosen.seconds)
            for weight in found
            if not weight.speed
            for tests in [choice.tests_of(weight, learnt, texts, chosen.seconds)]
            for value in weight.shifted()
        ]
        return _report(shifts, pool.map(_try, shifts), everything=chosen.all)


def _asked() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    option = arguments.add_argument
    # fmt: off
    option("--only", nargs="+", type=Path, metavar="PATH", default=[PROJECT / "parser"],
           help="files or folders of the parser (all)")
    option("--tests", nargs="+", type=Path, metavar="FILE",
           help="the test files to run (all that concern the parser)")
    option("--jobs", type=int, default=1, help="so many at once (1)")
    option("--seconds", type=float, default=_SECONDS,
           help=f"processor time of the tests for each shift ({_SECONDS:g})")
    option("--again", action="store_true",
           help="trust what the last run learnt of test files that did not change")
    option("--all", action="store_true", help="list what was noticed too, and by which test")
    # fmt: on
    return arguments.parse_args()


def _modules(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        whole = path.resolve()
        found += whole.rglob("*.py") if whole.is_dir() else [whole]
    return found


def _learnt(
    pool: ProcessPoolExecutor, copies: Iterable[Scratch], files: list[str], *, again: bool
) -> dict[str, Learnt]:
    known = choice.kept(PROJECT / _KEPT, PROJECT, files) if again else {}
    missing = [file for file in files if file not in known]
    with ExitStack() as stack:
        for copy in copies:
            stack.enter_context(copy.telling())
        known |= zip(missing, pool.map(_learn, missing), strict=True)
    choice.keep(PROJECT / _KEPT, PROJECT, choice.kept(PROJECT / _KEPT, PROJECT, None) | known)
    for file in files:
        for test in known[file].failed:
            print(f"left out, it fails with nothing moved: {test}")
    return {file: known[file] for file in files}


def _report(shifts: list[_Shift], outcomes: Iterable[str | None], *, everything: bool) -> int:
    survivors = 0
    for shift, failure in zip(shifts, outcomes, strict=True):
        survivors += failure is None
        if failure is None or everything:
            told = "" if failure is None else f"  noticed by {failure}"
            print(f"{shift}{'  (bare)' if shift.weight.bare else ''}{told}", flush=True)
    print(f"{len(shifts) // 2} weights, {len(shifts)} shifts, {survivors} not noticed by any test")
    return 1 if survivors else 0


def _take(waiting: Queue[Scratch]) -> None:
    _scratch.append(waiting.get())
    load_libraries()


def _learn(file: str) -> Learnt:
    return learn(_scratch[0].root, file)


def _try(shift: _Shift) -> str | None:
    if not shift.tests:
        return None
    with _scratch[0].shifted(shift.weight, shift.value):
        return first_failure(_scratch[0].root, shift.tests, _LOADING + _PATIENCE * shift.seconds)


if __name__ == "__main__":
    sys.exit(main())

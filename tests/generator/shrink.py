"""``python -m tests.generator.shrink SEED LAYOUT FAULT``: the smallest report still misread.

Takes paragraphs, tables and rows out of a generated report for as long as this checkout misreads
it in one of the ways in which it did at first, and writes what is left beside what is printed in
each of its cells: a case of ``tests/misread``, which wants a name that says its fault.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path

import parser as reading
from parser.errors import Unreadable
from tests.generator import FAULTS, LAYOUTS
from tests.generator.draft import Draft, Grid
from tests.generator.faults.choose import remove_row
from tests.generator.sample import Drafted, Sample, drafted
from tests.generator.score import score
from tests.misread_cells import told

Shows = Callable[[Sample], bool]
"""Whether a report shows what it is kept for."""
Place = tuple[int, int]
"""A part of a report and a row of it, counted from 0; ``_WHOLE`` is the whole part."""

_TITLE, _WHOLE = 0, -1


def shrunk(report: Drafted, shows: Shows) -> Sample:
    """The report without all that can be left out of it so that it still ``shows`` the same.

    Its title stays: without one it is no report.
    """
    gone: set[Place] = set()
    for places in (_parts, _rows):
        left = [place for place in places(report.draft) if (place[0], _WHOLE) not in gone]
        size = len(left)
        while size:
            for at in range(0, len(left), size):
                more = gone.union(left[at : at + size])
                if more != gone and shows(_without(report, more)):
                    gone = more
            size //= 2
    return _without(report, gone)


def _parts(draft: Draft) -> list[Place]:
    return [(number, _WHOLE) for number in range(_TITLE + 1, len(draft.parts))]


def _rows(draft: Draft) -> list[Place]:
    """All rows but those of headers, which are what a table is known by."""
    return [
        (number, at)
        for number, part in enumerate(draft.parts)
        if isinstance(part, Grid)
        for at, line in enumerate(part.lines)
        if line.kind != "header"
    ]


def _without(report: Drafted, gone: Iterable[Place]) -> Sample:
    draft, chance = deepcopy(report.draft), random.Random()
    chance.setstate(report.chance.getstate())
    for number, at in sorted(gone, reverse=True):
        part = draft.parts[number]
        if at != _WHOLE and isinstance(part, Grid):
            remove_row(part, part.lines[at])
    whole = {number for number, at in gone if at == _WHOLE}
    draft.parts = [part for number, part in enumerate(draft.parts) if number not in whole]
    return Drafted(report.seed, report.layout, report.fault, draft, chance).sample()


def _misread(sample: Sample) -> set[str]:
    try:
        report = reading.read_bytes(sample.data, sample.name)
    except Unreadable as refused:
        return {refused.reason.code}
    found = score(sample, report, reading.check(report))
    return {*found.silent, *found.amiss, *found.dishonest}


def main() -> None:
    call = argparse.ArgumentParser(prog="python -m tests.generator.shrink", description=__doc__)
    call.add_argument("seed", type=int)
    call.add_argument("layout", choices=LAYOUTS)
    call.add_argument("fault", choices=FAULTS)
    call.add_argument("--output", type=Path, required=True, help="the case, without its ending")
    given = call.parse_args()
    report = drafted(given.seed, given.layout, given.fault)
    first = _misread(_without(report, ()))
    if not first:
        call.exit(1, "nothing of this report is misread\n")
    sample = shrunk(report, lambda smaller: bool(first & _misread(smaller)))
    given.output.with_suffix(sample.layout.suffix).write_bytes(sample.data)
    given.output.with_suffix(".cells").write_text(told(sample), "utf-8")


if __name__ == "__main__":
    main()

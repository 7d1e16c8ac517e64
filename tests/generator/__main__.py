"""``python -m tests.generator SEED LAYOUT FAULT`` prints one report and what it holds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.generator import FAULTS, LAYOUTS, generate


def main() -> None:
    call = argparse.ArgumentParser(prog="python -m tests.generator", description=__doc__)
    call.add_argument("seed", type=int)
    call.add_argument("layout", choices=LAYOUTS)
    call.add_argument("fault", choices=FAULTS, nargs="?", default="none")
    call.add_argument("--output", type=Path, help="write the report here instead")
    call.add_argument("--truth", action="store_true", help="print what each address holds")
    given = call.parse_args()
    sample = generate(given.seed, given.layout, given.fault)
    if given.output:
        given.output.write_bytes(sample.data)
    elif not given.truth:
        sys.stdout.buffer.write(sample.data)
    if given.truth:
        for address in sample.true:
            text = sample.printed[address][0] if address in sample.printed else None
            marks = "undecided " * (address in sample.undecided) + "wrong" * (
                address in sample.wrong
            )
            print(address, repr(text), sample.true[address], marks, sep="\t")


main()

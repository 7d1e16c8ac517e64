"""``python -m bench.attack``: every attack in turn, short or ``--long``; status 1 if one fell."""

from __future__ import annotations

import argparse
import sys
import time

from bench.attack.attack import ATTACKS

_SHOWN = 10


def main() -> int:
    """Play the attacks that were named, or all, and print a row for each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("names", nargs="*", metavar="NAME", help="the attacks to play (all)")
    arguments.add_argument("--long", action="store_true", help="as many rounds as are promised")
    arguments.add_argument("--rounds", type=int, help="so many rounds of each")
    arguments.add_argument("--seed", type=int, default=0)
    chosen = arguments.parse_args()
    known = {attack.name: attack for attack in ATTACKS}
    if unknown := set(chosen.names) - known.keys():
        arguments.error(
            f"no such attack: {', '.join(sorted(unknown))}; there are {', '.join(known)}"
        )
    fell = False
    print(f"{'attack':<14}{'rounds':>8}{'fell':>6}{'seconds':>9}  about")
    for attack in [known[name] for name in chosen.names] or ATTACKS:
        rounds = chosen.rounds or (attack.long if chosen.long else attack.short)
        began = time.monotonic()
        outcome = attack.run(rounds, chosen.seed)
        seconds = time.monotonic() - began
        counts = f"{outcome.rounds:>8}{len(outcome.fell):>6}{seconds:>9.1f}"
        print(f"{attack.name:<14}{counts}  {attack.about}")
        for name, value in outcome.figures.items():
            print(f"{'':<14}{name}: {value}")
        for line in outcome.fell[:_SHOWN]:
            print(f"{'':<14}fell: {line}")
        sys.stdout.flush()
        fell = fell or bool(outcome.fell)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())

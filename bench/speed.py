"""``python -m bench.speed``: gouji beside its yardsticks, measured in one run on one machine.

Nothing here is asserted; the tests hold no clock.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator

from bench import reading, screen, starting
from bench.measure import HEADER

PARTS: tuple[tuple[str, Callable[[], Iterator[object]]], ...] = (
    ("Reading", reading.rows),
    ("Starting (pseudo-terminal of 120 x 40)", starting.rows),
    ("Working (pseudo-terminal of 120 x 40)", screen.rows),
)


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}\n")
    print(HEADER)
    for title, rows in PARTS:
        print(f"\n{title}")
        for row in rows():
            print(row, flush=True)


if __name__ == "__main__":
    main()

"""Timing: calls beside each other in one run, and the lines of the table they are printed in."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A measurement beside its yardstick, in the unit named; ``aim`` is what is to be reached."""

    name: str
    ours: float
    unit: str
    yardstick: float | None = None
    aim: str = ""

    def __str__(self) -> str:
        beside = ratio = ""
        if self.yardstick is not None:
            beside = f"{self.yardstick:.2f} {self.unit}"
            ratio = f"{self.ours / self.yardstick:.2f} x"
        return (
            f"{self.name:<46}{self.ours:>10.2f} {self.unit:<4}{beside:>15}{ratio:>10}  {self.aim}"
        )


HEADER = f"{'':<46}{'gouji':>15}{'yardstick':>15}{'ratio':>10}  aim"


def medians(times: int, *calls: Callable[[], object]) -> tuple[float, ...]:
    """The median milliseconds of each call; they take turns, so that all meet the same load."""
    taken: list[list[float]] = [[] for _ in calls]
    for call in calls:
        call()
    for _ in range(times):
        for call, found in zip(calls, taken, strict=True):
            began = time.perf_counter()
            call()
            found.append(1000 * (time.perf_counter() - began))
    return tuple(map(statistics.median, taken))


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]

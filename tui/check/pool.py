"""Files examined in several processes, results in order; a process that dies costs one file."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

from tui.check.interrupt import held_back
from tui.check.one import Manner, Outcome, examine

Call = tuple[str, bytes | None, Manner]
"""What ``examine`` is called with."""

_AHEAD = 4
"""Calls a process that are under way at a time, so that memory does not grow with the files."""


def in_processes(
    calls: Iterator[Call], jobs: int, died: Callable[[Call], Outcome]
) -> Iterator[Outcome]:
    """What came of each call, in their order.

    A process may be killed from outside, for instance where memory runs out. Which file it had
    in hand nobody says, so those under way are examined one by one; ``died`` tells what is said
    of a file whose own process died too.
    """
    while True:
        suspects: list[Call] = []
        yield from _until_one_dies(calls, jobs, suspects)
        if not suspects:
            return
        for suspect in suspects:
            yield _alone(suspect) or died(suspect)


def _until_one_dies(calls: Iterator[Call], jobs: int, suspects: list[Call]) -> Iterator[Outcome]:
    """The outcomes in order; when a process dies the calls under way are ``suspects``."""
    waiting: deque[tuple[Call, Future[Outcome]]] = deque()

    def go_on(most: int) -> None:
        for call in islice(calls, most):
            try:
                waiting.append((call, pool.submit(examine, *call)))
            except BrokenProcessPool:
                suspects.append(call)
                return

    with held_back():  # a pool that is interrupted while its processes start cannot be ended
        pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
        go_on(jobs * _AHEAD)
    with pool:
        try:
            while waiting:
                try:
                    outcome = waiting[0][1].result()
                except BrokenProcessPool:
                    suspects[:0] = [call for call, _ in waiting]
                    return
                waiting.popleft()
                yield outcome
                if not suspects:
                    go_on(1)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(call: Call) -> Outcome | None:
    """What came of a call in a process of its own; ``None`` where that dies."""
    with held_back():
        pool = ProcessPoolExecutor(1, initializer=_leave_interrupts_to_the_parent)
        future = pool.submit(examine, *call)
    with pool:
        try:
            return future.result()
        except BrokenProcessPool:
            return None


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

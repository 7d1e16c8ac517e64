"""Files examined in several processes, results in order; a process that dies costs one file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import active_children
from multiprocessing.context import BaseContext
from typing import Generic, TypeVar

from parser.budget import Cancelled
from parser.errors import LeftOff

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 4
"""Items a process that are under way at a time, so that memory does not grow with their number."""

_ASKED_EVERY = 0.2
"""Seconds between two looks at whether anybody waits for the rest."""


@dataclass(frozen=True)
class Pool(Generic[Item, Result]):
    """Has items examined by so many processes at once.

    ``died`` tells what is said of an item whose process was ended from outside, for instance
    where memory ran out. ``starting`` is around every moment in which a process may be started,
    ``prepare`` is called in each of them. Where ``cancelled`` says so, the
    processes are killed, whatever file they are at, and ``LeftOff`` is raised.
    """

    examine: Callable[[Item], Result]
    died: Callable[[Item], Result]
    jobs: int
    starting: Callable[[], AbstractContextManager[object]]
    prepare: Callable[[], None] | None = None
    context: BaseContext | None = None
    cancelled: Cancelled | None = None

    def results(self, items: Iterable[Item]) -> Iterator[Result]:
        """What came of each item, in their order.

        Which item a process that died had in hand nobody says, so those under way then are
        examined again, each in a process of its own.
        """
        rest = iter(items)
        while True:
            suspects: list[Item] = []
            yield from self._until_one_dies(rest, suspects)
            if not suspects:
                return
            for suspect in suspects:
                alone: list[Item] = []
                yield from self._until_one_dies(iter([suspect]), alone, jobs=1)
                if alone:
                    yield self.died(suspect)

    def _until_one_dies(
        self, items: Iterator[Item], suspects: list[Item], jobs: int | None = None
    ) -> Iterator[Result]:
        """The results in order; when a process dies the items under way are ``suspects``."""
        jobs = jobs or self.jobs
        waiting: deque[tuple[Item, Future[Result]]] = deque()

        def go_on(most: int) -> None:
            for item in islice(items, most):
                try:
                    with self.starting():
                        waiting.append((item, pool.submit(self.examine, item)))
                except BrokenProcessPool:
                    suspects.append(item)
                    return

        with self.starting():
            pool = ProcessPoolExecutor(jobs, self.context, self.prepare)
        with pool:
            try:
                go_on(jobs * _AHEAD)
                while waiting:
                    try:
                        result = self._awaited(waiting[0][1])
                    except BrokenProcessPool:
                        suspects[:0] = [item for item, _ in waiting]
                        return
                    waiting.popleft()
                    yield result
                    if not suspects:
                        go_on(1)
            except (LeftOff, GeneratorExit):
                for process in active_children():
                    process.kill()
                raise
            finally:
                pool.shutdown(wait=False, cancel_futures=True)

    def _awaited(self, future: Future[Result]) -> Result:
        """The result of an item; raises ``LeftOff`` where the call was cancelled."""
        if self.cancelled is None:
            return future.result()
        while True:
            try:
                return future.result(_ASKED_EVERY)
            except NotYet:
                if self.cancelled():
                    raise LeftOff from None

"""Tests run in a copy of the project, each time in a new process with all libraries loaded."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from bench.mutants.scratch import called

if TYPE_CHECKING:
    import pytest

# What the tests and the parser import of others; loaded once, and every process begins with it.
_LIBRARIES = (
    "pytest", "hypothesis", "hypothesis.strategies", "lxml.html", "rapidfuzz.fuzz", "opencc",
    "pydantic", "openpyxl", "docx", "pdfplumber", "pypdfium2", "tinycss2", "cssselect2",
    "charset_normalizer", "platformdirs", "sqlite3",
)  # fmt: skip
_QUIET = (
    "-q", "-p", "no:cacheprovider",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",  # hypothesis is loaded before
)  # fmt: skip
_OF_PROJECT = frozenset(("parser", "tests", "tui"))
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Learnt:
    """What a test file does: for each test that passed its seconds of processor time and what
    functions of the parser it called; and those that failed.
    """

    tests: dict[str, tuple[float, frozenset[str]]] = field(default_factory=dict)
    failed: tuple[str, ...] = ()


def load_libraries() -> None:
    """Load what is slow to load; a process forked from this one has it."""
    for name in _LIBRARIES:
        importlib.import_module(name)


def learn(root: Path, file: str) -> Learnt:
    """Run a test file in a copy that tells its calls, and tell what each test called."""
    learnt = _in_process(root, lambda: _learn(file), None)
    if learnt is None or not (learnt.tests or learnt.failed):
        raise RuntimeError(f"{file} ran no test: run it by itself to see why")
    return learnt


def first_failure(root: Path, tests: Sequence[str], seconds: float) -> str | None:
    """The first of some tests to fail in the copy, in the order given; ``None`` if all pass.

    Tests that are not done within ``seconds`` of real time have failed: they hang.
    """
    found = _in_process(root, lambda: _try(tests), seconds)
    return "(hangs)" if found is None else found or None


def _in_process(root: Path, call: Callable[[], _Found], seconds: float | None) -> _Found | None:
    """What a call gives in a process of its own in the copy; ``None`` if it does not end."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(target=_within, args=(root, call, theirs))
    process.start()
    theirs.close()
    answer: _Found | None = None
    if ours.poll(seconds):
        with suppress(EOFError):
            answer = ours.recv()
    if process.pid is not None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.join()
    return answer


def _within(root: Path, call: Callable[[], _Found], answer: Connection) -> None:
    os.setpgid(0, 0)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.chdir(root)
    os.environ["PYTHONPATH"] = str(root)
    sys.path.insert(0, str(root))
    for name in [name for name in sys.modules if name.partition(".")[0] in _OF_PROJECT]:
        del sys.modules[name]
    importlib.invalidate_caches()
    answer.send(call())


def _learn(file: str) -> Learnt:
    import pytest

    watcher = _Watcher()
    pytest.main([*_QUIET, file], plugins=[watcher])
    return Learnt(watcher.tests, tuple(watcher.failed))


def _try(tests: Sequence[str]) -> str:
    import pytest

    chosen = _Chosen(tests)
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    status = pytest.main([*_QUIET, "-x", *files], plugins=[chosen])
    if chosen.failed:
        return chosen.failed
    return "" if status == pytest.ExitCode.OK else "(nothing can be imported)"


class _Watcher:
    """Notes of every test its time and the functions it called, none remembered from before."""

    def __init__(self) -> None:
        self.tests: dict[str, tuple[float, frozenset[str]]] = {}
        self.failed: list[str] = []
        self._began = 0.0

    def pytest_runtest_logstart(self) -> None:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "parser":
                for value in list(vars(module).values()):
                    if clear := getattr(value, "cache_clear", None):
                        clear()
        called().clear()
        self._began = time.process_time()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        if nodeid not in self.failed:
            self.tests[nodeid] = (time.process_time() - self._began, frozenset(called()))


class _Chosen:
    """Runs the tests that were chosen and no others, in their order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.places = {test: i for i, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        wanted = [item for item in items if item.nodeid in self.places]
        items[:] = sorted(wanted, key=lambda item: self.places[item.nodeid])

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid

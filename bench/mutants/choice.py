"""Which tests concern a weight: those that call what uses it, the quickest first.

What tests call is learnt by running each test file once. A test may look at what another of its
file has read and kept, and a reader may be called in a process of its own: so the others of such
a file, and the files that import the weight's module, come after.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from bench.mutants.trial import Learnt
from bench.mutants.weights import Weight

_OF_PARSER = re.compile(r"^(?:from|import) (?:parser\b|tests\.generator)", re.MULTILINE)
_OF_SCREEN = re.compile(
    r"^(?:from|import) (?:tui|textual|tests\.(?:calling|screen_driver))\b", re.MULTILINE
)


def test_files(root: Path) -> list[str]:
    """The test files that concern the parser and nothing of the screen or the command line."""
    found = []
    for path in sorted((root / "tests").glob("test_*.py")):
        text = path.read_text("utf-8")
        if _OF_PARSER.search(text) and not _OF_SCREEN.search(text):
            found.append(path.relative_to(root).as_posix())
    return found


def tests_of(
    weight: Weight, learnt: Mapping[str, Learnt], imports: Mapping[str, str], seconds: float
) -> list[str]:
    """The tests that concern a weight, as many as take no longer than ``seconds`` in all."""
    module = weight.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    callers: list[tuple[float, str]] = []
    others: list[tuple[float, str]] = []
    for file, known in learnt.items():
        calling = {test for test, (_, called) in known.tests.items() if called & weight.users}
        if calling or module in imports[file] or not weight.users:
            for test, (taken, _) in known.tests.items():
                (callers if test in calling else others).append((taken, test))
    chosen, total = [], 0.0
    for taken, test in [*sorted(callers), *sorted(others)]:
        total += taken
        if total <= seconds:
            chosen.append(test)
    return chosen


def digest(root: Path, file: str) -> str:
    """What a test file is known by from one run to the next."""
    return sha256((root / file).read_bytes()).hexdigest()


def kept(path: Path, root: Path, files: Iterable[str] | None) -> dict[str, Learnt]:
    """What was learnt before of the test files, or of some of them, that are the same since."""
    if not path.exists():
        return {}
    told = json.loads(path.read_text("utf-8"))
    return {
        file: Learnt(
            {test: (taken, frozenset(called)) for test, (taken, called) in known["tests"].items()},
            tuple(known["failed"]),
        )
        for file, known in told.items()
        if (files is None or file in files)
        and (root / file).exists()
        and known["digest"] == digest(root, file)
    }


def keep(path: Path, root: Path, learnt: Mapping[str, Learnt]) -> None:
    """Keep what was learnt for the next run."""
    told = {
        file: {
            "digest": digest(root, file),
            "tests": {test: (taken, sorted(called)) for test, (taken, called) in one.tests.items()},
            "failed": one.failed,
        }
        for file, one in learnt.items()
    }
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told, indent=0), "utf-8")

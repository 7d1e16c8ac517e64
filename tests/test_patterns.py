"""No pattern of the parser takes more than its text is long, whatever the text is."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import parser
from tests.hostile_strings import strings_for

# Characters of the shorter strings; the longer ones have four times as many.
SHORT = 500
# A pattern that goes back once over all it took is four times as slow there; one that does so
# from every place sixteen times.
MOST_GROWTH = 9.0
# Seconds below which nothing is measured: clocks and other programs are in the way.
FELT = 0.003


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Every pattern that a module of the parser holds, by its name."""
    for module in pkgutil.walk_packages(parser.__path__, "parser."):
        held = vars(importlib.import_module(module.name))
        for name, value in held.items():
            for number, one in enumerate(_listed(value)):
                if isinstance(one, re.Pattern):
                    yield f"{module.name}.{name}.{number}", one


def _listed(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, tuple | list) else [value]


PATTERNS = dict(patterns())


_USED = re.compile(r"\b(\w+)(?:\[[^]]*\])?\.(search|match|fullmatch|finditer|findall|sub|split)\b")
_AT_ONE_PLACE = frozenset({"match", "fullmatch"})


def uses() -> Mapping[str, set[str]]:
    """How the parser asks the patterns of each name: from one place, or from every place."""
    found: dict[str, set[str]] = {}
    for path in Path(parser.__file__).parent.rglob("*.py"):
        for name, method in _USED.findall(path.read_text("utf-8")):
            found.setdefault(name, set()).add(method)
    return found


USES = uses()


def calls(name: str, pattern: re.Pattern[Any]) -> Iterator[Callable[[Any], object]]:
    used = USES.get(name.split(".")[-2], {"search"})
    if used & _AT_ONE_PLACE:
        yield pattern.fullmatch
    if used - _AT_ONE_PLACE:
        yield lambda text: list(pattern.finditer(text))


def seconds(call: Callable[[Any], object], text: str | bytes) -> float:
    """Of processor time: whatever else the machine does meanwhile does not count."""
    began = time.thread_time()
    call(text)
    return time.thread_time() - began


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_takes_longer_than_its_text(name: str) -> None:
    pattern = PATTERNS[name]
    is_bytes = isinstance(pattern.pattern, bytes)
    for call in calls(name, pattern):
        for short, long in zip(
            strings_for(pattern, SHORT), strings_for(pattern, 4 * SHORT), strict=True
        ):
            first, second = (
                (short.encode("utf-8"), long.encode("utf-8")) if is_bytes else (short, long)
            )
            slow = seconds(call, second)
            if slow < FELT:
                continue
            slow = min([slow, *(seconds(call, second) for _ in range(4))])
            quick = min(seconds(call, first) for _ in range(5))
            assert slow < FELT or slow < MOST_GROWTH * quick, (
                f"{pattern.pattern!r} on {short[:20]!r}…: {quick:.4f} s, then {slow:.4f} s"
            )

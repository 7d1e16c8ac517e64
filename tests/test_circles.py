"""No module of a half imports, by whatever way round, one that imports it."""

from __future__ import annotations

from collections.abc import Iterator

import grimp
import pytest


def _circles(package: str) -> list[list[str]]:
    """The groups of modules that all lead to each other; imports within functions count too."""
    graph = grimp.build_graph(package, include_external_packages=False, cache_dir=None)
    imported = {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}
    return [sorted(group) for group in _strongly_connected(imported) if len(group) > 1]


def _strongly_connected(edges: dict[str, set[str]]) -> Iterator[set[str]]:
    reached = {name: _reached(name, edges) for name in edges}
    left = set(edges)
    while left:
        name = min(left)
        group = {other for other in reached[name] if name in reached[other]} | {name}
        yield group
        left -= group


def _reached(name: str, edges: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [name]
    while waiting:
        for other in edges.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def test_a_circle_is_seen() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
    assert sorted(map(sorted, _strongly_connected(edges))) == [["a", "b", "c"], ["d"]]


@pytest.mark.parametrize("package", ["parser", "tui"])
def test_no_modules_import_each_other(package: str) -> None:
    assert _circles(package) == []

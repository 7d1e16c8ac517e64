"""The rules of a PDF page as a reader of the page takes them, not as they happen to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING

from parser.readers.pdf.letters import Thing

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

# Points by which rules that meet may miss each other: those of double borders do.
_MEETING = 4.0
# Points that the row at an open end of a table may be high; more is a table ruled otherwise.
_TALLEST_ROW = 80.0
# The part of a table's width that a rule across all of it has at least.
_MOST = 0.9
# Upright rules that make a table together.
_FEWEST = 4


def tables(page: Page) -> list[Table]:
    """The tables of a page; one that was cut in two without a rule there is closed."""
    closing = list(_closing(page.edges))
    return [
        table
        for table in page.find_tables(
            {"intersection_tolerance": _MEETING, "explicit_horizontal_lines": closing}
        )
        if len(table.cells) > 1
    ]


def _closing(edges: list[Thing]) -> Iterator[Thing]:
    """The rules that are missing where the upright rules of a table all end at one height."""
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    for end, other in (("top", "bottom"), ("bottom", "top")):
        for ends in _together(upright, end):
            if len({round(edge["x0"]) for edge in ends}) < _FEWEST:
                continue
            height = ends[0][end]
            left, right = min(edge["x0"] for edge in ends), max(edge["x1"] for edge in ends)
            across = [edge for edge in level if edge["x0"] < right and edge["x1"] > left]
            there = [edge for edge in across if abs(edge["top"] - height) <= _MEETING]
            first, last = min(edge["top"] for edge in ends), max(edge["bottom"] for edge in ends)
            apart = [
                abs(edge["top"] - height)
                for edge in across
                if first - _MEETING <= edge["top"] <= last + _MEETING and edge not in there
            ]
            goes_on = any(
                left <= edge["x0"] <= right and abs(edge[other] - height) <= _MEETING
                for edge in upright
            )
            if (
                not goes_on
                and min(apart, default=_TALLEST_ROW) < _TALLEST_ROW
                and _covered(there) < _MOST * (right - left)
            ):
                yield _rule(left, right, height)


def _covered(edges: list[Thing]) -> float:
    """The length in points that level edges cover together."""
    covered, end = 0.0, 0.0
    for edge in sorted(edges, key=itemgetter("x0")):
        covered += max(0.0, edge["x1"] - max(edge["x0"], end))
        end = max(end, edge["x1"])
    return covered


def _together(upright: list[Thing], end: str) -> list[list[Thing]]:
    """Upright rules in groups that end at one height."""
    from pdfplumber.utils.clustering import cluster_objects

    groups: list[list[Thing]] = cluster_objects(upright, itemgetter(end), _MEETING / 2)
    return groups


def _rule(left: float, right: float, height: float) -> Thing:
    return {
        "object_type": "line",
        "orientation": "h",
        "x0": left,
        "x1": right,
        "top": height,
        "bottom": height,
        "width": right - left,
        "height": 0.0,
    }

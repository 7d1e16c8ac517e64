"""PDF: what is drawn beside digits is looked for near them only, and found wherever it stands."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from parser.budget import LIMITS, budgeted
from parser.readers.marks import MORE_ON_PAGE
from parser.readers.pdf.doubts import _is_by, _is_like, doubts_of_page

HEIGHT, WIDTH = 12.0, 6.0


def letter(x: float, top: float, height: float = HEIGHT) -> dict[str, Any]:
    return {
        "text": "5", "fontname": "F", "non_stroking_color": (0.0,), "matrix": (1, 0, 0, 1, 0, 0),
        "x0": x, "x1": x + WIDTH, "top": top, "bottom": top + height,
    }  # fmt: skip


def drawn(x: float, top: float, width: float, height: float, kind: str) -> dict[str, Any]:
    place = {"x0": x, "x1": x + width, "top": top, "bottom": top + height}
    return place | {"object_type": kind}


def added_to(letters: Sequence[Any], drawings: Sequence[Any]) -> set[int]:
    """The letters that something may be drawn to, by their identity."""
    found = doubts_of_page(letters, drawings, None, (0, 0), pictured=False)
    return {key for key, codes in found.items() if MORE_ON_PAGE in codes}


def test_pages_of_curves_between_lines_of_digits_are_read() -> None:
    letters = [letter(60 + 8 * x, 60 + 30 * line) for line in range(25) for x in range(30)]
    curves = [drawn(40 + n, 50 + 2.5 * n, 9, 9, "curve") for n in range(300)]
    with budgeted() as budget:
        assert added_to(letters, curves)
    assert 40 * budget.spent["steps"] <= LIMITS["steps"]
    assert 40 * len(letters) * len(curves) > LIMITS["steps"]  # as it would be without bisection


@pytest.mark.parametrize("seed", range(20))
def test_no_drawing_beside_a_digit_is_overlooked(seed: int) -> None:
    chance = Random(seed)
    letters = [
        letter(chance.uniform(0, 90), chance.uniform(0, 90), chance.choice((4, 9, 40)))
        for _ in range(40)
    ]
    drawings = [
        drawn(
            chance.uniform(0, 90), chance.uniform(0, 90), chance.uniform(0, 20),
            chance.uniform(0, 30), chance.choice(("curve", "annot")),
        )
        for _ in range(10)
    ]  # fmt: skip
    beside = {
        id(one)
        for one in letters
        for drawing in drawings
        if _is_by(drawing, one) and (drawing["object_type"] == "annot" or _is_like(drawing, one))
    }
    assert added_to(letters, drawings) == beside

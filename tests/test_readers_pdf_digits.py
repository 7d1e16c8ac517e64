"""From where on digits of a PDF page are one figure, are seen, and have something beside them.

A digit here is ten points high and six wide unless the test says otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from parser.readers.marks import MORE_ON_PAGE, PERHAPS_UNSEEN, PIECES_DIFFER
from parser.readers.pdf.doubts import comments, doubts_of_page
from parser.readers.pdf.picture import Picture

BLACK = (0.0,)
ALL_SEEN = Picture(Image.new("L", (600, 800), 255), 1.0, 1.0)
NOTHING_SEEN = Picture(Image.new("L", (600, 800), 0), 1.0, 1.0, frozenset({"F"}))


def digit(x: float = 0.0, bottom: float = 24.0, height: float = 10.0, width: float = 6.0,
          ink: tuple[float, ...] = BLACK, text: str = "1") -> dict[str, Any]:  # fmt: skip
    return {
        "text": text, "x0": x, "x1": x + width, "top": bottom - height, "bottom": bottom,
        "fontname": "F", "non_stroking_color": ink, "matrix": (1, 0, 0, 1, 0, 0),
    }  # fmt: skip


def codes(
    *letters: dict[str, Any], drawn: tuple[dict[str, Any], ...] = (), picture: Picture = ALL_SEEN
) -> set[str]:
    found = doubts_of_page(letters, drawn, picture, (0.0, 0.0), pictured=False)
    return set().union(*found.values())


@pytest.mark.parametrize(
    ("alike", "other"),
    [
        (digit(6, height=7.0), digit(6, height=6.9)),
        (digit(6, bottom=25.5), digit(6, bottom=25.6)),
        (digit(6, bottom=22.5), digit(6, bottom=22.4)),
        (digit(6, ink=(0.2, 0.2, 0.2)), digit(6, ink=(0.0, 0.21, 0.0))),
        (digit(6, ink=(0.0, 0.0, 0.0, 1.0)), digit(6, ink=(0.0, 0.0, 0.0, 0.5))),
        (digit(3), digit(2.9)),
    ],
    ids=["size", "lower", "higher", "ink", "print", "on each other"],
)
def test_digits_of_one_figure_may_differ_by_so_much(
    alike: dict[str, Any], other: dict[str, Any]
) -> None:
    assert codes(digit(), alike) == set()
    assert codes(digit(), other) == {PIECES_DIFFER}


def test_digits_that_differ_are_of_one_figure_up_to_half_their_height_apart() -> None:
    red = (1.0, 0.0, 0.0)
    assert codes(digit(), digit(11.0, ink=red)) == {PIECES_DIFFER}
    assert codes(digit(), digit(11.1, ink=red)) == set()


def test_digits_of_one_figure_are_looked_for_in_rows_of_six_points() -> None:
    far = digit(100.0, height=11.0)
    assert codes(digit(height=11.0), far, digit(6, bottom=26.9, height=11.0)) == {PIECES_DIFFER}
    assert codes(digit(height=11.0), far, digit(6, bottom=27.1, height=11.0)) == set()


@pytest.mark.parametrize(("ink", "found"), [(0.59, set()), (0.6, {PERHAPS_UNSEEN})])
def test_a_full_width_digit_that_only_wants_its_font_is_dark_where_it_would_be_seen(
    ink: float, found: set[str]
) -> None:
    assert codes(digit(text="１", ink=(ink,)), picture=NOTHING_SEEN) == found


def test_a_digit_of_three_points_is_seen_and_no_smaller_one() -> None:
    assert codes(digit(height=3.0)) == set()
    assert codes(digit(height=2.9)) == {PERHAPS_UNSEEN}
    assert codes(digit(width=0.8)) == set()
    assert codes(digit(width=0.7)) == {PERHAPS_UNSEEN}


def drawing(height: float, width: float, top: float = 14.0, kind: str = "curve") -> dict[str, Any]:
    return {"object_type": kind, "x0": 7.0, "x1": 7.0 + width, "top": top, "bottom": top + height}


@pytest.mark.parametrize(
    ("like", "other"),
    [
        (drawing(4.0, 5.0), drawing(3.9, 5.0)),
        (drawing(25.0, 5.0), drawing(25.1, 5.0)),
        (drawing(10.0, 25.0), drawing(10.0, 25.1)),
    ],
)
def test_a_drawing_from_two_fifths_to_two_and_a_half_times_a_digit_may_be_one(
    like: dict[str, Any], other: dict[str, Any]
) -> None:
    assert codes(digit(), drawn=(like,)) == {MORE_ON_PAGE}
    assert codes(digit(), drawn=(other,)) == set()


@pytest.mark.parametrize(
    ("by", "touching"),
    [
        (drawing(10.0, 5.0, top=20.6), drawing(10.0, 5.0, top=20.8)),
        (drawing(10.0, 5.0, top=7.4), drawing(10.0, 5.0, top=7.2)),
    ],
)
def test_a_drawing_stands_by_a_digit_where_it_is_level_with_more_than_a_third_of_it(
    by: dict[str, Any], touching: dict[str, Any]
) -> None:
    assert codes(digit(), drawn=(by,)) == {MORE_ON_PAGE}
    assert codes(digit(), drawn=(touching,)) == set()


@pytest.mark.parametrize(("flags", "shown"), [(0, 1), (1, 1), (2, 0), (4, 1), (6, 0)])
def test_a_comment_is_hidden_by_the_second_of_its_flags(flags: int, shown: int) -> None:
    assert len(list(comments([{"data": {"Subtype": "/Stamp", "F": flags}}]))) == shown


def test_a_letter_is_seen_by_the_difference_that_light_grey_makes_on_white() -> None:
    for light, seen in ((60, True), (59, False)):
        picture = Picture(Image.new("L", (50, 50), light), 1.0, 1.0)
        assert picture.shows(digit(), 0.0, 0.0) == seen


@pytest.mark.parametrize(("x", "seen"), [(36, True), (63, True), (33, False), (66, False)])
def test_a_digit_is_seen_by_the_third_in_its_middle(x: int, seen: bool) -> None:
    image = Image.new("L", (100, 30), 0)
    image.paste(255, (x, 0, x + 1, 30))
    assert Picture(image, 1.0, 1.0).shows(digit(width=100.0), 0.0, 0.0) == seen

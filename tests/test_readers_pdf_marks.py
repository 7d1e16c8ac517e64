"""From where on letters of a PDF page are raised, struck out, white, doubled or set apart.

A letter here is ten points high and five wide unless the test says otherwise.
"""

from __future__ import annotations

from typing import Any

import pytest

from parser.readers.pdf.letters import as_seen, doubled, is_white_on_white, set_apart


def letter(x: float = 0.0, bottom: float = 20.0, height: float = 10.0,
           text: str = "1", ink: object = (0,)) -> dict[str, Any]:  # fmt: skip
    return {
        "text": text, "x0": x, "x1": x + 5, "top": bottom - height, "bottom": bottom,
        "fontname": "F", "size": height, "upright": True, "non_stroking_color": ink,
    }  # fmt: skip


def texts(*letters: dict[str, Any], drawn: tuple[dict[str, Any], ...] = ()) -> str:
    return "".join(each["text"] for each in as_seen(letters, drawn))


@pytest.mark.parametrize(
    ("raised", "plain"),
    [
        (letter(5, bottom=17.0, height=8.5), letter(5, bottom=17.0, height=8.6)),
        (letter(5, bottom=18.0, height=6.0), letter(5, bottom=18.1, height=6.0)),
        (letter(6.5, bottom=17.0, height=6.0), letter(6.6, bottom=17.0, height=6.0)),
    ],
    ids=["smaller", "higher", "beside"],
)
def test_a_digit_is_a_mark_on_the_figure_before_it_where_it_is_so_raised(
    raised: dict[str, Any], plain: dict[str, Any]
) -> None:
    assert texts(letter(), raised) == "1¹"
    assert texts(letter(), plain) == "11"


def stroke(left: float = 0.0, right: float = 10.0, middle: float = 15.0,
           width: float = 1.0) -> dict[str, Any]:  # fmt: skip
    return {"x0": left, "x1": right, "top": middle - width / 2, "bottom": middle + width / 2}


@pytest.mark.parametrize(
    ("strikes", "other"),
    [
        (stroke(left=-1.5), stroke(left=-1.6)),
        (stroke(right=11.5), stroke(right=11.6)),
        (stroke(middle=17.5), stroke(middle=17.6)),
        (stroke(middle=12.5), stroke(middle=12.4)),
        (stroke(width=2.0), stroke(width=2.1)),
    ],
)
def test_a_line_strikes_out_letters_where_it_keeps_so_near_to_them(
    strikes: dict[str, Any], other: dict[str, Any]
) -> None:
    assert texts(letter(), letter(5), drawn=(strikes,)) == ""
    assert texts(letter(), letter(5), drawn=(other,)) == "11"


@pytest.mark.parametrize(
    ("white", "grey"),
    [
        ((0.98,), (0.97,)),
        ((1.0, 1.0, 0.98), (1.0, 1.0, 0.97)),
        ((0.0, 0.0, 0.0, 0.02), (0.0, 0.0, 0.0, 0.03)),
    ],
)
def test_white_is_what_gives_back_all_light_but_a_fiftieth(white: object, grey: object) -> None:
    assert is_white_on_white(letter(ink=white), [])
    assert not is_white_on_white(letter(ink=grey), [])


def test_the_same_letter_printed_again_a_point_beside_itself_is_one() -> None:
    assert len(doubled([letter(), letter(1.1)])) == 1
    assert len(doubled([letter(), letter(1.2)])) == 0


def test_digits_set_apart_are_one_figure_where_their_gaps_are_alike() -> None:
    assert set_apart([letter(0), letter(10), letter(20), letter(30.5)])
    assert not set_apart([letter(0), letter(10), letter(20), letter(30.7)])

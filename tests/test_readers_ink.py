"""From where on letters are seen, and pieces of a figure are one, by their ink and size."""

from __future__ import annotations

import pytest

from parser.readers.ink import BLACK, WHITE, Colour, Ink, Pieces, contrast, is_unclear
from parser.readers.marks import PIECES_DIFFER


def grey(part: float) -> Colour:
    return part, part, part, 1.0


@pytest.mark.parametrize(
    ("colour", "told"),
    [
        (BLACK, 21.0),
        (WHITE, 1.0),
        ((1.0, 0.0, 0.0, 1.0), 3.998477),
        ((0.0, 1.0, 0.0, 1.0), 1.372190),
        ((0.0, 0.0, 1.0, 1.0), 8.592471),
        (grey(0x77 / 255), 4.478089),
        # The formula has two pieces, which meet at 0.04.
        (grey(0.035), 19.920705),
        (grey(0.045), 19.625796),
    ],
)
def test_letters_stand_out_from_white_as_the_web_guidelines_count_it(
    colour: Colour, told: float
) -> None:
    assert contrast(colour, WHITE) == pytest.approx(told, abs=1e-6)


def test_letters_that_hardly_stand_out_from_white_are_unclear() -> None:
    assert not is_unclear(Ink(grey(217 / 255)))  # 1.41 to 1
    assert is_unclear(Ink(grey(219 / 255)))  # 1.38 to 1


def test_letters_of_four_pixels_can_be_read_and_no_smaller_ones() -> None:
    assert not is_unclear(Ink(pixels=4.0))
    assert is_unclear(Ink(pixels=3.9))


def test_letters_that_let_four_fifths_of_a_picture_through_can_be_seen_before_it() -> None:
    assert not is_unclear(Ink((0.0, 0.0, 0.0, 0.2), pictured=True))
    assert is_unclear(Ink((0.0, 0.0, 0.0, 0.19), pictured=True))


def differ(one: Ink, other: Ink) -> bool:
    pieces = Pieces()
    pieces.put(0, one)
    pieces.put(1, other)
    return PIECES_DIFFER in pieces.doubts(["1", "2"], {})


def test_digits_of_one_figure_have_three_fifths_of_the_next_one_s_size_at_least() -> None:
    assert not differ(Ink(pixels=20.0), Ink(pixels=12.0))
    assert differ(Ink(pixels=20.0), Ink(pixels=11.9))


def test_a_digit_without_a_size_is_taken_to_have_sixteen_pixels() -> None:
    assert not differ(Ink(), Ink(pixels=9.6))
    assert differ(Ink(), Ink(pixels=9.5))


def test_digits_of_one_figure_differ_by_a_fifth_of_each_colour_at_most() -> None:
    assert not differ(Ink(BLACK), Ink((0.2, 0.2, 0.2, 1.0)))
    assert differ(Ink(BLACK), Ink((0.0, 0.21, 0.0, 1.0)))
    assert differ(Ink(behind=WHITE), Ink(behind=(1.0, 1.0, 0.79, 1.0)))

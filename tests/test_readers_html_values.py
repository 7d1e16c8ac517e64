"""From where on a style makes figures doubtful: both sides of each limit, in pixels of a screen."""

from __future__ import annotations

import pytest

from parser.readers.html.media import Holds, holds
from parser.readers.html.properties import Reach, clipped, moves, verdict
from parser.readers.html.values import as_colour, colour_of, number, pixels, size_of


@pytest.mark.parametrize(
    ("name", "value", "reach", "beyond", "reach_beyond"),
    [
        ("left", "59px", Reach.PIECE, "60px", Reach.WHOLE),
        ("left", "899px", Reach.WHOLE, "900px", Reach.AROUND),
        ("top", "-899px", Reach.WHOLE, "-900px", Reach.AROUND),
        ("margin", "-59px", Reach.PIECE, "-60px", Reach.WHOLE),
        ("margin-left", "-899px", Reach.WHOLE, "-900px", Reach.AROUND),
        ("margin-left", "299px", Reach.NOWHERE, "300px", Reach.WHOLE),
        ("padding", "299px", Reach.NOWHERE, "300px", Reach.WHOLE),
        ("width", "3px", Reach.NOWHERE, "2.9px", Reach.WHOLE),
        ("text-indent", "299px", Reach.PIECE, "300px", Reach.WHOLE),
        ("text-indent", "-59px", Reach.PIECE, "-60px", Reach.WHOLE),
        ("text-indent", "899px", Reach.WHOLE, "900px", Reach.AROUND),
        ("letter-spacing", "-2.4px", Reach.NOWHERE, "-2.5px", Reach.WHOLE),
        ("letter-spacing", "15.9px", Reach.NOWHERE, "16px", Reach.WHOLE),
        ("opacity", "0.3", Reach.PIECE, "0.29", Reach.AROUND),
        ("zoom", "0.4", Reach.PIECE, "0.39", Reach.AROUND),
        ("zoom", "400%", Reach.PIECE, "401%", Reach.AROUND),
        ("line-height", "0.4", Reach.NOWHERE, "0.39", Reach.WHOLE),
        ("line-height", "3px", Reach.NOWHERE, "2.9px", Reach.WHOLE),
        ("transform", "scale(0.4)", Reach.PIECE, "scale(0.39)", Reach.AROUND),
        ("transform", "scale(1, 4)", Reach.PIECE, "scale(1, 4.1)", Reach.AROUND),
        ("transform", "translate(59px)", Reach.PIECE, "translate(60px)", Reach.WHOLE),
        ("transform", "translate(899px)", Reach.WHOLE, "translate(900px)", Reach.AROUND),
    ],
)
def test_a_property_reaches_further_from_so_much_on(
    name: str, value: str, reach: Reach, beyond: str, reach_beyond: Reach
) -> None:
    assert verdict("span", name, value)[0] is reach
    assert verdict("span", name, beyond)[0] is reach_beyond


@pytest.mark.parametrize(
    ("name", "value", "reach"),
    [
        ("width", "40px", Reach.NOWHERE),
        ("width", "39.9px", Reach.WHOLE),
        ("height", "9px", Reach.NOWHERE),
        ("height", "8.9px", Reach.WHOLE),
        ("max-height", "3px", Reach.WHOLE),
        ("max-height", "2.9px", Reach.AROUND),
    ],
)
def test_a_box_that_cuts_is_as_large_as_a_figure_or_in_doubt(
    name: str, value: str, reach: Reach
) -> None:
    assert clipped("span", {"overflow": "hidden", name: value}) is reach


def test_what_is_moved_by_ten_pixels_may_lie_on_something_else() -> None:
    assert not moves({"position": "relative", "left": "9.9px"})
    assert moves({"position": "relative", "left": "10px"})
    assert moves({"margin-top": "-10px"})


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3", 3), ("3px", 3), ("3pt", 4), ("3pc", 48), ("3in", 288), ("3cm", 113.4), ("3mm", 11.34),
        ("3q", 2.835), ("3rem", 48), ("3vw", 38.4), ("3vh", 21.6), ("3vmin", 21.6), ("3vmax", 38.4),
        ("3em", 48), ("50%", 8), ("3ex", 24), ("3ch", 24), ("3ic", 48), ("3lh", 57.6),
        ("3rlh", 57.6), ("xx-small", 9), ("x-small", 10), ("small", 13), ("medium", 16),
        ("large", 18), ("x-large", 24), ("xx-large", 32), ("xxx-large", 48), ("smaller", 13.28),
        ("larger", 19.2),
    ],
)  # fmt: skip
def test_lengths_are_those_of_a_screen_with_letters_of_the_usual_size(
    text: str, size: float
) -> None:
    """Ninety-six pixels an inch, a window of 1280 by 720, letters of sixteen pixels."""
    assert pixels(text) == pytest.approx(size)
    assert size_of("lead") == (None, None)


def test_a_percentage_is_a_number_of_hundredths() -> None:
    assert (number("50%"), number("0.5"), number("5px")) == (0.5, 0.5, None)


@pytest.mark.parametrize(
    ("media", "found"),
    [
        ("(min-width: 1024px)", Holds.YES),
        ("(min-width: 1025px)", Holds.PERHAPS),
        ("(min-width: 1920px)", Holds.PERHAPS),
        ("(min-width: 1921px)", Holds.ELSEWHERE),
        ("(max-width: 1920px)", Holds.YES),
        ("(max-width: 1919px)", Holds.PERHAPS),
        ("(max-width: 1024px)", Holds.PERHAPS),
        ("(max-width: 1023px)", Holds.ELSEWHERE),
    ],
)
def test_windows_that_reports_are_read_in_are_from_1024_to_1920_pixels_wide(
    media: str, found: Holds
) -> None:
    assert holds(media) is found


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("red", "red"),
        ("#123", "#123"),
        ("chucknorris", "#c00000"),
        ("1234567890ab", "#125690"),
        ("0001", "#000100"),
        # Of a hundred and twenty-eight characters in three parts the last eight of each count.
        ("#" + "0" * 41 + "f" + "0" * 86 + "f", "#f00000"),
        ("100000002" + "0" * 18, "#020000"),
        ("010000002" + "0" * 18, "#100000"),
    ],
)
def test_an_attribute_s_colour_is_one_whatever_it_says(text: str, colour: str) -> None:
    """As the standard of HTML says, under the rules for parsing a legacy colour value."""
    assert as_colour(text) == colour


def test_a_colour_in_hexadecimal_has_two_digits_for_each_of_its_parts() -> None:
    assert colour_of("#ff8000") == pytest.approx((1.0, 128 / 255, 0.0, 1.0))

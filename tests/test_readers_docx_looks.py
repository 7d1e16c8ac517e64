"""From where on a Word document's figures are in doubt: both sides of each limit."""

from __future__ import annotations

import pytest
from lxml.etree import fromstring

from parser.readers.docx.looks import Theme, colour, ink_of, oddities
from parser.readers.docx.numbering import _written
from parser.readers.ink import BLACK, PLAIN_INK, WHITE, Ink
from tests.extracts import codes
from tests.test_readers_docx_doubts import extracted, run


@pytest.mark.parametrize(
    ("name", "plain", "doubtful"),
    [
        ("sz", "7", "6"),
        ("spacing", "-39", "-40"),
        ("spacing", "239", "240"),
        ("w", "40", "39"),
        ("w", "300", "301"),
        ("position", "39", "40"),
        ("position", "-39", "-40"),
    ],
)
def test_letters_are_seen_as_figures_up_to_so_much(name: str, plain: str, doubtful: str) -> None:
    assert oddities({name: plain})[1] == frozenset()
    assert oddities({name: doubtful})[1] == {"perhaps_unseen"}


@pytest.mark.parametrize(
    ("seen", "unseen"),
    [
        ({"paragraph": "<w:spacing w:line='80' w:lineRule='exact'/>"},
         {"paragraph": "<w:spacing w:line='79' w:lineRule='exact'/>"}),
        ({"paragraph": "<w:ind w:left='6000'/>"}, {"paragraph": "<w:ind w:left='6001'/>"}),
        ({"paragraph": "<w:ind w:left='-500'/>"}, {"paragraph": "<w:ind w:left='-501'/>"}),
        ({"row": "<w:trHeight w:val='80' w:hRule='exact'/>"},
         {"row": "<w:trHeight w:val='79' w:hRule='exact'/>"}),
    ],
)  # fmt: skip
def test_lines_rows_and_indents_show_their_figures_up_to_so_much(
    seen: dict[str, str], unseen: dict[str, str]
) -> None:
    assert codes(extracted(run("12"), **seen)) == set()
    assert codes(extracted(run("12"), **unseen)) == {"perhaps_unseen"}


def test_the_size_of_letters_is_told_in_pixels_of_a_screen() -> None:
    """Word counts in half-points, of which three are two pixels."""
    assert ink_of({"sz": "24"}, PLAIN_INK, "", "").pixels == pytest.approx(16.0)


@pytest.mark.parametrize(
    ("behind", "letters"), [((0.0, 0.0, 0.8, 1.0), WHITE), ((0.3, 0.3, 0.9, 1.0), BLACK)]
)
def test_letters_without_a_colour_are_white_on_the_dark_and_black_on_the_light(
    behind: tuple[float, float, float, float], letters: tuple[float, float, float, float]
) -> None:
    assert ink_of({}, Ink(behind=behind), "", "").colour == letters


def test_a_colour_has_three_parts_of_two_hexadecimal_digits() -> None:
    assert colour("FF8040") == pytest.approx((1.0, 128 / 255, 64 / 255, 1.0))
    assert colour("FF80") is None


@pytest.mark.parametrize(
    ("tint", "shade", "told"),
    [
        ("", "", "336699"),
        ("80", "", "99B2CC"),
        ("", "80", "1A334D"),
        ("FF", "FF", "336699"),
        ("", "1FF", "66CCFF"),
    ],
)
def test_a_colour_of_the_theme_is_lightened_and_darkened_as_it_says(
    tint: str, shade: str, told: str
) -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    scheme = fromstring(
        f'<a:theme xmlns:a="{space}"><a:clrScheme><a:accent1><a:srgbClr val="336699"/>'
        "</a:accent1></a:clrScheme></a:theme>"
    )
    theme = Theme(lambda: scheme)
    assert theme.digits(theme.named("accent1", tint, shade)) == told


@pytest.mark.parametrize(
    ("number", "kind", "written"),
    [
        (9, "chineseCounting", "九"),
        (12, "chineseCounting", "十二"),
        (99, "chineseCounting", "九十九"),
        (100, "chineseCounting", "100"),
        (26, "upperLetter", "Z"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
    ],
)
def test_numbers_of_lists_are_written_as_word_writes_them(
    number: int, kind: str, written: str
) -> None:
    assert _written(number, kind) == written

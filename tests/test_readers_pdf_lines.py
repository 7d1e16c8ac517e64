"""From where on words of a PDF page are one line, one cell, one paragraph."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from parser.readers.pdf.lines import Line, is_broken, lines_of, paragraphs
from tests import small_pdf
from tests.small_pdf import Page


def lines(page: Page) -> list[Line]:
    with pdfplumber.open(BytesIO(small_pdf.pdf([page]))) as document:
        return lines_of(document.pages[0].chars, wrapped=True)


def texts(page: Page) -> list[str]:
    return [line.text for line in lines(page)]


@pytest.mark.parametrize(("lower", "count"), [(102.9, 1), (103.1, 2)])
def test_words_three_points_above_each_other_are_on_one_line(lower: float, count: int) -> None:
    page = Page()
    page.text(50, 100, "12")
    page.text(200, lower, "34")
    assert len(lines(page)) == count


@pytest.mark.parametrize(("gap", "columned"), [(24, True), (18, False)])
def test_a_gap_of_four_half_characters_is_left_by_a_column(gap: int, columned: bool) -> None:
    page = Page()
    page.text(50, 100, "12")
    page.text(62 + gap, 100, "34")
    assert lines(page)[0].columned == columned


@pytest.mark.parametrize(
    ("x", "y", "beside"),
    [(80, 119, True), (80, 120, False), (78.1, 114, True), (77.9, 114, False)],
)
def test_the_rest_of_a_wrapped_figure_stands_close_below_it_and_in_line_with_it(
    x: float, y: float, beside: bool
) -> None:
    page = Page()
    for column, figure in enumerate(["52", "43", "7"]):
        page.text(50 + 30 * column, 100, figure)
    page.text(x, y, "1")
    assert (len(texts(page)) == 1) == beside


@pytest.mark.parametrize(("figures", "count"), [(("5", "7"), 1), (("5", ""), 3)])
def test_pieces_of_a_wrapped_figure_are_put_into_a_row_of_two_figures_at_least(
    figures: tuple[str, str], count: int
) -> None:
    page = Page()
    page.text(50, 115, "新收")
    page.text(200, 115, figures[0])
    page.text(320, 115, figures[1])
    page.text(260, 108, "1263")
    page.text(260, 122, "1")
    assert len(texts(page)) == count


LINE = Line(left=100, top=200, right=150, bottom=210, text="", columned=False)


@pytest.mark.parametrize(
    ("upper", "lower", "width"), [("1263", "1", 70), ("规范性", "文件", 75), ("不适", "用", 75)]
)
def test_a_word_is_broken_where_its_cell_has_no_room_for_more_than_its_margins(
    upper: str, lower: str, width: float
) -> None:
    """Both margins have seven and a half points, a digit five, a character ten."""
    first, second = replace(LINE, text=upper), replace(LINE, text=lower)
    assert is_broken(first, second, width)
    assert not is_broken(first, second, width + 0.5)


def paragraph(*, right: float = 500, top: float = 100, left: float = 50,
              bottom: float = 125) -> bool:  # fmt: skip
    """Whether a line that ends ``right`` on the page goes on with one that begins ``left``."""
    longest = Line(left=50, top=60, right=500, bottom=70, text="开头。", columned=True)
    upper = Line(left=50, top=top, right=right, bottom=top + 10, text="各项工作", columned=False)
    lower = Line(left=left, top=115, right=200, bottom=bottom, text="有序开展", columned=False)
    return len(list(paragraphs([longest, upper, lower]))) == 2


def test_a_line_goes_on_below_where_it_ends_within_one_and_a_half_lines_of_the_margin() -> None:
    assert paragraph(right=485.5)
    assert not paragraph(right=484.5)


def test_the_rest_of_a_paragraph_begins_within_two_and_a_half_lines() -> None:
    assert paragraph(top=90.5)
    assert not paragraph(top=89.5)


def test_the_rest_of_a_paragraph_is_set_in_by_less_than_half_a_line() -> None:
    assert paragraph(left=54.5)
    assert not paragraph(left=55.5)


def test_the_lines_of_a_paragraph_differ_in_height_by_less_than_a_fifth() -> None:
    assert paragraph(bottom=126.9)
    assert not paragraph(bottom=127.1)

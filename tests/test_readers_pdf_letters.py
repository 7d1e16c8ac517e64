"""PDF: what letters and rules are to the eye, whatever way they were written and drawn."""

import pytest

from parser.readers.pdf import reader as pdf
from tests import small_pdf
from tests.small_pdf import Page


def cells_of(page: Page) -> list[str]:
    extract = pdf.extract(small_pdf.pdf([page]))
    return [extract.text[box.span.start : box.span.end] for box in extract.boxes]


def with_cells(*widths: float) -> Page:
    """A row of empty cells from 50 to the right, between 100 and 120 from the top."""
    page = Page()
    page.table(50, 100, widths, [[""] * len(widths)])
    return page


def test_digits_set_apart_in_a_cell_are_one_figure() -> None:
    page = with_cells(80, 80, 80)
    page.text(53, 115, "费用", apart=3)
    page.text(133, 115, "6617.03", apart=3)
    page.text(213, 115, "26", apart=3)
    assert cells_of(page)[1:] == ["6617.03", "26"]


def test_figures_with_a_space_or_a_wider_gap_between_them_stay_two() -> None:
    page = with_cells(80, 80, 80)
    page.text(53, 115, "2 6")
    page.text(133, 115, "22")
    page.text(150, 115, "16")
    assert cells_of(page)[:2] == ["2 6", "22 16"]


def test_a_small_raised_digit_is_a_mark_on_the_figure_before_it() -> None:
    page = with_cells(80, 80)
    page.text(53, 115, "12")
    page.text(65, 111, "13", size=7)
    page.text(133, 115, "5")
    assert cells_of(page) == ["12¹³", "5"]


def test_a_smaller_digit_on_the_same_line_is_a_digit() -> None:
    page = with_cells(80, 80)
    page.text(53, 115, "12")
    page.text(65, 115, "3", size=9)
    assert cells_of(page)[0] == "123"


def test_letters_with_a_line_through_them_are_no_text() -> None:
    page = with_cells(80, 80)
    page.text(53, 115, "990")
    page.line(53, 111, 65, 111)
    page.text(133, 115, "7")
    assert cells_of(page) == ["0", "7"]


@pytest.mark.parametrize("white", ["1 g", "1 1 1 rg", "0 0 0 0 k"])
@pytest.mark.parametrize(
    ("behind", "text"),
    [(None, ""), ("1 g", ""), ("0.1 0.2 0.5 rg", "990"), ("0 0 0 0.8 k", "990")],
)
def test_white_letters_are_text_only_before_another_colour(
    white: str, behind: str | None, text: str
) -> None:
    page = with_cells(80, 80)
    if behind:
        page.shade(50, 100, 80, 20, behind)
    page.white(53, 115, f"{text or '990'}", white)
    page.text(133, 115, "7")
    assert cells_of(page) == [text, "7"]


def test_a_line_under_letters_or_one_that_runs_on_strikes_nothing_out() -> None:
    page = with_cells(80, 80)
    page.text(53, 115, "990")
    page.line(53, 117, 71, 117)
    page.text(133, 115, "7")
    page.line(130, 111, 210, 111)
    assert "".join(cells_of(page)) == "9907"


def test_double_rules_that_do_not_quite_meet_are_one() -> None:
    page = Page()
    for x in (50, 110, 170):
        for slip in (0, 2):
            page.line(x + slip, 100, x + slip, 142)
    for y in (100, 120, 140):
        for slip in (0, 2):
            page.line(54.7, y + slip, 167.6, y + slip)
    for row in range(2):
        for column in range(2):
            page.text(58 + 60 * column, 115 + 20 * row, f"{row}{column}")
    assert cells_of(page) == ["00", "01", "10", "11"]


def test_a_table_cut_in_two_without_a_rule_there_keeps_the_row_below_the_cut() -> None:
    page = Page()
    page.table(50, 100, [100, 40, 40, 40], [["新收", "1", "2", "3"]])
    for x in (50, 150, 190, 230, 270):
        page.line(x, 140, x, 180)
    page.line(50, 160, 270, 160)
    page.line(50, 180, 270, 180)
    for row, texts in enumerate([["公开", "4", "5", "6"], ["总计", "7", "8", "9"]]):
        for column, text in enumerate(texts):
            page.text((53, 153, 193, 233)[column], 155 + 20 * row, text)
    assert cells_of(page) == [
        *("新收", "1", "2", "3"),
        *("公开", "4", "5", "6"),
        *("总计", "7", "8", "9"),
    ]


def test_upright_rules_alone_make_no_table() -> None:
    page = Page()
    for x in (50, 150, 190, 230):
        page.line(x, 100, x, 400)
    page.text(53, 115, "新收")
    page.text(153, 115, "1")
    assert cells_of(page) == []

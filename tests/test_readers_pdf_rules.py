"""From where on rules of a PDF page meet, close a table and are one over page breaks."""

from __future__ import annotations

from itertools import pairwise

import pytest

from parser.errors import Unreadable
from parser.readers.extract import Extract
from parser.readers.marks import PERHAPS_UNSEEN
from parser.readers.pdf.picture import pictures
from parser.readers.pdf.reader import extract
from parser.readers.pdf.tables import Chain, Ruled, RuledCell
from tests import small_pdf
from tests.small_pdf import HEIGHT, SIZE, Page


def read(*pages: Page) -> Extract:
    return extract(small_pdf.pdf(list(pages)))


def cells(*pages: Page) -> list[str]:
    found = read(*pages)
    return [found.text[slice(*box.span)] for box in found.boxes]


def tables(*pages: Page) -> int:
    return len({box.table for box in read(*pages).boxes})


@pytest.mark.parametrize(("missing", "count"), [(3.9, 4), (4.1, 0)])
def test_rules_that_miss_each_other_by_four_points_meet(missing: float, count: int) -> None:
    page = Page()
    for x in (50, 110, 170):
        page.line(x, 100, x, 140)
    for y in (100, 120, 140):
        page.line(50 + missing, y, 170 - missing, y)
    page.text(58, 115, "1")
    assert len(cells(page)) == count


def cut(height: float, uprights: int = 5, rule: float = 0.0) -> Page:
    """A table with a row at its open end so high; a rule covers that part of the end."""
    page = Page()
    places = (50, 150, 190, 230, 270)[:uprights]
    widths = [right - left for left, right in pairwise(places)]
    page.table(50, 100, widths, [["新收", "1", "2", "3"][: len(widths)]])
    for x in places:
        page.line(x, 120, x, 120 + height)
    page.text(53, 135, "公开")
    if rule:
        page.line(50, 120 + height, 50 + rule * (places[-1] - 50), 120 + height)
    return page


@pytest.mark.parametrize(("height", "is_closed"), [(79, True), (81, False)])
def test_a_row_at_the_open_end_of_a_table_is_eighty_points_high_at_most(
    height: float, is_closed: bool
) -> None:
    assert ("公开" in cells(cut(height))) == is_closed


@pytest.mark.parametrize(("uprights", "is_closed"), [(4, True), (3, False)])
def test_four_upright_rules_that_end_together_are_those_of_a_table(
    uprights: int, is_closed: bool
) -> None:
    assert ("公开" in cells(cut(30, uprights))) == is_closed


@pytest.mark.parametrize(("rule", "count"), [(0.88, 8), (0.92, 7)])
def test_a_rule_across_nine_tenths_of_a_table_is_the_one_that_ends_it(
    rule: float, count: int
) -> None:
    assert len(cells(cut(30, rule=rule))) == count


@pytest.mark.parametrize(("width", "is_table"), [(2.0, True), (2.2, False)])
def test_a_filled_slip_of_two_points_is_a_rule_and_a_wider_one_shading(
    width: float, is_table: bool
) -> None:
    page = Page()
    for x in (50, 110, 170):
        page.shade(x, 100, width, 40 + width, "0 g")
    for y in (100, 120, 140):
        page.shade(50, y, 120 + width, width, "0 g")
    page.text(58, 115, "1")
    assert bool(cells(page)) == is_table


@pytest.mark.parametrize(("slope", "is_read"), [(0.09, True), (0.11, False)])
def test_letters_askew_by_more_than_a_scan_are_a_watermark(slope: float, is_read: bool) -> None:
    page = Page()
    page.text(50, 100, "各项工作有序开展")
    code = "样".encode("utf-16-be").hex()
    matrix = f"1 {slope} {-slope} 1 300 {HEIGHT - 300} Tm"
    page.drawing.append(f"BT /F {SIZE} Tf {matrix} <{code}> Tj ET")
    assert ("样" in read(page).text) == is_read


def over_a_page(below: str = "", head: float = 60.0) -> tuple[Page, Page]:
    first, second = Page(), Page()
    for page, top in ((first, 60.0), (second, head)):
        page.text(50, top, "青石县政府信息公开工作年度报告")
        page.table(50, 100, [80, 40], [["新收", "1"], ["结转", "2"]])
    if below:
        first.text(50, 160, below)
    return first, second


@pytest.mark.parametrize(("head", "count"), [(63.9, 1), (64.1, 2)])
def test_a_running_head_moves_by_four_points_at_most(head: float, count: int) -> None:
    assert tables(*over_a_page(head=head)) == count


@pytest.mark.parametrize(("below", "count"), [("行政", 1), ("行政一", 2)])
def test_two_characters_below_a_table_are_no_text_that_ends_it(below: str, count: int) -> None:
    assert tables(*over_a_page(below)) == count


@pytest.mark.parametrize(("letters", "is_read"), [(20, True), (19, False)])
def test_a_page_that_is_a_picture_has_text_from_twenty_letters_on(
    letters: int, is_read: bool
) -> None:
    page = Page()
    page.picture()
    page.text(50, 100, "字" * letters)
    if is_read:
        assert "字" in read(page).text
    else:
        with pytest.raises(Unreadable, match="scanned_pdf"):
            read(page)


def ruled(*columns: float) -> Ruled:
    return Ruled(tuple(RuledCell(left, 0, right, 20, ()) for left, right in pairwise(columns)))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_rules_of_a_table_s_next_part_stand_three_points_beside_at_most(place: int) -> None:
    def moved(by: float) -> Ruled:
        columns = [50.0, 130.0, 170.0]
        columns[place] += by
        return ruled(*columns)

    chain = Chain([ruled(50, 130, 170)])
    assert chain.goes_on(moved(3.0))
    assert not chain.goes_on(moved(3.1))


@pytest.mark.parametrize(("apart", "is_whole"), [(0.4, True), (0.6, False)])
def test_letters_half_a_point_apart_belong_to_one_word_under_the_next_cell(
    apart: float, is_whole: bool
) -> None:
    page = Page()
    page.table(50, 100, [60, 60], [["", ""], ["规章", "3"]])
    page.text(53, 115, "规范性文件甲", apart=apart)
    assert ("规范性文件甲" in cells(page)) == is_whole


@pytest.mark.parametrize(("rows", "is_mended"), [(2, True), (1, False)])
def test_a_part_of_one_row_keeps_it_though_it_may_be_the_rest_of_another(
    rows: int, is_mended: bool
) -> None:
    first, second = Page(), Page()
    first.table(50, 100, [38, 60], [["政府信", "3"]])
    second.table(50, 100, [38, 60], [["息", ""], ["结转", "2"]][:rows])
    assert ("政府信息" in cells(first, second)) == is_mended


def test_a_page_is_painted_with_one_and_a_half_pixels_a_point() -> None:
    page = Page()
    page.text(50, 100, "1")
    with pictures(small_pdf.pdf([page])) as painted:
        picture = painted(0)
    assert picture is not None
    assert picture.across == pytest.approx(1.5, rel=0.01)


def test_a_page_is_painted_with_four_million_pixels_at_most(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(small_pdf, "WIDTH", 3000)
    monkeypatch.setattr(small_pdf, "HEIGHT", 3000)
    page = Page()
    page.text(50, 100, "1")
    with pictures(small_pdf.pdf([page])) as painted:
        picture = painted(0)
    assert picture is not None
    width, height = picture.difference.size
    assert width * height == pytest.approx(4_000_000, rel=0.01)


@pytest.mark.parametrize(("depth", "found"), [(8, set()), (9, {PERHAPS_UNSEEN})])
def test_text_is_looked_for_in_forms_within_eight_forms(depth: int, found: set[str]) -> None:
    page = Page(resources="/XObject << /X 7 0 R >>")
    page.drawing.append("/X Do")
    inside = Page()
    inside.text(50, 100, "12")
    extracted = extract(small_pdf.pdf([page], forms=[*["/X Do"] * (depth - 1), *inside.drawing]))
    assert "12" in extracted.text
    assert {doubt.reason.code for doubt in extracted.doubts} == found

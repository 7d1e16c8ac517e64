"""PDF files of several pages: tables over page breaks, pictures, pages that cannot be read."""

from pathlib import Path

import pytest

from parser.errors import Unreadable
from parser.readers.pdf import reader as pdf
from tests import small_pdf
from tests.extracts import placed, read_pdf
from tests.small_pdf import Page

SHARED = Path(__file__).parent.parent.parent / "shared"
SEVEN = [60.0] * 8


def test_a_table_cut_by_a_page_goes_on_after_page_number_and_running_head() -> None:
    first, second = Page(), Page()
    first.text(50, 30, "某市2023年度报告")
    first.text(50, 60, "三、收到和处理政府信息公开申请情况")
    first.table(50, 700, SEVEN, [["新收", *"1234567"], ["结转", *"0000000"]])
    first.text(290, 820, "- 1 -")
    second.text(50, 30, "某市2023年度报告")
    second.table(50, 60, SEVEN, [["公开", *"7654321"]])
    second.text(290, 820, "- 2 -")
    extract = read_pdf(first, second)
    assert {table for _, table, _, _ in placed(extract)} == {0}
    assert placed(extract)[-8:-6] == [("公开", 0, 2, 0), ("7", 0, 2, 1)]
    assert "- 1 -\n某市2023年度报告\n公开\t7" in extract.text


def test_the_end_of_an_upright_label_below_a_table_does_not_part_it_from_its_rest() -> None:
    first, second = Page(), Page()
    first.table(50, 760, [20, 100, 50], [["办", "公开", "1"], ["理", "不予公开", "2"]])
    first.text(53, 815, "果")
    first.text(290, 832, "- 1 -")
    second.table(50, 60, [20, 100, 50], [["", "无法提供", "3"]])
    assert placed(read_pdf(first, second))[-1] == ("3", 0, 2, 2)


def test_a_heading_or_other_columns_after_the_break_begin_a_new_table() -> None:
    first, second, third = Page(), Page(), Page()
    first.table(50, 700, [100, 50], [["新收", "1"]])
    second.text(50, 40, "四、行政复议、行政诉讼情况")
    second.table(50, 60, [100, 50], [["维持", "2"]])
    third.table(50, 60, [60, 50, 40], [["纠正", "3", "4"]])
    tables = [table for _, table, _, _ in placed(read_pdf(first, second, third))]
    assert tables == [
        0,
        0,
        1,
        1,
        2,
        2,
        2,
    ]


def test_a_row_that_the_page_cuts_in_two_is_one_row() -> None:
    first, second = Page(), Page()
    first.table(50, 780, [72, 34, 34], [["一、本年新收", "3968", "0"]])
    second.table(50, 60, [72, 34, 34], [["申请数量", "0", ""], ["二、上年结转", "0", "5"]])
    assert placed(read_pdf(first, second)) == [
        ("一、本年新收申请数量", 0, 0, 0),
        ("39680", 0, 0, 1),
        ("0", 0, 0, 2),
        ("二、上年结转", 0, 1, 0),
        ("0", 0, 1, 1),
        ("5", 0, 1, 2),
    ]


def test_a_row_of_figures_alone_after_a_page_break_stays_apart_from_the_row_before() -> None:
    first, second = Page(), Page()
    first.table(50, 780, [72, 34, 34], [["新收", "5238", "5299"]])
    second.table(50, 60, [72, 34, 34], [["", "866", "866"], ["总计", "0", "5"]])
    texts = [text for text, *_ in placed(read_pdf(first, second))]
    assert "5238866" not in texts


def test_a_sparse_row_after_a_page_break_is_no_rest_of_the_row_before() -> None:
    first, second = Page(), Page()
    first.table(50, 780, [120, 34, 34], [["新收", "39", "4"]])
    second.table(50, 60, [120, 34, 34], [["结转", "", "2"], ["总计", "0", "5"]])
    assert [row for _, _, row, _ in placed(read_pdf(first, second))] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_pages_hold_the_offset_at_which_each_page_starts() -> None:
    first, second = Page(), Page()
    first.text(50, 100, "第一页的文字")
    second.text(50, 100, "第二页的文字")
    extract = read_pdf(first, second)
    assert [extract.text[start:].splitlines()[0] for start in extract.pages] == [
        "第一页的文字",
        "第二页的文字",
    ]


def test_progress_is_told_after_each_page_and_may_end_the_reading() -> None:
    page = Page()
    page.text(50, 100, "文字")
    data = small_pdf.pdf([page] * 3)
    told: list[tuple[int, int]] = []
    pdf.extract(data, lambda done, pages: told.append((done, pages)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, pages: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pdf.extract(data, stop)


def scanned(number: str) -> Page:
    page = Page()
    page.picture()
    page.text(290, 820, number)
    return page


def test_a_file_of_pictures_is_told_as_scanned_though_its_pages_are_numbered() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(scanned("- 1 -"), scanned("- 2 -"))
    assert caught.value.reason == ("scanned_pdf", {"pages": 2})


def test_a_file_without_anything_to_read_is_told_as_scanned() -> None:
    with pytest.raises(Unreadable) as caught:
        read_pdf(Page())
    assert caught.value.reason.code == "scanned_pdf"


def test_single_pages_that_are_pictures_are_remarked_and_empty_ones_are_not() -> None:
    page = Page()
    page.text(50, 100, "文字")
    assert read_pdf(page, Page()).remarks == ()
    assert read_pdf(page, scanned("- 2 -")).remarks == (
        ("pages_without_text", {"pages": "2", "count": 1}),
    )


def test_a_page_without_a_size_is_damage() -> None:
    page = Page()
    page.text(50, 100, "文字")
    data = small_pdf.pdf([page]).replace(b"/MediaBox [0 0", b"/MediaBox [/A 0")
    with pytest.raises(Unreadable) as caught:
        pdf.extract(data)
    assert caught.value.reason.code == "pdf_damaged"

"""PDF files: lines in reading order, ruled tables with their cells, columns without rules."""

import json
from pathlib import Path

import pytest

from parser.errors import Unreadable
from parser.forms import load_form
from parser.readers.pdf import reader as pdf
from tests.extracts import placed, read_pdf
from tests.small_pdf import Page

SHARED = Path(__file__).parent.parent.parent / "shared"
SEVEN = [60.0] * 8


def test_lines_and_tables_come_in_reading_order() -> None:
    page = Page()
    page.table(50, 100, [80, 40], [["规章", "0"], ["规范性文件", "12"]])
    page.text(50, 80, "二、主动公开政府信息情况")
    page.text(50, 180, "三、收到和处理")
    assert read_pdf(page).text == (
        "二、主动公开政府信息情况\n规章\t0\n规范性文件\t12\n三、收到和处理\n"
    )


def test_cells_of_a_ruled_table_have_their_place_and_blanks_are_empty() -> None:
    page = Page()
    page.table(50, 100, [80, 40, 40], [["规章", "0", ""], ["文件", "", "7"]])
    assert placed(read_pdf(page)) == [
        ("规章", 0, 0, 0),
        ("0", 0, 0, 1),
        ("", 0, 0, 2),
        ("文件", 0, 1, 0),
        ("", 0, 1, 1),
        ("7", 0, 1, 2),
    ]


def test_a_merged_cell_covers_the_rows_beside_it() -> None:
    page = Page()
    page.box(50, 100, 40, 40)
    page.text(55, 125, "结果")
    page.table(90, 100, [60, 40], [["予以公开", "1"], ["部分公开", "2"]])
    box = read_pdf(page).boxes[0]
    assert (box.row, box.column, box.rows, box.columns) == (0, 0, 2, 1)


def test_shading_behind_lines_makes_no_table() -> None:
    page = Page()
    for number, text in enumerate(["一、总体情况", "本机关新收申请五件"]):
        page.shade(50, 100 + 20 * number, 300, 20)
        page.text(50, 115 + 20 * number, text)
    extract = read_pdf(page)
    assert extract.text == "一、总体情况\n本机关新收申请五件\n"
    assert not extract.boxes


def test_borders_drawn_as_thin_slips_are_rules() -> None:
    page = Page()
    for column, text in enumerate(["规章", "0", "12"]):
        page.thin_box(50 + 60 * column, 100, 60, 20)
        page.text(53 + 60 * column, 115, text)
    assert placed(read_pdf(page)) == [("规章", 0, 0, 0), ("0", 0, 0, 1), ("12", 0, 0, 2)]


def test_a_watermark_across_a_table_is_not_read_into_its_cells() -> None:
    page = Page()
    page.watermark(60, 150, "某某市人民政府")
    page.table(50, 80, [80, 40], [["规章", "0"], ["文件", "1"], ["费用", "2"]])
    assert read_pdf(page).text == "规章\t0\n文件\t1\n费用\t2\n"


def test_lines_broken_by_the_margin_are_one_paragraph() -> None:
    page = Page()
    page.text(50, 100, "　　" + "甲" * 38)
    page.text(50, 120, "乙" * 40)
    page.text(50, 140, "丙" * 10)
    page.text(74, 160, "丁" * 38)
    assert read_pdf(page).text == "甲" * 38 + "乙" * 40 + "丙" * 10 + "\n" + "丁" * 38 + "\n"


def test_columns_without_rules_stay_apart_and_rows_stay_alone() -> None:
    page = Page()
    for row, figures in enumerate([("95", "0"), ("3", "12")]):
        page.text(50, 100 + 20 * row, "一、新收")
        page.text(200, 100 + 20 * row, figures[0])
        page.text(300, 100 + 20 * row, figures[1])
    first, second = read_pdf(page).text.splitlines()
    assert first.split() == ["一、新收", "95", "0"]
    assert second.split() == ["一、新收", "3", "12"]
    assert "    " in first


def test_a_figure_that_its_cell_broke_is_one_figure() -> None:
    page = Page()
    page.table(50, 100, [100, 38], [["新收", "1263"], ["结转", "7"]])
    page.box(50, 140, 100, 40)
    page.box(150, 140, 38, 40)
    page.text(153, 155, "1263")
    page.text(153, 171, "1")
    assert placed(read_pdf(page))[-1] == ("12631", 0, 2, 1)


def test_the_pieces_of_a_wrapped_cell_above_and_below_its_row_are_in_the_row() -> None:
    page = Page()
    page.text(50, 115, "一、新收")
    for column, figure in enumerate(("5", "", "7", "")):
        page.text(200 + 60 * column, 115, figure)
    page.text(260, 108, "1263")
    page.text(260, 122, "1")
    page.text(380, 108, "不适")
    page.text(380, 122, "用")
    (line,) = read_pdf(page).text.splitlines()
    assert line.split("   ")[0] == "一、新收"
    assert line.split()[1:] == ["5", "1263", "1", "7", "不适用"]


def test_figures_of_three_rows_stay_in_their_rows() -> None:
    page = Page()
    for row, figures in enumerate([("12", "3"), ("4", "5"), ("6", "7")]):
        for column, figure in enumerate(figures):
            page.text(200 + 60 * column + 20 * (row == 1), 100 + 20 * row, figure)
    assert [line.split() for line in read_pdf(page).text.splitlines()] == [
        ["12", "3"], ["4", "5"], ["6", "7"],
    ]  # fmt: skip


def test_a_label_that_runs_on_under_the_next_cell_leaves_its_figure_alone() -> None:
    page = Page()
    page.table(50, 100, [60, 40], [["规范性文件“制发”", "12"], ["规章", "3"]])
    assert [text for text, *_ in placed(read_pdf(page))] == ["规范性文件“制发”", "12", "规章", "3"]


def test_two_figures_with_room_beside_them_stay_two() -> None:
    page = Page()
    page.box(50, 100, 100, 40)
    page.box(150, 100, 80, 40)
    page.text(153, 115, "12")
    page.text(153, 131, "3")
    assert [text for text, *_ in placed(read_pdf(page))] == ["", "12 3"]


def test_the_end_of_a_figure_broken_in_a_column_without_rules_stands_beside_it() -> None:
    page = Page()
    for column, figure in enumerate(["52", "43", "7"]):
        page.text(50 + 30 * column, 100, figure)
    page.text(80, 114, "1")
    (line,) = read_pdf(page).text.splitlines()
    assert "43 1" in line


def test_a_numbered_heading_is_no_rest_of_the_paragraph_above() -> None:
    page = Page()
    page.text(50, 100, "读者对内容有疑问的可到政务公开窗口咨询办理")
    page.text(50, 115, "1.总体情况")
    assert read_pdf(page).text.splitlines() == [
        "读者对内容有疑问的可到政务公开窗口咨询办理",
        "1.总体情况",
    ]


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 8])
def test_a_damaged_file_is_told_as_such(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        pdf.extract(data)
    assert caught.value.reason.code == "pdf_damaged"


def test_every_printed_figure_of_a_real_report_stands_in_a_cell_of_its_row_and_column() -> None:
    path = SHARED / "reports" / "hongze-2024.pdf"
    if not path.exists():
        pytest.skip("the real report lies in ../shared, which is not here")
    extract = pdf.extract(path.read_bytes())
    truth = json.loads((SHARED / "truth" / "hongze-2024.json").read_text("utf-8"))["cells"]
    for number, table in enumerate(load_form("2021").tables):
        expected = [
            [truth[table.address(row, column)] for column in block.columns]
            for block in table.blocks
            for row in block.collapsed_rows
        ]
        printed: dict[int, list[str]] = {}
        for text, of, row, _ in placed(extract):
            if of == number and text.isdecimal():
                printed.setdefault(row, []).append(text)
        assert list(printed.values()) == expected

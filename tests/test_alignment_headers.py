"""What headers say of the order of columns, each layout by its smallest table."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import parser as reading
from parser.forms import Address, load_form
from parser.report import Cell, State, Table
from tests.test_alignment import ROWS, cell, lines, listed, read, row_of

NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


MOVED = [*NAMES[1:6], NAMES[0], NAMES[6]]


def grid(rows: Iterable[list[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)


def page(*tables: str) -> Table:
    text = "".join(f"<table>{table}</table>" for table in tables)
    head = "<p>青石县2023年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>"
    return reading.read_bytes(f"{head}{text}".encode(), "report.html").tables["t3"]


def moved_rows() -> list[list[str]]:
    return [[label, *figures[1:6], figures[0], figures[6]] for label, *figures in lines()]


def spaced(rows: Iterable[list[str]]) -> str:
    return "".join(" ".join(row) + "\n" for row in rows)


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_whole_header_is_obeyed_whatever_parts_its_names(between: str) -> None:
    table = read(moved_rows(), spaced, between.join(MOVED) + "\n")
    for label, *figures in lines():
        row = next(row.key for row in ROWS if row.label == label)
        assert row_of(table, row) == figures
        assert cell(table, row).state is State.RECOVERED


def test_the_cells_of_a_header_of_two_rows_show_the_order_of_columns() -> None:
    first = "<tr><td rowspan=2></td><td colspan=5>法人或其他组织</td><td rowspan=2>自然人</td>"
    names = "".join(f"<td>{name}</td>" for name in MOVED[:5])
    body = "".join(
        f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in moved_rows()
    )
    page = (
        "<p>青石县2023年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>"
        f"<table>{first}<td rowspan=2>总计</td></tr><tr>{names}</tr>{body}</table>"
    )
    table = reading.read_bytes(page.encode(), "report.html").tables["t3"]
    assert row_of(table, "new") == lines()[0][1:]
    assert cell(table, "new").state is State.RECOVERED


@pytest.mark.parametrize(
    "header",
    [
        "申请人\n情况\n自然人\n法人或\n其他组织\n总计\n" + "\n".join(NAMES[1:6]) + "\n",
        "申请人类别\n自然人\n总计\n" + "\n".join(NAMES[1:6]) + "\n",
    ],
)
def test_the_form_s_own_header_line_by_line_is_no_other_order(header: str) -> None:
    table = read(lines(), listed, header)
    assert row_of(table, "new") == lines()[0][1:]


def test_a_header_without_its_merged_cells_moves_no_figure() -> None:
    header = [["", "自然人", "法人或其他组织", "总计"], ["", "", "", "", *NAMES[1:6]]]
    table = page(grid([*header, *lines()]))
    assert row_of(table, "new") == lines()[0][1:]
    assert cell(table, "new").state is State.READ


def table_4(header: str, figures: list[str]) -> Table:
    text = (
        "青石县2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
        + header + "\n" + "\t".join(figures) + "\n"
    )  # fmt: skip
    return reading.read_bytes(text.encode(), "report.txt").tables["t4"]


def count(table: Table, column: str) -> Cell:
    return table.cells[Address(f"t4.count.{column}")]


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


FIGURES = ["1", "0", "2", "3", "6", "4", "5", "0", "0", "9", "7", "1", "1", "1", "10"]


@pytest.mark.parametrize(
    "groups",
    ["未经复议直接起诉\t复议后起诉\t行政复议", "行政诉讼\t行政复议\n未经复议直接起诉\t复议后起诉"],
)
def test_the_groups_of_table_4_are_read_in_the_order_that_its_header_names(groups: str) -> None:
    table = table_4(f"{groups}\n" + "\t".join(OUTCOMES * 3), FIGURES)
    assert count(table, "litigation_direct_upheld").text == "1"
    assert count(table, "litigation_after_total").text == "9"
    assert count(table, "reconsideration_total").text == "10"
    assert count(table, "reconsideration_total").state is State.RECOVERED


def test_the_outcomes_of_table_4_are_read_in_the_order_that_its_header_names() -> None:
    outcomes = [OUTCOMES[-1], *OUTCOMES[:-1]]
    figures = [FIGURES[5 * group + (column - 1) % 5] for group in range(3) for column in range(5)]
    header = "行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n" + "\t".join(outcomes * 3)
    table = table_4(header, figures)
    columns = load_form("2021").table("t4").addresses()
    assert [table.cells[address].text for address in columns] == FIGURES
    other = table_4(header.replace("总计\t结果维持", "结果维持\t总计", 1), figures)
    assert count(other, "reconsideration_upheld").state is State.SUSPECT


def test_names_side_by_side_alone_show_an_order_of_outcomes() -> None:
    header = (
        "行政复议\n\t\t\t\t\t结果维持\t\t\t尚未审结\t总\t\t结果纠正\t其他结果\t结果\t总计\n"
    )  # fmt: skip
    table = table_4(header, FIGURES)
    assert [each.text for each in table.cells.values()] == FIGURES


@pytest.mark.parametrize(
    "caption", ["行政诉讼 行政复议 情况", "本年度未发生 行政诉讼、 行政复议 案件"]
)
def test_a_caption_that_names_the_groups_moves_no_figure(caption: str) -> None:
    header = f"{caption}\n行政复议\t行政诉讼\n未经复议直接起诉\t复议后起诉\n"
    table = table_4(header + "\t".join(OUTCOMES * 3) + "\n", FIGURES)
    assert [each.text for each in table.cells.values()] == FIGURES
    assert count(table, "reconsideration_upheld").state is State.READ

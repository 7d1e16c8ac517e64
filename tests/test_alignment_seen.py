"""Layouts that were met and misread once, each by its smallest table."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

import parser as reading
from parser.forms import Address, load_form
from parser.report import Cell, State, Table
from tests.test_alignment import COLUMNS, ROWS, cell, lines, read, report, row_of

NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
MOVED = [*NAMES[1:6], NAMES[0], NAMES[6]]


def spaced(rows: Iterable[list[str]]) -> str:
    return "".join(" ".join(row) + "\n" for row in rows)


def moved_rows() -> list[list[str]]:
    return [[label, *figures[1:6], figures[0], figures[6]] for label, *figures in lines()]


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


def table_4(header: str, figures: list[str]) -> Table:
    text = (
        "青石县2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
        + header + "\n" + "\t".join(figures) + "\n"
    )  # fmt: skip
    return reading.read_bytes(text.encode(), "report.txt").tables["t4"]


OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = ["1", "0", "2", "3", "6", "4", "5", "0", "0", "9", "7", "1", "1", "1", "10"]


def count(table: Table, column: str) -> Cell:
    return table.cells[Address(f"t4.count.{column}")]


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


@pytest.mark.parametrize("separator", ["¦", "!", ";", " // "])
def test_figures_with_thousands_separators_stand_between_odd_separators(separator: str) -> None:
    rows = [[label, *(f"1,{int(text):03}" for text in figures)] for label, *figures in lines()]
    table = report("".join(separator.join(row) + "\n" for row in rows)).tables["t3"]
    assert row_of(table, "new") == rows[0][1:]
    assert row_of(table, "carried_out") == rows[-1][1:]


def test_a_figure_in_the_cell_of_a_numbered_label_is_the_row_s_first() -> None:
    rows = [[f"{label} {first}", *rest] for label, first, *rest in lines()]
    table = read(rows)
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_word_for_nothing_at_the_end_of_a_wrapped_label_is_no_figure() -> None:
    row = "other_uncorrected"
    label = next(each.label for each in ROWS if each.key == row)
    head, tail = label.split("正当理由")
    rows = [[f"{head}"] + [""] * 7 if line[0] == label else line for line in lines()]
    figures = next(line[1:] for line in lines() if line[0] == label)
    text = ""
    for line in rows:
        if line[0] == head:
            text += f"{head}    {'    '.join(figures)}\n正当理由{tail}\n"
        else:
            text += "    ".join(line) + "\n"
    assert row_of(report(text).tables["t3"], row) == figures


def test_a_table_whose_text_was_taken_out_column_by_column_has_no_certain_row() -> None:
    text = ""
    for number, (label, *figures) in enumerate(lines()):
        text += f"{label}\n"
        text += "\n".join(figures if number % 4 == 0 else figures[: 2 + number % 3]) + "\n"
    table = report(text).tables["t3"]
    states = {found.state for found in table.cells.values()}
    assert State.READ not in states
    assert len(COLUMNS) * len(ROWS) == len(table.cells)


def test_a_figure_below_the_one_of_table_2_may_be_its_end() -> None:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第(八)项\n信息内容\n本年收费金额(单位:万元)\n行政事业性收\n4453.4\n费\n8\n"
    )
    found = reading.read_bytes(text.encode(), "report.txt").tables["t2"]
    assert found.cells[Address("t2.fees.amount")].state is State.SUSPECT


def test_the_last_cell_of_a_page_is_no_page_number_where_cells_are_listed() -> None:
    rows = lines()
    listed = "".join("".join(f"{text}\n" for text in row) for row in rows[:10])
    rest = "".join("".join(f"{text}\n" for text in row) for row in rows[10:])
    table = report(listed.rstrip("\n") + "\n\f" + rest).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in rows]


def grid(rows: Iterable[list[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)


def page(*tables: str) -> Table:
    text = "".join(f"<table>{table}</table>" for table in tables)
    head = "<p>青石县2023年政府信息公开工作年度报告</p><p>三、收到和处理政府信息公开申请情况</p>"
    return reading.read_bytes(f"{head}{text}".encode(), "report.html").tables["t3"]


def test_the_figure_of_a_grid_s_row_with_a_cell_too_many_is_of_no_certain_column() -> None:
    rows = [["", *NAMES], *lines()]
    row = next(each for each in ROWS if each.key == "denied_admin_query")
    at = next(i for i, line in enumerate(rows) if line[0] == row.label)
    rows[at] = [row.label, "", "", "", "", "9", "", "", ""]
    table = page(grid(rows))
    assert cell(table, row.key, "legal_service").state is State.SUSPECT
    assert row_of(table, "new") == lines()[0][1:]


def test_a_table_cut_inside_a_merged_label_keeps_its_columns() -> None:
    rows = [[line[0], *("" if text == "0" else text for text in line[1:])] for line in lines()]
    groups = [row.group[-1] if row.group else "" for row in ROWS]
    above = [
        ["", "", *NAMES],
        *([group, *row] for group, row in zip(groups[:7], rows, strict=False)),
    ]
    # What the merged label (三)不予公开 covers has one cell less in its part of the table.
    below = [
        row if group == groups[7] else [group, *row]
        for group, row in zip(groups[7:], rows[7:], strict=True)
    ]
    table = page(grid(above), grid(below))
    for row, line in zip(ROWS, rows, strict=True):
        assert row_of(table, row.key) == line[1:], row.key


def test_names_side_by_side_alone_show_an_order_of_outcomes() -> None:
    header = (
        "行政复议\n\t\t\t\t\t结果维持\t\t\t尚未审结\t总\t\t结果纠正\t其他结果\t结果\t总计\n"
    )  # fmt: skip
    table = table_4(header, FIGURES)
    assert [each.text for each in table.cells.values()] == FIGURES


def test_blanks_inside_a_short_label_do_not_make_it_another() -> None:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(一)项\n"
        "信息内容    本年制发件数    本年废止件数    现行有效件数\n"
        "规　　章    1    0    4\n行政规范性文件    2    0    9\n"
    )
    found = reading.read_bytes(text.encode(), "report.txt")
    assert not [f for f in reading.check(found).findings if f.code == "t2.label_misspelt"]


def test_figures_behind_a_pile_of_labels_belong_to_no_certain_row() -> None:
    rows = lines()
    pile = "".join(
        f"{label[at : at + 2]}\n" for label, *_ in rows[:12] for at in range(0, len(label) - 2, 2)
    )
    figures = "".join(f"{text}\n" for row in rows[:12] for text in row[1:])
    table = report(pile + figures + listed_rows(rows[12:])).tables["t3"]
    first = [cell(table, row.key) for row in ROWS[:12]]
    assert State.READ not in {each.state for each in first}
    assert cell(table, ROWS[-1].key).state is State.READ


def listed_rows(rows: Iterable[list[str]]) -> str:
    return "".join(f"{text}\n" for row in rows for text in row)


def test_a_sign_between_figures_is_no_cell() -> None:
    listed = "".join(
        "".join(f"\\startcell {text} \\stopcell\n" for text in row) + "\\stoprow\n"
        for row in lines()
    )
    table = report(listed).tables["t3"]
    for row, line in zip(ROWS, lines(), strict=True):
        for column, text in zip(COLUMNS, line[1:], strict=True):
            found = cell(table, row.key, column)
            assert found.text == text or found.state is not State.READ

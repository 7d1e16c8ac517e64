"""Blanks inside figures: a tab or a bar tells where a cell ends, and a blank in it does not."""

import pytest

import parser
from parser.forms import Address
from parser.report import Report, State

HEAD = (
    "甲县水务局2024年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n"
    "第二十条第(一)项\n"
)


def read(*rows: str) -> Report:
    text = HEAD + "\n".join(rows) + "\n三、收到和处理政府信息公开申请情况\n五、存在的主要问题"
    return parser.read_bytes(text.encode(), "a.txt")


def states(report: Report, row: str) -> set[State]:
    return {cell.state for cell in report.cells() if f".{row}." in cell.address}


@pytest.mark.parametrize("between", ["\t", " | "])
@pytest.mark.parametrize("blank", [" ", "\u3000", "\xa0"])
def test_a_cell_is_not_split_by_a_blank_to_make_its_row_whole(between: str, blank: str) -> None:
    head = between.join(("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"))
    row = between.join(("行政规范性文件", f"18{blank}89", "97"))
    report = read(head, between.join(("规章", "0", "0", "0")), row)
    assert states(report, "normative_documents") == {State.SUSPECT}
    assert states(report, "regulations") == {State.READ}


def test_where_only_spaces_part_cells_a_space_in_one_figure_puts_the_row_in_doubt() -> None:
    rows = ("信息内容 本年制发件数 本年废止件数 现行有效件数", "规章 0 0 0")
    report = read(*rows, "行政规范性文件 1 8 89 97")
    assert states(report, "normative_documents") == {State.SUSPECT}


def test_figures_of_two_short_rows_in_one_run_may_be_one_figure_with_a_space() -> None:
    report = read(
        "信息内容 本年制发件数 本年废止件数 现行有效件数 规章0 0 0 行政规范性文件3 9 12 "
        "第二十条第(五)项 信息内容 本年处理决定数量 行政许可Q 第二十条第(六)项 信息内容 "
        "本年处理决定数量 行政处罚2\xa06 行政强制16"
    )
    for name in ("licensing", "penalties"):
        cell = report[Address(f"t2.{name}.decisions")]
        assert cell.state not in {State.READ, State.RECOVERED}

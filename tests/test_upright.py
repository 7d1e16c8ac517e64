"""表四 with a line for each outcome instead of a column for each."""

from __future__ import annotations

import pytest

import parser as reading
from parser.forms import load_form
from parser.report import Report, State

OUTCOMES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
FIGURES = [["1", "2", "3", "4", "10"], ["5", "0", "0", "6", "11"], ["0", "7", "8", "0", "15"]]
ADDRESSES = list(load_form("2021").table("t4").addresses())


def report(table: str, name: str = "report.txt") -> Report:
    text = (
        "青石县2023年政府信息公开工作年度报告\n\n一、总体情况\n\n各项工作有序开展。\n\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n\n五、存在的主要问题及改进情况\n\n无。\n"
    )
    return reading.read_bytes(text.encode(), name)


def figures(found: Report) -> list[str]:
    return [found[address].text for address in ADDRESSES]


def grid() -> str:
    rows = [
        f"<tr><td rowspan=5>{group}</td><td>{outcome}</td><td>{figure}</td></tr>"
        if outcome == OUTCOMES[0]
        else f"<tr><td>{outcome}</td><td>{figure}</td></tr>"
        for group, printed in zip(GROUPS, FIGURES, strict=True)
        for outcome, figure in zip(OUTCOMES, printed, strict=True)
    ]
    return f"<table>{''.join(rows)}</table>"


def piped(groups: list[str]) -> str:
    return "\n".join(
        f"{group if i == 0 else ''} | {OUTCOMES[i]} | {figure} |"
        for group, printed in zip(groups, FIGURES, strict=True)
        for i, figure in enumerate(printed)
    )


def listed() -> str:
    return "\n".join(
        f"{group}\n" + "\n".join(f"{o}\n{f}" for o, f in zip(OUTCOMES, printed, strict=True))
        for group, printed in zip(GROUPS, FIGURES, strict=True)
    )


def turned() -> str:
    head = " | ".join(["", *GROUPS]) + " |\n"
    return head + "\n".join(
        " | ".join([outcome, *(printed[i] for printed in FIGURES)]) + " |"
        for i, outcome in enumerate(OUTCOMES)
    )


@pytest.mark.parametrize("table", [grid(), piped(GROUPS), listed(), turned()])
def test_a_line_for_each_outcome_is_read_in_the_order_of_the_form(table: str) -> None:
    found = report(table, "report.html" if table.startswith("<") else "report.txt")
    assert figures(found) == [figure for printed in FIGURES for figure in printed]
    assert {found[address].state for address in ADDRESSES} == {State.READ}


def test_groups_in_another_order_are_never_read_in_the_order_of_the_form() -> None:
    found = report(piped([GROUPS[1], GROUPS[0], GROUPS[2]]))
    assert State.READ not in {found[address].state for address in ADDRESSES}


def test_a_lost_outcome_leaves_no_figure_certain() -> None:
    rows = piped(GROUPS).splitlines()
    del rows[6]
    found = report("\n".join(rows))
    assert State.READ not in {found[address].state for address in ADDRESSES}

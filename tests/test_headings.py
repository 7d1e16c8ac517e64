"""What reads like one of the six headings of a report, and what only names one."""

from __future__ import annotations

import pytest

from parser.headings import headings
from parser.lookup import fold


@pytest.mark.parametrize(
    "line",
    [
        "一、总体情况",
        "一．总体情况",
        "(一)总体情况",
        "第一部分 总体情况",
        "# 一、总体情况",
        "【总体情况】",
        "① 总体情况",
        "Ⅰ 总体情况",
        "■一、总体情况",
        "总　体　情　况",
        "總體情況",
    ],
)
def test_a_heading_is_known_whatever_stands_beside_it(line: str) -> None:
    view = fold(f"青石县2023年政府信息公开工作年度报告\n{line}\n各项工作有序开展。\n")
    assert [heading.number for heading in headings(view)] == [1]


@pytest.mark.parametrize(
    "line",
    ["本年度总体情况良好，各项工作有序开展。", "详见第一部分总体情况中的数字12。", "各项情况"],
)
def test_a_sentence_that_names_a_heading_is_none(line: str) -> None:
    assert headings(fold(f"{line}\n")) == []

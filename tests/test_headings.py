"""What reads like one of the six headings of a report, and what only names one."""

from __future__ import annotations

import pytest

from parser.lookup import fold
from parser.outline.headings import headings
from parser.wording.names import SECTIONS


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


SIX = list(SECTIONS["zh"])


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (2, "、杌动公开政俯信息情况"),
        (3, "乏义收到和处丨理政府佰息公开申请情况"),
        (4, "、俯信息公井行政复议、行政诉讼情况"),
        (4, "政信息公井行政义议、行政诉讼乏况"),
    ],
)
def test_a_misread_heading_is_known_by_its_place_among_the_others(number: int, line: str) -> None:
    lines = [*SIX[: number - 1], line, *SIX[number:]]
    view = fold("".join(f"{each}\n各项工作有序开展。\n" for each in lines))
    assert [heading.number for heading in headings(view)] == [1, 2, 3, 4, 5, 6]


def test_a_piece_of_a_wrapped_label_is_no_heading() -> None:
    wrapped = ["不予公开 0 0 0", "再处理其政府信息公开申请", "(七)总计 0 0 0"]
    lines = [*SIX[:2], *wrapped, *SIX[3:]]
    view = fold("".join(f"{each}\n各项工作有序开展。\n" for each in lines))
    assert [heading.number for heading in headings(view)] == [1, 2, 4, 5, 6]

"""Whose report a text says it is, and of which year."""

from __future__ import annotations

import pytest

from parser.lookup import fold
from parser.outline.masthead import masthead
from parser.report import Span


def read(text: str) -> tuple[str | None, int | None]:
    view = fold(text)
    found = masthead(view, Span(0, len(view)), Span(0, len(view)))
    return found.agency, found.year


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("青石县水利局2023年政府信息公开工作年度报告\n", "青石县水利局", 2023),
        ("2023年青石县水利局政府信息公开年度报告\n", "青石县水利局", 2023),
        ("青石县水利局\n2023年政府信息公开工作年度报告\n", "青石县水利局", 2023),
        ("青石县水利局二〇二三年政府信息公开工作年度报告\n", "青石县水利局", 2023),
        ("青石縣水利局2023年政府資訊公開\n本报告由青石县水利局编制。统计期限为2023年1月1日起。",
         "青石县水利局", 2023),
        ("年度报告\n现将青石县水利局2023年度情况报告如下。", "青石县水利局", 2023),
        ("工作情况\n我局工作有序。在青石县水利局公开。在青石县水利局公开。2022年收到申请。",
         "青石县水利局", 2022),
    ],
)  # fmt: skip
def test_title_and_opening_words_name_agency_and_year(text: str, agency: str, year: int) -> None:
    assert read(text) == (agency, year)


@pytest.mark.parametrize("text", ["", "工作有序。", "年内我们通过服务县委、聚焦县委中心工作。"])
def test_a_text_that_names_nobody_has_no_agency(text: str) -> None:
    assert read(text) == (None, None)

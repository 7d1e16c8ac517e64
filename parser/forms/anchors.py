"""Words that only one of the three tables holds, beside the labels of its rows."""

from __future__ import annotations

import re

ANCHORS = {
    "t2": re.compile(r"第二十条第|本年制发件数|对外公开总数量|本年处理决定数量|上一年项目数量"),
    "t3": re.compile(r"\(?本列数据的勾稽|申请人情况|本年新收政府信息公开申请|本年度办理结果"),
    "t4": re.compile(r"未经复议直接起诉|复议后起诉|结果\s*维持|尚未\s*审结"),
}
SECTION_OF_TABLE = {"t2": 2, "t3": 3, "t4": 4}


def names_table(view: str, key: str, region: tuple[int, int]) -> bool:
    """Whether a stretch holds any of a table's own words."""
    return ANCHORS[key].search(view, *region) is not None

"""A small report with one cell in which a trick is played, and what is seen there."""

from __future__ import annotations

import random
from dataclasses import dataclass

from parser.forms import Address

ADDRESS = Address("t2.licensing.decisions")
YEAR = 2024
TITLE = f"东河县水务局{YEAR}年政府信息公开工作年度报告"
BEFORE = (TITLE, "一、总体情况", "我局按规定公开了政府信息。", "二、主动公开政府信息情况")
AFTER = (
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
# The rows of 表二 before and behind the one cell.
HEAD = (
    ("第二十条第(一)项",),
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", "0", "0", "0"),
    ("行政规范性文件", "14", "2", "37"),
    ("第二十条第(五)项",),
    ("信息内容", "本年处理决定数量"),
)
TAIL = (
    ("第二十条第(六)项",),
    ("信息内容", "本年处理决定数量"),
    ("行政处罚", "409"),
    ("行政强制", "0"),
    ("第二十条第(八)项",),
    ("信息内容", "本年收费金额(单位:万元)"),
    ("行政事业性收费", "4981.78"),
)
LABEL = "行政许可"


@dataclass(frozen=True)
class Page:
    """The file, the figures that a person may read in its cell, and what was done to it."""

    data: bytes
    name: str
    seen: tuple[int, ...]
    about: str


def figure(rng: random.Random) -> str:
    """A figure of three or four digits, no two of them alike, so that its reverse is another."""
    digits = rng.sample("123456789", rng.choice((3, 3, 4)))
    return "".join(digits)


def cut(rng: random.Random, digits: str) -> tuple[str, str]:
    """The figure in two pieces."""
    place = rng.randrange(1, len(digits))
    return digits[:place], digits[place:]

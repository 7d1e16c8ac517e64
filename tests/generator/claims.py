"""Sentences about figures: true ones, and ones about other things that only look like claims."""

from __future__ import annotations

import random
from collections.abc import Mapping

from parser.forms import Address
from tests.generator.draft import Number

_HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals (一百二十, 三千零五)."""
    if number < 10:
        return _HAN[number]
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + _HAN[digit] + name
            gap = False
        else:
            gap = bool(text) and number > 0
    return text.removeprefix("一") if text.startswith("一十") else text


def _full_width(number: Number) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


class _Figures:
    """What the sentences speak of, out of all cells."""

    def __init__(self, cells: Mapping[Address, Number]) -> None:
        self._cells = cells
        self.new, self.carried_in = self.row("new"), self.row("carried_in")
        self.total, self.carried_out = self.row("total"), self.row("carried_out")
        self.granted, self.partly = self.row("granted"), self.row("partly_granted")
        self.denied, self.unavailable = self.rows("denied_"), self.rows("unavailable_")
        self.unprocessed, self.other = self.rows("unprocessed_"), self.rows("other")
        self.natural = self.row("new", "natural")
        self.reconsideration = self.cell("t4.count.reconsideration_total")
        self.litigation = self.cell("t4.count.litigation_direct_total") + self.cell(
            "t4.count.litigation_after_total"
        )

    def cell(self, address: str) -> int:
        return int(self._cells[Address(address)])

    def row(self, key: str, column: str = "total") -> int:
        return self.cell(f"t3.{key}.{column}")

    def rows(self, start: str) -> int:
        """The sum of the 总计 of every row whose key begins so."""
        return sum(
            int(value)
            for address, value in self._cells.items()
            if address.startswith(f"t3.{start}") and address.endswith(".total")
        )


def _true(f: _Figures) -> list[str]:
    outcomes = (
        f"已办结{f.total}件,其中予以公开{f.granted}件、部分公开{f.partly}件、不予公开{f.denied}件、"
        f"无法提供{f.unavailable}件、不予处理{f.unprocessed}件、其他处理{f.other}件。"
    )
    return [
        f"全年新收政府信息公开申请{f.new}件,上年结转{f.carried_in}件,结转下年度{f.carried_out}件。",
        f"共新收政府信息公开申请{f.new:,}件。",
        f"本年度新收政府信息公开申请{_full_width(f.new)}件。",
        f"新收申请{f.new}件,其中自然人{f.natural}件,法人或其他组织{f.new - f.natural}件。",
        f"全年办理政府信息公开申请{f.new + f.carried_in}件(含上年结转{f.carried_in}件)。",
        outcomes,
        f"答复申请{f.total}件,结转下年继续办理{f.carried_out}件。",
        f"因政府信息公开引发行政复议{f.reconsideration}件,行政诉讼{f.litigation}件。",
    ]


def _in_words(f: _Figures) -> list[str]:
    """Claims that hold only for some figures."""
    found = []
    if 1 < f.new < 10_000:
        found.append(f"全年新收政府信息公开申请{han(f.new)}件。")
    if f.total:
        share = f"{100 * f.granted / f.total:.2f}"
        found.append(f"办结申请{f.total}件,其中予以公开{f.granted}件,占{share}%。")
    if not f.reconsideration and not f.litigation:
        found.append("本年度未发生因政府信息公开引起的行政复议和行政诉讼。")
    if not f.carried_in:
        found.append("没有上年结转的申请。")
    return found


_BESIDE = (
    "其中东桥镇受理申请2件,已当面答复。",
    "向市司法局报送备案规范性文件3件。",
    "接待来访群众120余人次,电话答复咨询300多件。",
    "办理人大代表建议12件、政协提案9件,办结率100%。",
    "公开财政预决算信息46条,解读政策文件11件。",
    "清理历年文件85件,其中继续有效60件,失效25件。",
)


def claims(cells: Mapping[Address, Number], rng: random.Random) -> str:
    """Two to four sentences, all of them true and none at odds with another."""
    figures = _Figures(cells)
    if not figures.new and not figures.carried_in:
        return "本年度未收到政府信息公开申请。" + rng.choice(_BESIDE[1:])
    true = [*_true(figures), *_in_words(figures)]
    return "".join([*rng.sample(true, rng.randint(1, 3)), rng.choice(_BESIDE)])

"""Invented prose in the manner of a real office, true to the figures it mentions."""

from __future__ import annotations

import random
from collections.abc import Mapping

from parser.forms import Address
from tests.generator.claims import claims
from tests.generator.draft import Number, Text

PLACES = ("临江县", "云溪市", "青石区", "白鹭市", "松岭县", "望湖区", "长桥镇", "南浦县")
OFFICES = ("人民政府", "人民政府办公室", "教育局", "水利局", "市场监督管理局", "卫生健康局")

_HEADINGS: dict[int, tuple[str, ...]] = {
    1: ("总体情况", "总体情况", "总体情况"),
    2: ("主动公开政府信息情况", "主动公开政府信息情况", "行政机关主动公开政府信息情况"),
    3: (
        "收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请情况",
    ),
    4: (
        "政府信息公开行政复议、行政诉讼情况",
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    5: ("存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况"),
    6: ("其他需要报告的事项", "其他需要报告的事项"),
}

_OPENING = (
    "本报告依照《中华人民共和国政府信息公开条例》的要求编写,统计期限为{year}年1月1日至"
    "{year}年12月31日。读者对内容有疑问的,可到{agency}政务公开窗口咨询,电话0000-12345{tail}。"
)
_OVERVIEW = (
    "(一)主动公开。{year}年,群众常问的事项放在网站首页,更新栏目{a}个,回复来信{b}封。",
    "(二)依申请公开。{applications}",
    "(三)政府信息管理。新印发的文件先定公开属性再编号,过期的文件每季度清理一遍。",
    "(四)平台建设。网站改版后,检索框可以直接查文号,手机页面同步更新。",
    "(五)监督保障。年内办了{c}次业务课,请窗口人员讲自己遇到的难题。",
)
_PROBLEMS = (
    "一是个别科室送来的材料偏晚,二是解读文字还不够好懂,三是窗口人员轮换较快。",
    "下一步,我们准备把送稿期限写进科室职责,请没参加起草的人先读一遍解读稿,并给新到岗的同志配一名带教。",
)
_CLOSING = (
    "{year}年度未收取信息处理费。除此之外,没有其他需要报告的事项。",
    "按照《政府信息公开信息处理费管理办法》,本年度收取信息处理费0元。",
)


def heading(number: int, rng: random.Random) -> Text:
    """The heading of one section, in one of the wordings that are accepted."""
    sign = "一二三四五六"[number - 1]
    return Text(f"{sign}、{rng.choice(_HEADINGS[number])}", heading=number)


def title(agency: str, year: int) -> Text:
    return Text(f"{agency}{year}年政府信息公开工作年度报告", heading=0)


def before_tables(
    agency: str, year: int, figures: Mapping[Address, Number], rng: random.Random
) -> list[Text]:
    """The opening paragraph and section 一, with its heading."""
    words = {
        "agency": agency,
        "year": year,
        "tail": rng.randint(100, 999),
        "a": rng.randint(2, 60),
        "b": rng.randint(3, 4000),
        "c": rng.randint(1, 9),
        "applications": claims(figures, rng),
    }
    opening = Text(_OPENING.format(**words))
    return [opening, heading(1, rng), *(Text(line.format(**words)) for line in _OVERVIEW)]


def after_tables(year: int, rng: random.Random) -> list[Text]:
    """Sections 五 and 六, with their headings."""
    closing = rng.choice(_CLOSING).format(year=year)
    return [heading(5, rng), *map(Text, _PROBLEMS), heading(6, rng), Text(closing)]

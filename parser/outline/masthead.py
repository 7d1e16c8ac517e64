"""Whose report a text is and of which year: the title, the opening words, the period."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from parser.lookup import FILLER
from parser.report import Span

_BODY = (
    r"(?:人民政府(?:办公[室厅])?|街道办事处|管理委员会|委员会|办公[室厅]|管委会"
    r"|管理局|总局|分局|局|(?<!大)厅|委|院|支队|中心|公司|大学|学院)"
)
# Any letter: a class of twenty thousand Han characters takes milliseconds to compile.
_HAN = r"[^\W\d_]"
_ORGANISATION = rf"{_HAN}{{2,18}}?{_BODY}"
_PLACE = rf"{_HAN}{{2,12}}?(?:省|自治区|州|市|县|区|旗|乡|镇)"
_YEAR = r"(?P<year>20[0-3]\d|二[〇○零O0]{1,2}[一二三四五六七八九〇零]{1,2})年?度?"
_TITLE = re.compile(
    rf"(?:关于)?(?P<before>{_HAN}{{0,30}}?){_YEAR}(?P<between>{_HAN}{{0,30}}?)"
    r"(?:政府)?信息公开(?:工作)?(?:年度|情况|工作)*(?:的)?(?:年度)?(?:情况)?报告"
)
_LEADING_VERB = re.compile(r"^(?:公开了?|通过|依托|利用|根据|按照|由|在)")
# 县委 is the party's committee: no report of this kind is its own.
_NO_NAME = re.compile(r"公开|了|我|及|和|^(?:服务|围绕|聚焦)|[省市州县区]委$")
_SELF = re.compile(r"(?:我|本)(局|委|办|厅|院|中心|县|市|区|州|镇|乡|街道)")
_PERIOD = re.compile(r"(?P<year>20[0-3]\d)年1月1日")
_NAMED_YEAR = re.compile(r"(?P<year>20[0-3]\d)年")
_HAN_DIGITS = {"〇": "0", "○": "0", "零": "0", "O": "0", "0": "0"} | {
    digit: str(i) for i, digit in enumerate("一二三四五六七八九", 1)
}
_NOT_THE_NAME = re.compile(
    r"^.*(?:打印|关闭|字号|大中小|来源|首页|正文|返回|事项|情况)|^(?:关于|发布|现将)|(?:的|关于|年度?)$"
)
_SENTENCE = re.compile(r"[,。;]|如下|报告期|编制本")
_FOREIGN = ("国务院", "中华人民共和国", "省政府", "全国")
_SPACES = re.compile(rf"[\s{FILLER}]+")
_TITLE_LINES = 12
_LONGEST_TITLE = 70


class Masthead(NamedTuple):
    """What a report says of itself; whatever it does not say is ``None``.

    ``agency`` is in simplified characters, so that a body has one name in every file.
    """

    title: str | None
    agency: str | None
    year: int | None


def masthead(view: str, opening: Span, whole: Span) -> Masthead:
    """Title, agency and year from the text before the first section, else from all of it."""
    title, agency, year = _title(view, opening)
    if agency is not None and year is not None:
        return Masthead(title, agency, year)
    head = _SPACES.sub("", view[opening.start : opening.end])
    body = _SPACES.sub("", view[whole.start : whole.end])
    if year is None:
        for pattern, text in ((_PERIOD, head), (_PERIOD, body), (_NAMED_YEAR, head)):
            if match := pattern.search(text):
                year = int(match["year"])
                break
    if year is None and (years := Counter(match["year"] for match in _NAMED_YEAR.finditer(body))):
        year = int(years.most_common(1)[0][0])
    if agency is None:
        agency = _agency(head) or _agency(body) or _most_named(body)
    return Masthead(title, agency, year)


def _title(view: str, opening: Span) -> tuple[str | None, str | None, int | None]:
    lines = [
        plain
        for line in view[opening.start : opening.end].splitlines()
        if (plain := _SPACES.sub("", line).strip("#*|<>"))
    ][:_TITLE_LINES]
    if lines and len(lines[0]) > _LONGEST_TITLE:
        # A file of one line: its title is what stands before the first space.
        lines = [view[opening.start : opening.end].split(maxsplit=1)[0].strip(FILLER)]
    for i, line in enumerate(lines):
        # A title is often set in two lines, the agency above.
        for text in (line, (lines[i - 1] if i else "") + line):
            if len(text) > _LONGEST_TITLE or _SENTENCE.search(text):
                continue
            if match := _TITLE.search(text):
                agency = match["before"] or match["between"]
                agency = _NOT_THE_NAME.sub("", agency)
                if not agency:
                    continue
                return text, agency, _year(match["year"])
    return None, None, None


def title_start(view: str, between: Span) -> int:
    """Where the title of a second report stands in what lies between two reports' sections.

    The end of that stretch where no line of it reads like a title.
    """
    start = between.start
    for line in view[between.start : between.end].splitlines(keepends=True):
        plain = _SPACES.sub("", line)
        if len(plain) <= _LONGEST_TITLE and not _SENTENCE.search(plain) and _TITLE.search(plain):
            return start
        start += len(line)
    return between.end


def _year(text: str) -> int | None:
    digits = "".join(_HAN_DIGITS.get(character, character) for character in text)
    return int(digits) if len(digits) == 4 else None


@cache
def _clues() -> tuple[re.Pattern[str], ...]:
    """Sentences that name the body; compiled for the reports that have no title."""
    return (
        re.compile(rf"结合(?:{_YEAR})?(?P<agency>{_ORGANISATION})(?:政府)?信息公开"),
        re.compile(rf"现将(?P<agency>{_ORGANISATION}|{_PLACE}){_YEAR}"),
        re.compile(
            rf"(?:由|请与|请联系|请向|请径与)(?P<agency>{_ORGANISATION})(?:{_HAN}{{0,16}}?(?:联系|编制|根据|\())"
        ),
        re.compile(rf"(?:在|登录|通过)(?P<agency>{_ORGANISATION})(?:政府)?门户网站"),
    )


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\W|\d|年|由|在|通过|公开|请与|根据|是|的)(?P<agency>{_PLACE}{_HAN}{{0,10}}?{_BODY})"
    )


def _agency(text: str) -> str | None:
    for clue in _clues():
        for match in clue.finditer(text):
            if not match["agency"].startswith(_FOREIGN):
                return match["agency"]
    return None


def _most_named(text: str) -> str | None:
    """The body named most often, of the kind that the text calls itself (我局, 我县)."""
    counted = Counter(_LEADING_VERB.sub("", match["agency"]) for match in _named().finditer(text))
    kinds = Counter(match[1] for match in _SELF.finditer(text)).most_common(1)
    kind = kinds[0][0] if kinds else ""
    known = [
        agency
        for agency, _ in sorted(counted.items(), key=lambda item: (-item[1], -len(item[0])))
        if not agency.startswith(_FOREIGN) and not _NO_NAME.search(agency)
    ]
    alike = [agency for agency in known if agency.endswith(kind) or f"{kind}人民政府" in agency]
    return next(iter(alike or known), None)

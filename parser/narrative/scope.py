"""Whether a figure of the text is about the year and the body that the tables count."""

from __future__ import annotations

import re

from parser.forms.anchors import SECTION_OF_TABLE
from parser.narrative.prose import Passage
from parser.report import Report

LONGEST_CONTEXT = 400
"""Characters before a figure that may say what it counts: no sentence of a report is longer."""
_NAME_END = 3
"""Characters by whose likeness an office is known as the one that reports: 水利局, 县水利局."""

APPLICATION = re.compile(r"依申请|依法申请|公开申请|申请公开|公开政府信息的申请|政府信息申请")
DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|公开申请|申请公开")

_FOLLOWING = re.compile(r"的?(?:依申请公开|(?:政府|政务)?信息公开的?申请|公开申请)")
_OTHER_TOPIC = re.compile(
    r"留言|来信|信箱|热线|来电|来访|诉求|建议|提案|咨询|工单|审批|服务事项|投资项目|舆情|网民|12345"
)
_COMPARED = re.compile(r"比|较|同期|增长|增加|减少|下降|上升")
_LAST = re.compile(r"上年|上一年|去年|往年|历年")
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|季度|(?<!\d)(?:[2-9]|10|11)月|每年|每月|平均|累计"
    r"|近[\d一二两三四五]+年|\d年以来|\d年至|\d年-"
)
_YEAR = re.compile(r"(20\d\d)年")
_ONE_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{1,12}?"
    r"(?:(?<![布格结大全])局|厅|委员会|管委会|[镇乡](?!村)|街道|法院|政府办|办公室)"
)
_OWN = re.compile(r"我|本|全|各|所有")
_WHOLE_BODY = re.compile(r"全[省市县区州盟旗镇乡]|[我本][省市县区州局委办机单]|各级")
_PART_OF_BODY = re.compile(r"本级|[省市县区州]直(?:属|机关|部门|单位)")
_WHOLE_AREA = re.compile(r"全[省市县区州盟旗镇乡]|各级")
_GOVERNMENT = re.compile(r"人民政府(?:办公厅|办公室)?$")


class Scope:
    """What a report counts: its year, and its body with all that belongs to it."""

    def __init__(self, report: Report) -> None:
        self.year = report.year
        self.agency = report.agency or ""
        self.is_government = not self.agency or bool(_GOVERNMENT.search(self.agency))

    def holds(self, passage: Passage, match: re.Match[str], *, carried: bool = False) -> bool:
        """Whether a figure is of this year and this whole body, and is no comparison.

        A figure ``carried`` from or to another year may name that year in its own words.
        """
        text, start = passage.text, match.start()
        before = clause(text, start)
        sentence = text[sentence_start(text, start) : start]
        figure = match.start("number") if "number" in match.re.groupindex else match.end()
        if not carried and _LAST.search(before + text[start:figure]):
            return False
        if _COMPARED.search(before) or _PART_OF_YEAR.search(sentence):
            return False
        years = {int(year) for year in _YEAR.findall(before if carried else before + match[0])}
        if years and self.year is not None and self.year not in years:
            return False
        return self._own(sentence)

    def _own(self, sentence: str) -> bool:
        """Whether the last body named in a sentence is the one that reports."""
        if _PART_OF_BODY.search(sentence):
            return False
        if not self.is_government and _WHOLE_AREA.search(sentence):
            return False
        offices = [
            office
            for office in _ONE_OFFICE.finditer(sentence)
            if not _OWN.search(office[0]) and office[0][-_NAME_END:] not in self.agency
        ]
        return not offices or bool(_WHOLE_BODY.search(sentence, offices[-1].end()))


def on_applications(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a figure counts applications: they follow it, or were last spoken of before it."""
    if _FOLLOWING.match(passage.text, match.end()):
        return True
    figure = match.start("number")
    before = passage.heading + "。" + passage.text[max(0, figure - LONGEST_CONTEXT) : figure]
    found = [topic.start() for topic in APPLICATION.finditer(before)]
    return bool(found) and _OTHER_TOPIC.search(before, found[-1]) is None


def about_disclosure(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a dispute is one about disclosure: an office may report all its disputes."""
    start = sentence_start(passage.text, match.start())
    about = passage.heading + passage.text[start : match.end()]
    return passage.section == SECTION_OF_TABLE["t4"] or bool(DISCLOSURE.search(about))


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that holds a place; a semicolon ends one too."""
    return _after_last("。!?;", text, at)


def clause(text: str, at: int) -> str:
    """What stands before a place in its own clause."""
    return text[_after_last("。!?;,", text, at) : at]


def _after_last(ends: str, text: str, at: int) -> int:
    """Where what follows the last of some marks begins, looking back a sentence at most."""
    first = max(0, at - LONGEST_CONTEXT)
    return max(first, *(text.rfind(end, first, at) + 1 for end in ends))

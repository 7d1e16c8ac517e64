"""Every figure of the text that can be held against a cell of the tables.

A claim is only made where the text leaves no doubt about what it counts: a figure of another
year, of one office among many, of a part of the year or of something else is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parser.forms import Address
from parser.forms.balances import RESULTS_GROUP
from parser.narrative import patterns
from parser.narrative.numerals import number
from parser.narrative.prose import Passage
from parser.report import Number, Report, Span


class Target(NamedTuple):
    """Cells whose sum a claim is held against; ``name`` says in one word which sum."""

    name: str
    cells: tuple[Address, ...]


class Claim(NamedTuple):
    """A figure of the text: its rule, its place, what it must equal, and what it may equal.

    ``span`` holds the words that make the claim, ``figure`` the number among them. A claim
    which equals one of ``also`` instead of ``target`` counts another thing, and agrees with it.
    """

    rule: str
    value: Number
    span: Span
    figure: Span
    target: Target
    also: tuple[Target, ...] = ()


_APPLICATION = re.compile(r"依申请|依法申请|公开申请|申请公开|公开政府信息的申请|政府信息申请")
_OTHER_TOPIC = re.compile(
    r"留言|来信|信箱|热线|来电|来访|诉求|建议|提案|咨询|工单|审批|服务事项|投资项目|舆情|网民|12345"
)
_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|公开申请|申请公开")
_DOCUMENT_TOPIC = re.compile(r"规范性文件|规章|政策性?文件|各类文件|其他文件|公文")
_COMPARED = re.compile(r"比|较|同期|增长|增加|减少|下降|上升")
_LAST = re.compile(r"上年|上一年|去年|往年|历年")
_PART_OF_YEAR = re.compile(
    r"上半年|下半年|季度|(?<!\d)(?:[2-9]|10|11)月|每年|每月|平均|累计|近[\d一二两三四五]+年|\d年以来|\d年至|\d年-"
)
_YEAR = re.compile(r"(20\d\d)年")
_ONE_OFFICE = re.compile(
    r"[\u4e00-\u9fff]{1,12}?(?:(?<![布格结大全])局|厅|委员会|管委会|[镇乡](?!村)|街道|法院|政府办|办公室)"
)
_OWN = re.compile(r"我|本|全|各|所有")
_WHOLE_BODY = re.compile(r"全[省市县区州盟旗镇乡]|[我本][省市县区州局委办机单]|各级")
_WHOLE_AREA = re.compile(r"全[省市县区州盟旗镇乡]|各级")
_GOVERNMENT = re.compile(r"人民政府(?:办公厅|办公室)?$")
_WITH_CARRIED = re.compile(
    r"[,(]?(?:其中)?(?:含|包含|包括)(?:上年度?|上一年度?|去年|20\d\d年度?)?结转"
)
_IN_NAME = re.compile(r"以.{1,12}名义")
_NOT_ISSUING = re.compile(r"备案|审查|审核|评估|征求|解读|起草")
_PUBLICISING = re.compile(r"公开|公示|发布|公布|上传|归集|推送|录入|信息")


def claims(report: Report, text: Sequence[Passage]) -> tuple[Claim, ...]:
    """All claims of a report, whose passages are given, in the order of its text."""
    return tuple(_Reader(report, text).claims())


def _total(*rows: str) -> tuple[Address, ...]:
    return tuple(Address(f"t3.{row}.total") for row in rows)


class _Reader:
    def __init__(self, report: Report, text: Sequence[Passage]) -> None:
        self.report, self.text = report, text
        self.is_government = report.agency is None or bool(_GOVERNMENT.search(report.agency))

    def claims(self) -> Iterator[Claim]:
        for passage in self.text:
            found: list[Claim] = []
            context = passage.heading + passage.text
            if _APPLICATION.search(context):
                found += self._applications(passage)
            if "规范性文件" in context:
                found += self._documents(passage)
            if "行政许可" in context or "行政处罚" in context or "行政强制" in context:
                found += self._decisions(passage)
            if "复议" in context or "诉讼" in context:
                found += self._disputes(passage)
            yield from sorted(found, key=lambda claim: claim.span)

    def _applications(self, passage: Passage) -> Iterator[Claim]:
        taken: list[tuple[int, int]] = []
        for kind, pattern in patterns.APPLICATION_CLAIMS.items():
            for match in pattern.finditer(passage.text):
                if self._on_applications(passage, match) and self._in_scope(passage, match, kind):
                    claim = self._application(kind, passage, match)
                    if claim is not None:
                        taken.append(match.span())
                        yield claim
        for match in patterns.OUTCOME_AFTER.finditer(passage.text):
            apart = all(match.end() <= start or match.start() >= end for start, end in taken)
            if not apart or not self._on_applications(passage, match):
                continue
            if self._in_scope(passage, match, "outcome"):
                target = self._outcome(match["outcome"])
                yield self._claim(f"narrative.{target.name}", passage, match, target)
        for match in patterns.NO_APPLICATION.finditer(passage.text):
            if self._in_scope(passage, match, "none"):
                target = Target("new", _total("new"))
                yield self._none("narrative.no_application", passage, match, target)

    def _application(self, kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
        everything = Target("new_and_carried_in", _total("new", "carried_in"))
        total = Target("total", _total("total"))
        new = Target("new", _total("new"))
        if kind == "new":
            return self._claim("narrative.new", passage, match, new)
        if kind in ("received", "handled"):
            if _WITH_CARRIED.match(passage.text, match.end()):
                return self._claim("narrative.received", passage, match, everything)
            return self._claim("narrative.received", passage, match, new, (everything, total))
        if kind == "done":
            return self._claim("narrative.done", passage, match, total)
        if kind == "outcome":
            target = self._outcome(match["outcome"])
            return self._claim(f"narrative.{target.name}", passage, match, target)
        if kind == "applicant":
            return self._applicant(passage, match)
        return self._carried(kind, passage, match)

    def _carried(self, kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
        named = _YEAR.match(match["year"] or "")
        year = self.report.year
        if named and year is not None:
            told = int(named[1])
            if told == year + 1:
                kind = "carried_out"
            elif told == (year - 1 if kind == "carried_in" else year):
                kind = "carried_in"
            else:
                return None
        elif named:
            return None
        target = Target(kind, _total(kind))
        return self._claim(f"narrative.{kind}", passage, match, target)

    def _outcome(self, words: str) -> Target:
        """The row or the rows of 表三 which an outcome is counted in."""
        name = {
            "予以公开": "granted",
            "部分公开": "partly_granted",
            "不予公开": "denied",
            "无法提供": "unavailable",
            "不予处理": "unprocessed",
        }.get(words, "other")
        table = self.report.tables["t3"]
        (block,) = table.form.blocks
        rows = block.collapsed_rows if table.collapsed else block.official_rows
        members = [
            row.key
            for row in rows
            if RESULTS_GROUP in row.group and (row.key == name or row.key.startswith(f"{name}_"))
        ]
        return Target(name, _total(*members))

    def _applicant(self, passage: Passage, match: re.Match[str]) -> Claim:
        organisations = ("business", "research", "nonprofit", "legal_service", "other_org")
        columns: tuple[str, ...] = {
            "自然人": ("natural",),
            "商业企业": ("business",),
            "科研机构": ("research",),
            "社会公益组织": ("nonprofit",),
            "法律服务机构": ("legal_service",),
        }.get(match["applicant"], organisations)

        def cells(*rows: str) -> tuple[Address, ...]:
            return tuple(Address(f"t3.{row}.{column}") for row in rows for column in columns)

        return self._claim(
            "narrative.applicant",
            passage,
            match,
            Target("new", cells("new")),
            (
                Target("new_and_carried_in", cells("new", "carried_in")),
                Target("total", cells("total")),
            ),
        )

    def _documents(self, passage: Passage) -> Iterator[Claim]:
        table = self.report.tables["t2"]
        row = "t2.normative_documents"
        if Address(f"{row}.issued") not in table.cells:
            return
        issued, repealed, in_force = (
            (Address(f"{row}.{column}"),) for column in ("issued", "repealed", "in_force")
        )
        for kind, pattern in patterns.DOCUMENT_CLAIMS.items():
            for match in pattern.finditer(passage.text):
                clause = _clause(passage.text, match.start())
                if _NOT_ISSUING.search(clause) or _IN_NAME.search(clause):
                    continue
                if not self._in_scope(passage, match, "document"):
                    continue
                if kind == "published":
                    if match["verb"] == "制发":
                        target = Target("issued", issued)
                        yield self._claim("narrative.issued", passage, match, target)
                    else:
                        also = (Target("in_force", in_force),)
                        target = Target("issued", issued)
                        yield self._claim("narrative.published", passage, match, target, also)
                elif _last(_DOCUMENT_TOPIC, passage.text, match.start("number")) == "规范性文件":
                    cells = in_force if kind == "in_force" else repealed
                    yield self._claim(f"narrative.{kind}", passage, match, Target(kind, cells))

    def _decisions(self, passage: Passage) -> Iterator[Claim]:
        rows = {"许可": "licensing", "处罚": "penalties", "强制": "coercive_measures"}
        for match in patterns.DECISION_CLAIMS.finditer(passage.text):
            clause = _clause(passage.text, match.start())
            if match["unit"] in ("条", "部", "份", "个", "项") or _PUBLICISING.search(clause):
                continue
            if self._in_scope(passage, match, "decision"):
                row = rows[match["kind"]]
                target = Target(row, (Address(f"t2.{row}.decisions"),))
                yield self._claim("narrative.decisions", passage, match, target)

    def _disputes(self, passage: Passage) -> Iterator[Claim]:
        if passage.section != 4 and not _DISCLOSURE.search(passage.heading + passage.text):
            return
        claimed: list[tuple[int, str]] = []
        for kind, pattern in patterns.DISPUTE_CLAIMS.items():
            for match in pattern.finditer(passage.text):
                if self._about_disclosure(passage, match) and self._in_scope(passage, match, kind):
                    claimed.append((match.start(), kind))
                    target = Target(kind, _dispute_cells(kind, "total"))
                    yield self._claim(f"narrative.{kind}", passage, match, target)
        for match in patterns.DISPUTE_OUTCOME.finditer(passage.text):
            sentence = _sentence_start(passage.text, match.start())
            before = [claim for claim in claimed if sentence <= claim[0] < match.start()]
            if before and self._in_scope(passage, match, "outcome"):
                kind = max(before)[1]
                outcome = _DISPUTE_OUTCOMES[match["outcome"]]
                target = Target(f"{kind}_{outcome}", _dispute_cells(kind, outcome))
                yield self._claim(f"narrative.{kind}", passage, match, target)
        for match in patterns.NO_DISPUTE.finditer(passage.text):
            if not self._about_disclosure(passage, match):
                continue
            if self._in_scope(passage, match, "none"):
                which = match["which"]
                kinds = [
                    k
                    for k, w in (("reconsideration", "复议"), ("litigation", "诉讼"))
                    if w in which
                ]
                for kind in kinds:
                    target = Target(kind, _dispute_cells(kind, "total"))
                    yield self._none(f"narrative.no_{kind}", passage, match, target)

    def _about_disclosure(self, passage: Passage, match: re.Match[str]) -> bool:
        """Whether a dispute is one about disclosure: an office may report all its disputes."""
        start = _sentence_start(passage.text, match.start())
        about = passage.heading + passage.text[start : match.end()]
        return passage.section == 4 or bool(_DISCLOSURE.search(about))

    def _on_applications(self, passage: Passage, match: re.Match[str]) -> bool:
        """Whether the last thing spoken of before a figure are applications for disclosure."""
        before = passage.heading + "。" + passage.text[: match.start("number")]
        found = [topic.start() for topic in _APPLICATION.finditer(before)]
        if not found:
            return False
        return _OTHER_TOPIC.search(before, found[-1]) is None

    def _in_scope(self, passage: Passage, match: re.Match[str], kind: str) -> bool:
        """Whether the figure is of this year, this whole body, and no comparison."""
        text = passage.text
        start = match.start()
        clause = _clause(text, start)
        sentence = text[_sentence_start(text, start) : start]
        figure = match.start("number") if "number" in match.re.groupindex else match.end()
        carried = kind.startswith("carried")
        if not carried and _LAST.search(clause + text[start:figure]):
            return False
        if _COMPARED.search(clause) or _PART_OF_YEAR.search(sentence):
            return False
        years = {int(year) for year in _YEAR.findall(clause if carried else clause + match[0])}
        if years and self.report.year is not None and self.report.year not in years:
            return False
        return self._own_scope(sentence)

    def _own_scope(self, sentence: str) -> bool:
        agency = self.report.agency or ""
        if not self.is_government and _WHOLE_AREA.search(sentence):
            return False
        offices = [
            office
            for office in _ONE_OFFICE.finditer(sentence)
            if not _OWN.search(office[0]) and office[0][-3:] not in agency
        ]
        return not offices or bool(_WHOLE_BODY.search(sentence, offices[-1].end()))

    def _claim(
        self,
        rule: str,
        passage: Passage,
        match: re.Match[str],
        target: Target,
        also: tuple[Target, ...] = (),
    ) -> Claim:
        value = number(match["number"])
        return Claim(
            rule,
            0 if value is None else value,
            passage.span(*match.span()),
            passage.span(*match.span("number")),
            target,
            also,
        )

    def _none(self, rule: str, passage: Passage, match: re.Match[str], target: Target) -> Claim:
        span = passage.span(*match.span())
        return Claim(rule, 0, span, span, target)


_DISPUTE_OUTCOMES = {
    "结果维持": "upheld",
    "维持": "upheld",
    "结果纠正": "corrected",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
}
_DISPUTE_GROUPS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after"),
    "direct": ("litigation_direct",),
    "after": ("litigation_after",),
}


def _dispute_cells(kind: str, outcome: str) -> tuple[Address, ...]:
    return tuple(Address(f"t4.count.{group}_{outcome}") for group in _DISPUTE_GROUPS[kind])


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(end, 0, at) for end in "。!?;") + 1


def _clause(text: str, at: int) -> str:
    """What stands before a place in its own clause."""
    return text[max(text.rfind(end, 0, at) for end in "。!?;,") + 1 : at]


def _last(pattern: re.Pattern[str], text: str, end: int) -> str:
    found = pattern.findall(text, 0, end)
    return found[-1] if found else ""

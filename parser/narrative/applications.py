"""Claims about applications: received, carried over, handled, and by whom they were made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.forms import Address
from parser.forms.balances import RESULTS_GROUP
from parser.narrative import patterns
from parser.narrative.claim import Claim, Target, claim_of, claim_of_none
from parser.narrative.prose import Passage
from parser.narrative.scope import Scope, on_applications, sentence_start
from parser.report import Report

_YEAR = re.compile(r"(20\d\d)年")
_WITH_CARRIED = re.compile(
    r"[,(]?(?:其中(?:含|包含|包括)?|含|包含|包括)(?:上年度?|上一年度?|去年|20\d\d年度?)结转"
)
# What came by one channel or to one of several, is a part of what was received.
_PART = re.compile(r"其中|网络|网上|网站|信函|邮寄|当面|现场|邮件|传真|窗口|平台")
_RECEIVING = re.compile(r"收到|受理|新收|接收|接到")
_DEALING = re.compile(r"予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|办结|答复|结转")
_OUTCOMES = {
    "予以公开": "granted",
    "部分公开": "partly_granted",
    "不予公开": "denied",
    "无法提供": "unavailable",
    "不予处理": "unprocessed",
}
# 公民、法人和其他组织 is everybody, and no count of the second kind.
_LISTED = ("公民、", "公民,", "自然人、", "自然人,")
_ORGANISATIONS = ("business", "research", "nonprofit", "legal_service", "other_org")
_APPLICANTS = {
    "自然人": ("natural",),
    "商业企业": ("business",),
    "科研机构": ("research",),
    "社会公益组织": ("nonprofit",),
    "法律服务机构": ("legal_service",),
}


def application_claims(report: Report, scope: Scope, passage: Passage) -> Iterator[Claim]:
    """The claims of a passage about applications for disclosure."""
    taken: set[int] = set()
    for kind, pattern in patterns.APPLICATION_CLAIMS.items():
        for match in patterns.find(pattern, passage.text):
            taken.add(match.start("number"))
            carried = kind.startswith("carried")
            if on_applications(passage, match) and scope.holds(passage, match, carried=carried):
                claim = _application(report, kind, passage, match)
                if claim is not None:
                    yield claim
    for match in patterns.find(patterns.NO_APPLICATION, passage.text):
        if scope.holds(passage, match):
            target = Target("new", _totals("new"))
            yield claim_of_none("narrative.no_application", passage, match, target)
    if not any(word in passage.text for word in _OUTCOMES):
        return
    for match in patterns.find(patterns.OUTCOME_AFTER, passage.text):
        apart = match.start("number") not in taken
        if apart and on_applications(passage, match) and scope.holds(passage, match):
            target = _outcome(report, match["outcome"])
            yield claim_of(f"narrative.{target.name}", passage, match, target)


def _application(report: Report, kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
    everything = Target("new_and_carried_in", _totals("new", "carried_in"))
    total = Target("total", _totals("total"))
    new = Target("new", _totals("new"))
    if kind == "new":
        return claim_of("narrative.new", passage, match, new)
    sentence = passage.text[sentence_start(passage.text, match.start()) : match.start()]
    if kind in ("received", "handled"):
        if _PART.search(sentence):
            return None
        if _WITH_CARRIED.match(passage.text, match.end()):
            return claim_of("narrative.received", passage, match, everything)
        return claim_of("narrative.received", passage, match, new, (everything, total))
    if kind == "done":
        return claim_of("narrative.done", passage, match, total)
    if kind == "outcome":
        target = _outcome(report, match["outcome"])
        return claim_of(f"narrative.{target.name}", passage, match, target)
    if kind == "applicant":
        listed = sentence.endswith(_LISTED)
        return None if listed or _of_results(sentence) else _applicant(passage, match)
    return _carried(report.year, kind, passage, match)


def _carried(year: int | None, kind: str, passage: Passage, match: re.Match[str]) -> Claim | None:
    """A figure carried over: the year it names decides whether in or out."""
    if named := _YEAR.match(match["year"] or ""):
        if year is None:
            return None
        told = int(named[1])
        if told == year + 1:
            kind = "carried_out"
        elif told == (year - 1 if kind == "carried_in" else year):
            kind = "carried_in"
        else:
            return None
    return claim_of(f"narrative.{kind}", passage, match, Target(kind, _totals(kind)))


def _outcome(report: Report, words: str) -> Target:
    """The row or the rows of 表三 which an outcome is counted in."""
    name = _OUTCOMES.get(words, "other")
    table = report.tables["t3"]
    (block,) = table.form.blocks
    rows = block.collapsed_rows if table.collapsed else block.official_rows
    members = [
        row.key
        for row in rows
        if RESULTS_GROUP in row.group and (row.key == name or row.key.startswith(f"{name}_"))
    ]
    return Target(name, _totals(*members))


def _of_results(sentence: str) -> bool:
    """Whether a sentence has come from what was received to what became of it."""
    dealt = [match.start() for match in _DEALING.finditer(sentence)]
    received = [match.start() for match in _RECEIVING.finditer(sentence)]
    return bool(dealt) and (not received or dealt[-1] > received[-1])


def _applicant(passage: Passage, match: re.Match[str]) -> Claim:
    columns = _APPLICANTS.get(match["applicant"], _ORGANISATIONS)

    def cells(*rows: str) -> tuple[Address, ...]:
        return tuple(Address(f"t3.{row}.{column}") for row in rows for column in columns)

    new = Target("new", cells("new"))
    everything = Target("new_and_carried_in", cells("new", "carried_in"))
    total = Target("total", cells("total"))
    return claim_of("narrative.applicant", passage, match, new, (everything, total))


def _totals(*rows: str) -> tuple[Address, ...]:
    return tuple(Address(f"t3.{row}.total") for row in rows)

"""Claims about what 表二 counts: documents made, repealed and in force, and decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.forms import Address
from parser.narrative import patterns
from parser.narrative.claim import Claim, Target, claim_of
from parser.narrative.prose import Passage
from parser.narrative.scope import LONGEST_CONTEXT, Scope, clause
from parser.report import Report

_TOPIC = re.compile(r"规范性文件|规章|政策性?文件|各类文件|其他文件|公文")
_IN_NAME = re.compile(r"以.{1,12}名义")
_NOT_ISSUING = re.compile(r"备案|审查|审核|评估|征求|解读|起草")
_PUBLICISING = re.compile(r"公开|公示|发布|公布|上传|归集|推送|录入|信息")
_DECISIONS = {"许可": "licensing", "处罚": "penalties", "强制": "coercive_measures"}
_CASES = frozenset(("件次", "件", "宗", "起", "例"))


def document_claims(report: Report, scope: Scope, passage: Passage) -> Iterator[Claim]:
    """The claims of a passage about 行政规范性文件; the form of 2019 counts other things."""
    row = "t2.normative_documents"
    if Address(f"{row}.issued") not in report.tables["t2"].cells:
        return
    cells = {kind: (Address(f"{row}.{kind}"),) for kind in ("issued", "repealed", "in_force")}
    for kind, pattern in patterns.DOCUMENT_CLAIMS.items():
        for match in patterns.find(pattern, passage.text):
            before = clause(passage.text, match.start())
            if _NOT_ISSUING.search(before) or _IN_NAME.search(before):
                continue
            if not scope.holds(passage, match):
                continue
            if kind != "published":
                if _topic(passage.text, match.start("number")) == "规范性文件":
                    yield claim_of(f"narrative.{kind}", passage, match, Target(kind, cells[kind]))
                continue
            issued = Target("issued", cells["issued"])
            if match["verb"] == "制发":
                yield claim_of("narrative.issued", passage, match, issued)
            else:
                also = (Target("in_force", cells["in_force"]),)
                yield claim_of("narrative.published", passage, match, issued, also)


def decision_claims(scope: Scope, passage: Passage) -> Iterator[Claim]:
    """The claims of a passage about licences, penalties and coercive measures decided."""
    for match in patterns.find(patterns.DECISION_CLAIMS, passage.text):
        before = clause(passage.text, match.start())
        if match["unit"] not in _CASES or _PUBLICISING.search(before):
            continue
        if scope.holds(passage, match):
            row = _DECISIONS[match["kind"]]
            target = Target(row, (Address(f"t2.{row}.decisions"),))
            yield claim_of("narrative.decisions", passage, match, target)


def _topic(text: str, end: int) -> str:
    """The kind of document last spoken of."""
    found = _TOPIC.findall(text, max(0, end - LONGEST_CONTEXT), end)
    return found[-1] if found else ""

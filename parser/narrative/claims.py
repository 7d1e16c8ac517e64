"""Every figure of the text that can be held against a cell of the tables.

A claim is only made where the text leaves no doubt about what it counts: a figure of another
year, of one office among many, of a part of the year or of something else is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.narrative.applications import application_claims
from parser.narrative.claim import Claim
from parser.narrative.disputes import dispute_claims
from parser.narrative.documents import decision_claims, document_claims
from parser.narrative.prose import Passage
from parser.narrative.scope import APPLICATION, Scope
from parser.report import Report


def claims(report: Report, text: Sequence[Passage]) -> tuple[Claim, ...]:
    """All claims of a report, whose passages are given, in the order of its text."""
    scope = Scope(report)
    return tuple(
        claim
        for passage in text
        for claim in sorted(_in_passage(report, scope, passage), key=lambda each: each.span)
    )


def _in_passage(report: Report, scope: Scope, passage: Passage) -> Iterator[Claim]:
    """The claims of one passage: patterns are only tried where their first word is there."""
    context = passage.heading + passage.text
    if APPLICATION.search(context):
        yield from application_claims(report, scope, passage)
    if "规范性文件" in context:
        yield from document_claims(report, scope, passage)
    if any(word in context for word in ("行政许可", "行政处罚", "行政强制")):
        yield from decision_claims(scope, passage)
    if "复议" in context or "诉讼" in context:
        yield from dispute_claims(scope, passage)

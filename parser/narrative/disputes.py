"""Claims about reconsideration and litigation over disclosure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from parser.forms import Address
from parser.narrative import patterns
from parser.narrative.claim import Claim, Target, claim_of, claim_of_none
from parser.narrative.prose import Passage
from parser.narrative.scope import Scope, about_disclosure, sentence_start

_OUTCOMES = {
    "结果维持": "upheld",
    "维持": "upheld",
    "结果纠正": "corrected",
    "纠正": "corrected",
    "其他结果": "other",
    "尚未审结": "pending",
    "未审结": "pending",
}
_GROUPS = {
    "reconsideration": ("reconsideration",),
    "litigation": ("litigation_direct", "litigation_after"),
    "direct": ("litigation_direct",),
    "after": ("litigation_after",),
}
_WORDS = (("reconsideration", "复议"), ("litigation", "诉讼"))


def dispute_claims(scope: Scope, passage: Passage) -> Iterator[Claim]:
    """The claims of a passage about disputes, their outcomes, and that there were none."""
    claimed: list[tuple[int, str]] = []
    for kind, pattern in patterns.DISPUTE_CLAIMS.items():
        for match in patterns.find(pattern, passage.text):
            if about_disclosure(passage, match) and scope.holds(passage, match):
                claimed.append((match.start(), kind))
                target = Target(kind, _cells(kind, "total"))
                yield claim_of(f"narrative.{kind}", passage, match, target)
    claimed.sort()
    for match in patterns.find(patterns.DISPUTE_OUTCOME, passage.text):
        start = sentence_start(passage.text, match.start())
        place = bisect_left(claimed, (match.start(), "")) - 1
        if place >= 0 and claimed[place][0] >= start and scope.holds(passage, match):
            kind, outcome = claimed[place][1], _OUTCOMES[match["outcome"]]
            target = Target(f"{kind}_{outcome}", _cells(kind, outcome))
            yield claim_of(f"narrative.{kind}", passage, match, target)
    for match in patterns.find(patterns.NO_DISPUTE, passage.text):
        if about_disclosure(passage, match) and scope.holds(passage, match):
            for kind, word in _WORDS:
                if word in match["which"]:
                    target = Target(kind, _cells(kind, "total"))
                    yield claim_of_none(f"narrative.no_{kind}", passage, match, target)


def _cells(kind: str, outcome: str) -> tuple[Address, ...]:
    return tuple(Address(f"t4.count.{group}_{outcome}") for group in _GROUPS[kind])

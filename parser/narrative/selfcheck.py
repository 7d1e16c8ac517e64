"""What the text says about itself: sums of parts, shares in percent, fees told in two places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import accumulate
from typing import NamedTuple

from parser.narrative import patterns
from parser.narrative.numerals import TEN_THOUSAND, number
from parser.narrative.prose import Passage
from parser.narrative.scope import LONGEST_CONTEXT
from parser.report import Number, Span

FEWEST_PARTS = 2
"""A single figure after 其中 is a part of the whole, not all its parts."""
_VAGUE = re.compile(r"主要|等|余|多|约|占|包含|包括|含|其中|分别|%|超|近\d")
_WHOLE = re.compile(r"总|全部")
_LIST_END = re.compile(r"[。;!?]|$")
_ANY_WHOLE = re.compile(rf"(?:共|总|合计|总计)[^,;。\d]{{0,16}}?{patterns.COUNTED}")


class Whole(NamedTuple):
    """A whole and its parts which do not add up to it."""

    value: Number
    parts: tuple[Number, ...]
    span: Span


class Share(NamedTuple):
    """A percentage which is not the part over the whole."""

    part: Number
    whole: Number
    percent: Decimal
    right: Decimal
    span: Span


class Fee(NamedTuple):
    """What a section says of 信息处理费: the amount in 元, 0 for none taken."""

    section: int
    amount: Decimal
    span: Span


def wholes(found: Sequence[Passage]) -> Iterator[Whole]:
    """Wholes with 其中 whose parts, counted in the same unit, give another sum.

    A list may go on with a second division of the same whole, so it is enough that the first
    few parts give the sum; and a list that is vague about itself is passed over.
    """
    for passage in found:
        if "其中" not in passage.text:
            continue
        for match in patterns.find(patterns.WHOLE_WITH_PARTS, passage.text):
            ending = _LIST_END.search(passage.text, match.end(), match.end() + LONGEST_CONTEXT)
            listed = passage.text[match.end() : ending.start() if ending else None]
            parts = list(patterns.find(patterns.PART, listed))
            if _VAGUE.search(listed) or len(parts) < FEWEST_PARTS:
                continue
            if any(part["unit"] != match["unit"] for part in parts):
                continue
            values = [number(part["number"]) for part in parts]
            value = number(match["number"])
            if value in accumulate(values) or max(values) > value:
                continue
            start = match.start()
            yield Whole(value, tuple(values), passage.span(start, match.end() + parts[-1].end()))


def shares(found: Sequence[Passage]) -> Iterator[Share]:
    """Shares of the whole last named in the same unit which are off by 0.01 point or more."""
    for passage in found:
        if "占" not in passage.text or "%" not in passage.text:
            continue
        for match in patterns.find(patterns.SHARE, passage.text):
            if not _WHOLE.search(match["of"]):
                continue
            whole = _whole_before(passage.text, match)
            part = number(match["number"])
            if not whole or part > whole:
                continue
            percent = Decimal(match["percent"])
            right = Decimal(part) * 100 / Decimal(whole)
            places = Decimal(1).scaleb(-max(len(match["percent"].partition(".")[2]), 0))
            rounded = {right.quantize(places, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN)}
            if percent not in rounded:
                yield Share(part, whole, percent, right, passage.span(*match.span()))


def fees(found: Sequence[Passage]) -> list[Fee]:
    """What the sections say of 信息处理费, in the order of the text."""
    said: list[Fee] = []
    for passage in found:
        if "处理费" not in passage.text:
            continue
        said += [
            Fee(passage.section, Decimal(0), passage.span(*match.span()))
            for match in patterns.find(patterns.FEE_NONE, passage.text)
        ]
        for match in patterns.find(patterns.FEE_TAKEN, passage.text):
            amount = Decimal(number(match["number"]))
            if match["unit"] == "万元":
                amount *= TEN_THOUSAND
            said.append(Fee(passage.section, amount, passage.span(*match.span())))
    return said


def _whole_before(text: str, share: re.Match[str]) -> Number | None:
    """The whole a share is of: the last one in the same unit, if the text names only one."""
    first = max(0, share.start() - LONGEST_CONTEXT)
    named = [
        number(match["number"])
        for match in _ANY_WHOLE.finditer(text, first, share.start())
        if match["unit"] == share["unit"]
    ]
    return named[-1] if len(set(named)) == 1 else None

"""A claim: a figure of the text and the cells it is held against."""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.forms import Address
from parser.narrative.numerals import number
from parser.narrative.prose import Passage
from parser.report import Number, Span


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


def claim_of(
    rule: str,
    passage: Passage,
    match: re.Match[str],
    target: Target,
    also: tuple[Target, ...] = (),
) -> Claim:
    """The claim that a match with a group ``number`` makes."""
    return Claim(
        rule,
        number(match["number"]),
        passage.span(*match.span()),
        passage.span(*match.span("number")),
        target,
        also,
    )


def claim_of_none(rule: str, passage: Passage, match: re.Match[str], target: Target) -> Claim:
    """The claim that there was nothing of a kind: its words are its figure."""
    span = passage.span(*match.span())
    return Claim(rule, 0, span, span, target)

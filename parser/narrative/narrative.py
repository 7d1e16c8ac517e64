"""The running text of a report and what it says, found once: corrections do not change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from parser.forms import Address
from parser.narrative.claim import Claim
from parser.narrative.claims import claims
from parser.narrative.prose import Passage, passages
from parser.narrative.selfcheck import Fee, Share, Whole, fees, shares, wholes
from parser.report import Number, Report


@dataclass(frozen=True)
class Narrative:
    """The passages of a report, its claims about the tables, and what it says of itself."""

    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def told(self) -> Mapping[Address, frozenset[Number]]:
        """For every cell the figures that the text gives for it alone."""
        figures: dict[Address, set[Number]] = {}
        for claim in self.claims:
            if len(claim.target.cells) == 1:
                figures.setdefault(claim.target.cells[0], set()).add(claim.value)
        return {cell: frozenset(values) for cell, values in figures.items()}

    @cached_property
    def wholes(self) -> tuple[Whole, ...]:
        """The wholes whose parts give another sum."""
        return tuple(wholes(self.passages))

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """The percentages that are not those of their parts and wholes."""
        return tuple(shares(self.passages))

    @cached_property
    def fees(self) -> tuple[Fee, ...]:
        """What the sections say of 信息处理费."""
        return tuple(fees(self.passages))


_FOUND: WeakKeyDictionary[Report, Narrative] = WeakKeyDictionary()


def narrative(report: Report) -> Narrative:
    """What the text of a report says; kept for as long as the report is."""
    known = _FOUND.get(report)
    if known is None:
        text = tuple(passages(report))
        known = _FOUND[report] = Narrative(text, claims(report, text))
    return known

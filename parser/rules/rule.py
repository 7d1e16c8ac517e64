"""What a rule is: one object that says what it rests on, how grave it is, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from parser.case import Case
from parser.findings import (
    Diagnosis,
    Equation,
    Family,
    Finding,
    Proposal,
    Severity,
    fingerprint,
)
from parser.forms import Address
from parser.report import Fact, Span

FORM_2021 = "国办公开办函〔2021〕30号"
REGULATION = "中华人民共和国政府信息公开条例"


class Basis(StrEnum):
    """What a rule rests on."""

    OFFICIAL = "official"
    CUSTOMARY = "customary"
    HEURISTIC = "heuristic"


class Bilingual(NamedTuple):
    """The same words in Chinese and in English, with the same placeholders (``{cell}``)."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule, declared once.

    ``severity`` is that of its findings, ``rises_to`` the one that they may have at worst, where
    that is another. ``source`` is the notice and passage; empty for rules about the reading.
    ``says`` holds its messages by variant, the usual one under ``""``; the placeholders are the
    facts that its findings give.
    """

    id: str
    family: Family
    severity: Severity
    basis: Basis
    source: str
    name: Bilingual
    says: Mapping[str, Bilingual]
    rises_to: Severity | None = None

    @property
    def gravest(self) -> Severity:
        """The severity that its findings have at worst."""
        return self.rises_to or self.severity

    def found(  # noqa: PLR0913 -- all that a finding may hold, each given by its name
        self,
        case: Case,
        cells: Iterable[Address] = (),
        *,
        spans: Iterable[Span] = (),
        variant: str = "",
        of: str = "",
        facts: Mapping[str, Fact] | None = None,
        severity: Severity | None = None,
        named: Iterable[Address] | None = None,
        equations: tuple[Equation, ...] = (),
        diagnosis: Diagnosis | None = None,
        proposals: tuple[Proposal, ...] = (),
    ) -> Finding:
        """A finding of this rule about ``cells``; without ``spans`` it points at them.

        ``of`` tells findings apart that have the same cells, or none. ``named`` are the cells
        that the finding names, where these are not the ones that give it its identity.
        ``severity`` is given where it is not the usual one.
        """
        report = case.report
        cells, spans = tuple(cells), tuple(spans)
        id = fingerprint(report, self.id, cells, spans, of)
        if not spans:
            spans = tuple(span for cell in cells if (span := report[cell].span) is not None)
        return Finding(
            id=id,
            rule=self.id,
            family=self.family,
            severity=severity or self.severity,
            code=f"{self.id}:{variant}" if variant else self.id,
            cells=cells if named is None else tuple(named),
            spans=spans,
            facts=facts or {},
            equations=equations,
            diagnosis=diagnosis,
            proposals=proposals,
        )


Findings = Iterator[Finding]


@dataclass(frozen=True, slots=True, eq=False)
class Check:
    """A function that looks at a case and yields what one or several rules find in it."""

    rules: tuple[Rule, ...]
    look: Callable[[Case], Findings]

    def __call__(self, case: Case) -> Findings:
        return self.look(case)


def checks(*rules: Rule) -> Callable[[Callable[[Case], Findings]], Check]:
    """Make a function the check of these rules; ``parser.rules`` finds it in its module."""
    return lambda look: Check(rules, look)

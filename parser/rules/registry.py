"""What a rule is, the register of all rules, and how a rule says that it found something."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from parser.case import Case
from parser.findings import Family, Finding, Severity, fingerprint
from parser.forms import Address
from parser.report import Fact, Report, Span


class Basis(StrEnum):
    """What a rule rests on."""

    OFFICIAL = "official"
    CUSTOMARY = "customary"
    HEURISTIC = "heuristic"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, family and usual severity, and the notice and passage it rests on.

    ``gravest`` is the severity that its findings can rise to; the usual one for most rules.
    """

    id: str
    family: Family
    severity: Severity
    basis: Basis
    source: str
    gravest: Severity


Check = Callable[[Case], Iterator[Finding]]

RULES: dict[str, Rule] = {}
CHECKS: list[Check] = []

FORM_2021 = "国办公开办函〔2021〕30号"
REGULATION = "中华人民共和国政府信息公开条例"


def rule(
    id: str,
    family: Family,
    severity: Severity,
    basis: Basis,
    source: str = "",
    *,
    gravest: Severity | None = None,
) -> Callable[[Check], Check]:
    """Register a rule and the check that yields its findings; a check may serve several rules."""

    def register(check: Check) -> Check:
        RULES[id] = Rule(id, family, severity, basis, source, gravest or severity)
        if check not in CHECKS:
            CHECKS.append(check)
        return check

    return register


def found(
    report: Report,
    rule_id: str,
    cells: Iterable[Address] = (),
    *,
    spans: Iterable[Span] = (),
    variant: str = "",
    of: str = "",
    facts: Mapping[str, Fact] | None = None,
) -> Finding:
    """A finding of a registered rule; without ``spans`` it points at its cells.

    ``of`` tells findings of one rule apart that have the same cells, or none. What else a
    finding holds (another severity, equations, a diagnosis, proposals) is put in by ``replace``.
    """
    about = RULES[rule_id]
    cells = tuple(cells)
    spans = tuple(spans)
    id = fingerprint(report, rule_id, cells, spans, of)
    if not spans:
        spans = tuple(span for cell in cells if (span := report[cell].span) is not None)
    return Finding(
        id=id,
        rule=rule_id,
        family=about.family,
        severity=about.severity,
        code=f"{rule_id}:{variant}" if variant else rule_id,
        cells=cells,
        spans=spans,
        facts=facts or {},
    )

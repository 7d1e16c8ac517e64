"""Apply every rule to a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from parser.case import Case
from parser.findings import Assessment, Cause, Correction, Finding, Severity
from parser.forms import Address
from parser.report import Report
from parser.rules import CHECKS
from parser.rules.history import is_last_year
from parser.rules.implied import unassessed

DOUBTS = ("misparse.suspect", "misparse.missing", "misparse.recovered")
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def _one_for_each_cause(findings: Iterable[Finding]) -> list[Finding]:
    """Without the doubts about cells which a broken balance names already as misread."""
    findings = list(findings)
    misread = [
        set(finding.cells)
        for finding in findings
        if finding.equations and finding.diagnosis and finding.diagnosis.cause is Cause.MISPARSE
    ]
    return [
        finding
        for finding in findings
        if finding.rule not in DOUBTS
        or not any(cells.issuperset(finding.cells) for cells in misread)
    ]


def check(
    report: Report,
    corrections: Mapping[Address, Correction] = {},
    last_year: Report | None = None,
    severities: Mapping[str, Severity | None] = {},
) -> Assessment:
    """All findings about a report, the gravest first, as an auditor's corrections leave it.

    ``last_year`` is last year's report of the same agency, for the rules of family ``history``,
    which are silent without it. ``severities`` gives rules, by id, another severity, or
    switches them off with ``None``.
    """
    case = Case(
        report, corrections, last_year if is_last_year(report, last_year) else None, last_year
    )
    findings: dict[str, Finding] = {}
    for finding in (found for rule in CHECKS for found in rule(case)):
        severity = severities.get(finding.rule, finding.severity)
        if severity is finding.severity:
            findings.setdefault(finding.id, finding)
        elif severity is not None:
            findings.setdefault(finding.id, replace(finding, severity=severity))
    ordered = sorted(
        _one_for_each_cause(findings.values()), key=lambda finding: _RANK[finding.severity]
    )
    return Assessment(tuple(ordered), case.equations, unassessed(case))

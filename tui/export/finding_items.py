"""The findings of an audit in words, with what was decided and noted."""

from __future__ import annotations

from dataclasses import dataclass

from parser.findings import Finding, Severity
from parser.report import Report
from parser.wording import explain, message
from tui.audit.in_force import Decision, Verdict
from tui.audit.state import AuditState
from tui.export.places import line_names
from tui.locale import Lang, words

_MOST_PLACES = 5


@dataclass(frozen=True)
class FindingItem:
    """One finding in words.

    ``places`` are the lines of the text it is about, ``explanation`` what stands behind the
    message, a paragraph an item; ``status`` says what was decided or what became of it.
    """

    severity: str
    family: str
    rule: str
    message: str
    places: tuple[str, ...]
    explanation: tuple[str, ...]
    status: str
    reason: str
    notes: tuple[str, ...]


def findings_of(
    state: AuditState, lang: Lang
) -> tuple[tuple[FindingItem, ...], tuple[FindingItem, ...]]:
    """What is to be told, gravest first, and what was dismissed.

    The findings of the report as published are all there, also those that a correction has
    settled since: the office is told what it printed. Those that only a correction brought up
    follow.
    """
    now = {finding.id for finding in state.assessment.findings}
    printed = {finding.id for finding in state.as_printed.findings}
    later = [finding for finding in state.assessment.findings if finding.id not in printed]
    told: list[FindingItem] = []
    dismissed: list[FindingItem] = []
    for severity in Severity:
        for finding in (*state.as_printed.findings, *later):
            if finding.severity is not severity:
                continue
            decision = state.decisions.get(finding.id)
            if decision is not None:
                status = f"status.{decision.verdict}"
            elif finding.id not in now:
                status = "status.settled"
            else:
                status = "status.open" if finding.id in printed else "status.arisen"
            item = _item(finding, decision, status, state, lang)
            (dismissed if status == "status.dismissed" else told).append(item)
    return tuple(told), tuple(dismissed)


def _item(
    finding: Finding, decision: Decision | None, status: str, state: AuditState, lang: Lang
) -> FindingItem:
    report, phrase = state.report, words(lang)
    # What was dismissed asks nothing of the office any more.
    dismissed = decision is not None and decision.verdict is Verdict.DISMISSED
    return FindingItem(
        severity=phrase(f"severity.{finding.severity}"),
        family=phrase(f"family.{finding.family}"),
        rule=finding.rule,
        message=message(finding, report, lang),
        places=_places(finding, report, lang),
        explanation=() if dismissed else tuple(explain(finding, report, lang)[1:]),
        status=phrase(status),
        reason=decision.reason if decision else "",
        notes=tuple(note.text for note in state.notes if note.on == finding.id),
    )


def _places(finding: Finding, report: Report, lang: Lang) -> tuple[str, ...]:
    """The lines of the text that a finding is about; of a balance, those of its likeliest cells."""
    spans = finding.spans
    if finding.equations:
        changed = dict.fromkeys(change.cell for p in finding.proposals for change in p.changes)
        found = [report[cell].span for cell in list(changed)[:_MOST_PLACES]]
        spans = tuple(span for span in found if span is not None)
    told = tuple(line_names(spans, report, lang))
    return (*told[:_MOST_PLACES], "…") if len(told) > _MOST_PLACES else told

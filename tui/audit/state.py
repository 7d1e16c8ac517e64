"""What a log amounts to: the fold of it, and what the rules say of the report under it.

Whoever shows or exports an audit knows its state only; what changes it is ``tui.audit.session``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from parser.findings import Assessment, Cause, Correction, Family, Finding, Severity
from parser.forms import Address
from parser.report import Report
from tui.audit.events import Confirmed, Dismissed, Event, Redone, Undone
from tui.audit.fold import fold
from tui.audit.in_force import CellCorrection, Decision, InForce, Note, Orphan
from tui.audit.recent import Tally

Rules = Callable[[Report, Mapping[Address, Correction]], Assessment]
"""What the rules say of a report under a set of corrections."""


class AuditState:
    """Everything there is to see of the audit of one report; worked out again after each event.

    ``auditor`` is who looks at it, and whose own steps can be undone here.
    """

    def __init__(
        self, report: Report, rules: Rules, auditor: str, events: tuple[Event, ...]
    ) -> None:
        self.auditor = auditor
        self.report = report
        """The report as read; corrections never alter it."""
        self.history: tuple[Event, ...] = ()
        """The whole log of this report, the oldest first."""
        self.as_printed = rules(report, {})
        """What the rules say of the report as it was published, without any correction."""
        self.assessment = self.as_printed
        """What they say under the corrections in force."""
        self.settled: tuple[Finding, ...] = ()
        """The findings of the report as published that the corrections did away with."""
        self.in_force = InForce()
        """The fold of the log: all that is in force."""
        self.decisions: Mapping[str, Decision] = {}
        """What was decided of the findings of this report, by finding id."""
        self.orphans: tuple[Orphan, ...] = ()
        """Corrections, notes and decisions without a place here any more; kept, not applied."""
        self._rules = rules
        self._checked: Mapping[Address, Correction] = {}
        """The corrections that ``assessment`` is of."""
        self._known = {finding.id for finding in self.as_printed.findings}
        self._lost: set[str] = set()
        self.take(events)

    def take(self, events: tuple[Event, ...]) -> None:
        """Work everything out for a log; the rules are asked again when corrections changed."""
        self.history, self.in_force = events, fold(self.report, events)
        corrections = _for_rules(self.in_force)
        if corrections != self._checked:
            self._checked = corrections
            self.assessment = self._check(corrections)
            self.settled = tuple(
                each for each in self.as_printed.findings if not self._still_found(each)
            )
            self._known.update(finding.id for finding in self.assessment.findings)
        decisions: dict[str, Decision] = {}
        lost: list[Orphan] = []
        for decision in self.in_force.decisions.values():
            if self._ever_found(decision.finding, events):
                decisions[decision.finding] = decision
            else:
                lost.append(decision)
        self.decisions = decisions
        self.orphans = (*self.in_force.orphans, *lost)

    @property
    def corrections(self) -> Mapping[Address, CellCorrection]:
        """The corrected cells, in the order in which they were first corrected."""
        return self.in_force.corrections

    @property
    def causes(self) -> Mapping[Address, Cause]:
        """What caused a wrong figure, by cell, also where nothing was corrected yet."""
        return self.in_force.causes

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.in_force.notes

    @property
    def undoable(self) -> tuple[str, ...]:
        """The ids of this auditor's actions that can be undone, the next one last."""
        return self.in_force.undoable.get(self.auditor, ())

    @property
    def redoable(self) -> tuple[str, ...]:
        """The ids of the actions that this auditor undid and can redo, the next one last."""
        return self.in_force.redoable.get(self.auditor, ())

    @property
    def undone(self) -> frozenset[str]:
        """The ids of the actions in ``history`` that do not count now."""
        actions = {
            event.id for event in self.history if not isinstance(event.action, Undone | Redone)
        }
        return frozenset(actions - self.in_force.counting)

    def finding(self, finding_id: str) -> Finding | None:
        """The finding of that id under the corrections in force."""
        return next((each for each in self.assessment.findings if each.id == finding_id), None)

    @property
    def tally(self) -> Tally:
        """The state of the audit in figures; what a correction settled is decided as well."""
        findings = self.assessment.findings
        settled = len(self.settled)
        return Tally(
            errors=sum(finding.severity is Severity.ERROR for finding in findings),
            warnings=sum(finding.severity is Severity.WARNING for finding in findings),
            misreads=sum(finding.family is Family.MISPARSE for finding in findings),
            findings=len(findings) + settled,
            decided=sum(finding.id in self.decisions for finding in findings) + settled,
        )

    def _check(self, corrections: Mapping[Address, Correction]) -> Assessment:
        return self._rules(self.report, corrections) if corrections else self.as_printed

    def _still_found(self, finding: Finding) -> bool:
        """Whether a finding is still there, if only in another shape: other figures, other cells.

        A correction may leave a balance broken by another difference, which settles nothing.
        """
        return any(
            each.id == finding.id
            or (each.rule == finding.rule and not set(each.cells).isdisjoint(finding.cells))
            for each in self.assessment.findings
        )

    def _ever_found(self, finding: str, events: tuple[Event, ...]) -> bool:
        """Whether the rules of today find it, or find it under the corrections of its time.

        A finding that a later correction settled is not an orphan; one that only another version
        of the report or of the program had is one.
        """
        if finding in self._known or finding in self._lost:
            return finding in self._known
        for index, event in enumerate(events):
            action = event.action
            if isinstance(action, Confirmed | Dismissed) and action.finding.id == finding:
                then = _for_rules(fold(self.report, events[:index]))
                self._known.update(each.id for each in self._check(then).findings)
        self._lost.add(finding)
        return finding in self._known


def _for_rules(view: InForce) -> dict[Address, Correction]:
    return {
        cell: Correction(correction.value, correction.meaning)
        for cell, correction in view.corrections.items()
    }

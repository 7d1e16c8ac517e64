"""What is to be seen of an audit: the report, the log, what is in force, what the rules say."""

from __future__ import annotations

from collections.abc import Mapping

from parser.findings import Assessment, Cause, Finding
from parser.forms import Address
from parser.report import Report
from tui.audit.events import Event, Redone, Undone
from tui.audit.log import Log
from tui.audit.standing import Rules, Standing
from tui.audit.store import Store
from tui.audit.view import CellCorrection, Decision, Note, Orphan, View


class Audited:
    """The audit of one report, to look at."""

    def __init__(self, report: Report, log: Log, rules: Rules) -> None:
        self.report = report
        """The report as read; corrections never alter it."""
        self.position: str | None = log.store.position(log.key)
        """The cell, table or tab where the cursor last stood."""
        self._log = log
        self._standing = Standing(report, rules, log.events)

    @property
    def store(self) -> Store:
        return self._log.store

    @property
    def auditor(self) -> str:
        return self._log.auditor

    @property
    def history(self) -> tuple[Event, ...]:
        """The whole log of this report, the oldest first."""
        return self._log.events

    @property
    def view(self) -> View:
        """The fold of the log: all that is in force."""
        return self._standing.view

    @property
    def assessment(self) -> Assessment:
        """What the rules say under the corrections in force."""
        return self._standing.assessment

    @property
    def as_printed(self) -> Assessment:
        """What the rules say of the report as it was published, without any correction."""
        return self._standing.as_printed

    @property
    def settled(self) -> tuple[Finding, ...]:
        """The findings of the report as published that the corrections did away with."""
        return self._standing.settled

    @property
    def corrections(self) -> Mapping[Address, CellCorrection]:
        """The corrected cells, in the order in which they were first corrected."""
        return self.view.corrections

    @property
    def causes(self) -> Mapping[Address, Cause]:
        """Whose fault a figure is, by cell, also where nothing was corrected yet."""
        return self.view.causes

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.view.notes

    @property
    def decisions(self) -> Mapping[str, Decision]:
        """What was decided of the findings of this report, by finding id."""
        return self._standing.decisions

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Corrections, notes and decisions that fit nothing here any more; kept, not applied."""
        return self._standing.orphans

    @property
    def own_undoable(self) -> tuple[str, ...]:
        """The ids of this auditor's actions that can be undone, the next one last."""
        return self.view.undoable.get(self.auditor, ())

    @property
    def own_redoable(self) -> tuple[str, ...]:
        """The ids of the actions that this auditor undid and can redo, the next one last."""
        return self.view.redoable.get(self.auditor, ())

    @property
    def can_undo(self) -> bool:
        return bool(self.own_undoable)

    @property
    def can_redo(self) -> bool:
        return bool(self.own_redoable)

    @property
    def undone(self) -> frozenset[str]:
        """The ids of the actions in ``history`` that do not count now."""
        actions = {
            event.id for event in self.history if not isinstance(event.action, Undone | Redone)
        }
        return frozenset(actions - self.view.counting)

    def finding(self, finding_id: str) -> Finding | None:
        """The finding of that id under the corrections in force."""
        return next((each for each in self.assessment.findings if each.id == finding_id), None)

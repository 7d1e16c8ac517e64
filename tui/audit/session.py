"""One auditor at work on one report: every action is stored, then seen.

The screen talks to a ``Session`` only. What it shows is a fold of the stored log, so a second
window, a restart or a killed process makes no difference to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import parser
from parser.findings import Cause, Proposal, Severity
from parser.forms import Address
from parser.report import Report
from tui.audit import moves
from tui.audit.acting import acting
from tui.audit.events import (
    Action,
    Carried,
    CauseSet,
    Confirmed,
    Corrected,
    CorrectionWithdrawn,
    Dismissed,
    Event,
    FindingRef,
    LabelAssigned,
    NoteEdited,
    NoteTarget,
    NoteWithdrawn,
    ProposalAccepted,
    Redone,
    Reopened,
    RowsExchanged,
    RowShifted,
    Undone,
)
from tui.audit.fold import fold
from tui.audit.in_force import Note, Verdict, events_of
from tui.audit.last_year import audited_last_year
from tui.audit.log import Log
from tui.audit.notes import noted, ref_to, worded
from tui.audit.recent import Recent
from tui.audit.refusal import Refused
from tui.audit.state import AuditState, Rules
from tui.audit.store import Store
from tui.audit.who import auditor_name


class Session:
    """The audit of one report.

    Every method that changes something writes one event before anything visible changes, and
    raises ``Refused`` (it cannot be done) or ``StoreError`` (it could not be written); in
    both cases nothing has changed. It returns the event, or ``None`` when there was nothing to
    do: the figure is already so, the decision already made.
    """

    def __init__(self, report: Report, log: Log, rules: Rules) -> None:
        self.report = report
        """The report as read; corrections never alter it."""
        self.state = AuditState(report, rules, log.auditor, log.events)
        """What is to be seen of the audit; it follows every event."""
        self.position: str | None = log.store.position(log.key)
        """The cell, table or tab where the cursor last stood."""
        self._log = log
        self.taken_over = 0
        """How many steps of the work on an earlier version were taken over at this opening."""
        self.offers: tuple[Recent, ...] = log.store.candidates(report)
        """Audits of other files that may be of the same report, to be taken over by hand."""
        self._keep_tally()

    @classmethod
    def open(
        cls,
        report: Report,
        store: Store,
        auditor: str | None = None,
        *,
        last_year: Report | None = None,
        severities: Mapping[str, Severity | None] = {},
    ) -> Session:
        """Take the audit of this report up where it was left; the first time, begin it.

        A report that is a new version of an audited one (same body and year, whatever the
        file is called) takes over that work in one event, which can be undone; what does not
        fit the new version is in ``orphans``. Where body or year was not read, nothing is taken
        over by itself; see ``offers``. Without ``last_year`` the report of the year before is
        looked for among the audits of the store; ``severities`` is as for ``parser.check``.
        Raises ``StoreError``.
        """
        store.remember(report)
        log = Log(report, store, auditor_name() if auditor is None else auditor)
        work: tuple[Event, ...] = ()
        is_new = not log.events and not store.read_only
        if is_new and (earlier := store.earlier_version(report)) is not None:
            work = events_of(fold(report, store.events(earlier)))
            if work:
                log.write(Carried(earlier, work))
        before = last_year or audited_last_year(report, store)
        session = cls(report, log, partial(parser.check, last_year=before, severities=severities))
        session.taken_over = len(work)
        return session

    @property
    def store(self) -> Store:
        return self._log.store

    @property
    def auditor(self) -> str:
        return self._log.auditor

    @acting
    def correct(self, address: Address, typed: str) -> Event | None:
        """Say what a cell means: a number in any script, a mark, or a blank (an empty line, 空白).

        Typing what is printed takes the correction back.
        """
        change = moves.typed_change(self.report, address, typed)
        now = self.state.corrections.get(address) or self.report[address]
        if (now.value, now.meaning) == (change.value, change.meaning):
            return None
        return self._write(Corrected(change))

    @acting
    def withdraw_correction(self, address: Address) -> Event | None:
        """Let a cell mean again what was read."""
        if address not in self.state.corrections and address not in self.state.causes:
            return None
        return self._write(CorrectionWithdrawn(address))

    @acting
    def shift_row(self, table: str, row: str, by: int) -> Event | None:
        """Move the values of a row ``by`` cells, to the right when positive."""
        place = f"{table}.{row}"
        changes = moves.shift(self.report, self.state.corrections, place, by)
        return self._write(RowShifted(place, by, changes))

    @acting
    def exchange_rows(self, table: str, row: str, other: str) -> Event | None:
        """Put the values of two rows in each other's place."""
        places = f"{table}.{row}", f"{table}.{other}"
        changes = moves.exchange(self.report, self.state.corrections, *places)
        return self._write(RowsExchanged(*places, changes))

    @acting
    def assign_row(self, table: str, row: str, other: str) -> Event | None:
        """Put the values of a row down to another one, as its label was misread."""
        places = f"{table}.{row}", f"{table}.{other}"
        changes = moves.assign(self.report, self.state.corrections, *places)
        return self._write(LabelAssigned(*places, changes))

    @acting
    def accept(self, proposal: Proposal, finding_id: str) -> Event | None:
        """Make the changes of a proposal; like any correction it can be undone."""
        changes = tuple(
            moves.typed_change(self.report, change.cell, change.proposed)
            for change in proposal.changes
        )
        return self._write(ProposalAccepted(self._ref(finding_id), changes))

    @acting
    def set_cause(self, address: Address, cause: Cause | None) -> Event | None:
        """Record what caused a wrong figure, the source or the reading; ``None`` withdraws that."""
        if self.state.causes.get(address) == cause:
            return None
        return self._write(CauseSet(address, moves.printed(self.report, address), cause))

    @acting
    def note(self, on: NoteTarget, text: str, severity: Severity = Severity.INFO) -> Event | None:
        """Write a note on a cell, row, table, finding, ``report`` or stretch of source text."""
        return self._write(noted(self.report, self.state.finding, on, text, severity))

    @acting
    def edit_note(self, note_id: str, text: str, severity: Severity) -> Event | None:
        """Give a note other words or another severity."""
        text = worded(text, "text_missing")
        note = self._written(note_id)
        if (note.text, note.severity) == (text, severity):
            return None
        return self._write(NoteEdited(note_id, text, severity))

    @acting
    def withdraw_note(self, note_id: str) -> Event | None:
        """Take a note back."""
        self._written(note_id)
        return self._write(NoteWithdrawn(note_id))

    @acting
    def confirm(self, finding_id: str) -> Event | None:
        """Say that a finding is right."""
        decision = self.state.decisions.get(finding_id)
        if decision is not None and decision.verdict is Verdict.CONFIRMED:
            return None
        return self._write(Confirmed(self._ref(finding_id)))

    @acting
    def dismiss(self, finding_id: str, reason: str) -> Event | None:
        """Dismiss a finding, with the reason."""
        reason = worded(reason, "reason_missing")
        decision = self.state.decisions.get(finding_id)
        if decision is not None and decision.reason == reason:
            return None
        return self._write(Dismissed(self._ref(finding_id), reason))

    @acting
    def reopen(self, finding_id: str) -> Event | None:
        """Take the decision on a finding back, also one that is an orphan."""
        decision = self.state.in_force.decisions.get(finding_id)
        if decision is None:
            return None
        return self._write(Reopened(FindingRef(finding_id, decision.rule, decision.cells)))

    @acting
    def take_over(self, offer: Recent) -> Event | None:
        """Take over what is in force in another audit; what does not fit is in ``orphans``."""
        earlier = offer.sha256 if offer.part == 1 else f"{offer.sha256}#{offer.part}"
        counting = self.state.in_force.counting
        done = (each.action for each in self.state.history if each.id in counting)
        if any(isinstance(action, Carried) and action.version == earlier for action in done):
            return None
        work = events_of(fold(self.report, self.store.events(earlier)))
        if not work:
            raise Refused("nothing_to_take_over")
        return self._write(Carried(earlier, work))

    def undo(self) -> Event | None:
        """Take one's own last action back that is seen here; the action itself is returned.

        Two windows of one auditor share what can be undone; the work of others stays.
        """
        seen = self.state.undoable
        self.refresh()
        return self._turn(Undone, seen, self.state.undoable)

    def redo(self) -> Event | None:
        """Let the action that one last undid count again; a new action of one's own clears it."""
        seen = self.state.redoable
        self.refresh()
        return self._turn(Redone, seen, self.state.redoable)

    def undo_to(self, event: Event) -> tuple[Event, ...]:
        """Undo, one by one, every action of one's own after that event, which still counts."""
        found = []
        while (last := next(reversed(self.state.undoable), None)) is not None:
            if self._log.find(last).order <= event.order or (undone := self.undo()) is None:
                break
            found.append(undone)
        return tuple(found)

    def move_to(self, position: str) -> None:
        """Keep where the cursor stands, for the next start."""
        if position != self.position:
            self.position = position
            self.store.move_to(self._log.key, position)

    def refresh(self) -> bool:
        """Fold in what another window wrote; true when there was something."""
        found = self._log.refresh()
        if found:
            self.state.take(self._log.events)
        return found

    def take_news(self) -> tuple[Event, ...]:
        """What other windows wrote and was not shown yet; each event is given once."""
        return self._log.take_news()

    def _turn(
        self, action: type[Undone] | type[Redone], seen: tuple[str, ...], still: tuple[str, ...]
    ) -> Event | None:
        """Turn the last event that was seen here and that no other window has turned since."""
        target = next((name for name in reversed(seen) if name in still), None)
        if target is None:
            return None
        self._write(action(target))
        return self._log.find(target)

    def _write(self, action: Action) -> Event:
        event = self._log.write(action)
        self.state.take(self._log.events)
        self._keep_tally()
        return event

    def _ref(self, finding_id: str) -> FindingRef:
        finding = self.state.finding(finding_id)
        if finding is None:
            raise Refused("no_such_finding", finding=finding_id)
        return ref_to(finding)

    def _written(self, note_id: str) -> Note:
        for note in (*self.state.notes, *self.state.orphans):
            if isinstance(note, Note) and note.id == note_id:
                return note
        raise Refused("no_such_note", note=note_id)

    def _keep_tally(self) -> None:
        self.store.tally(self._log.key, self.state.tally)

"""The fold: the state that a log gives a report, computed from these two alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from parser.findings import Cause
from parser.forms import Address
from parser.report import Report, Span
from tui.audit.events import (
    Carried,
    CauseSet,
    CellChange,
    Confirmed,
    CorrectionWithdrawn,
    Dismissed,
    Event,
    Noted,
    NoteEdited,
    NoteTarget,
    NoteWithdrawn,
    Redone,
    Reopened,
    Undone,
    changes_of,
)
from tui.audit.in_force import CellCorrection, Decision, InForce, Note, Orphan, Verdict


def fold(report: Report, events: Sequence[Event]) -> InForce:
    """The state that a log gives a report. Pure: the same two give the same view.

    A correction, cause or note whose cell no longer prints what it did is an orphan. Whether a
    decision still has its finding is not known here; the session asks the rules.
    """
    turns = turns_of(events)
    counting = frozenset(turns.done)
    state = _Fold(report)
    for event in events:
        if event.id in counting:
            state.take(event, event.id)
    return InForce(
        corrections={
            cell: replace(correction, cause=state.causes.get(cell))
            for cell, correction in state.corrections.items()
        },
        causes=state.causes,
        notes=tuple(state.notes.values()),
        decisions=state.decisions,
        orphans=tuple(state.orphans.values()),
        counting=counting,
        undoable=turns.undoable(),
        redoable={auditor: tuple(ids) for auditor, ids in turns.undone.items() if ids},
    )


class Turns:
    """Which actions of a log count, after all that was undone and redone.

    ``done`` holds them with their auditors, ``undone`` what each auditor may redo, the next one
    last. A new action of an auditor clears what that auditor could redo and nobody else's. To
    undo what is already undone (two windows may both try) changes nothing.
    """

    def __init__(self) -> None:
        self.done: dict[str, str] = {}
        self.undone: dict[str, list[str]] = {}
        self._by: dict[str, str] = {}
        self._places: dict[str, int] = {}

    def take(self, event: Event) -> None:
        """Go on by one event."""
        match event.action:
            case Undone(target):
                if target in self.done:
                    del self.done[target]
                    self.undone.setdefault(event.auditor, []).append(target)
            case Redone(target):
                for waiting in self.undone.values():
                    if target in waiting:
                        waiting.remove(target)
                        self.done[target] = self._by[target]
            case _:
                self._places.setdefault(event.id, len(self._places))
                self._by[event.id] = self.done[event.id] = event.auditor
                self.undone.pop(event.auditor, None)

    def undoable(self) -> dict[str, tuple[str, ...]]:
        """The actions that count by their auditors, in the order in which they were done."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.done, key=self._places.__getitem__):
            found.setdefault(self.done[name], []).append(name)
        return {auditor: tuple(ids) for auditor, ids in found.items()}


def turns_of(events: Iterable[Event]) -> Turns:
    """The turns of a whole log."""
    turns = Turns()
    for event in events:
        turns.take(event)
    return turns


class _Fold:
    """The state while a log is gone through; one for each fold."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.corrections: dict[Address, CellCorrection] = {}
        self.causes: dict[Address, Cause] = {}
        self.notes: dict[str, Note] = {}
        self.decisions: dict[str, Decision] = {}
        self.orphans: dict[str, Orphan] = {}
        self.carried: set[str] = set()

    def take(self, event: Event, name: str) -> None:
        """Apply one event; a note that it brings is called ``name``."""
        match event.action:
            case Carried(version, _) if version in self.carried:
                return  # two windows opened the new version at the same moment
            case Carried(version, events):
                self.carried.add(version)
                for index, earlier in enumerate(events, 1):
                    self.take(earlier, f"{name}-{index}")
            case Noted() | NoteEdited() | NoteWithdrawn():
                self._take_note(event, event.action, name)
            case Confirmed() | Dismissed() | Reopened():
                self._take_decision(event, event.action)
            case CorrectionWithdrawn(cell):
                self.corrections.pop(cell, None)
                self.causes.pop(cell, None)
                self.orphans.pop(cell, None)
            case CauseSet(cell, printed, cause):
                if self._prints(cell, printed):
                    self.causes.pop(cell, None)
                    if cause is not None:
                        self.causes[cell] = cause
            case action:
                for change in changes_of(action):
                    self._correct(event, change)

    def _take_note(
        self, event: Event, action: Noted | NoteEdited | NoteWithdrawn, name: str
    ) -> None:
        match action:
            case Noted():
                self._note(event, action, name)
            case NoteEdited(note, text, severity):
                lost = self.orphans.get(note)
                if isinstance(lost, Note):
                    self.orphans[note] = replace(lost, text=text, severity=severity)
                elif note in self.notes:
                    self.notes[note] = replace(self.notes[note], text=text, severity=severity)
            case NoteWithdrawn(note):
                self.notes.pop(note, None)
                self.orphans.pop(note, None)

    def _take_decision(self, event: Event, action: Confirmed | Dismissed | Reopened) -> None:
        finding = action.finding
        self.decisions.pop(finding.id, None)
        match action:
            case Reopened():
                return
            case Confirmed():
                verdict, reason = Verdict.CONFIRMED, ""
            case Dismissed():
                verdict, reason = Verdict.DISMISSED, action.reason
        self.decisions[finding.id] = Decision(
            finding.id, verdict, reason, event.at, event.auditor, finding.rule, finding.cells
        )

    def _prints(self, cell: Address, printed: str) -> bool:
        try:
            return self.report[cell].text == printed
        except KeyError:
            return False

    def _correct(self, event: Event, change: CellChange) -> None:
        correction = CellCorrection(
            change.cell,
            change.printed,
            change.value,
            change.meaning,
            None,
            event.at,
            event.auditor,
            change.mark,
        )
        if not self._prints(change.cell, change.printed):
            self.orphans[change.cell] = correction
            return
        self.orphans.pop(change.cell, None)
        read = self.report[change.cell]
        if (change.value, change.meaning) == (read.value, read.meaning):
            self.corrections.pop(change.cell, None)
        else:
            self.corrections[change.cell] = correction

    def _note(self, event: Event, noted: Noted, name: str) -> None:
        on = self._place(noted)
        note = Note(
            name,
            noted.on if on is None else on,
            noted.text,
            noted.severity,
            event.at,
            event.auditor,
            noted.quote,
            noted.finding,
        )
        if on is None:
            self.orphans[name] = note
        else:
            self.notes[name] = note

    def _place(self, noted: Noted) -> NoteTarget | None:
        """Where the note stands in this report; ``None`` when its place is gone."""
        on = noted.on
        if isinstance(on, Span):
            return self._span(on, noted.quote)
        if on == "report" or noted.finding is not None:
            return on
        if on.count(".") == 2:
            return on if self._prints(Address(on), noted.quote) else None
        known = any(f"{address}.".startswith(f"{on}.") for address in self.report.form.places)
        return on if known else None

    def _span(self, span: Span, quote: str) -> Span | None:
        """The span itself where its text still stands there, else the one place that has it."""
        text = self.report.source.text
        if self.report.source.at(span) == quote:
            return span
        if quote and text.count(quote) == 1:
            start = text.index(quote)
            return Span(start, start + len(quote))
        return None

"""The history: every event with its time and auditor; go to its cell, or undo to there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from parser import wording
from parser.forms import Address
from parser.harmless import printable
from parser.report import Report, Span
from parser.wording import place_name
from tui.audit.events import (
    Carried,
    CauseSet,
    CellChange,
    Confirmed,
    CorrectionWithdrawn,
    Dismissed,
    Event,
    FindingRef,
    LabelAssigned,
    Noted,
    NoteEdited,
    Redone,
    Reopened,
    RowsExchanged,
    RowShifted,
    Undone,
    changes_of,
    kind_of,
)
from tui.audit.figures_before import figures_before
from tui.locale import Words
from tui.marks import in_words
from tui.screens.audit_list import AuditList
from tui.widgets.cell_pane import where
from tui.widgets.wrapping import steady


def cell_of(event: Event) -> Address | None:
    """The cell an event is about; the first of several, ``None`` where there is none."""
    changes = changes_of(event.action)
    if changes:
        return changes[0].cell
    match event.action:
        case CorrectionWithdrawn(cell) | CauseSet(cell):
            return cell
        case Noted(on=str(on)) if on.count(".") == 2:
            return Address(on)
        case Confirmed(finding) | Dismissed(finding) | Reopened(finding):
            return finding.cells[0] if finding.cells else None
    return None


def event_words(
    event: Event,
    report: Report,
    words: Words,
    steps: Mapping[str, int] = MappingProxyType({}),
    before: Mapping[str, CellChange] = MappingProxyType({}),
) -> str:
    """What was done, in one line: the action, what it was done to, the figures or the words.

    ``steps`` gives the numbers by which the events of a log are known to the auditor, ``before``
    what stood there (``figures_before``) where that was not the printed figure.
    """
    action = event.action
    text = f"{words(f'event.{kind_of(action)}')} {_about(event, report, words)}".rstrip()
    match action:
        case Noted(text=said) | NoteEdited(text=said) | Dismissed(reason=said):
            text += words("colon") + " ".join(said.split())
        case CauseSet(cause=cause):
            text += words("colon") + words(f"cause.{cause.value}" if cause else "cause.none")
        case Undone(turned) | Redone(turned) if turned in steps:
            text += f" #{steps[turned]}"
        case Carried(events=events):
            text += f" ({len(events)})"
    changes = changes_of(action)
    if len(changes) == 1:
        text += words("colon") + _change(before.get(event.id), changes[0], words)
    return steady(text)


def _about(event: Event, report: Report, words: Words) -> str:
    """The place, rows or finding that an event is about."""
    match event.action:
        case RowShifted(row, by):
            way = words("history.right" if by > 0 else "history.left", n=abs(by))
            return f"{_place(row, report, words)} {way}"
        case RowsExchanged(row, other):
            return f"{_row(row, report, words)} <> {_row(other, report, words)}"
        case LabelAssigned(row, other):
            before, after = _row(row, report, words), _row(other, report, words)
            return words("change", before=before, after=after)
        case Confirmed(finding) | Dismissed(finding) | Reopened(finding):
            return _finding(finding, report, words)
        case Noted(finding=FindingRef() as finding):
            return _finding(finding, report, words)
        case Noted(on=on):
            return place_words(on, report, words)
    cell = cell_of(event)
    return "" if cell is None else _place(cell, report, words)


def _row(row: str, report: Report, words: Words) -> str:
    return steady(place_name(report.form, row, words.lang))


def _finding(finding: FindingRef, report: Report, words: Words) -> str:
    """A finding by the name of its rule and the first of its cells."""
    name = wording.rule_name(finding.rule, words.lang)
    if not finding.cells:
        return name
    return words("history.finding", rule=name, place=_place(finding.cells[0], report, words))


def _change(before: CellChange | None, change: CellChange, words: Words) -> str:
    printed = " ".join(change.printed.split()) or words("meaning.blank")
    was = printed if before is None else _figure(before, words)
    return words("change", before=was, after=_figure(change, words))


def _figure(change: CellChange, words: Words) -> str:
    return in_words(change.value, change.meaning, words, change.mark)


def _place(place: str, report: Report, words: Words) -> str:
    form = report.form
    if place in form.places:
        return wording.cell_name(form, Address(place), words.lang)
    first = next((cell for cell in form.places if cell.startswith(f"{place}.")), None)
    if first is None:
        return place
    return wording.cell_name(form, first, words.lang).rpartition(" · ")[0]


class HistoryScreen(AuditList):
    """Lists the log, the newest first."""

    AREA = "history"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("U", "leave", show=False),
        Binding("u", "undo_to", show=False),
    ]

    def lines(self) -> list[Content]:
        session, words = self.audit.session, self.audit.words
        undone, found = session.state.undone, []
        steps = {event.id: step for step, event in enumerate(session.state.history, 1)}
        before = figures_before(session.report, session.state.history)
        for event in reversed(session.state.history):
            at = event.at.astimezone().strftime("%m-%d %H:%M:%S")
            said = event_words(event, session.report, words, steps, before)
            line = f"{steps[event.id]:>4}  {at}  {printable(event.auditor)}  {said}"
            if event.id in undone and not isinstance(event.action, Undone | Redone):
                line += f"  {words('history.undone')}"
            found.append(Content.styled(line, "dim" if event.id in undone else ""))
        return found

    def _chosen(self) -> Event | None:
        history = self.audit.session.state.history
        return history[-1 - self.at] if history else None

    def on_option_list_option_selected(self) -> None:
        event = self._chosen()
        if event is None:
            return
        cell = cell_of(event)
        self.dismiss(None)
        if cell is not None and cell in self.audit.report.form.places:
            self.audit.position.go_to(cell)
            self.audit.refresh_place()

    def action_undo_to(self) -> None:
        event = self._chosen()
        if event is None:
            return
        with self.audit.guard():
            self.audit.session.undo_to(event)
            self.audit.refresh_audit()
        self.fill()


def place_words(on: str | Span, report: Report, words: Words) -> str:
    """Where a note stands, in words."""
    if isinstance(on, Span):
        place = where(report, on.start, words)
        return f"{words('note.place.source')} {place}"
    if on == "report":
        return words("note.place.report")
    if on in report.tables:
        return words(f"tab.{on}")
    return _place(on, report, words)

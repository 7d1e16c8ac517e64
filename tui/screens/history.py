"""The history: every event with its time and auditor; go to its cell, or undo to there."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from parser import wording
from parser.forms import Address
from parser.report import Report, Span
from parser.source import harmless
from parser.wording import place_name
from tui.audit.events import (
    Carried,
    CauseSet,
    CellChange,
    Confirmed,
    CorrectionWithdrawn,
    Dismissed,
    Event,
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
from tui.locale import Words
from tui.marks import in_words
from tui.screens import guarded
from tui.screens.listing import AuditList
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


def event_words(event: Event, report: Report, words: Words) -> str:
    """What was done, in one line: the action, its cell, the figures or the words."""
    action = event.action
    text = words(f"event.{kind_of(action)}")
    cell = cell_of(event)
    if isinstance(action, RowShifted):
        text += f" {_place(action.row, report, words)}"
    elif isinstance(action, RowsExchanged | LabelAssigned):
        names = [place_name(report.form, row, words.lang) for row in (action.row, action.other)]
        one, other = map(steady, names)
        exchanged = isinstance(action, RowsExchanged)
        both = f"{one} <> {other}" if exchanged else words("change", before=one, after=other)
        text += f" {both}"
    elif cell is not None:
        text += f" {_place(cell, report, words)}"
    match action:
        case Noted(text=said) | NoteEdited(text=said) | Dismissed(reason=said):
            text += words("colon") + " ".join(said.split())
        case Confirmed(finding) | Reopened(finding) if cell is None:
            text += f" {finding.rule}"
        case CauseSet(cause=cause):
            text += words("colon") + words(f"cause.{cause.value}" if cause else "cause.none")
        case Undone(number) | Redone(number):
            text += f" #{number}"
        case Carried(events=events):
            text += f" ({len(events)})"
    changes = changes_of(action)
    if len(changes) == 1:
        text += words("colon") + _change(changes[0], words)
    return steady(text)


def _change(change: CellChange, words: Words) -> str:
    printed = " ".join(change.printed.split()) or words("meaning.blank")
    after = in_words(change.value, change.meaning, words, change.mark)
    return words("change", before=printed, after=after)


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
        undone, found = session.undone, []
        for event in reversed(session.history):
            at = event.at.astimezone().strftime("%m-%d %H:%M:%S")
            said = event_words(event, session.report, words)
            line = f"{event.number:>4}  {at}  {harmless(event.auditor)}  {said}"
            if event.number in undone and not isinstance(event.action, Undone | Redone):
                line += f"  {words('history.undone')}"
            found.append(Content.styled(line, "dim" if event.number in undone else ""))
        return found

    def _chosen(self) -> Event | None:
        history = self.audit.session.history
        return history[-1 - self.at] if history else None

    def on_option_list_option_selected(self) -> None:
        event = self._chosen()
        if event is None:
            return
        cell = cell_of(event)
        self.dismiss(None)
        if cell is not None and cell in self.audit.report.form.places:
            self.audit.place.go_to(cell)
            self.audit.refresh_place()

    def action_undo_to(self) -> None:
        event = self._chosen()
        if event is None:
            return
        with guarded.action(self.app, self.audit.words):
            self.audit.session.undo_to(event.number)
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

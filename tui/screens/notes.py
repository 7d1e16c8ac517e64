"""All notes of the audit, with what became of those whose place is gone."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from parser import wording
from parser.findings import Severity
from parser.forms import Address
from parser.harmless import printable
from parser.report import Report, Span
from tui.audit.in_force import Note
from tui.drafts import Writing
from tui.screens.audit_list import AuditList
from tui.screens.history import place_words
from tui.screens.note_dialog import ask_for_note
from tui.widgets.wrapping import cut, steady

_LONGEST = 40  # cells of a finding's message, which names it beside a note


class NotesScreen(AuditList):
    """Lists the notes: Enter edits one, Delete withdraws it, ``g`` goes to its place."""

    AREA = "notes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("A", "leave", show=False),
        Binding("g", "go", show=False),
        Binding("delete,backspace,x", "withdraw", show=False),
    ]

    @property
    def _notes(self) -> list[Note]:
        session = self.audit.session
        lost = [orphan for orphan in session.state.orphans if isinstance(orphan, Note)]
        return [*session.state.notes, *lost]

    def lines(self) -> list[Content]:
        words, session, found = self.audit.words, self.audit.session, []
        for note in self._notes:
            place = self._place(note)
            if note not in session.state.notes:
                place = f"{words('notes.lost')} {place}"
            line = f"{words(f'severity.{note.severity.value}')}  {place}{words('colon')}{note.text}"
            found.append(Content(printable(" ".join(line.split()))))
        return found

    def _place(self, note: Note) -> str:
        words, session = self.audit.words, self.audit.session
        if note.finding is not None:
            finding = session.state.finding(note.finding.id)
            told = wording.message(finding, session.report, words.lang) if finding else ""
            return f"{words('note.place.finding')} {cut(steady(told), _LONGEST)}".strip()
        return place_words(note.on, session.report, words)

    def _chosen(self) -> Note | None:
        notes = self._notes
        return notes[self.at] if notes else None

    def on_option_list_option_selected(self) -> None:
        """Edit the chosen note."""
        note = self._chosen()
        if note is None:
            return

        def keep(text: str, _place: int, severity: Severity) -> None:
            self.audit.session.edit_note(note.id, text, severity)
            self.audit.refresh_audit()
            self.fill()

        place = self._place(note)
        where = (*self.audit.drafts_of, "note", note.id)
        begun = Writing(note.text, place, note.severity)
        ask_for_note(self.audit, where, [place], keep, about=place, begun=begun)

    def action_withdraw(self) -> None:
        note = self._chosen()
        if note is not None:
            with self.audit.guard():
                self.audit.session.withdraw_note(note.id)
                self.audit.refresh_audit()
            self.fill()

    def action_go(self) -> None:
        note = self._chosen()
        if note is None:
            return
        audit = self.audit
        self.dismiss(None)
        finding = audit.session.state.finding(note.finding.id) if note.finding is not None else None
        if finding is not None:
            audit.position.choose(finding)
        elif isinstance(note.on, str) and (cell := _first_cell(note.on, audit.report)):
            audit.position.go_to(cell)
        audit.refresh_place()
        if isinstance(note.on, Span):
            audit.panes.focus_source()
            audit.panes.source.go_to(note.on.start)


def _first_cell(place: str, report: Report) -> Address | None:
    """The cell, or the first of the row or table."""
    cells = report.form.places
    return next((cell for cell in cells if f"{cell}.".startswith(f"{place}.")), None)

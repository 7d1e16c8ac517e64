"""All notes of the audit, with what became of those whose place is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from parser.forms import Address
from parser.source import harmless
from tui.audit.view import Note
from tui.screens import guarded
from tui.screens.dialogs import SEVERITIES, NoteDialog
from tui.screens.history import place_words

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen


class NotesScreen(ModalScreen[None]):
    """Lists the notes: Enter edits one, Delete withdraws it, ``g`` goes to its place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,A", "leave", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("g", "go", show=False),
        Binding("delete,backspace,x", "withdraw", show=False),
    ]

    def __init__(self, screen: AuditScreen) -> None:
        super().__init__()
        self._audit = screen

    def compose(self) -> ComposeResult:
        words = self._audit.words
        with Vertical(classes="dialog large"):
            yield Static(Content(words("notes.title")), classes="dialog-title")
            yield OptionList()
            yield Static(Content(words("notes.hint")), classes="dialog-hint")

    def on_mount(self) -> None:
        self._list()

    @property
    def _notes(self) -> list[Note]:
        session = self._audit.session
        lost = [orphan for orphan in session.orphans if isinstance(orphan, Note)]
        return [*session.notes, *lost]

    def _list(self) -> None:
        words, session = self._audit.words, self._audit.session
        listed = self.query_one(OptionList)
        listed.clear_options()
        for note in self._notes:
            place = self._place(note)
            if note not in session.notes:
                place = f"{words('notes.lost')} {place}"
            line = f"{words(f'severity.{note.severity.value}')}  {place}{words('colon')}{note.text}"
            listed.add_option(Option(Content(harmless(" ".join(line.split())))))
        if not self._notes:
            listed.add_option(Option(Content(words("notes.empty")), disabled=True))
        else:
            listed.highlighted = 0

    def _place(self, note: Note) -> str:
        words, session = self._audit.words, self._audit.session
        if note.finding is not None:
            return words("note.place.finding")
        return place_words(note.on, session.report, words)

    def _chosen(self) -> Note | None:
        at = self.query_one(OptionList).highlighted
        return self._notes[at] if at is not None and self._notes else None

    def on_option_list_option_selected(self) -> None:
        """Edit the chosen note."""
        note, words = self._chosen(), self._audit.words
        if note is None:
            return

        def closed(answer: tuple[int, str, int] | None) -> None:
            if answer is not None:
                with guarded.action(self.app, words):
                    _, text, severity = answer
                    self._audit.session.edit_note(note.id, text, SEVERITIES[severity])
                    self._audit.refresh_audit()
                self._list()

        dialog = NoteDialog(
            words,
            [self._place(note)],
            about=self._place(note),
            text=note.text,
            severity=SEVERITIES.index(note.severity),
        )
        self.app.push_screen(dialog, closed)

    def action_withdraw(self) -> None:
        note = self._chosen()
        if note is not None:
            with guarded.action(self.app, self._audit.words):
                self._audit.session.withdraw_note(note.id)
                self._audit.refresh_audit()
            self._list()

    def action_go(self) -> None:
        note = self._chosen()
        if note is None:
            return
        audit = self._audit
        self.dismiss(None)
        finding = audit.session.finding(note.finding.id) if note.finding is not None else None
        if finding is not None:
            audit.place.choose(finding)
        elif isinstance(note.on, str) and note.on in audit.report.form.places:
            audit.place.go_to(Address(note.on))
        audit.refresh_place()

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        self.dismiss(None)

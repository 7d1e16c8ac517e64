"""The history: every event with its time and auditor; go to its cell, or undo to there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from parser import wording
from parser.forms import Address
from parser.report import Report, Span
from parser.source import harmless
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

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen


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
    if isinstance(action, RowShifted | RowsExchanged):
        text += f" {_place(action.row, report, words)}"
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
    return harmless(text)


def _change(change: CellChange, words: Words) -> str:
    printed = " ".join(change.printed.split()) or words("meaning.blank")
    return f"{printed} > {in_words(change.value, change.meaning, words, change.mark)}"


def _place(place: str, report: Report, words: Words) -> str:
    form = report.form
    if place in form.places:
        return wording.cell_name(form, Address(place), words.lang)
    first = next((cell for cell in form.places if cell.startswith(f"{place}.")), None)
    if first is None:
        return place
    return wording.cell_name(form, first, words.lang).rpartition(" · ")[0]


class HistoryScreen(ModalScreen[None]):
    """Lists the log, the newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,U", "leave", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
        Binding("u", "undo_to", show=False),
    ]

    def __init__(self, screen: AuditScreen) -> None:
        super().__init__()
        self._audit = screen

    def compose(self) -> ComposeResult:
        words = self._audit.words
        with Vertical(classes="dialog large"):
            yield Static(Content(words("history.title")), classes="dialog-title")
            yield OptionList()
            yield Static(Content(words("history.hint")), classes="dialog-hint")

    def on_mount(self) -> None:
        self._list()

    def _list(self) -> None:
        session, words = self._audit.session, self._audit.words
        listed = self.query_one(OptionList)
        listed.clear_options()
        undone = session.undone
        for event in reversed(session.history):
            at = event.at.astimezone().strftime("%m-%d %H:%M:%S")
            said = event_words(event, session.report, words)
            line = f"{event.number:>4}  {at}  {harmless(event.auditor)}  {said}"
            if event.number in undone and not isinstance(event.action, Undone | Redone):
                line += f"  {words('history.undone')}"
            style = "dim" if event.number in undone else ""
            listed.add_option(Option(Content.styled(line, style), id=str(event.number)))
        if not session.history:
            listed.add_option(Option(Content(words("history.empty")), disabled=True))
        else:
            listed.highlighted = 0

    def _chosen(self) -> Event | None:
        listed = self.query_one(OptionList)
        if listed.highlighted is None or not self._audit.session.history:
            return None
        return self._audit.session.history[-1 - listed.highlighted]

    def on_option_list_option_selected(self) -> None:
        event = self._chosen()
        if event is None:
            return
        cell = cell_of(event)
        self.dismiss(None)
        if cell is not None and cell in self._audit.report.form.places:
            self._audit.place.go_to(cell)
            self._audit.refresh_place()

    def action_undo_to(self) -> None:
        event = self._chosen()
        if event is None:
            return
        with guarded.action(self.app, self._audit.words):
            self._audit.session.undo_to(event.number)
            self._audit.refresh_audit()
        self._list()

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_leave(self) -> None:
        self.dismiss(None)


def place_words(on: str | Span, report: Report, words: Words) -> str:
    """Where a note stands, in words."""
    if isinstance(on, Span):
        return words("note.place.selection")
    if on == "report":
        return words("note.place.report")
    if on in report.tables:
        return words(f"tab.{on}")
    return _place(on, report, words)

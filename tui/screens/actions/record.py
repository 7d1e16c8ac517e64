"""Notes, undo and redo, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.findings import Severity
from parser.report import Span
from tui.screens.actions.handlers import handles
from tui.screens.open_audit import OpenAudit
from tui.widgets.top_line import tab_of

if TYPE_CHECKING:
    from tui.audit.events import Event
    from tui.audit.recent import Recent
    from tui.locale import Words


@handles("note")
def note(audit: OpenAudit) -> None:
    """A note on the cell, row, table, finding, report or the selected stretch of source."""
    from tui.screens.note_dialog import ask_for_note

    words = audit.words
    places: list[tuple[str, str | Span]] = []
    selection = audit.panes.source.selection
    if selection is not None:
        places.append((words("note.place.selection"), selection))
    if audit.position.tab != "text":
        cell = audit.position.cell
        row = cell.rpartition(".")[0]
        places += [
            (words("note.place.cell"), cell),
            (words("note.place.row"), row),
            (words("note.place.table"), audit.position.tab),
        ]
    about = audit.name_of(audit.position.cell) if audit.position.tab != "text" else ""
    finding = audit.position.finding
    if finding is not None:
        place = (words("note.place.finding"), finding.id)
        if audit.position.tab == "text" and tab_of(finding) == "text":
            places.insert(0, place)
        else:
            places.append(place)
    places.append((words("note.place.report"), "report"))

    def keep(text: str, place: int, severity: Severity) -> None:
        audit.session.note(places[place][1], text, severity)
        audit.refresh_audit()

    on = audit.position.cell if audit.position.tab != "text" else audit.position.finding_id or ""
    where = (*audit.drafts_of, audit.position.tab, on)
    ask_for_note(audit, where, [name for name, _ in places], keep, about=about)


@handles("notes")
def notes(audit: OpenAudit) -> None:
    """List all notes, edit and withdraw them."""
    from tui.screens.notes import NotesScreen

    audit.app.push_screen(NotesScreen(audit))


@handles("undo")
def undo(audit: OpenAudit) -> None:
    """Undo without limit, also after a restart."""
    _told(audit, "undo", audit.session.undo())


@handles("redo")
def redo(audit: OpenAudit) -> None:
    """Redo what was undone."""
    _told(audit, "redo", audit.session.redo())


def _told(audit: OpenAudit, what: str, event: Event | None) -> None:
    from tui.screens.history import cell_of

    if event is None:
        audit.tell(audit.words(f"{what}.nothing"))
        return
    cell = cell_of(event)
    if cell is not None and cell in audit.report.form.places:
        audit.position.go_to(cell)
    audit.refresh_audit()
    said = event_said(audit, event)
    audit.tell(audit.words(f"{what}.done", event=said))


@handles("history")
def history(audit: OpenAudit) -> None:
    """Every step with time and auditor; go to its cell, undo to it."""
    from tui.screens.history import HistoryScreen

    audit.app.push_screen(HistoryScreen(audit))


@handles("take_over")
def take_over(audit: OpenAudit) -> None:
    """Choose an audit of another file and take over what is in force in it."""
    from tui.screens.dialogs import ChoiceDialog

    words, offers = audit.words, audit.session.offers

    def chosen(index: int | None) -> None:
        if index is None:
            return
        with audit.guard():
            event = audit.session.take_over(offers[index])
            audit.refresh_audit()
            if event is None:
                audit.tell(words("take_over.before"))
            else:
                said = event_said(audit, event)
                audit.tell(words("take_over.done", event=said))

    choices = [_offer(each, words) for each in offers]
    audit.app.push_screen(ChoiceDialog(words("take_over.ask"), choices, words), chosen)


def _offer(offer: Recent, words: Words) -> str:
    """An audit by body, year and file, with how much was done in it and when."""
    return words(
        "take_over.offer",
        agency=offer.agency or words("top.no_agency"),
        year=offer.year or "?",
        name=offer.name,
        n=offer.events,
        opened=offer.opened.astimezone().strftime("%Y-%m-%d"),
    )


def event_said(audit: OpenAudit, event: Event) -> str:
    """An event in one line, for a message."""
    from tui.audit.figures_before import figures_before
    from tui.screens.history import event_words

    before = figures_before(audit.report, audit.session.state.history)
    return event_words(event, audit.report, audit.words, before=before)

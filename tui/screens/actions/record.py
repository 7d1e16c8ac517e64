"""Notes, undo and redo, the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.findings import Severity
from parser.report import Span
from tui.screens import guarded
from tui.widgets.source_view import SourceView
from tui.widgets.top_line import tab_of

if TYPE_CHECKING:
    from tui.audit.events import Event
    from tui.audit.recent import Recent
    from tui.locale import Words
    from tui.screens.audit import AuditScreen


def note(screen: AuditScreen) -> None:
    """A note on the cell, row, table, finding, report or the selected stretch of source."""
    from tui.screens.note_dialog import ask_for_note

    words = screen.words
    places: list[tuple[str, str | Span]] = []
    selection = screen.query_one(SourceView).selection
    if selection is not None:
        places.append((words("note.place.selection"), selection))
    if screen.place.tab != "text":
        cell = screen.place.cell
        row = cell.rpartition(".")[0]
        places += [
            (words("note.place.cell"), cell),
            (words("note.place.row"), row),
            (words("note.place.table"), screen.place.tab),
        ]
    about = screen.name_of(screen.place.cell) if screen.place.tab != "text" else ""
    finding = screen.place.finding
    if finding is not None:
        place = (words("note.place.finding"), finding.id)
        if screen.place.tab == "text" and tab_of(finding) == "text":
            places.insert(0, place)
        else:
            places.append(place)
    places.append((words("note.place.report"), "report"))

    def keep(text: str, place: int, severity: Severity) -> None:
        screen.session.note(places[place][1], text, severity)
        screen.refresh_audit()

    on = screen.place.cell if screen.place.tab != "text" else screen.place.finding_id or ""
    where = (*screen.drafts_of, screen.place.tab, on)
    ask_for_note(screen.app, words, where, [name for name, _ in places], keep, about=about)


def notes(screen: AuditScreen) -> None:
    """List all notes, edit and withdraw them."""
    from tui.screens.notes import NotesScreen

    screen.app.push_screen(NotesScreen(screen))


def undo(screen: AuditScreen) -> None:
    """Undo without limit, also after a restart."""
    _told(screen, "undo", screen.session.undo())


def redo(screen: AuditScreen) -> None:
    """Redo what was undone."""
    _told(screen, "redo", screen.session.redo())


def _told(screen: AuditScreen, what: str, event: Event | None) -> None:
    from tui.screens.history import cell_of

    if event is None:
        guarded.say(screen.app, screen.words(f"{what}.nothing"))
        return
    cell = cell_of(event)
    if cell is not None and cell in screen.report.form.places:
        screen.place.go_to(cell)
    screen.refresh_audit()
    said = event_said(screen, event)
    guarded.say(screen.app, screen.words(f"{what}.done", event=said))


def history(screen: AuditScreen) -> None:
    """Every step with time and auditor; go to its cell, undo to it."""
    from tui.screens.history import HistoryScreen

    screen.app.push_screen(HistoryScreen(screen))


def take_over(screen: AuditScreen) -> None:
    """Choose an audit of another file and take over what is in force in it."""
    from tui.screens.dialogs import ChoiceDialog

    words, offers = screen.words, screen.session.offers

    def chosen(index: int | None) -> None:
        if index is None:
            return
        with guarded.action(screen.app, words):
            event = screen.session.take_over(offers[index])
            screen.refresh_audit()
            if event is None:
                guarded.say(screen.app, words("take_over.before"))
            else:
                said = event_said(screen, event)
                guarded.say(screen.app, words("take_over.done", event=said))

    choices = [_offer(each, words) for each in offers]
    screen.app.push_screen(ChoiceDialog(words("take_over.ask"), choices, words), chosen)


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


def event_said(screen: AuditScreen, event: Event) -> str:
    """An event in one line, for a message."""
    from tui.audit.figures_before import figures_before
    from tui.screens.history import event_words

    before = figures_before(screen.report, screen.session.history)
    return event_words(event, screen.report, screen.words, before=before)

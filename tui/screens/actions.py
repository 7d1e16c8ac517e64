"""What each action of ``tui.commands`` does to the audit screen, by the action's id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from parser.findings import Cause, Severity
from parser.report import Span
from tui.marks import figure
from tui.screens import guarded
from tui.widgets.source_view import SourceView
from tui.widgets.top_line import tab_of

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen

Action = Callable[["AuditScreen"], None]
SEVERITIES = (Severity.INFO, Severity.WARNING, Severity.ERROR)
CAUSES = (Cause.PUBLISHED_ERROR, Cause.MISPARSE, None)


def next_finding(screen: AuditScreen) -> None:
    _step(screen, 1)


def previous_finding(screen: AuditScreen) -> None:
    _step(screen, -1)


def _step(screen: AuditScreen, by: int) -> None:
    """To the next open finding; inside a search to the next place found."""
    if screen.search.active:
        screen.search.step(by)
        screen.sync()
    elif screen.place.next_finding(by):
        screen.refresh_place()
    else:
        guarded.say(screen.app, screen.words("findings.all_decided"))


def confirm(screen: AuditScreen) -> None:
    """Say that the finding is right, and go to the next."""
    assert screen.place.finding_id is not None
    screen.session.confirm(screen.place.finding_id)
    _decided(screen)


def dismiss(screen: AuditScreen) -> None:
    """Say that the finding is no matter, with the reason, and go to the next."""
    from tui.screens.dialogs import LineDialog

    finding_id, words = screen.place.finding_id, screen.words
    assert finding_id is not None

    def accept(text: str) -> str | None:
        return guarded.refusal(words, lambda: screen.session.dismiss(finding_id, text))

    def closed(text: str | None) -> None:
        if text is not None:
            _decided(screen)

    reasons = [words(f"reason.{number}") for number in range(1, 5)]
    dialog = LineDialog(
        words("dismiss.title"), "", words("dismiss.hint"), accept, suggestions=reasons
    )
    screen.app.push_screen(dialog, closed)


def _decided(screen: AuditScreen) -> None:
    screen.refresh_audit()
    if screen.place.open_findings():
        _step(screen, 1)
    else:
        guarded.say(screen.app, screen.words("findings.all_decided"))


def reopen(screen: AuditScreen) -> None:
    assert screen.place.finding_id is not None
    screen.session.reopen(screen.place.finding_id)
    screen.refresh_audit()


def accept(screen: AuditScreen) -> None:
    """Make the changes of the first proposal."""
    finding = screen.place.finding
    assert finding is not None
    screen.session.accept(finding.proposals[0], finding.id)
    _corrected(screen)


def choose_proposal(screen: AuditScreen) -> None:
    """Choose among the proposals of the finding."""
    from tui.screens.dialogs import ChoiceDialog
    from tui.widgets.cell_pane import proposal_pieces

    finding, words = screen.place.finding, screen.words
    assert finding is not None
    choices = [
        "".join(piece.text for piece in proposal_pieces(screen.session, proposal, words))
        for proposal in finding.proposals
    ]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.accept(finding.proposals[index], finding.id)
                _corrected(screen)

    dialog = ChoiceDialog(words("proposals.title"), choices, words("choice.hint"))
    screen.app.push_screen(dialog, closed)


def _corrected(screen: AuditScreen) -> None:
    screen.refresh_audit()


def correct(screen: AuditScreen) -> None:
    """Type what the focused cell means; Enter keeps it and moves on."""
    from tui.screens.dialogs import LineDialog

    cell, words, session = screen.place.cell, screen.words, screen.session
    read = screen.report[cell]
    correction = session.corrections.get(cell)
    value = (
        figure(correction.value, correction.meaning, "")
        if correction is not None
        else read.text.strip()
    )

    def accept(text: str) -> str | None:
        return guarded.refusal(words, lambda: session.correct(cell, text))

    def closed(text: str | None) -> None:
        if text is not None:
            screen.refresh_audit()
            screen.action_move("down")

    title = words("correct.title", cell=screen.name_of(cell))
    hint = words("correct.hint", printed=" ".join(read.text.split()) or words("meaning.blank"))
    screen.app.push_screen(LineDialog(title, value, hint, accept), closed)


def choose_place(screen: AuditScreen) -> None:
    """Between source and table: from the text to its place in the source, from there to a cell."""
    source = screen.query_one(SourceView)
    if not source.has_focus:
        screen.set_focus(source)
        return
    source.choose()
    screen.set_focus(screen.query_one("#text" if screen.place.tab == "text" else "#table"))


def withdraw(screen: AuditScreen) -> None:
    """Let the focused cell mean again what was read."""
    screen.session.withdraw_correction(screen.place.cell)
    screen.refresh_audit()


def shift_left(screen: AuditScreen) -> None:
    _shift(screen, -1)


def shift_right(screen: AuditScreen) -> None:
    _shift(screen, 1)


def _shift(screen: AuditScreen, by: int) -> None:
    table, row, _ = screen.place.cell.split(".")
    screen.session.shift_row(table, row, by)
    screen.refresh_audit()


def exchange(screen: AuditScreen) -> None:
    """Exchange the values of this row with those of another."""
    from parser import wording
    from tui.screens.dialogs import ChoiceDialog

    words, form = screen.words, screen.report.form
    table, row, _ = screen.place.cell.split(".")
    block, _, column = form.places[screen.place.cell]
    printed = screen.report.tables[table]
    rows = [
        other
        for other in (block.collapsed_rows if printed.collapsed else block.official_rows)
        if other.key != row
    ]
    names = [
        wording.cell_name(form, printed.form.address(other, column), words.lang).rpartition(" · ")[
            0
        ]
        for other in rows
    ]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.exchange_rows(table, row, rows[index].key)
                screen.refresh_audit()

    dialog = ChoiceDialog(words("exchange.title"), names, words("choice.hint"))
    screen.app.push_screen(dialog, closed)


def cause(screen: AuditScreen) -> None:
    """Say whether a wrong figure is the source's own error or our misreading."""
    from tui.screens.dialogs import ChoiceDialog

    words, cell = screen.words, screen.place.cell
    names = [words(f"cause.{each.value}" if each else "cause.none") for each in CAUSES]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.set_cause(cell, CAUSES[index])
                screen.refresh_audit()

    title = words("cause.title", cell=screen.name_of(cell))
    screen.app.push_screen(ChoiceDialog(title, names, words("choice.hint")), closed)


def note(screen: AuditScreen) -> None:
    """A note on the cell, row, table, finding, report or the selected stretch of source."""
    from tui.screens.dialogs import NoteDialog

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
    finding = screen.place.finding
    if finding is not None:
        place = (words("note.place.finding"), finding.id)
        if screen.place.tab == "text" and tab_of(finding) == "text":
            places.insert(0, place)
        else:
            places.append(place)
    places.append((words("note.place.report"), "report"))

    def closed(answer: tuple[int, str, int] | None) -> None:
        if answer is not None:
            on, text, severity = answer
            with guarded.action(screen.app, words):
                screen.session.note(places[on][1], text, SEVERITIES[severity])
                screen.refresh_audit()

    screen.app.push_screen(NoteDialog(words, [name for name, _ in places]), closed)


def notes(screen: AuditScreen) -> None:
    from tui.screens.notes import NotesScreen

    screen.app.push_screen(NotesScreen(screen))


def undo(screen: AuditScreen) -> None:
    _told(screen, "undo", screen.session.undo())


def redo(screen: AuditScreen) -> None:
    _told(screen, "redo", screen.session.redo())


def _told(screen: AuditScreen, what: str, event: object) -> None:
    from tui.audit.events import Event
    from tui.screens.history import cell_of, event_words

    if not isinstance(event, Event):
        guarded.say(screen.app, screen.words(f"{what}.nothing"))
        return
    cell = cell_of(event)
    if cell is not None and cell in screen.report.form.places:
        screen.place.go_to(cell)
    screen.refresh_audit()
    said = event_words(event, screen.report, screen.words)
    guarded.say(screen.app, screen.words(f"{what}.done", event=said))


def history(screen: AuditScreen) -> None:
    from tui.screens.history import HistoryScreen

    screen.app.push_screen(HistoryScreen(screen))


def _tab(screen: AuditScreen, tab: str) -> None:
    screen.place.show_tab(tab)
    screen.refresh_place()


def tab_t2(screen: AuditScreen) -> None:
    _tab(screen, "t2")


def tab_t3(screen: AuditScreen) -> None:
    _tab(screen, "t3")


def tab_t4(screen: AuditScreen) -> None:
    _tab(screen, "t4")


def tab_text(screen: AuditScreen) -> None:
    _tab(screen, "text")


def next_pane(screen: AuditScreen) -> None:
    screen.focus_next()


def previous_pane(screen: AuditScreen) -> None:
    screen.focus_previous()


def search(screen: AuditScreen) -> None:
    """Search the source; n and N step through the places found."""
    from tui.screens.dialogs import LineDialog

    words, source = screen.words, screen.query_one(SourceView)

    def accept(text: str) -> str | None:
        if not text.strip():
            return words("search.empty")
        screen.search.begin(screen.report.source, text, source.caret)
        if not screen.search.count:
            screen.search.clear()
            return words("search.nothing", text=text)
        return None

    def closed(text: str | None) -> None:
        if text is not None:
            screen.set_focus(source)
        screen.sync()

    dialog = LineDialog(words("search.title"), screen.search.text, words("search.hint"), accept)
    screen.app.push_screen(dialog, closed)


def simplified(screen: AuditScreen) -> None:
    """Show the source in simplified characters, or again as published."""
    from parser.lookup import simplified as in_simplified

    source = screen.report.source
    screen.simplified = None if screen.simplified is not None else in_simplified(source.text)
    screen.query_one(SourceView).write_as(screen.simplified or source.text)
    screen.sync()


def copy_cell(screen: AuditScreen) -> None:
    correction = screen.session.corrections.get(screen.place.cell)
    cell = screen.report[screen.place.cell]
    text = figure(correction.value, correction.meaning, "") if correction is not None else cell.text
    _copied(screen, text.strip())


def copy_table(screen: AuditScreen) -> None:
    """Copy the table in view as tab-separated values, labels included."""
    from tui.screens.tsv import table_as_tsv

    key = screen.place.tab if screen.place.tab != "text" else "t3"
    _copied(screen, table_as_tsv(screen.session, key, screen.words.lang))


def _copied(screen: AuditScreen, text: str) -> None:
    from tui.clipboard import copy

    way = copy(screen.app, text)
    guarded.say(screen.app, screen.words("copied", way=way, n=len(text)))


def export(screen: AuditScreen) -> None:
    from tui.screens.export import ExportDialog

    screen.app.push_screen(ExportDialog(screen.session, screen.words))


def open_file(screen: AuditScreen) -> None:
    screen.app.ask_for_file(screen.report.source.path)


def previous_file(screen: AuditScreen) -> None:
    screen.app.open_beside(screen, -1)


def next_file(screen: AuditScreen) -> None:
    screen.app.open_beside(screen, 1)


def language(screen: AuditScreen) -> None:
    screen.app.switch_language()


def theme(screen: AuditScreen) -> None:
    screen.app.switch_theme()


def show_help(screen: AuditScreen) -> None:
    from tui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.words, screen.situation()))


def palette(screen: AuditScreen) -> None:
    screen.app.action_command_palette()


def quit_program(screen: AuditScreen) -> None:
    screen.app.leave(screen)


ACTIONS: Mapping[str, Action] = {
    "next_finding": next_finding,
    "previous_finding": previous_finding,
    "correct": correct,
    "choose_place": choose_place,
    "accept": accept,
    "choose_proposal": choose_proposal,
    "confirm": confirm,
    "dismiss": dismiss,
    "reopen": reopen,
    "note": note,
    "notes": notes,
    "undo": undo,
    "redo": redo,
    "history": history,
    "withdraw": withdraw,
    "shift_left": shift_left,
    "shift_right": shift_right,
    "exchange": exchange,
    "cause": cause,
    "tab_t2": tab_t2,
    "tab_t3": tab_t3,
    "tab_t4": tab_t4,
    "tab_text": tab_text,
    "next_pane": next_pane,
    "previous_pane": previous_pane,
    "search": search,
    "simplified": simplified,
    "copy_cell": copy_cell,
    "copy_table": copy_table,
    "export": export,
    "open": open_file,
    "previous_file": previous_file,
    "next_file": next_file,
    "language": language,
    "theme": theme,
    "help": show_help,
    "palette": palette,
    "quit": quit_program,
}

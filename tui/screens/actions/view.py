"""Looking: tabs, panes, the source, language, colours, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.source_view import SourceView

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen

PANES = ("#table", "#text", "#source", "#findings", "#cell")


def choose_place(screen: AuditScreen) -> None:
    """Between source and table: from the text to its place in the source, from there to a cell."""
    source = screen.query_one(SourceView)
    if not source.has_focus:
        screen.set_focus(source)
        return
    screen.go_to_source(source.caret)
    screen.set_focus(screen.query_one("#text" if screen.place.tab == "text" else "#table"))


def _tab(screen: AuditScreen, tab: str) -> None:
    screen.place.show_tab(tab)
    screen.refresh_place()


def tab_t2(screen: AuditScreen) -> None:
    """Information disclosed on own initiative."""
    _tab(screen, "t2")


def tab_t3(screen: AuditScreen) -> None:
    """Applications received and handled."""
    _tab(screen, "t3")


def tab_t4(screen: AuditScreen) -> None:
    """Reconsideration and litigation."""
    _tab(screen, "t4")


def tab_text(screen: AuditScreen) -> None:
    """Sections and findings in the text."""
    _tab(screen, "text")


def _pane(screen: AuditScreen, by: int) -> None:
    """The next pane in view, in the order in which the eye goes round them."""
    shown = [pane for name in PANES if (pane := screen.query_one(name)).display]
    at = shown.index(screen.focused) if screen.focused in shown else 0
    screen.set_focus(shown[(at + by) % len(shown)])


def next_pane(screen: AuditScreen) -> None:
    """Between table, source, findings and cell."""
    _pane(screen, 1)


def previous_pane(screen: AuditScreen) -> None:
    """The other way round."""
    _pane(screen, -1)


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

    screen.simplified = not screen.simplified
    screen.query_one(SourceView).write_as(in_simplified if screen.simplified else None)
    screen.sync()


def language(screen: AuditScreen) -> None:
    """The other language."""
    screen.app.switch_language()


def theme(screen: AuditScreen) -> None:
    """Dark, light, high contrast."""
    screen.app.switch_theme()


def show_help(screen: AuditScreen) -> None:
    """Help for what is focused."""
    from tui.screens.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.words, screen.situation()))


def palette(screen: AuditScreen) -> None:
    """Find any action by its name."""
    screen.app.action_command_palette()

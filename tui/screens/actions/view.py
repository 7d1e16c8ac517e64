"""Looking: tabs, panes, the source, language, colours, help."""

from __future__ import annotations

from tui.screens.actions.handlers import handles
from tui.screens.open_audit import OpenAudit


@handles("choose_place")
def choose_place(audit: OpenAudit) -> None:
    """Between source and table: from the text to its place in the source, from there to a cell."""
    source = audit.panes.source
    if not source.has_focus:
        audit.panes.focus_source()
        return
    audit.go_to_source(source.caret)
    audit.panes.focus_table()


def _tab(audit: OpenAudit, tab: str) -> None:
    audit.position.show_tab(tab)
    audit.refresh_place()


@handles("tab_t2")
def tab_t2(audit: OpenAudit) -> None:
    """Information disclosed on own initiative."""
    _tab(audit, "t2")


@handles("tab_t3")
def tab_t3(audit: OpenAudit) -> None:
    """Applications received and handled."""
    _tab(audit, "t3")


@handles("tab_t4")
def tab_t4(audit: OpenAudit) -> None:
    """Reconsideration and litigation."""
    _tab(audit, "t4")


@handles("tab_text")
def tab_text(audit: OpenAudit) -> None:
    """Sections and findings in the text."""
    _tab(audit, "text")


@handles("next_pane")
def next_pane(audit: OpenAudit) -> None:
    """Between table, source, findings and cell."""
    audit.panes.focus_next(1)


@handles("previous_pane")
def previous_pane(audit: OpenAudit) -> None:
    """The other way round."""
    audit.panes.focus_next(-1)


@handles("search")
def search(audit: OpenAudit) -> None:
    """Search the source; n and N step through the places found."""
    from tui.screens.dialogs import LineDialog

    words, source = audit.words, audit.panes.source

    def accept(text: str) -> str | None:
        if not text.strip():
            return words("search.empty")
        audit.search.begin(audit.report.source, text, source.caret)
        if not audit.search.count:
            audit.search.clear()
            return words("search.nothing", text=text)
        return None

    def closed(text: str | None) -> None:
        if text is not None:
            audit.panes.focus_source()
        audit.sync()

    dialog = LineDialog(
        words, words("search.title"), audit.search.text, words("search.hint"), accept
    )
    audit.app.push_screen(dialog, closed)


@handles("explain")
def explain(audit: OpenAudit) -> None:
    """Why the cell under the cursor was read as it was."""
    from parser.explaining import explain as explained
    from tui.screens.explanation import ExplanationScreen

    told = explained(audit.report, audit.position.cell)
    audit.app.push_screen(ExplanationScreen(audit.host, told, audit.report))


@handles("simplified")
def simplified(audit: OpenAudit) -> None:
    """Show the source in simplified characters, or again as published."""
    from parser.lookup import simplified as in_simplified

    audit.simplified = not audit.simplified
    audit.panes.source.write_as(in_simplified if audit.simplified else None)
    audit.sync()


@handles("language")
def language(audit: OpenAudit) -> None:
    """The other language."""
    audit.host.switch_language()


@handles("theme")
def theme(audit: OpenAudit) -> None:
    """Dark, light, high contrast."""
    audit.host.switch_theme()


@handles("help")
def show_help(audit: OpenAudit) -> None:
    """Help for what is focused."""
    from tui.screens.help import HelpScreen

    audit.app.push_screen(HelpScreen(audit.host, audit.situation()))


@handles("palette")
def palette(audit: OpenAudit) -> None:
    """Find any action by its name."""
    audit.app.action_command_palette()

"""The audit screen: what keys and the mouse do to the place and the audit.

One key is one handler: it changes the place or the audit and then calls ``sync`` once, which
lets every pane show it.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from parser.forms import Address
from tui.commands import BY_ID, bindings
from tui.screens import follow, guarded
from tui.screens.panes import AuditPanes
from tui.screens.place import TEXT
from tui.widgets.cell_pane import path_of
from tui.widgets.findings_list import FindingsList
from tui.widgets.form_table import FormTable
from tui.widgets.pane import Pane
from tui.widgets.source_view import SourceView
from tui.widgets.text_tab import TextTab
from tui.widgets.wrapping import cut_path

_BLIND = frozenset({"quit", "language", "theme", "help"})
"""What may be done while the window is too small to show what it would be done to."""
_ACTING = frozenset({"finding", "cell", "note", "history"})
"""The groups of actions that work on the audit: first they see what other windows did."""


class AuditScreen(AuditPanes):
    """Works on one audit."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    def action_command(self, name: str) -> None:
        """Do the action of that name, if it is possible now."""
        from tui.screens.actions import ACTIONS

        if name == "correct" and (self.situation().focus == "source" or self.place.tab == TEXT):
            name = "choose_place"
        if self.too_small and name not in _BLIND:
            return
        with guarded.action(self.app, self.words):
            if BY_ID[name].group in _ACTING:
                self.catch_up()
            command, now = BY_ID[name], self.situation()
            if command.when(now):
                ACTIONS[name](self)
            else:
                guarded.say(self.app, self.words(command.why_not(now)))
        self.app.tell_notices()

    def action_move(self, where: str) -> None:
        """Move in the pane that has the focus."""
        if self.too_small:
            return
        with guarded.action(self.app, self.words):
            self._move(where)

    def _move(self, where: str) -> None:
        guarded.hush(self.app)  # not every move is one of the place, which ``sync`` would show
        place, focus = self.place, self.situation().focus
        if focus == "source":
            self.query_one(SourceView).move(where)
        elif focus == "cell":
            self.query_one("#cell", Pane).roll(where)
        elif focus == "findings":
            place.step_in(list(self.session.assessment.findings), where)
            self.refresh_place()
        elif place.tab == TEXT:
            self._move_in_text(where)
        elif place.move(where, self._grid(place.tab), self.query_one(FormTable).page):
            self.sync()

    def _move_in_text(self, where: str) -> None:
        """To another of its findings; before the first and beyond the last the tab scrolls."""
        text = self.query_one(TextTab)
        to_end = where in ("home", "first", "end", "last")
        back_first = where in ("up", "left", "pageup") and text.left_behind
        stepped = not back_first and self.place.step_in(self.place.text_findings(), where)
        if stepped:
            self.refresh_place()
        if to_end or not stepped:
            text.roll(where)

    def action_select(self, where: str) -> None:
        if self.situation().focus == "source" and not self.too_small:
            self.query_one(SourceView).move(where, select=True)

    def action_search_next(self, by: int) -> None:
        if self.search.active and not self.too_small:
            self.search.step(by)
            self.sync()

    def action_leave(self) -> None:
        """Escape: leave the search, then the pane, back to the table."""
        self.search.clear()
        self.set_focus(self.query_one("#text" if self.place.tab == TEXT else "#table"))
        self.sync()

    def on_form_table_clicked(self, message: FormTable.Clicked) -> None:
        self.place.go_to(message.address)
        self.sync()
        if message.twice:
            self.action_command("correct")

    def on_findings_list_clicked(self, message: FindingsList.Clicked) -> None:
        self._choose(message.finding_id)

    def on_text_tab_clicked(self, message: TextTab.Clicked) -> None:
        self._choose(message.finding_id)

    def _choose(self, finding_id: str) -> None:
        finding = self.session.finding(finding_id)
        if finding is not None:
            self.place.choose(finding)
            self.refresh_place()

    def on_source_view_chosen(self, message: SourceView.Chosen) -> None:
        self.go_to_source(message.offset)

    def go_to_source(self, offset: int) -> None:
        """From a place in the source to the cell that stands there, or the nearest of its line."""
        cell = follow.cell_at(self.report, offset)
        if cell is not None:
            self.place.go_to(cell)
            self.refresh_place()

    def name_of(self, cell: Address) -> str:
        """A cell in words, short enough for the title of a dialog."""
        return cut_path(path_of(self.report, cell, self.words), 60)

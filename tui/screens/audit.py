"""The audit screen: what keys and the mouse do to the position and the audit.

One key is one handler: it changes the position or the audit and then calls ``sync`` once,
which lets every pane show it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.audit.session import Session
from tui.commands import BY_ID, bindings
from tui.host import Host
from tui.screens.open_audit import OpenAudit
from tui.screens.position import TEXT
from tui.screens.welcome import welcome
from tui.widgets.findings_list import FindingsList
from tui.widgets.form_table import FormTable
from tui.widgets.source_view import SourceView
from tui.widgets.text_tab import TextTab

_BLIND = frozenset({"quit", "language", "theme", "help"})
"""What may be done while the window is too small to show what it would be done to."""
_ACTING = frozenset({"finding", "cell", "note", "history"})
"""The groups of actions that work on the audit: first they see what other windows did."""


class AuditScreen(Screen[None]):
    """Shows one audit and works on it; ``files`` are as for ``OpenAudit``."""

    BLANK = True
    AUTO_FOCUS = "#table"
    BINDINGS: ClassVar[list[BindingType]] = bindings()
    # Textual's own paints the whole screen again for a change that only two panes show.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, host: Host, session: Session, files: Sequence[Path] = ()) -> None:
        super().__init__()
        self._host = host
        self.audit = OpenAudit(host, self, session, files)
        self._until_shown = ExitStack()

    @property
    def path(self) -> Path:
        """The file of the report."""
        return self.audit.path

    @property
    def files(self) -> tuple[Path, ...]:
        return self.audit.files

    @property
    def back_to(self) -> Path:
        return self.audit.back_to

    @property
    def too_small(self) -> bool:
        """Whether the window is too small to show anything but the size it needs."""
        return self.audit.panes.too_small

    def compose(self) -> ComposeResult:
        yield from self.audit.panes.compose()

    def on_mount(self) -> None:
        audit = self.audit
        audit.panes.source.load(audit.report.source)
        audit.panes.arrange(*self.app.size)
        # The panes know their sizes only after the layout: until then there is nothing to paint.
        self._until_shown.enter_context(self.app.batch_update())
        welcome(audit)

    def on_app_focus(self) -> None:
        """Back at this terminal: what another window wrote meanwhile is shown."""
        with self.audit.guard():
            self.audit.catch_up()

    def on_resize(self, event: events.Resize) -> None:
        """Laid out for the first time, or the terminal has another size."""
        if self.audit.panes.is_arranged_for(*event.size):
            self.audit.sync()
        else:
            self.audit.panes.arrange(*event.size)
            # The panes know their new sizes only after the layout.
            self.call_after_refresh(self.audit.sync)
        self.release_painting()

    def on_unmount(self) -> None:
        self.release_painting()

    def release_painting(self) -> None:
        """Stop holding painting back, even if this screen will never be shown."""
        self._until_shown.close()

    def watch_focused(self) -> None:
        if self.is_mounted:
            self.audit.panes.show_focus()

    def retell(self) -> None:
        """Show everything in the current language."""
        self.audit.panes.arrange(*self.app.size)
        self.call_after_refresh(self.audit.sync)

    def action_command(self, name: str) -> None:
        """Do the action of that name, if it is possible now."""
        from tui.screens.actions import HANDLERS

        audit = self.audit
        if name == "correct" and (audit.panes.focused == "source" or audit.position.tab == TEXT):
            name = "choose_place"
        if self.too_small and name not in _BLIND:
            return
        with audit.guard():
            if BY_ID[name].group in _ACTING:
                audit.catch_up()
            command, now = BY_ID[name], audit.situation()
            if command.when(now):
                HANDLERS[name](audit)
            else:
                audit.tell(audit.words(command.why_not(now)))
        self._host.tell_notices()

    def action_move(self, where: str) -> None:
        """Move in the pane that has the focus."""
        from tui.screens.actions import cursor

        with self.audit.guard():
            cursor.move(self.audit, where)

    def action_select(self, where: str) -> None:
        """Move in the source and extend the selection."""
        if self.audit.panes.focused == "source" and not self.too_small:
            self.audit.panes.source.move(where, select=True)

    def action_search_next(self, by: int) -> None:
        if self.audit.search.active and not self.too_small:
            self.audit.search.step(by)
            self.audit.sync()

    def action_leave(self) -> None:
        """Escape: leave the search, then the pane, back to the table."""
        self.audit.search.clear()
        self.audit.panes.focus_table()
        self.audit.sync()

    def on_form_table_clicked(self, message: FormTable.Clicked) -> None:
        self.audit.position.go_to(message.address)
        self.audit.sync()
        if message.twice:
            self.action_command("correct")

    def on_findings_list_clicked(self, message: FindingsList.Clicked) -> None:
        self.audit.go_to_finding(message.finding_id)

    def on_text_tab_clicked(self, message: TextTab.Clicked) -> None:
        self.audit.go_to_finding(message.finding_id)

    def on_source_view_chosen(self, message: SourceView.Chosen) -> None:
        self.audit.go_to_source(message.offset)

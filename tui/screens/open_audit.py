"""An audit that is open on a screen: what its actions, its lists and its dialogs work on."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from parser.forms import Address
from parser.report import Report
from tui import failures, messages
from tui.audit.session import Session
from tui.audit.store import StoreError
from tui.commands import Situation
from tui.host import Host
from tui.locale import Words
from tui.screens import follow
from tui.screens.panes import Panes
from tui.screens.position import TEXT, Position
from tui.screens.search import Search
from tui.widgets.cell_pane import path_of
from tui.widgets.wrapping import cut_path

_NAME = 60  # cells of the name of a cell in the title of a dialog or in a message


class OpenAudit:
    """One audit, where the auditor is in it, and the panes of ``screen`` that show it.

    ``files`` are the reports of the folder it was opened from. Whatever changes the position or
    the audit calls ``sync``, ``refresh_place`` or ``refresh_audit`` once, and all panes follow.
    """

    def __init__(
        self, host: Host, screen: Screen[Any], session: Session, files: Sequence[Path]
    ) -> None:
        self.host, self.screen, self.session = host, screen, session
        self.files = tuple(files)
        self.position = Position(session)
        self.search = Search()
        self.simplified = False
        """Whether the source is shown in simplified characters."""
        self.panes = Panes(screen, self, "|" if host.settings.ascii_rules else "\u2502")

    @property
    def app(self) -> App[Any]:
        return self.screen.app

    @property
    def words(self) -> Words:
        return self.host.words

    @property
    def report(self) -> Report:
        return self.session.report

    @property
    def path(self) -> Path:
        """The file of the report."""
        return Path(self.report.source.path)

    @property
    def back_to(self) -> Path:
        """Where a file leads back to that was opened from here and cannot be read."""
        return self.path

    @property
    def drafts_of(self) -> tuple[str, ...]:
        """What this auditor's drafts of notes on this report are known by."""
        return (self.session.auditor, self.report.source.sha256, str(self.report.part))

    def name_of(self, cell: Address) -> str:
        """A cell in words, short enough for the title of a dialog."""
        return cut_path(path_of(self.report, cell, self.words), _NAME)

    def situation(self) -> Situation:
        """What decides which actions are possible now."""
        position, session = self.position, self.session
        finding = position.finding
        return Situation(
            focus=self.panes.focused,
            on_cell=position.tab != TEXT,
            on_finding=finding is not None,
            decided=finding is not None and finding.id in session.state.decisions,
            proposals=len(finding.proposals) if finding is not None else 0,
            corrected=position.tab != TEXT and position.cell in session.state.corrections,
            questioned=position.questioned,
            open_findings=len(position.open_findings()),
            can_undo=bool(session.state.undoable),
            can_redo=bool(session.state.redoable),
            offers=len(session.offers),
            files=len(self.files),
            parts=self.report.parts,
            below=self.host.navigation.leads_back(self.screen),
            keys=self.host.settings.keys,
        )

    def tell(self, text: str, *, severity: messages.Level = "information") -> None:
        """Show a message in the row of the footer; see ``messages.show``."""
        messages.show(self.app, text, severity=severity)

    def guard(self) -> AbstractContextManager[None]:
        """A context in which what fails becomes a message; see ``failures.guard``."""
        return failures.guard(self.app, self.words)

    def sync(self) -> None:
        """Show the current position and audit, and remove messages about the previous step."""
        messages.clear_passing(self.app)
        self.panes.show()
        # Not to know the cell at the next start is not worth a message at every key.
        with suppress(StoreError):
            self.session.move_to(self.position.stored)

    def refresh_place(self) -> None:
        """After the position changed, perhaps to another tab: every pane follows."""
        self.panes.turn()
        self.sync()

    def refresh_audit(self) -> None:
        """After an event of the audit: show every figure, mark and finding again."""
        news = self.session.take_news()
        self.panes.renew_figures()
        self.position.forget_lost()
        self.refresh_place()
        if news:
            # As a warning: the action of the same key must not take it back.
            self.tell(self.words("news", n=len(news)), severity="warning")

    def catch_up(self) -> None:
        """Show what another window wrote meanwhile; raises ``StoreError``."""
        if self.session.refresh():
            self.refresh_audit()

    def go_to_finding(self, finding_id: str) -> None:
        """Choose that finding, if it is still there."""
        finding = self.session.state.finding(finding_id)
        if finding is not None:
            self.position.choose(finding)
            self.refresh_place()

    def go_to_source(self, offset: int) -> None:
        """From a place in the source to the cell that stands there, or the nearest of its line."""
        cell = follow.cell_at(self.report, offset)
        if cell is not None:
            self.position.go_to(cell)
            self.refresh_place()

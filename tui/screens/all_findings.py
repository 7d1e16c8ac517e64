"""All findings of the audit, also the decided ones and those that a correction settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from tui.screens.audit_list import AuditList
from tui.widgets.findings_list import finding_rows

if TYPE_CHECKING:
    from parser.findings import Finding

_WIDEST = 110
_AROUND = 6  # the dialog's borders, its padding, the scroll bar of a long list


class FindingsScreen(AuditList):
    """Lists the findings in full; Enter goes to one, where it can be reopened too."""

    AREA = "findings.list"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("F,ctrl+u", "leave", show=False)]

    @property
    def _findings(self) -> tuple[Finding, ...]:
        session = self.audit.session
        return (*session.state.assessment.findings, *session.state.settled)

    def on_mount(self) -> None:
        super().on_mount()
        ids = [each.id for each in self._findings]
        chosen = self.audit.position.finding_id
        if chosen in ids:
            self.query_one(OptionList).highlighted = ids.index(chosen)

    def on_resize(self) -> None:
        self.fill()

    def lines(self) -> list[Content]:
        session, words = self.audit.session, self.audit.words
        width = min(_WIDEST, self.app.size.width) - _AROUND
        return [
            Content("\n".join("".join(piece.text for piece in row) for row in rows))
            for each in self._findings
            for rows in [finding_rows(session.state, each, words, width, full=True)]
        ]

    def on_option_list_option_selected(self) -> None:
        """Go to the chosen finding."""
        chosen = self._findings[self.at]
        self.dismiss(None)
        self.audit.position.choose(chosen)
        # One that is settled led to its cell, but there is nothing left to be decided of it.
        self.audit.position.forget_lost()
        self.audit.refresh_place()

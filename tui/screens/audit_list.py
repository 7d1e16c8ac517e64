"""A list over the open audit: its findings, its notes, its history."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.screens.list_dialog import ListDialog
from tui.screens.open_audit import OpenAudit


class AuditList(ListDialog[None]):
    """A list over the audit; ``AREA`` names the words of its title, hint and emptiness."""

    AREA: ClassVar[str]

    def __init__(self, audit: OpenAudit) -> None:
        super().__init__()
        self.audit = audit

    def compose(self) -> ComposeResult:
        words = self.audit.words
        with Vertical(classes="dialog large"):
            yield Static(Content(words(f"{self.AREA}.title")), classes="dialog-title")
            yield OptionList()
            yield Static(Content(words(f"{self.AREA}.hint")), classes="dialog-hint")

    def on_mount(self) -> None:
        self.fill()

    @abstractmethod
    def lines(self) -> list[Content]:
        """The entries, one line each."""

    def fill(self) -> None:
        """Fill the list again; the cursor keeps its line as far as there still is one."""
        listed, lines = self.query_one(OptionList), self.lines()
        at = listed.highlighted or 0
        listed.clear_options()
        if lines:
            listed.add_options(Option(line) for line in lines)
            listed.highlighted = min(at, len(lines) - 1)
        else:
            empty = Content(self.audit.words(f"{self.AREA}.empty"))
            listed.add_option(Option(empty, disabled=True))

    @property
    def at(self) -> int:
        """The number of the line with the cursor, from 0."""
        return self.query_one(OptionList).highlighted or 0

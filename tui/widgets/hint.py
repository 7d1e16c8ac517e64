"""The last row of a dialog: its keys, or why it did not do what was asked."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.widgets.wrapping import steady


class Hint(Static):
    """Shows ``text``; a refusal takes its place until what was refused is changed."""

    def __init__(self, text: str) -> None:
        self._usual = Content(steady(text))
        super().__init__(self._usual, classes="dialog-hint")

    def refuse(self, why: str) -> None:
        """Say why, in the look of what went wrong."""
        self.update(Content(steady(why)))
        self.screen.add_class("-refused")

    def restore(self) -> None:
        """What was refused stands there no more."""
        if self.screen.has_class("-refused"):
            self.screen.remove_class("-refused")
            self.update(self._usual)

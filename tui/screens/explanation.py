"""Why the cell under the cursor was read as it was: ``gouji explain`` on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from parser.explaining import Explanation
from parser.report import Report
from tui.commands import BY_ID
from tui.explanation import ToldLine, told_lines
from tui.host import Host
from tui.locale import Words
from tui.screens.text_dialog import TextDialog
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.wrapping import pad, steady

_LOOKS = {"cell": "strong", "taken": "good", "margin": "dim"}


class ExplanationScreen(TextDialog):
    """Shows an explanation; nothing in it can be changed."""

    TITLE_WORDS = "explain.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(BY_ID["explain"].keys), "leave", show=False, id="explain")
    ]

    def __init__(self, host: Host, told: Explanation, report: Report) -> None:
        super().__init__(host)
        self._told, self._report = told, report

    def lines(self, width: int) -> list[StyledLine]:
        return explanation_lines(self._told, self._report, self.words, width)


def explanation_lines(
    told: Explanation, report: Report, words: Words, width: int
) -> list[StyledLine]:
    """The explanation in rows of at most ``width`` cells; scores stand below each other."""
    return [row for line in told_lines(told, report, words) for row in _rows(line, width)]


def _rows(line: ToldLine, width: int) -> Iterator[StyledLine]:
    text = steady(line.text)
    if line.about == "heading":
        yield (Styled(""),)
        yield (Styled(pad(f" {text}", width), "title"),)
    else:
        yield from wrapped([Styled(text, _LOOKS.get(line.about, "text"))], width, line.hang)

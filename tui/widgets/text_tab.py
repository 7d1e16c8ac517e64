"""正文: the sections as found and every finding about the text of the report."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip

from parser import wording
from parser.findings import Finding
from parser.narrative import narrative
from tui.audit.state import AuditState
from tui.locale import Words
from tui.widgets.cell_pane import badge, grade, where
from tui.widgets.pane import Pane, Styled, StyledLine, strip_of, wrapped
from tui.widgets.text_lines import text_lines
from tui.widgets.wrapping import pad, steady


class TextTab(Pane, can_focus=True, inherit_bindings=False):
    """Lists what is to be said of the text; the screen decides which entry is chosen.

    Where not all of it fits, the lowest row is kept free to tell how much is further down.
    """

    class Clicked(Message):
        """A finding was clicked."""

        def __init__(self, finding_id: str) -> None:
            super().__init__()
            self.finding_id = finding_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: list[str] = []
        self._rest_for: tuple[object, ...] = ()
        self._rest_lines: list[StyledLine] = []
        self._chosen: range = range(0)
        self._words: Words | None = None
        self._told: StyledLine = ()

    def show_findings(
        self,
        state: AuditState,
        findings: Sequence[Finding],
        chosen: str | None,
        words: Words,
        width: int,
    ) -> None:
        """Show these findings, the chosen one in view, and what else there is."""
        width = max(20, width)
        self._words = words
        lines: list[StyledLine] = [(Styled(pad(" " + words("text.findings"), width), "title"),)]
        self._ids = [""]
        self._chosen = range(0)
        for finding in findings:
            rows = _entry(state, finding, words, width, chosen=finding.id == chosen)
            if finding.id == chosen:
                self._chosen = range(len(lines), len(lines) + len(rows))
            lines += rows
            self._ids += [finding.id] * len(rows)
        if not findings:
            lines.append((Styled(" " + words("text.no_findings"), "good"),))
        lines += self._rest(state, words, width)
        self.show(lines)
        if self._further() != self._told:
            self.repaint_rows((self.size.height - 1,))
        if self._chosen:
            self.bring(self._chosen.start, self._chosen.stop - 1)

    def on_resize(self) -> None:
        if self._chosen:
            self.bring(self._chosen.start, self._chosen.stop - 1)

    def _rest(self, state: AuditState, words: Words, width: int) -> list[StyledLine]:
        """What stands below the findings; it changes with the audit, not with the cursor."""
        made_for = len(state.history), words, width
        if made_for != self._rest_for:
            claims = narrative(state.report).claims
            self._rest_for = made_for
            self._rest_lines = text_lines(state, claims, words, width)
        return self._rest_lines

    @property
    def left_behind(self) -> bool:
        """Whether the chosen finding is above what is in view."""
        return bool(self._chosen) and self._chosen.start < self.top

    @property
    def _overflows(self) -> bool:
        return self.total > super().rows_in_view

    @property
    def rows_in_view(self) -> int:
        return max(1, super().rows_in_view - self._overflows)

    def _further(self) -> StyledLine:
        """How many lines are below those in view; nothing where the end is."""
        left = self.total - self.rows_in_view - self.top
        told = f"{self._words('pane.more', n=left)} " if self._words and left > 0 else ""
        return (Styled(pad(told, self.drawn_size.width, "right"), "dim"),)

    def render_line(self, y: int) -> Strip:
        if not self._overflows or y < self.rows_in_view:
            return super().render_line(y)
        self._told = self._further()
        return strip_of(self._told, self.drawn_size.width, "text", self.app.theme)

    def ground(self, index: int) -> str:
        return "current" if index in self._chosen else "text"

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.top
        if event.y < self.rows_in_view and index < len(self._ids) and self._ids[index]:
            self.post_message(self.Clicked(self._ids[index]))


def _entry(
    state: AuditState, finding: Finding, words: Words, width: int, *, chosen: bool
) -> list[StyledLine]:
    said = steady(wording.message(finding, state.report, words.lang))
    decision = state.decisions.get(finding.id)
    sign = {"confirmed": "y", "dismissed": "x"}[decision.verdict.value] if decision else " "
    head = [
        Styled("> " if chosen else "  ", "key"),
        badge(finding),
        Styled(f"{sign} ", "good"),
        *grade(finding, words),
    ]
    place = ""
    if finding.spans:
        place = where(state.report, finding.spans[0].start, words) + " "
    look = "strong" if chosen else "dim" if decision else "text"
    return wrapped([*head, Styled(place, "dim"), Styled(said, look)], width, 5)

"""The list of findings: one line each, the chosen one in full."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.message import Message

from parser import wording
from parser.findings import Finding
from tui.audit.state import AuditState
from tui.locale import Words
from tui.marks import culprits
from tui.widgets.cell_pane import badge, grade
from tui.widgets.pane import Pane, Styled, StyledLine, wrapped
from tui.widgets.wrapping import cut, steady

# No list of more findings than these fits in full; their rows need not be counted.
_FEW = 12


class FindingsList(Pane, can_focus=True, inherit_bindings=False):
    """Shows findings and tells which one is clicked; the screen decides which is chosen."""

    class Clicked(Message):
        """A finding was clicked."""

        def __init__(self, finding_id: str) -> None:
            super().__init__()
            self.finding_id = finding_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: list[str] = []
        self._chosen: range = range(0)
        self._shown: tuple[object, ...] = ()
        self._made_for: tuple[object, ...] = ()
        self._made: dict[tuple[str, bool], list[StyledLine]] = {}

    def show_findings(
        self, state: AuditState, findings: Sequence[Finding], chosen: str | None, words: Words
    ) -> None:
        """Show these findings, the chosen one in full and in view."""
        width = max(10, self.size.width)
        shown_now = (findings, len(state.history), chosen, words, self.size)
        if shown_now == self._shown:
            return
        self._shown = shown_now
        made_for = (findings, len(state.history), words, width)
        if made_for != self._made_for:
            self._made_for, self._made = made_for, {}
        lines: list[StyledLine] = []
        self._ids = []
        self._chosen = range(0)
        shown = self._rows(state, findings, chosen, words, width)
        for finding, rows in zip(findings, shown, strict=True):
            start = len(lines)
            lines += rows
            self._ids += [finding.id] * (len(lines) - start)
            if finding.id == chosen:
                self._chosen = range(start, len(lines))
        if not findings:
            lines = wrapped([Styled(words(_nothing(state)), "good")], width)
        self.show(lines)
        if self._chosen:
            self.bring(self._chosen.start, self._chosen.stop - 1)

    def _rows(
        self,
        state: AuditState,
        findings: Sequence[Finding],
        chosen: str | None,
        words: Words,
        width: int,
    ) -> list[list[StyledLine]]:
        """The rows of each: in full where all of them fit, else one for those not chosen."""

        def rows_of(finding: Finding, *, full: bool) -> list[StyledLine]:
            key = finding.id, full
            if key not in self._made:
                self._made[key] = finding_rows(state, finding, words, width, full=full)
            return self._made[key]

        full = [rows_of(each, full=True) for each in findings[:_FEW]]
        if len(findings) <= _FEW and sum(map(len, full)) <= self.size.height:
            return [
                rows if each.id == chosen else _plain(rows, each.id in state.decisions)
                for each, rows in zip(findings, full, strict=True)
            ]
        return [rows_of(each, full=each.id == chosen) for each in findings]

    def ground(self, index: int) -> str:
        return "current" if index in self._chosen else "text"

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.top
        if index < len(self._ids):
            self.post_message(self.Clicked(self._ids[index]))


def _nothing(state: AuditState) -> str:
    return "findings.repaired" if state.corrections else "findings.none"


def _plain(rows: list[StyledLine], decided: bool) -> list[StyledLine]:
    """The rows of a finding that is not the chosen one."""
    look = "dim" if decided else "text"
    return [
        tuple(piece._replace(look=look) if piece.look == "strong" else piece for piece in row)
        for row in rows
    ]


def finding_rows(
    state: AuditState, finding: Finding, words: Words, width: int, *, full: bool
) -> list[StyledLine]:
    """A finding as the list shows it: mark, what was decided, where, what."""
    said = steady(wording.message(finding, state.report, words.lang))
    decision = state.decisions.get(finding.id)
    sign = {"confirmed": "y", "dismissed": "x"}[decision.verdict.value] if decision else " "
    if any(each.id == finding.id for each in state.settled):
        sign = "*"
    look = "strong" if full else "dim" if decision else "text"
    head = [badge(finding), Styled(f"{sign} ", "good"), *grade(finding, words)]
    if full:
        return wrapped([*head, Styled(said, look)], width, 3)
    # Many messages begin alike; what tells them apart is the row they are about.
    cell = next((each for each in culprits(finding) if each in state.report.form.places), None)
    if cell is not None:
        row = state.report.form.places[cell][1]
        said = f"{row.short if words.lang == 'zh' else row.english_short}  {said}"
    room = width - sum(cell_len(piece.text) for piece in head)
    return [(*head, Styled(cut(said, room), look))]

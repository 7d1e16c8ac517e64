"""正文: the sections as found and every finding about the text of the report."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from parser import wording
from parser.findings import Finding
from parser.report import Report
from parser.source import harmless
from tui.audit.session import Session
from tui.locale import Words
from tui.widgets.cell_pane import badge, line_of
from tui.widgets.pane import Pane, Piece, Pieces, wrapped
from tui.widgets.wrapping import cut, pad

SECTIONS = range(1, 7)


class TextTab(Pane, can_focus=True, inherit_bindings=False):
    """Lists what is to be said of the text; the screen decides which entry is chosen."""

    class Clicked(Message):
        """A finding was clicked."""

        def __init__(self, finding_id: str) -> None:
            super().__init__()
            self.finding_id = finding_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ids: list[str] = []
        self._chosen: range = range(0)

    def show_findings(
        self,
        session: Session,
        findings: Sequence[Finding],
        chosen: str | None,
        words: Words,
        width: int,
    ) -> None:
        """Show the sections and these findings, the chosen one in full and in view."""
        width = max(20, width)
        lines = section_lines(session.report, words, width)
        lines.append((Piece(""),))
        lines.append((Piece(pad(" " + words("text.findings"), width), "title"),))
        self._ids = [""] * len(lines)
        self._chosen = range(0)
        for finding in findings:
            rows = _entry(session, finding, words, width, full=finding.id == chosen)
            if finding.id == chosen:
                self._chosen = range(len(lines), len(lines) + len(rows))
            lines += rows
            self._ids += [finding.id] * len(rows)
        if not findings:
            lines.append((Piece(" " + words("text.no_findings"), "good"),))
        self.show(lines)
        if self._chosen and self.size.height:
            top = self.scroll_offset.y
            if not top <= self._chosen.start <= self._chosen.stop - 1 < top + self.size.height:
                y = max(0, min(self._chosen.start, self._chosen.stop - self.size.height))
                self.scroll_to(y=y, animate=False, immediate=True)

    def ground(self, index: int) -> str:
        return "current" if index in self._chosen else "text"

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y
        if index < len(self._ids) and self._ids[index]:
            self.post_message(self.Clicked(self._ids[index]))


def section_lines(report: Report, words: Words, width: int) -> list[Pieces]:
    """The six sections with the line where each begins, or that it was not found."""
    lines: list[Pieces] = [(Piece(pad(" " + words("text.sections"), width), "title"),)]
    for number in SECTIONS:
        section = report.section(number)
        if section is None:
            name = words(f"section.{number}")
            lines.append(
                (Piece(f"    {name} ", "text"), Piece(words("text.section_missing"), "misread"))
            )
            continue
        heading = harmless(" ".join(report.source.at(section.heading).split()))
        line = line_of(report, section.heading.start)
        length = sum(not character.isspace() for character in report.source.at(section.body))
        told = words("text.section", line=line, length=length)
        lines.append((Piece("    " + cut(heading, width - 26) + "  "), Piece(told, "dim")))
    return lines


def _entry(
    session: Session, finding: Finding, words: Words, width: int, *, full: bool
) -> list[Pieces]:
    said = harmless(wording.message(finding, session.report, words.lang))
    decision = session.decisions.get(finding.id)
    sign = {"confirmed": "y", "dismissed": "x"}[decision.verdict.value] if decision else " "
    head = [Piece("  "), *badge(finding), Piece(f"{sign} ", "good")]
    where = ""
    if finding.spans:
        line = line_of(session.report, finding.spans[0].start)
        where = words("text.line", line=line) + " "
    look = "strong" if full else "dim" if decision else "text"
    rows = wrapped([*head, Piece(where, "dim"), Piece(said, look)], width, 5)
    if not full or not finding.cells:
        return rows
    form = session.report.form
    cells = "; ".join(
        f"{wording.cell_name(form, cell, words.lang)} {session.report[cell].text.strip()}"
        for cell in finding.cells[:6]
    )
    return rows + wrapped([Piece("     " + words("text.against"), "dim"), Piece(cells)], width, 5)

"""How every pane follows the place of the auditor: from place and session to what is shown."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len

from parser.findings import Finding
from parser.forms import Address
from parser.harmless import printable, printable_line
from parser.report import Report, Span
from tui.audit.session import Session
from tui.locale import Words
from tui.marks import CONCERNED, OPERAND, TOTAL, own_spans, roles
from tui.screens.position import TEXT, Position
from tui.screens.search import Search
from tui.widgets.cell_pane import cell_lines, finding_lines, line_of, path_of, where
from tui.widgets.pane import Styled, StyledLine
from tui.widgets.source_marks import Mark
from tui.widgets.titled import TitledPane
from tui.widgets.wrapping import cut

_KIND_OF_ROLE = {OPERAND: "operand", TOTAL: "total", CONCERNED: "concerned"}


def marks(position: Position, search: Search) -> list[Mark]:
    """What stands out in the source: the cell, the finding's cells, or what was searched."""
    if search.active:
        return search.marks()
    finding, report = position.finding, position.session.report
    found = {note.on: "noted" for note in position.session.state.notes if isinstance(note.on, Span)}
    for cell, role in roles(finding).items():
        span = report[cell].span
        if span is not None:
            found[span] = _KIND_OF_ROLE[role]
    for span in finding.spans if finding is not None else ():
        found.setdefault(span, "span")
    if position.tab == TEXT:
        if finding is not None and finding.spans:
            found[finding.spans[0]] = "chosen"
        return [Mark(span, kind) for span, kind in found.items()]
    if finding is not None and position.cell in finding.cells:
        # What is wrong with a label stands at the label, not at the figure beside it.
        found.update(dict.fromkeys(own_spans(report, finding)[:1], "chosen"))
    if (span := report[position.cell].span) is not None:
        found[span] = "cursor"
    return [Mark(span, kind) for span, kind in found.items()]


def cell_at(report: Report, offset: int) -> Address | None:
    """The cell whose text stands at a place of the source, or the nearest in its line.

    A row's label leads to the first cell of the row, wherever its figures are printed.
    """
    for table in report.tables.values():
        for label in table.labels:
            if label.span is not None and label.span.start <= offset < label.span.end:
                row = f"{label.table}.{label.row}."
                return next((cell for cell in table.cells if cell.startswith(row)), None)
    line = line_of(report, offset)
    near = [
        (max(cell.span.start - offset, offset - cell.span.end, 0), cell.address)
        for cell in report.cells()
        if cell.span is not None and line_of(report, cell.span.start) == line
    ]
    return min(near)[1] if near else None


def describe(position: Position, pane: TitledPane, words: Words) -> None:
    """Let the cell pane tell of the cell, or on the text of the chosen finding."""
    finding, width, report = position.finding, pane.size.width, position.session.report
    if position.tab != TEXT:
        name = path_of(report, position.cell, words)
        state = words(f"state.{report[position.cell].state.value}")
        lines = cell_lines(position.session.state, position.cell, finding, words, width)
        pane.show_under(name, state, lines, words)
    elif finding is None:
        pane.show_under(words("text.nothing_chosen"), "", (), words)
    else:
        lines = finding_lines(position.session.state, finding, words, width)
        place_of = where(report, finding.spans[0].start, words) if finding.spans else ""
        pane.show_under(words(f"family.{finding.family.value}"), place_of, lines, words)


def search_line(search: Search, words: Words, width: int) -> StyledLine:
    """What is searched for, where in the places found, and the keys of a search."""
    at = words("search.at", at=search.at, of=search.count, text=printable(search.text))
    keys = words("search.keys")
    room = max(0, width - cell_len(keys) - 4)
    return (Styled(f" {cut(at, room)}   ", "strong"), Styled(keys, "key"))


def source_title(report: Report, words: Words, *, simplified: bool) -> str:
    """The file's name, and in which writing it is shown."""
    text = words("source.title") + " "
    if simplified:
        text += words("source.simplified") + " "
    return text + printable_line(Path(report.source.path).name)


def findings_count(session: Session, chosen: Finding | None, words: Words) -> tuple[str, str]:
    """Which finding is chosen and how many are still open, in full and in short."""
    ids = [finding.id for finding in session.state.assessment.findings]
    at = ids.index(chosen.id) + 1 if chosen is not None and chosen.id in ids else 0
    left = sum(finding not in session.state.decisions for finding in ids)
    facts = {"at": at, "of": len(ids), "left": left}
    return words("findings.title", **facts), words("findings.short", **facts)


def pile_place(report: Report, files: tuple[Path, ...], words: Words) -> str:
    """Where in its file and folder a report stands; nothing where it is the only one."""
    path = Path(report.source.path)
    told = words("top.part", part=report.part, parts=report.parts) if report.parts > 1 else ""
    if len(files) > 1 and path in files:
        told += f" [{files.index(path) + 1}/{len(files)}]"
    return told.strip()

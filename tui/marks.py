"""What the table shows for each cell: its figure and its marks, worked out from an audit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from parser.findings import Family, Finding, Severity
from parser.forms import Address
from parser.report import Cell, Meaning, Number, Report, Span, State

if TYPE_CHECKING:
    from tui.audit.state import AuditState
    from tui.locale import Words

Badge = Literal["", "!", "?", "*"]
OPERAND, TOTAL, CONCERNED = "+", "=", "~"
"""The roles of a cell in the chosen finding."""
FigureLook = Literal["figure", "zero", "corrected", "doubtful"]

FindingKind = Literal["error", "warning", "info", "misread"]


def kind_of(finding: Finding) -> FindingKind:
    """What a finding is counted and marked as: a doubtful reading, else by its severity."""
    if finding.family is Family.MISPARSE:
        return "misread"
    match finding.severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.INFO:
            return "info"


@dataclass(frozen=True, slots=True)
class Face:
    """A cell as drawn: ``badge`` is its state (one mark, the gravest), ``noted`` a note on it.

    ``corrected`` says that it is, also where a graver badge stands on it.
    """

    text: str
    badge: Badge
    noted: bool
    look: FigureLook
    corrected: bool = False

    @property
    def badges(self) -> str:
        """The marks of its state, a letter each: a corrected cell that is still wrong has two."""
        return "!*" if self.corrected and self.badge == "!" else self.badge

    @property
    def width(self) -> int:
        """Cells that the figure needs beside its badges and a note mark, as far as it has them."""
        return cell_len(self.text) + max(1, len(self.badges)) + self.noted


def faces(state: AuditState) -> dict[Address, Face]:
    """The face of every cell of the report that has a place in the form as printed."""
    report = state.report
    broken = set(broken_cells(state))
    doubtful = set(doubtful_cells(state))
    noted = set(noted_cells(state))
    found = {}
    for cell in report.cells():
        address = cell.address
        correction = state.corrections.get(address)
        if correction is not None:
            text = figure(correction.value, correction.meaning, correction.mark)
        else:
            text = figure(cell.value, cell.meaning, cell.text)
        badge: Badge = ""
        if address in broken:
            badge = "!"
        elif correction is not None:
            badge = "*"
        elif address in doubtful:
            badge = "?"
        look: FigureLook = "figure"
        if correction is not None:
            look = "corrected"
        elif cell.state in (State.SUSPECT, State.MISSING) and cell.text:
            look = "doubtful"
        elif cell.value == 0:
            look = "zero"
        found[address] = Face(text, badge, address in noted, look, correction is not None)
    return found


def figure(value: Number | None, meaning: Meaning, text: str) -> str:
    """A figure as the table shows it: the number, or the mark that is printed instead."""
    if meaning is Meaning.NUMBER:
        return str(value)
    return " ".join(text.split()) if text.strip() else ("0" if value == 0 else "")


def in_words(value: Number | None, meaning: Meaning, words: Words, mark: str = "") -> str:
    """A value in words: the number, or what stands there instead, with its mark if it has one."""
    if meaning is Meaning.NUMBER:
        return str(value)
    said = words(f"meaning.{meaning.value}")
    return words("meaning.marked", mark=mark, meaning=said) if mark else said


def is_open(state: AuditState, finding: Finding) -> bool:
    """Whether the auditor has still to decide on a finding."""
    return finding.id not in state.decisions


def broken_cells(state: AuditState) -> Iterator[Address]:
    """The cells to blame: those a proposal would change, else those the finding names.

    Of a broken balance without proposals it is the totals, so that one wrong figure does not
    mark a whole column; of a table that is wrong as a whole, the first cell.
    """
    for finding in state.assessment.findings:
        decision = state.decisions.get(finding.id)
        if decision is not None and decision.verdict == "dismissed":
            continue
        grave = finding.severity is Severity.ERROR
        if finding.family is Family.MISPARSE or (finding.family is Family.STRUCTURE and not grave):
            continue
        if finding.severity is not Severity.INFO:
            blamed = culprits(finding)
            yield from blamed[:1] if _is_whole_table(state.report, blamed) else blamed


def _is_whole_table(report: Report, cells: tuple[Address, ...]) -> bool:
    tables = {cell.partition(".")[0] for cell in cells}
    return any(
        set(cells) >= set(table.form.addresses(collapsed=table.collapsed))
        for key, table in report.tables.items()
        if key in tables
    )


def culprits(finding: Finding) -> tuple[Address, ...]:
    """The cells of a finding that are most likely wrong; all its cells where nothing tells."""
    changed = tuple(change.cell for proposal in finding.proposals for change in proposal.changes)
    if changed:
        return tuple(dict.fromkeys(changed))
    totals = tuple(cell for equation in finding.equations for cell in equation.right_cells)
    return tuple(dict.fromkeys(totals)) or finding.cells


def own_spans(report: Report, finding: Finding) -> tuple[Span, ...]:
    """The places a finding points at beside its cells: a label, a heading, a sentence."""
    printed = {report[cell].span for cell in finding.cells}
    return tuple(span for span in finding.spans if span not in printed)


def doubtful_cells(state: AuditState) -> Iterator[Address]:
    """The cells whose reading needs a look.

    Of a row recovered as a whole only the first cell, of a column recovered as a whole (a torn
    header) only the top one: a mark on every cell of a table would mark nothing.
    """
    listed = list(rows(state.report))
    whole = [row for row in listed if _recovered(row)]
    yield from (row[0].address for row in whole)
    columns: dict[str, list[Cell]] = {}
    for row in listed:
        for cell in row:
            if cell.state in (State.SUSPECT, State.MISSING) or cell.meaning is Meaning.UNREADABLE:
                yield cell.address
            if row not in whole:
                table, _, column = cell.address.split(".")
                columns.setdefault(f"{table}.{column}", []).append(cell)
    for column_cells in columns.values():
        recovered = [cell for cell in column_cells if cell.state is State.RECOVERED]
        all_of_it = len(recovered) == len(column_cells)
        yield from (cell.address for cell in (recovered[:1] if all_of_it else recovered))


def _recovered(cells: list[Cell]) -> bool:
    return all(cell.state is State.RECOVERED for cell in cells)


def rows(report: Report) -> Iterator[list[Cell]]:
    """The cells of each row of the tables that the source has, row by row."""
    for table in report.tables.values():
        if table.span is None:
            continue
        for block in table.form.blocks:
            for row in block.rows_printed(collapsed=table.collapsed):
                addresses = [table.form.address(row, column) for column in block.columns]
                yield [table.cells[address] for address in addresses]


def noted_cells(state: AuditState) -> Iterator[Address]:
    """Where the note mark stands: the cell itself, or the first cell of a row or table."""
    places = state.report.form.places
    for note in state.notes:
        if not isinstance(note.on, str):
            continue
        if note.on in places:
            yield Address(note.on)
            continue
        first = next((cell for cell in places if cell.startswith(f"{note.on}.")), None)
        if first is not None:
            yield first


def roles(finding: Finding | None) -> Mapping[Address, str]:
    """``+`` for each operand and ``=`` for each total of the balances that a finding breaks.

    Where two balances meet in a cell, its role is that of the first. The cells of a finding
    without a balance are only ``CONCERNED``.
    """
    if finding is None:
        return {}
    if not finding.equations:
        return dict.fromkeys(finding.cells, CONCERNED)
    found: dict[Address, str] = {}
    for equation in finding.equations:
        for role, cells in ((TOTAL, equation.right_cells), (OPERAND, equation.left_cells)):
            for cell in cells:
                found.setdefault(cell, role)
    return found

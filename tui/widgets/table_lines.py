"""What stands below a short table: its balances with their numbers, then its findings."""

from __future__ import annotations

from parser import wording
from parser.findings import Equation
from parser.forms import TableForm
from tui.audit.session import Session
from tui.locale import Words
from tui.widgets.cell_pane import badge, equation_pieces, grade
from tui.widgets.pane import Piece, Pieces, wrapped
from tui.widgets.wrapping import steady

# 表三 fills its pane, and its balances are too many to be read at a glance.
_SHORT_TABLES = ("t2", "t4")


def table_lines(session: Session, table: str, words: Words, width: int) -> list[Pieces]:
    """The lines for a table; none for one that fills its pane."""
    if table not in _SHORT_TABLES:
        return []
    form = session.report.tables[table].form
    lines: list[Pieces] = []
    for equation in session.assessment.equations:
        if equation.right_cells[0].startswith(f"{table}."):
            head = Piece(f" {_group(form, equation, words, session)} ")
            lines += wrapped([head, *equation_pieces(session, equation, words)], width, 4)
    for finding in session.assessment.findings:
        if finding.table == table and finding.id not in session.decisions:
            said = steady(wording.message(finding, session.report, words.lang))
            lines += wrapped(
                [
                    Piece(" "),
                    badge(finding),
                    Piece(" "),
                    *grade(finding, words),
                    Piece(said, "dim"),
                ],
                width,
                4,
            )
    return lines


def _group(form: TableForm, equation: Equation, words: Words, session: Session) -> str:
    """The head over the columns that a balance of 表四 adds up."""
    _, _, column = form.places[equation.right_cells[0]]
    name = column.group[-1]
    return name if words.lang == "zh" else session.report.form.group_english.get(name, name)

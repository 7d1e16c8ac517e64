"""What stands below a short table: its balances with their numbers, then its findings."""

from __future__ import annotations

from parser import wording
from parser.findings import Equation
from parser.forms import TableForm
from tui.audit.state import AuditState
from tui.locale import Words
from tui.widgets.cell_pane import badge, equation_pieces, grade
from tui.widgets.pane import Styled, StyledLine, wrapped
from tui.widgets.wrapping import steady

# 表三 fills its pane, and its balances are too many to be read at a glance.
_SHORT_TABLES = ("t2", "t4")


def table_lines(state: AuditState, table: str, words: Words, width: int) -> list[StyledLine]:
    """The lines for a table; none for one that fills its pane."""
    if table not in _SHORT_TABLES:
        return []
    form = state.report.tables[table].form
    lines: list[StyledLine] = []
    for equation in state.assessment.equations:
        if equation.right_cells[0].startswith(f"{table}."):
            head = Styled(f" {_group(form, equation, words, state)} ")
            lines += wrapped([head, *equation_pieces(state, equation, words)], width, 4)
    for finding in state.assessment.findings:
        if finding.table == table and finding.id not in state.decisions:
            said = steady(wording.message(finding, state.report, words.lang))
            lines += wrapped(
                [
                    Styled(" "),
                    badge(finding),
                    Styled(" "),
                    *grade(finding, words),
                    Styled(said, "dim"),
                ],
                width,
                4,
            )
    return lines


def _group(form: TableForm, equation: Equation, words: Words, state: AuditState) -> str:
    """The head over the columns that a balance of 表四 adds up."""
    _, _, column = form.places[equation.right_cells[0]]
    name = column.group[-1]
    return name if words.lang == "zh" else state.report.form.group_english.get(name, name)

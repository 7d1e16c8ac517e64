"""Correcting cells: typing, moving and exchanging rows, saying what caused a wrong figure."""

from __future__ import annotations

from collections.abc import Callable

from parser.findings import Cause
from parser.forms import Address
from tui import failures
from tui.marks import figure
from tui.screens.actions import cursor
from tui.screens.actions.handlers import handles
from tui.screens.open_audit import OpenAudit

CAUSES = (Cause.PUBLISHED_ERROR, Cause.MISPARSE, None)


@handles("correct")
def correct(audit: OpenAudit) -> None:
    """Type what the focused cell means; Enter keeps it and moves on."""
    from tui.screens.dialogs import LineDialog

    cell, words, session = audit.position.cell, audit.words, audit.session
    read = audit.report[cell]
    correction = session.state.corrections.get(cell)
    value = (
        figure(correction.value, correction.meaning, correction.mark)
        if correction is not None
        else read.text.strip()
    )

    def accept(text: str) -> str | None:
        return failures.refusal(words, lambda: session.correct(cell, text))

    def closed(text: str | None) -> None:
        if text is not None:
            with audit.guard():
                audit.refresh_audit()
                cursor.move(audit, "down")

    title = words("correct.title", cell=audit.name_of(cell))
    hint = words("correct.hint", printed=" ".join(read.text.split()) or words("meaning.blank"))
    audit.app.push_screen(LineDialog(words, title, value, hint, accept), closed)


@handles("withdraw")
def withdraw(audit: OpenAudit) -> None:
    """Withdraw the correction of the focused cell."""
    audit.session.withdraw_correction(audit.position.cell)
    audit.refresh_audit()


@handles("shift_left")
def shift_left(audit: OpenAudit) -> None:
    """Move the figures of the row one cell left (shifted when read)."""
    _shift(audit, -1)


@handles("shift_right")
def shift_right(audit: OpenAudit) -> None:
    """Move the figures of the row one cell right."""
    _shift(audit, 1)


def _shift(audit: OpenAudit, by: int) -> None:
    table, row, _ = audit.position.cell.split(".")
    audit.session.shift_row(table, row, by)
    audit.refresh_audit()


@handles("exchange")
def exchange(audit: OpenAudit) -> None:
    """Exchange the values of this row with those of another."""

    def chosen(table: str, row: str, other: str) -> None:
        audit.session.exchange_rows(table, row, other)

    _with_a_row(audit, "exchange.title", chosen)


@handles("assign")
def assign(audit: OpenAudit) -> None:
    """Say that the figures of this row belong to another one, whose label was misread."""

    def chosen(table: str, row: str, other: str) -> None:
        audit.session.assign_row(table, row, other)
        column = audit.position.cell.rpartition(".")[2]
        audit.position.go_to(Address(f"{table}.{other}.{column}"))

    _with_a_row(audit, "assign.title", chosen)


def _with_a_row(audit: OpenAudit, title: str, chosen: Callable[[str, str, str], None]) -> None:
    """Ask for another row of the table; the one below this is offered first."""
    from parser.wording import row_name
    from tui.screens.dialogs import ChoiceDialog

    words, form = audit.words, audit.report.form
    table, row, _ = audit.position.cell.split(".")
    block = form.places[audit.position.cell][0]
    rows = block.rows_printed(collapsed=audit.report.tables[table].collapsed)
    here = next((index for index, each in enumerate(rows) if each.key == row), 0)
    others = [each for each in rows if each.key != row]
    if not others:
        audit.tell(words("why.only_row"))
        return
    names = [row_name(form, table, other.key, words.lang) for other in others]

    def closed(index: int | None) -> None:
        if index is not None:
            with audit.guard():
                chosen(table, row, others[index].key)
                audit.refresh_audit()

    dialog = ChoiceDialog(words(title), names, words, chosen=min(here, len(others) - 1))
    audit.app.push_screen(dialog, closed)


@handles("cause")
def cause(audit: OpenAudit) -> None:
    """Say whether a wrong figure is the source's own error or our misreading."""
    from tui.screens.dialogs import ChoiceDialog

    words, cell = audit.words, audit.position.cell
    names = [words(f"cause.{each.value}" if each else "cause.none") for each in CAUSES]

    def closed(index: int | None) -> None:
        if index is not None:
            with audit.guard():
                audit.session.set_cause(cell, CAUSES[index])
                audit.refresh_audit()

    title = words("cause.title", cell=audit.name_of(cell))
    audit.app.push_screen(ChoiceDialog(title, names, words), closed)

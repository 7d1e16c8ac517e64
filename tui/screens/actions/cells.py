"""Correcting cells: typing, moving and exchanging rows, saying whose fault a figure is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from parser.findings import Cause
from parser.forms import Address
from tui.marks import figure
from tui.screens import guarded

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen

CAUSES = (Cause.PUBLISHED_ERROR, Cause.MISPARSE, None)


def correct(screen: AuditScreen) -> None:
    """Type what the focused cell means; Enter keeps it and moves on."""
    from tui.screens.dialogs import LineDialog

    cell, words, session = screen.place.cell, screen.words, screen.session
    read = screen.report[cell]
    correction = session.corrections.get(cell)
    value = (
        figure(correction.value, correction.meaning, correction.mark)
        if correction is not None
        else read.text.strip()
    )

    def accept(text: str) -> str | None:
        return guarded.refusal(words, lambda: session.correct(cell, text))

    def closed(text: str | None) -> None:
        if text is not None:
            screen.refresh_audit()
            screen.action_move("down")

    title = words("correct.title", cell=screen.name_of(cell))
    hint = words("correct.hint", printed=" ".join(read.text.split()) or words("meaning.blank"))
    screen.app.push_screen(LineDialog(title, value, hint, accept), closed)


def withdraw(screen: AuditScreen) -> None:
    """Let the focused cell mean again what was read."""
    screen.session.withdraw_correction(screen.place.cell)
    screen.refresh_audit()


def shift_left(screen: AuditScreen) -> None:
    """Move the figures of the row one cell left (shifted when read)."""
    _shift(screen, -1)


def shift_right(screen: AuditScreen) -> None:
    """Move the figures of the row one cell right."""
    _shift(screen, 1)


def _shift(screen: AuditScreen, by: int) -> None:
    table, row, _ = screen.place.cell.split(".")
    screen.session.shift_row(table, row, by)
    screen.refresh_audit()


def exchange(screen: AuditScreen) -> None:
    """Exchange the values of this row with those of another."""

    def chosen(table: str, row: str, other: str) -> None:
        screen.session.exchange_rows(table, row, other)

    _with_a_row(screen, "exchange.title", chosen)


def assign(screen: AuditScreen) -> None:
    """Say that the figures of this row belong to another one, whose label was misread."""

    def chosen(table: str, row: str, other: str) -> None:
        screen.session.assign_row(table, row, other)
        column = screen.place.cell.rpartition(".")[2]
        screen.place.go_to(Address(f"{table}.{other}.{column}"))

    _with_a_row(screen, "assign.title", chosen)


def _with_a_row(screen: AuditScreen, title: str, chosen: Callable[[str, str, str], None]) -> None:
    """Ask for another row of the table; the one below this is offered first."""
    from parser.wording import row_name
    from tui.screens.dialogs import ChoiceDialog

    words, form = screen.words, screen.report.form
    table, row, _ = screen.place.cell.split(".")
    block = form.places[screen.place.cell][0]
    rows = block.rows_printed(collapsed=screen.report.tables[table].collapsed)
    here = next((index for index, each in enumerate(rows) if each.key == row), 0)
    others = [each for each in rows if each.key != row]
    if not others:
        guarded.say(screen.app, words("why.only_row"))
        return
    names = [row_name(form, table, other.key, words.lang) for other in others]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                chosen(table, row, others[index].key)
                screen.refresh_audit()

    dialog = ChoiceDialog(words(title), names, words, chosen=min(here, len(others) - 1))
    screen.app.push_screen(dialog, closed)


def cause(screen: AuditScreen) -> None:
    """Say whether a wrong figure is the source's own error or our misreading."""
    from tui.screens.dialogs import ChoiceDialog

    words, cell = screen.words, screen.place.cell
    names = [words(f"cause.{each.value}" if each else "cause.none") for each in CAUSES]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.set_cause(cell, CAUSES[index])
                screen.refresh_audit()

    title = words("cause.title", cell=screen.name_of(cell))
    screen.app.push_screen(ChoiceDialog(title, names, words), closed)

"""Correcting cells: typing, moving and exchanging rows, saying whose fault a figure is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.findings import Cause
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
    from parser import wording
    from tui.screens.dialogs import ChoiceDialog

    words, form = screen.words, screen.report.form
    table, row, _ = screen.place.cell.split(".")
    block, _, column = form.places[screen.place.cell]
    printed = screen.report.tables[table]
    rows = [
        other
        for other in (block.collapsed_rows if printed.collapsed else block.official_rows)
        if other.key != row
    ]
    names = [
        wording.cell_name(form, printed.form.address(other, column), words.lang).rpartition(" · ")[
            0
        ]
        for other in rows
    ]

    def closed(index: int | None) -> None:
        if index is not None:
            with guarded.action(screen.app, words):
                screen.session.exchange_rows(table, row, rows[index].key)
                screen.refresh_audit()

    dialog = ChoiceDialog(words("exchange.title"), names, words("choice.hint"))
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
    screen.app.push_screen(ChoiceDialog(title, names, words("choice.hint")), closed)

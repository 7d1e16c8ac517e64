"""Copying, exporting, other reports, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.marks import figure
from tui.screens import guarded

if TYPE_CHECKING:
    from tui.screens.audit import AuditScreen


def copy_cell(screen: AuditScreen) -> None:
    """Copy the text of the cell."""
    correction = screen.session.corrections.get(screen.place.cell)
    cell = screen.report[screen.place.cell]
    text = (
        figure(correction.value, correction.meaning, correction.mark)
        if correction is not None
        else cell.text
    )
    _copied(screen, text.strip())


def copy_table(screen: AuditScreen) -> None:
    """Copy the table in view as tab-separated values, labels included."""
    from tui.screens.tsv import table_as_tsv

    key = screen.place.tab if screen.place.tab != "text" else "t3"
    _copied(screen, table_as_tsv(screen.session, key, screen.words.lang))


def _copied(screen: AuditScreen, text: str) -> None:
    from tui.clipboard import copy

    certain = copy(screen.app, text)
    guarded.say(screen.app, screen.words("copied" if certain else "copied.asked", n=len(text)))


def export(screen: AuditScreen) -> None:
    """Write a document, workbook or data file."""
    from tui.screens.export import ExportDialog

    screen.app.push_screen(ExportDialog(screen.session, screen.words))


def open_file(screen: AuditScreen) -> None:
    """Open another report or a folder."""
    screen.app.ask_for_file(screen.report.source.path)


def previous_file(screen: AuditScreen) -> None:
    """The previous report of the folder."""
    screen.app.open_beside(screen, -1)


def next_file(screen: AuditScreen) -> None:
    """The next report of the folder."""
    screen.app.open_beside(screen, 1)


def part(screen: AuditScreen) -> None:
    """The next of several reports in this file."""
    screen.app.open_part(screen)


def quit_program(screen: AuditScreen) -> None:
    """Quit; all work is saved."""
    screen.app.leave(screen)

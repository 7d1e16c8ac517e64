"""Copying, exporting, other reports, leaving."""

from __future__ import annotations

from tui.marks import figure
from tui.screens.actions.handlers import handles
from tui.screens.open_audit import OpenAudit


@handles("copy_cell")
def copy_cell(audit: OpenAudit) -> None:
    """Copy the text of the cell."""
    correction = audit.session.state.corrections.get(audit.position.cell)
    cell = audit.report[audit.position.cell]
    text = (
        figure(correction.value, correction.meaning, correction.mark)
        if correction is not None
        else cell.text
    )
    _copied(audit, text.strip())


@handles("copy_table")
def copy_table(audit: OpenAudit) -> None:
    """Copy the table in view as tab-separated values, labels included."""
    from tui.screens.tsv import table_as_tsv

    key = audit.position.tab if audit.position.tab != "text" else "t3"
    _copied(audit, table_as_tsv(audit.session, key, audit.words.lang))


def _copied(audit: OpenAudit, text: str) -> None:
    from tui.clipboard import copy

    certain = copy(audit.app, text)
    audit.tell(audit.words("copied" if certain else "copied.asked", n=len(text)))


@handles("export")
def export(audit: OpenAudit) -> None:
    """Write a document, workbook or data file."""
    from tui.screens.export import ExportDialog

    audit.app.push_screen(ExportDialog(audit.session, audit.words))


@handles("open")
def open_file(audit: OpenAudit) -> None:
    """Open another report or a folder."""
    audit.host.navigation.ask_for_file(audit.report.source.path)


@handles("previous_file")
def previous_file(audit: OpenAudit) -> None:
    """The previous report of the folder."""
    audit.host.navigation.open_beside(audit, -1)


@handles("next_file")
def next_file(audit: OpenAudit) -> None:
    """The next report of the folder."""
    audit.host.navigation.open_beside(audit, 1)


@handles("part")
def part(audit: OpenAudit) -> None:
    """The next of several reports in this file."""
    audit.host.navigation.open_next_part(audit, audit.report)


@handles("quit")
def quit_program(audit: OpenAudit) -> None:
    """Quit; all work is saved."""
    audit.host.navigation.leave(audit.screen)

"""What each action of ``tui.commands`` does to the audit screen, by the action's id."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tui.screens.actions import cells, files, findings, record, view
from tui.screens.open_audit import OpenAudit

Action = Callable[[OpenAudit], None]

ACTIONS: Mapping[str, Action] = {
    "next_finding": findings.next_finding,
    "previous_finding": findings.previous_finding,
    "list_findings": findings.list_findings,
    "correct": cells.correct,
    "choose_place": view.choose_place,
    "accept": findings.accept,
    "choose_proposal": findings.choose_proposal,
    "confirm": findings.confirm,
    "dismiss": findings.dismiss,
    "reopen": findings.reopen,
    "note": record.note,
    "notes": record.notes,
    "undo": record.undo,
    "redo": record.redo,
    "history": record.history,
    "take_over": record.take_over,
    "withdraw": cells.withdraw,
    "shift_left": cells.shift_left,
    "shift_right": cells.shift_right,
    "exchange": cells.exchange,
    "assign": cells.assign,
    "cause": cells.cause,
    "tab_t2": view.tab_t2,
    "tab_t3": view.tab_t3,
    "tab_t4": view.tab_t4,
    "tab_text": view.tab_text,
    "next_pane": view.next_pane,
    "previous_pane": view.previous_pane,
    "search": view.search,
    "simplified": view.simplified,
    "copy_cell": files.copy_cell,
    "copy_table": files.copy_table,
    "export": files.export,
    "open": files.open_file,
    "previous_file": files.previous_file,
    "next_file": files.next_file,
    "part": files.part,
    "language": view.language,
    "theme": view.theme,
    "help": view.show_help,
    "palette": view.palette,
    "quit": files.quit_program,
}

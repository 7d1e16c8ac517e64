"""What is told when an audit opens: work that was taken over, that waits, that fits no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parser.forms import Address
from tui.drafts import Where
from tui.screens import guarded
from tui.widgets.cell_pane import path_of
from tui.widgets.wrapping import cut_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.screens.panes import AuditPanes

_NAME = 60  # cells of the name of a place in a message


def welcome(screen: AuditPanes) -> None:
    """Tell it once, and what there is to know of the audit file."""
    for text in _told(screen):
        guarded.say(screen.app, text, severity="warning")
    screen.app.tell_notices()


def _told(screen: AuditPanes) -> Iterator[str]:
    session, words = screen.session, screen.words
    if session.taken_over:
        yield words("taken_over", n=session.taken_over)
    if session.orphans:
        yield words("orphans", n=len(session.orphans))
    if session.offers and not session.history:
        yield words("offers", n=len(session.offers))
    if waiting := screen.app.drafts.of(screen.drafts_of):
        yield words("note.waiting", n=len(waiting), place=_place(screen, waiting[0]))


def _place(screen: AuditPanes, where: Where) -> str:
    """Where a draft goes on, in words: a cell, the text, or the list of notes."""
    tab, on = where[-2:]
    if on in screen.report.form.places:
        return cut_path(path_of(screen.report, Address(on), screen.words), _NAME)
    return screen.words("notes.title" if tab == "note" else "tab.text")

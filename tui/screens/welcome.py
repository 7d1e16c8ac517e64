"""What is told when an audit opens: work that was taken over, that waits, that fits no more."""

from __future__ import annotations

from collections.abc import Iterator

from parser.forms import Address
from tui.drafts import Where
from tui.screens.open_audit import OpenAudit


def welcome(audit: OpenAudit) -> None:
    """Tell it once, and what there is to know of the audit file."""
    for text in _told(audit):
        audit.tell(text, severity="warning")
    audit.host.tell_notices()


def _told(audit: OpenAudit) -> Iterator[str]:
    session, words = audit.session, audit.words
    if session.taken_over:
        yield words("taken_over", n=session.taken_over)
    if session.state.orphans:
        yield words("orphans", n=len(session.state.orphans))
    if session.offers and not session.state.history:
        yield words("offers", n=len(session.offers))
    if waiting := audit.host.workspace.drafts.of(audit.drafts_of):
        yield words("note.waiting", n=len(waiting), place=_place(audit, waiting[0]))


def _place(audit: OpenAudit, where: Where) -> str:
    """Where a draft goes on, in words: a cell, the text, or the list of notes."""
    tab, on = where[-2:]
    if on in audit.report.form.places:
        return audit.name_of(Address(on))
    return audit.words("notes.title" if tab == "note" else "tab.text")

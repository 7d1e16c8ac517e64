"""Moving with the arrow keys and the like, in whichever pane has the focus."""

from __future__ import annotations

from tui import messages
from tui.screens.open_audit import OpenAudit
from tui.screens.position import TEXT


def move(audit: OpenAudit, where: str) -> None:
    """Move in the pane that has the focus; ``where`` is one of ``tui.commands.MOVES``."""
    if audit.panes.too_small:
        return
    messages.clear_passing(
        audit.app
    )  # not every move is one of the place, which ``sync`` would show
    position, panes, focus = audit.position, audit.panes, audit.panes.focused
    if focus == "source":
        panes.source.move(where)
    elif focus == "cell":
        panes.cell.roll(where)
    elif focus == "findings":
        position.step_in(list(audit.session.state.assessment.findings), where)
        audit.refresh_place()
    elif position.tab == TEXT:
        _move_in_text(audit, where)
    elif position.move(where, panes.grid, panes.table.page):
        audit.sync()


def _move_in_text(audit: OpenAudit, where: str) -> None:
    """To another of its findings; before the first and beyond the last the tab scrolls."""
    text, position = audit.panes.text, audit.position
    to_end = where in ("home", "first", "end", "last")
    back_first = where in ("up", "left", "pageup") and text.left_behind
    stepped = not back_first and position.step_in(position.text_findings(), where)
    if stepped:
        audit.refresh_place()
    if to_end or not stepped:
        text.roll(where)

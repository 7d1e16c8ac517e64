"""The functions that do the actions, each found by the id of its action."""

from __future__ import annotations

from collections.abc import Callable

from tui.screens.open_audit import OpenAudit

Handler = Callable[[OpenAudit], None]

HANDLERS: dict[str, Handler] = {}
"""What does each action of ``tui.commands``, by the action's id; see ``tui.screens.actions``."""


def handles(name: str) -> Callable[[Handler], Handler]:
    """Make a function the one that does the action of that id."""

    def add(function: Handler) -> Handler:
        HANDLERS[name] = function
        return function

    return add

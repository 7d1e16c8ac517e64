"""Messages in the row of the footer: how long each stays, and which takes the place of which."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from textual.app import App
from textual.notifications import Notification, Notify
from textual.widget import Widget
from textual.widgets._toast import Toast

from tui.widgets.wrapping import steady

Level = Literal["information", "warning", "error"]
_STAYS = 60
"""Seconds that a message about the audit file itself is shown."""


def show(
    app: App[Any],
    text: str,
    *,
    severity: Level = "information",
    passing: bool = False,
    stays: bool = False,
) -> None:
    """Show a message in the row of the footer; the text is data and never markup.

    A ``passing`` message is about the current step, as are refusals and everything below a
    warning: it goes with the next step, or when another one replaces it. Other warnings and errors
    stay until their time is up; the same text again replaces the earlier one. What ``stays`` is
    shown for a minute, or until it is clicked away.
    """
    text = steady(text)
    _take_away(app, lambda earlier: _is_passing(earlier) or earlier.message == text)
    seconds = {"information": 3, "warning": 6, "error": 12}[severity]
    timeout = _STAYS if stays else seconds
    kind = _Passing if passing or severity == "information" else Notification
    app.post_message(Notify(kind(text, severity=severity, timeout=timeout, markup=False)))


def clear_passing(app: App[Any]) -> None:
    """Remove the messages about the previous step; other warnings and errors stay."""
    _take_away(app, _is_passing)


class _Passing(Notification):
    """A message about the current step."""


def _is_passing(message: Notification) -> bool:
    return isinstance(message, _Passing)


def _take_away(app: App[Any], over: Callable[[Notification], bool]) -> None:
    # Textual has no public way to take away one message and leave the others.
    gone = [earlier for earlier in app._notifications if over(earlier)]  # noqa: SLF001
    if not gone:
        return
    for earlier in gone:
        app._unnotify(earlier, refresh=False)  # noqa: SLF001
    for toast in app.screen.query(Toast):
        if toast._notification in gone:  # noqa: SLF001
            # The holder around it would stay as an empty row.
            holder = toast.parent if isinstance(toast.parent, Widget) else toast
            # Out of sight with the next paint; its removal alone would be a paint of its own.
            holder.display = False
            holder.remove()

"""What fails in one action stays in that action: a message with its cause, and work goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from textual.notifications import Notification, Notify
from textual.widget import Widget
from textual.widgets._toast import Toast

from parser.troubles import Trouble
from tui.crash import write_crash_report
from tui.locale import Words
from tui.widgets.wrapping import steady

if TYPE_CHECKING:
    from textual.app import App

Level = Literal["information", "warning", "error"]
_STAYS = 60
"""Seconds that a message about the audit file itself is shown."""


@contextmanager
def action(app: App[Any], words: Words) -> Iterator[None]:
    """Run an action; what it raises becomes a message, unforeseen errors a crash report too."""
    from tui.audit.refusal import Refused
    from tui.audit.store import StoreError

    try:
        yield
    except (Refused, StoreError) as refusal:
        say(app, words.tell(refusal.reason), severity="warning", passing=True)
    except Exception as error:  # noqa: BLE001 - whatever fails, the audit goes on
        path = write_crash_report(error)
        said = words("error.action", error=told(error), path=str(path))
        say(app, said, severity="error")


def refusal(words: Words, attempt: Callable[[], object]) -> str | None:
    """Why the session would not do it, in words; ``None`` when it was done."""
    from tui.audit.refusal import Refused
    from tui.audit.store import StoreError

    try:
        attempt()
    except (Refused, StoreError) as refused:
        return words.tell(refused.reason)
    return None


def say(
    app: App[Any],
    text: str,
    *,
    severity: Level = "information",
    passing: bool = False,
    stays: bool = False,
) -> None:
    """A message in the row of the footer; the text is data and never markup.

    What is ``passing`` speaks of the moment, as a refusal does and all that is no warning: it is
    over with the next step, or when another such message takes its place. Other warnings and
    errors stay until their time is up, and what is said again takes the place of what was said
    before. What ``stays`` is there for a minute, or until it is clicked away.
    """
    text = steady(text)
    _take_back(app, lambda earlier: _is_passing(earlier) or earlier.message == text)
    seconds = {"information": 3, "warning": 6, "error": 12}[severity]
    timeout = _STAYS if stays else seconds
    kind = _Passing if passing or severity == "information" else Notification
    app.post_message(Notify(kind(text, severity=severity, timeout=timeout, markup=False)))


def hush(app: App[Any]) -> None:
    """Take back what was said of a moment that is over; other warnings and errors stay."""
    _take_back(app, _is_passing)


class _Passing(Notification):
    """A message of the moment."""


def _is_passing(told: Notification) -> bool:
    return isinstance(told, _Passing)


def _take_back(app: App[Any], over: Callable[[Notification], bool]) -> None:
    # Textual has no public way to take back one message and leave the others.
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


def told(error: BaseException) -> str:
    """A fault by its kind and its own words, short enough for a message."""
    trouble = Trouble.of(error)
    return trouble if trouble.kind else f"{type(error).__name__}: {error}"[:200]

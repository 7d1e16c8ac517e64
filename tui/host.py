"""What the program's parts ask of the app around them; none of them knows the app itself.

The app is handed to each as what it is there for. So a screen can be read, tested and replaced
without the program, and no module leads back to the one that shows it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from textual.screen import Screen

from parser.report import Report
from tui.locale import Words
from tui.settings import Settings
from tui.workspace import Workspace


@runtime_checkable
class OpenFile(Protocol):
    """A file that is shown, or that cannot be shown, as what is opened next depends on it."""

    @property
    def path(self) -> Path:
        """The file."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The reports of the folder from which it was opened; the file need not be among them."""

    @property
    def back_to(self) -> Path | None:
        """The report to go back to from a file that cannot be read, opened from here."""


class Navigator(Protocol):
    """Takes the auditor from one screen to the next and back."""

    def leads_back(self, screen: Screen[Any]) -> bool:
        """Whether leaving this screen shows another one, instead of ending the program."""

    def leave(self, screen: Screen[Any]) -> None:
        """Back to the screen from which this one was opened, else out of the program."""

    def open_report(self, path: Path, files: Sequence[Path] | None = None) -> None:
        """Open a report above the current screen."""

    def replace_by_report(self, path: Path, files: Sequence[Path] | None = None) -> None:
        """Open a report in place of the current screen."""

    def replace_by_found(
        self,
        found: Report | Exception,
        path: Path,
        files: Sequence[Path] | None,
        back_to: Path | None,
    ) -> None:
        """Show the outcome of reading a file in place of the current screen."""

    def open_beside(self, file: OpenFile, by: int) -> None:
        """The previous or next report of the folder, in place of this one."""

    def open_next_part(self, file: OpenFile, report: Report) -> None:
        """The next of several reports in one file, in place of this one."""

    def ask_for_file(self, start: str | None = None) -> None:
        """Ask which report to open next, beginning in the folder of ``start``."""


class Host(Protocol):
    """The program around a screen."""

    @property
    def words(self) -> Words: ...

    @property
    def settings(self) -> Settings: ...

    @property
    def workspace(self) -> Workspace: ...

    @property
    def navigation(self) -> Navigator: ...

    def tell_notices(self) -> None:
        """Tell what the auditor should know of the audit file."""

    def switch_language(self) -> None:
        """The other language, on every screen, at once."""

    def switch_theme(self) -> None:
        """The next theme: dark, light, high contrast."""


class Endable(Protocol):
    """What signals end; see ``tui.endings``."""

    ending: threading.Event
    """Set as soon as the app does what it takes to end."""

    def end_from_thread(self, status: int) -> None:
        """Ask the app to end with that exit status; it does so when its loop comes to it."""

    def restore_terminal(self) -> None:
        """From any thread, while the program hangs: give the terminal back as it was."""

    def close_store(self) -> None:
        """Close the audit file; raises ``StoreError``."""


class InputQueue(Protocol):
    """Input that was typed and waits for its turn; see ``tui.gate``."""

    MOST: int
    """Events that may wait."""

    played: int
    """How many events have had their turn."""


class TerminalHost(Protocol):
    """What the terminal asks of the app that is shown on it; see ``tui.terminal``."""

    @property
    def gate(self) -> InputQueue: ...

    def hung_up(self) -> None:
        """The terminal is gone."""

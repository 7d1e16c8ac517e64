"""Makes the screen for what is asked for: a folder, a report, or why it cannot be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from parser.report import Report
from tui.arguments import STDIN
from tui.audit.session import Session
from tui.audit.store import StoreError
from tui.failures import why_not_opened
from tui.folder_survey import beside
from tui.host import Host

if TYPE_CHECKING:
    from tui.reading import Reading


class Opening:
    """Makes screens, each for the app around them.

    ``piped`` is what came on standard input, where that is what is audited; ``begun`` the
    reading of the first report, where it began before.
    """

    def __init__(self, host: Host, piped: bytes | None, begun: Reading | None) -> None:
        self._host, self._piped, self._begun = host, piped, begun

    def first_screen(self, path: str | None) -> Screen[Any]:
        """The screen for the argument of the call; ``None`` where there was none."""
        if path is None:
            from tui.screens.start import StartScreen

            return StartScreen(self._host)
        if path != STDIN and Path(path).is_dir():
            return self.folder_screen(Path(path))
        return self.screen_for(Path(path))

    def folder_screen(self, folder: Path) -> Screen[Any]:
        """The list of the reports in a folder."""
        from tui.screens.folder import FolderScreen

        return FolderScreen(self._host, folder)

    def screen_for(
        self,
        path: Path,
        files: Sequence[Path] | None = None,
        *,
        part: int = 1,
        back_to: Path | None = None,
    ) -> Screen[Any]:
        """The audit of the report at ``path``, or a screen that shows how far reading has come.

        It is always read in another thread, so that keys and signals are obeyed meanwhile.

        ``part`` chooses among several reports in one file, counted from 1; ``back_to`` is the
        report to go back to where this one cannot be read.
        """
        from tui.reading import Reading
        from tui.screens.reading import ReadingScreen, unfelt

        reading, self._begun = self._begun, None  # to open a report again reads it again
        if reading is None or not reading.is_of(path, part):
            reading = Reading(path, self._piped if str(path) == STDIN else None, part=part)
        found = reading.within(unfelt(path))
        if found is None:
            return ReadingScreen(self._host, reading, path, files, back_to)
        return self.screen_of(found, path, files, back_to)

    def screen_of(
        self,
        found: Report | Exception,
        path: Path,
        files: Sequence[Path] | None,
        back_to: Path | None,
    ) -> Screen[Any]:
        """The audit of a report that was read, or a screen that says why it cannot be shown.

        ``found`` is the report, or what reading it raised.
        """
        from tui.screens.audit import AuditScreen
        from tui.screens.error import ErrorScreen

        if files is None:
            files = () if self._piped is not None and str(path) == STDIN else beside(path)
        workspace = self._host.workspace
        try:
            if isinstance(found, Exception):
                raise found
            session = Session.open(
                found, workspace.store, workspace.auditor, severities=workspace.severities
            )
            return AuditScreen(self._host, session, files)
        except Exception as error:  # noqa: BLE001 - whatever fails in a file fails it alone
            said, of_store = why_not_opened(error, self._host.words), isinstance(error, StoreError)
            return ErrorScreen(self._host, path, said, files, back_to, of_store=of_store)

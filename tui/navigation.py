"""How screens open, take each other's place and lead back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

from parser.report import Report
from tui import failures, messages
from tui.drafts import Where, Writing
from tui.host import Host, OpenFile
from tui.opening import Opening


class Navigation:
    """The way through the screens of one app, each of which ``opening`` makes.

    ``forget_input`` is called where input typed ahead was meant for a report that cannot be read.
    """

    def __init__(
        self, app: App[Any], host: Host, opening: Opening, forget_input: Callable[[], None]
    ) -> None:
        self._app, self._host, self._opening = app, host, opening
        self._forget_input = forget_input
        self._drafts_told: dict[Where, Writing] = {}
        self._lowest = 1

    def open_report(self, path: Path, files: Sequence[Path] | None = None) -> None:
        """Open a report above the current screen."""
        with failures.guard(self._app, self._host.words):
            self._app.push_screen(self._opening.screen_for(path, files))

    def replace_by_report(self, path: Path, files: Sequence[Path] | None = None) -> None:
        """Open a report in place of the current screen."""
        self._replace(self._opening.screen_for(path, files))

    def replace_by_found(
        self,
        found: Report | Exception,
        path: Path,
        files: Sequence[Path] | None,
        back_to: Path | None,
    ) -> None:
        """Show the outcome of reading a file in place of the current screen."""
        from tui.screens.error import ErrorScreen

        screen = self._opening.screen_of(found, path, files, back_to)
        self._replace(screen)
        if isinstance(screen, ErrorScreen):
            self._forget_input()

    def open_beside(self, file: OpenFile, by: int) -> None:
        """The previous or next report of the folder, in place of this one."""
        files, path = file.files, file.path
        at = files.index(path) if path in files else 0
        target = at + by
        if not 0 <= target < len(files):
            words = self._host.words
            messages.show(self._app, words("files.last" if by > 0 else "files.first"))
            return
        opened = self._opening.screen_for(files[target], files, back_to=file.back_to)
        self._replace(opened)

    def open_next_part(self, file: OpenFile, report: Report) -> None:
        """The next of several reports in one file, in place of this one."""
        part = report.part % report.parts + 1
        opened = self._opening.screen_for(file.path, file.files, part=part, back_to=file.back_to)
        self._replace(opened)

    def ask_for_file(self, start: str | None = None) -> None:
        """Ask which report to open next, beginning in the folder of ``start``."""
        from tui.screens.picker import FilePicker

        folder = Path(start).absolute().parent if start else Path.cwd()

        def closed(path: Path | None) -> None:
            if path is None:
                return
            from tui.export.files import is_folder
            from tui.screens.audit import AuditScreen

            screen = self._app.screen
            if is_folder(path):
                self._app.push_screen(self._opening.folder_screen(path))
            elif isinstance(screen, AuditScreen):
                self._replace(self._opening.screen_for(path, back_to=screen.back_to))
            else:
                self.open_report(path)

        self._app.push_screen(FilePicker(folder, self._host.words), closed)

    def replace_broken(self, screen: Screen[Any], said: str) -> bool:
        """Replace a screen that has broken by another one.

        False where there is no other: the program can only end.
        """
        from tui.screens.error import ErrorScreen

        app, stack = self._app, self._app.screen_stack
        if screen not in stack or stack.index(screen) < self._lowest - 1:
            return True  # it has been done
        while app.screen is not screen:
            app.pop_screen()
        already_told = isinstance(screen, ErrorScreen)
        if isinstance(screen, OpenFile) and not already_told:
            self._replace(ErrorScreen(self._host, screen.path, said, screen.files))
        elif self.leads_back(screen) or screen.is_modal:
            app.pop_screen()
        else:
            return False
        return True

    def leads_back(self, screen: Screen[Any]) -> bool:
        """Whether leaving this screen shows another one, instead of ending the program."""
        stack = self._app.screen_stack
        return screen in stack and stack.index(screen) >= self._lowest

    def leave(self, screen: Screen[Any]) -> None:
        """Back to the screen from which this one was opened, else out of the program.

        Drafts that could not be written are told before they are gone; leaving again goes.
        """
        drafts = self._host.workspace.drafts
        if self._app.screen is screen and self.leads_back(screen):
            self._app.pop_screen()
        elif (gone := drafts.only_here) and gone != self._drafts_told:
            self._drafts_told = gone
            told = self._host.words("note.drafts", n=len(gone))
            messages.show(self._app, told, severity="warning")
        else:
            self._app.exit()

    def _replace(self, screen: Screen[Any]) -> None:
        """Show a screen in place of the current one.

        The first screen stays below the one that replaces it: without any screen, even for a
        moment, Textual fails.
        """
        if len(self._app.screen_stack) == 1:
            self._lowest = 2
            self._app.push_screen(screen)
        else:
            self._app.switch_screen(screen)

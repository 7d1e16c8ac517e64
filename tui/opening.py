"""How screens open, take each other's place and lead back: reports, their pile, their parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from parser.report import Reason, Report
from tui import settings
from tui.arguments import STDIN
from tui.audit.session import Session
from tui.audit.store import Store
from tui.drafts import Drafts, Where, Writing
from tui.failing import told
from tui.locale import Words
from tui.pile import Severities, beside
from tui.screens import guarded

if TYPE_CHECKING:
    from tui.reading import Reading
    from tui.screens.audit import AuditScreen
    from tui.screens.error import ErrorScreen


class Opening(App[None]):
    """An app whose screens are audits, kept in ``store``.

    ``piped`` is what came on standard input, where that is what is audited; ``begun`` the
    reading of the first report, where it began before.
    """

    words: Words

    def __init__(
        self,
        store: Store | Path | None,
        piped: bytes | None,
        auditor: str | None,
        begun: Reading | None,
    ) -> None:
        super().__init__()
        self._begun = begun
        self._piped = piped
        self._auditor = auditor
        self._store = store if isinstance(store, Store) else None
        self._store_is_ours = self._store is None
        self._store_path = store if isinstance(store, Path) else None
        self.drafts = Drafts(settings.drafts_folder())
        """Notes that are being written or were left without being kept; see ``note_dialog``."""
        self._drafts_told: dict[Where, Writing] = {}
        self._lowest = 1
        self._left: Path | None = None
        """The report that the screen of now took the place of."""

    @property
    def store(self) -> Store:
        """The store of audits, opened when it is first asked for; raises ``StoreError``."""
        if self._store is None:
            self._store = Store(self._store_path)
        return self._store

    def tell_notices(self) -> None:
        """Tell what the auditor should know of the audit file; it stays until it was read."""
        if self._store is not None:
            for reason in self._store.take_notices():
                guarded.say(self, self.words.tell(reason), severity="warning", stays=True)

    def close_store(self) -> None:
        """Close the audit file, if it was opened here; raises ``StoreError``."""
        if self._store is not None and self._store_is_ours:
            self._store.close()

    def take_last_notices(self) -> tuple[Reason, ...]:
        """What is to be known of the audit file, closed by now, and was not told yet."""
        return () if self._store is None else self._store.take_notices()

    @cached_property
    def severities(self) -> Severities:
        """What the user set of the rules; nothing where the config file cannot be used."""
        if not settings.config_path().exists():
            return {}
        from tui.rule_settings import WrongSettings, rule_severities

        try:
            return rule_severities(settings.config_path())
        except WrongSettings as wrong:
            self.call_later(guarded.say, self, self.words.tell(wrong.reason), severity="warning")
            return {}

    def screen_for(
        self, path: Path, files: Sequence[Path] | None = None, *, part: int = 1
    ) -> Screen[Any]:
        """The audit of the report at ``path``, at once or after the screen of a longer reading.

        Reading is in another thread always, so that keys and signals are obeyed meanwhile.

        ``part`` chooses among several reports in one file, counted from 1.
        """
        from tui.reading import Reading
        from tui.screens.reading import ReadingScreen, unfelt

        reading, self._begun = self._begun, None  # to open a report again reads it again
        if reading is None or not reading.is_of(path, part):
            reading = Reading(path, self._piped if str(path) == STDIN else None, part=part)
        found = reading.within(unfelt(path))
        if found is None:
            return ReadingScreen(reading, path, files, self.words)
        return self.screen_of(found, path, files)

    def screen_of(
        self, found: Report | Exception, path: Path, files: Sequence[Path] | None
    ) -> Screen[Any]:
        """The audit of a report that was read, or a screen that says why there is none.

        ``found`` is the report, or what reading it raised.
        """
        from tui.screens.audit import AuditScreen
        from tui.screens.error import ErrorScreen

        if files is None:
            files = () if self._piped is not None and str(path) == STDIN else beside(path)
        try:
            if isinstance(found, Exception):
                raise found
            store = self.store
            session = Session.open(
                found,
                store,
                self._auditor,
                severities=self.severities,
            )
            return AuditScreen(session, self.words, files)
        except Exception as error:  # noqa: BLE001 - whatever fails in a file fails it alone
            return ErrorScreen(self.words, path, told(error, self.words), files, self._left)

    def replace_broken(self, screen: Screen[Any], said: str) -> bool:
        """Put another screen in the place of one that does not work any more.

        False where there is none: the program can only end.
        """
        from tui.screens.error import ErrorScreen

        stack = self.screen_stack
        if screen not in stack or stack.index(screen) < self._lowest - 1:
            return True  # it has been done
        while self.screen is not screen:
            self.pop_screen()
        path = getattr(screen, "path", None)
        if isinstance(path, Path) and not isinstance(screen, ErrorScreen):
            files = getattr(screen, "files", ())
            self.replace_screen(ErrorScreen(self.words, path, said, files))
        elif self.leads_back(screen) or screen.is_modal:
            self.pop_screen()
        else:
            return False
        return True

    def open_report(self, path: Path, files: Sequence[Path] | None = None) -> None:
        """Open a report above the screen of now."""
        with guarded.action(self, self.words):
            self._left = None
            self.push_screen(self.screen_for(path, files))

    def open_beside(self, screen: AuditScreen | ErrorScreen, by: int) -> None:
        """The previous or next report of the folder, in place of this one."""
        files, path = screen.files, screen.path
        at = files.index(path) if path in files else 0
        target = at + by
        if not 0 <= target < len(files):
            guarded.say(self, self.words("files.last" if by > 0 else "files.first"))
            return
        self._left = screen.back_to
        self.replace_screen(self.screen_for(files[target], files))

    def open_part(self, screen: AuditScreen) -> None:
        """The next of several reports in one file, in place of this one."""
        report = screen.report
        part = report.part % report.parts + 1
        path = Path(report.source.path)
        self.replace_screen(self.screen_for(path, screen.files, part=part))

    def ask_for_file(self, start: str | None = None) -> None:
        """Ask which report to open next."""
        from tui.screens.picker import FilePicker

        folder = Path(start).absolute().parent if start else Path.cwd()

        def closed(path: Path | None) -> None:
            if path is None:
                return
            from tui.export.files import is_folder
            from tui.screens.audit import AuditScreen

            if is_folder(path):
                from tui.screens.folder import FolderScreen

                self.push_screen(FolderScreen(path, self.words))
            elif isinstance(self.screen, AuditScreen):
                self._left = self.screen.back_to
                self.replace_screen(self.screen_for(path))
            else:
                self.open_report(path)

        self.push_screen(FilePicker(folder, self.words), closed)

    def replace_screen(self, screen: Screen[Any]) -> None:
        """Show a screen in place of the one of now.

        The first screen stays below the one that replaces it: without any screen, even for a
        moment, Textual fails.
        """
        if len(self.screen_stack) == 1:
            self._lowest = 2
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def leads_back(self, screen: Screen[Any]) -> bool:
        """Whether leaving this screen shows another one, instead of ending."""
        stack = self.screen_stack
        return screen in stack and stack.index(screen) >= self._lowest

    def leave(self, screen: Screen[Any]) -> None:
        """Back to the pile this was opened from, else out of the program.

        Drafts that could not be written are told before they are gone; leaving again goes.
        """
        if self.screen is screen and self.leads_back(screen):
            self.pop_screen()
        elif (gone := self.drafts.only_here) and gone != self._drafts_told:
            self._drafts_told = gone
            guarded.say(self, self.words("note.drafts", n=len(gone)), severity="warning")
        else:
            self.exit()

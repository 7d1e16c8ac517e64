"""The terminal program: which screen comes first, its language and colours, what it opens."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

# Kitty's keyboard protocol breaks the commits of Chinese input methods (they arrive as junk
# keys), and Textual reads this setting when it is imported.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

import parser
from parser.errors import Unreadable
from parser.report import Report
from tui import settings
from tui.arguments import STDIN
from tui.audit.session import Session
from tui.audit.store import Store, StoreError
from tui.commands import BY_ID
from tui.locale import LANGUAGES, Lang, Words, system_language, words
from tui.pasting import keep_pastes_whole
from tui.pile import Severities, beside
from tui.screens import guarded
from tui.themes import MONOCHROME, THEMES

if TYPE_CHECKING:
    from textual.command import Provider

    from tui.screens.audit import AuditScreen
    from tui.screens.error import ErrorScreen
    from tui.screens.note_dialog import Writing

_LOOPING = 5


def _palette() -> type[Provider]:
    from tui.screens.palette import Actions

    return Actions


class GoujiApp(App[None]):
    """Opens a report, a folder or the start screen.

    ``path`` is what the program was called with; ``store`` where audits are kept; ``piped``
    what came on standard input, where that is the path.
    """

    CSS_PATH = "app.tcss"
    TITLE = "gouji"
    COMMANDS: ClassVar[set[Any]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, system=True)]
    ENABLE_COMMAND_PALETTE = True
    SUSPENDED_SCREEN_CLASS = "-below"

    def __init__(
        self,
        path: str | None = None,
        *,
        store: Store | Path | None = None,
        lang: Lang | None = None,
        piped: bytes | None = None,
    ) -> None:
        super().__init__()
        self._piped = piped
        self.set = settings.load()
        self.ascii_rules = self.set.ascii_rules
        spoken = lang or self.set.lang or system_language()
        self.words: Words = words(spoken, ascii_arrows=self.ascii_rules)
        self.set_class(self.ascii_rules, "-ascii")
        self._path = path
        self._store = store if isinstance(store, Store) else None
        self._store_path = store if isinstance(store, Path) else None
        self.drafts: dict[tuple[str, ...], Writing] = {}
        """Notes that were left without being kept, by their places; see ``note_dialog``."""
        self._drafts_told: dict[tuple[str, ...], Writing] = {}
        self._failures = 0
        self._lowest = 1
        self._left: Path | None = None
        """The report that the screen of now took the place of."""
        for theme in (*THEMES, MONOCHROME):
            self.register_theme(theme)
        if self.no_color:
            self.theme = MONOCHROME.name
        elif self.set.theme in {each.name for each in THEMES}:
            self.theme = str(self.set.theme)
        else:
            self.theme = THEMES[0].name
        if self.set.keys:
            known = {name: keys for name, keys in self.set.keys.items() if name in BY_ID}
            self.set_keymap(known)

    @property
    def store(self) -> Store:
        """The store of audits, opened when it is first asked for; raises ``StoreError``."""
        if self._store is None:
            self._store = Store(self._store_path)
        return self._store

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

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, with pastes that cannot turn into keys."""
        driver = super().get_driver_class()
        keep_pastes_whole()
        return driver

    def get_default_screen(self) -> Screen[Any]:
        """The first screen is at once the one that the user asked for."""
        if self._path is None:
            from tui.screens.start import StartScreen

            return StartScreen(self.words)
        if self._path != STDIN and Path(self._path).is_dir():
            from tui.screens.folder import FolderScreen

            return FolderScreen(Path(self._path), self.words)
        return self.screen_for(Path(self._path))

    def on_ready(self) -> None:
        """Take the collecting of garbage up again, which the command line put off."""
        gc.freeze()
        gc.enable()

    def on_mount(self) -> None:
        if self.set.problem:
            guarded.say(
                self, self.words("settings.problem", problem=self.set.problem), severity="warning"
            )
        if unknown := ", ".join(self.set.keys.keys() - BY_ID.keys()):
            told = self.words(
                "config.no_such_action", path=str(settings.config_path()), detail=unknown
            )
            guarded.say(self, told, severity="warning")

    def screen_for(
        self, path: Path, files: Sequence[Path] | None = None, *, part: int = 1
    ) -> Screen[Any]:
        """The audit of the report at ``path``, at once or after the screen of a long reading.

        ``part`` chooses among several reports in one file, counted from 1.
        """
        from tui.screens.reading import ReadingScreen, is_slow

        piped = self._piped if str(path) == STDIN else None
        if piped is None and is_slow(path):
            return ReadingScreen(path, files, part, self.words)
        try:
            found: Report | Unreadable = (
                parser.read(path, part=part)
                if piped is None
                else parser.read_bytes(piped, STDIN, part=part)
            )
        except Unreadable as error:
            found = error
        return self.screen_of(found, path, files)

    def screen_of(
        self, found: Report | Unreadable, path: Path, files: Sequence[Path] | None
    ) -> Screen[Any]:
        """The audit of a report that was read, or a screen that says why there is none."""
        from tui.screens.audit import AuditScreen

        if files is None:
            files = () if self._piped is not None and str(path) == STDIN else beside(path)
        if isinstance(found, Unreadable):
            from parser import wording
            from tui.screens.error import ErrorScreen

            said = wording.say(found.reason, None, self.words.lang)
            return ErrorScreen(self.words, path, said, files, self._left)
        try:
            session = Session.open(found, self.store, severities=self.severities)
        except StoreError as error:
            from tui.screens.error import ErrorScreen

            told = self.words.tell(error.reason)
            return ErrorScreen(self.words, path, told, files, self._left)
        return AuditScreen(session, self.words, files)

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

        Notes that nobody kept are told before they are gone; leaving again goes.
        """
        if self.screen is screen and self.leads_back(screen):
            self.pop_screen()
        elif self.drafts and self.drafts != self._drafts_told:
            self._drafts_told = dict(self.drafts)
            guarded.say(self, self.words("note.drafts", n=len(self.drafts)), severity="warning")
        else:
            self.exit()

    def action_command_palette(self) -> None:
        """Find an action by its name."""
        from textual.command import CommandPalette

        from tui.screens.audit import AuditScreen

        if isinstance(self.screen, AuditScreen):
            if self.screen.too_small:
                return
            ask = self.words("palette.ask")
            self.push_screen(CommandPalette(placeholder=ask, id="--command-palette"))
        else:
            guarded.say(self, self.words("palette.only_in_audit"))

    def switch_language(self) -> None:
        """The other language, on every screen, at once."""
        lang = LANGUAGES[(LANGUAGES.index(self.words.lang) + 1) % len(LANGUAGES)]
        self.words = words(lang, ascii_arrows=self.ascii_rules)
        settings.remember(lang=lang)
        for screen in self.screen_stack:
            retell = getattr(screen, "retell", None)
            if retell is not None:
                retell(self.words)

    def switch_theme(self) -> None:
        """The next theme: dark, light, high contrast."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        settings.remember(theme=self.theme)
        guarded.say(self, self.words("theme.now", name=self.words(f"theme.{self.theme}")))

    def _handle_exception(self, error: Exception) -> None:
        """What fails outside of an action is told as well, and the audit goes on.

        While nothing was painted yet, in tests, or when it fails again and again, there is no
        screen to tell it on: the program ends as it would.
        """
        self._failures += 1
        if self.is_headless or not self.is_running or self._failures > _LOOPING:
            super()._handle_exception(error)
            return
        path = guarded.write_crash_report(error)
        told = self.words("error.action", error=f"{type(error).__name__}: {error}", path=str(path))
        guarded.say(self, told, severity="error")


def run(
    path: str | None,
    *,
    store: Path | None = None,
    lang: Lang | None = None,
    piped: bytes | None = None,
) -> None:
    """Open the terminal program on a report, on a folder, or (``None``) on the start screen."""
    GoujiApp(path, store=store, lang=lang, piped=piped).run()

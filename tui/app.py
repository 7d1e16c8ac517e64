"""The terminal program: which screen comes first, its language and colours, and its failures."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

# Kitty's keyboard protocol breaks the commits of Chinese input methods (they arrive as junk
# keys), and Textual reads this setting when it is imported.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from textual import events
from textual._context import active_message_pump
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import NoScreen
from textual.driver import Driver
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from parser.report import Reason
from tui import messages, settings
from tui.audit.store import Store
from tui.audit.who import program_version
from tui.commands import BY_ID
from tui.endings import HANGUP
from tui.failures import Failure
from tui.gate import Gate
from tui.incoming import LONGEST_PASTE, parse_so_on_windows
from tui.locale import LANGUAGES, Lang, Words, system_language, words
from tui.navigation import Navigation
from tui.opening import Opening
from tui.themes import MONOCHROME, THEMES
from tui.workspace import Workspace

if TYPE_CHECKING:
    from textual.command import Provider

    from tui.reading import Reading

_LOOPING = 5


def _palette() -> type[Provider]:
    from tui.screens.palette import Actions

    return Actions


class GoujiApp(App[None]):
    """Opens a report, a folder or the start screen.

    ``path`` is what the program was called with; ``store`` where audits are kept; ``piped``
    what came on standard input, where that is the path. ``auditor`` is the name under which
    events are stored, else that of the settings or of the login; ``begun`` is the
    reading of that report, where it began before.
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
        auditor: str | None = None,
        begun: Reading | None = None,
    ) -> None:
        super().__init__()
        self.settings = settings.load()
        spoken = lang or self.settings.lang or system_language()
        self.words: Words = words(spoken, ascii_arrows=self.settings.ascii_rules)
        self.set_class(self.settings.ascii_rules, "-ascii")
        self._path = path
        self.gate = Gate(self, leaving=lambda: self.leaving, forgot=self._tell_forgotten_input)
        known_as = settings.name_of(auditor) or self.settings.auditor
        self.workspace = Workspace(store, known_as, self._warn)
        self.opening = Opening(self, piped, begun)
        self.navigation = Navigation(self, self, self.opening, self.gate.let_go)
        self.ending = threading.Event()
        """Set as soon as the app begins to end; for ``tui.endings``."""
        self.status = 0
        """The exit status of the program, where it was ended from outside."""
        self.failure: Failure | None = None
        """What broke the program."""
        self._failures = 0
        for theme in (*THEMES, MONOCHROME):
            self.register_theme(theme)
        if self.no_color:
            self.theme = MONOCHROME.name
        elif self.settings.theme in {each.name for each in THEMES}:
            self.theme = str(self.settings.theme)
        else:
            self.theme = THEMES[0].name
        if self.settings.keys:
            known = {name: keys for name, keys in self.settings.keys.items() if name in BY_ID}
            self.set_keymap(known)

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, which loses nothing that is typed; see ``tui.incoming``."""
        if sys.platform == "win32":
            driver = super().get_driver_class()
            parse_so_on_windows()
            return driver
        from tui.terminal import Terminal

        return Terminal

    async def on_event(self, event: events.Event) -> None:
        """Input is handled one at a time; see ``tui.gate``."""
        typed = isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded
        if typed and not self.gate.admits(event):
            return
        if isinstance(event, events.Paste) and len(event.text) > LONGEST_PASTE:
            event.text = event.text[:LONGEST_PASTE]
            messages.show(self, self.words("keys.paste_cut", n=LONGEST_PASTE), severity="warning")
        with self.gate.handling():
            await super().on_event(event)

    def get_default_screen(self) -> Screen[Any]:
        """The screen the user asked for is the first one, without one before it."""
        return self.opening.first_screen(self._path)

    def on_ready(self) -> None:
        """What was put off until the first frame: garbage collection, and the version."""
        gc.freeze()
        gc.enable()
        program_version()

    def on_mount(self) -> None:
        if problem := self.settings.problem:
            place = str(settings.config_path())
            told = self.words("settings.problem", path=place, problem=problem)
            messages.show(self, told, severity="warning")
        if unknown := ", ".join(self.settings.keys.keys() - BY_ID.keys()):
            told = self.words(
                "config.no_such_action", path=str(settings.config_path()), detail=unknown
            )
            messages.show(self, told, severity="warning")

    def _warn(self, reason: Reason) -> None:
        # Later: it may come up before there is a screen to tell it on.
        self.call_later(messages.show, self, self.words.tell(reason), severity="warning")

    def tell_notices(self) -> None:
        """Show what the auditor should know about the audit file, long enough to be read."""
        for reason in self.workspace.take_notices():
            messages.show(self, self.words.tell(reason), severity="warning", stays=True)

    def _tell_forgotten_input(self) -> None:
        messages.show(self, self.words("keys.let_go"), severity="warning")

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
            messages.show(self, self.words("palette.only_in_audit"))

    def switch_language(self) -> None:
        """The other language, on every screen, at once."""
        lang = LANGUAGES[(LANGUAGES.index(self.words.lang) + 1) % len(LANGUAGES)]
        self.words = words(lang, ascii_arrows=self.settings.ascii_rules)
        settings.remember(lang=lang)
        for screen in self.screen_stack:
            retell = getattr(screen, "retell", None)
            if retell is not None:
                retell()

    def switch_theme(self) -> None:
        """The next theme: dark, light, high contrast."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        settings.remember(theme=self.theme)
        messages.show(self, self.words("theme.now", name=self.words(f"theme.{self.theme}")))

    @property
    def leaving(self) -> bool:
        """Whether the program is about to end: further input is ignored."""
        return self._exit

    def end(self, status: int) -> None:
        """End now with that exit status."""
        self.ending.set()
        self.status = status
        self.exit()

    def end_from_thread(self, status: int) -> None:
        """From any thread: ask the app to end with that exit status."""
        loop = self._loop  # Textual has no public name for it
        if loop is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self.end, status)

    def close_store(self) -> None:
        """Close the audit file, if it was opened here; raises ``StoreError``."""
        self.workspace.close()

    def hung_up(self) -> None:
        """The terminal is gone: nobody types or sees anything any more."""
        if not self.leaving:
            self.end(HANGUP)

    def restore_terminal(self) -> None:
        """From any thread, while the program hangs: give the terminal back as it was."""
        restore = getattr(self._driver, "restore", None)
        if restore is not None:
            restore()

    def _handle_exception(self, error: Exception) -> None:
        """Report a failure outside of an action as well, and let the audit go on.

        In tests it ends the program. Where it fails again and again there is no screen to tell
        it on, and the program ends with ``failure``.
        """
        if self.is_headless:
            super()._handle_exception(error)
            return
        if self.leaving:
            # Textual makes no more widgets then: what was being made misses some, to no harm.
            self._close_messages_no_wait()
            return
        self._failures += 1
        failure = Failure.of(error)
        # Later ones are often only what comes of the first.
        self.failure = self.failure or failure
        if not self.is_running or self._failures > _LOOPING:
            self._close_messages_no_wait()
            return
        with suppress(Exception):
            messages.show(self, failure.in_words(self.words, "error.action"), severity="error")
        failed = active_message_pump.get(None)
        made = not isinstance(failed, Widget) or failed.is_mounted
        # Never done if it was the app's own loop that broke: then ``failure`` stays.
        self.call_later(self._go_on_after, failure, failed, made=made)

    def _go_on_after(self, failure: Failure, failed: MessagePump | None, *, made: bool) -> None:
        """A broken widget takes no more paint or input: replace its screen by another."""
        self.failure = None
        if not isinstance(failed, Widget) or (made and failed.is_running):
            return
        try:
            screen = failed.screen
        except NoScreen:
            return
        release = getattr(screen, "release_painting", None)
        if release is not None:
            release()
        if not self.navigation.replace_broken(
            screen, failure.in_words(self.words, "error.unforeseen")
        ):
            self.failure = failure
            self._close_messages_no_wait()

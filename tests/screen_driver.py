"""Driving the screen in tests: a report made in memory, a store of its own, keys, what is seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

import parser
from parser.report import Report
from tests.at_rest import shown, wait_by_state
from tui import settings
from tui.app import GoujiApp
from tui.incoming import Parser
from tui.locale import Lang
from tui.screens import reading
from tui.screens.audit import AuditScreen
from tui.screens.open_audit import OpenAudit

_PATIENCE = 120.0
"""Seconds after which what is awaited counts as never coming, on the slowest machine."""
_BETWEEN_LOOKS = 0.01
# However loaded the machine of the tests is, a small report is shown at once.
reading._UNFELT = 30.0
wait_by_state()
Script = Callable[["Desk"], Awaitable[None]]


class Desk:
    """One run of the program: the app, its keys, its text."""

    def __init__(self, app: GoujiApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot
        self.parser = Parser()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settled()

    async def hold(self, key: str, times: int) -> None:
        """A key held down: it comes again and again, whether or not its last paint is done."""
        for _ in range(times):
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.settled()

    async def settled(self) -> None:
        """Until every key was played, and what it led to is shown."""
        await self.pilot.pause()

    async def until(self, true: Callable[[], object]) -> None:
        """Until something holds that comes from outside of the app, as from a thread that reads."""
        last = time.monotonic() + _PATIENCE
        while not true():
            if time.monotonic() > last:
                pytest.fail(f"never came; the screen is\n{self.text}")
            await asyncio.sleep(_BETWEEN_LOOKS)

    async def sees(self, wanted: str) -> None:
        """Until a text stands on the screen."""
        await self.until(lambda: wanted in self.text)

    async def comes_to(self, screen: str) -> None:
        """Until the screen of that name is on top, and at rest."""
        await self.until(lambda: self.screen == screen)
        await self.settled()

    async def type(self, text: str) -> None:
        """What a terminal sends for this text, typed or committed by an input method at once."""
        self.send(text)
        while (patience := self.parser.patience) is not None:  # a lone Escape
            await asyncio.sleep(patience)
            for event in self.parser.tick():
                self.app.post_message(event)
        await self.settled()

    def send(self, text: str) -> None:
        """One packet from the terminal, without a wait for what comes of it."""
        for event in self.parser.feed(text):
            self.app.post_message(event)

    async def key(self, key: str) -> None:
        """A key without the paint that a pilot forces after it."""
        self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await shown(self.app)

    @property
    def audit(self) -> OpenAudit:
        """The audit that is open, perhaps below a dialog."""
        screen = next(each for each in self.app.screen_stack[::-1] if isinstance(each, AuditScreen))
        assert isinstance(screen, AuditScreen)
        return screen.audit

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return type(self.app.screen).__name__

    @property
    def text(self) -> str:
        """The whole screen as text, dialogs included."""
        from tui.picture import frame

        return "\n".join(strip.text for strip in frame(self.app))

    @property
    def told(self) -> str:
        """The messages in the corner."""
        return "\n".join(each.message for each in self.app._notifications)

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def run(
    path: Path | str | None,
    script: Script,
    *,
    store: Path,
    size: tuple[int, int] = (120, 40),
    lang: Lang = "zh",
) -> None:
    """Run the program on a file, do what the script says, and leave."""

    async def main() -> None:
        app = GoujiApp(None if path is None else str(path), store=store, lang=lang)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(Desk(app, pilot))

    asyncio.run(main())


def give(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading any file yield this report."""
    monkeypatch.setattr(parser, "read", lambda _path, **_: report)


def no_settings(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setattr(settings, "config_path", lambda: folder / "config.toml")
    monkeypatch.setattr(settings, "_state_path", lambda: folder / "screen.json")


def paints_of(app: App[None], monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every frame that is written to the terminal from now on."""
    frames: list[object] = []
    display = app._display

    def counting(screen: Screen[Any], renderable: RenderableType | None) -> None:
        frames.append(renderable)
        display(screen, renderable)

    monkeypatch.setattr(app, "_display", counting)
    return frames

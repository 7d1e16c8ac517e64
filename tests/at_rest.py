"""When a screen under test is at rest: known by its state, never by a time.

Textual's pilot waits until the processor has had nothing to do for a fiftieth of a second: long
on a quiet machine where keys come by the thousand, and on a loaded one a sign of nothing.
"""

from __future__ import annotations

import asyncio
from typing import Any

from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._context import active_app
from textual.app import App

from tui.app import GoujiApp

_BETWEEN_LOOKS = 0.001
"""Seconds between two looks at an app that waits for what comes from outside its loop."""
_NEVER = 120.0
"""Seconds after which an app counts as never coming to rest, on the slowest machine."""


def _has_nothing_to_do() -> bool:
    """Whether nothing is ready to run in this loop, due timers included. No public name tells."""
    return not asyncio.get_running_loop()._ready  # type: ignore[attr-defined]


def _is_painted(app: App[Any]) -> bool:
    screen = app.screen
    return not (
        app._resize_event
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _works(app: App[Any]) -> bool:
    """Whether anything is under way for a screen, but for one that only stands for what comes."""
    return any(
        worker.is_running and not getattr(worker.node, "ways_out", None) for worker in app.workers
    )


def _waits(app: App[Any]) -> bool:
    """Whether anything that was typed has not had its turn, and can have it."""
    if not isinstance(app, GoujiApp) or getattr(app.screen, "ways_out", None):
        return False
    return bool(app.gate.waits or app.gate._handling)


def _looks(app: App[Any]) -> bool:
    return isinstance(app, GoujiApp) and app.gate._looking


async def shown(app: App[Any]) -> None:
    """Until all is done and painted, each paint in its own time.

    Raises ``TimeoutError`` where that never comes.
    """
    await _rest(app, paint=False)


async def at_rest(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Until all is done and painted, at once; takes the place of Textual's ``wait_for_idle``."""
    await _rest(active_app.get(), paint=True)


async def _rest(app: App[Any], *, paint: bool) -> None:
    loop = asyncio.get_running_loop()
    last = loop.time() + _NEVER
    while True:
        # The gate looks by itself whether anything is ready to run: it must not find this.
        await asyncio.sleep(_BETWEEN_LOOKS if _looks(app) else 0)
        if not _has_nothing_to_do():
            continue
        if app._exit or not app.is_running:
            return
        painted = _is_painted(app)
        if painted and not _works(app) and not _waits(app):
            return
        if loop.time() > last:
            raise TimeoutError(f"{app.screen} never comes to rest")
        if paint and not painted:
            app.screen._on_timer_update()
        await asyncio.sleep(_BETWEEN_LOOKS)


def wait_by_state() -> None:
    """Let every pilot wait as ``at_rest`` does."""
    textual_app.wait_for_idle = at_rest  # type: ignore[attr-defined]
    textual_pilot.wait_for_idle = at_rest  # type: ignore[attr-defined]

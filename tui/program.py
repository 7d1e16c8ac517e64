"""The terminal program from start to end; it leaves nothing open behind it."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app import GoujiApp
from tui.endings import Endings
from tui.failures import Failure
from tui.locale import Lang

if TYPE_CHECKING:
    from tui.reading import Reading

FAILED = 2


@dataclass(frozen=True)
class Ended:
    """How the program ended: its exit status, and what is to be said where it did not end well."""

    status: int = 0
    said: str = ""
    notices: tuple[str, ...] = ()
    """Notices about the audit file that came too late to be shown on the screen."""


def run(
    path: str | None,
    *,
    store: Path | None = None,
    lang: Lang | None = None,
    piped: bytes | None = None,
    auditor: str | None = None,
    begun: Reading | None = None,
) -> Ended:
    """Open the terminal program on a report, on a folder, or (``None``) on the start screen.

    ``begun`` is the reading of the report, where it began before.

    However it ends, the terminal is as it was before and the audit file is closed.
    """
    app = GoujiApp(path, store=store, lang=lang, piped=piped, auditor=auditor, begun=begun)
    with Endings(app):
        for step in (partial(_show, app), app.close_store):
            try:
                step()
            except Exception as error:  # noqa: BLE001 - no traceback on the terminal
                app.failure = Failure.of(error)
    notices = tuple(map(app.words.tell, app.workspace.take_notices()))
    if app.failure is not None:
        return Ended(FAILED, app.failure.in_words(app.words, "error.ended"), notices)
    return Ended(app.status, notices=notices)


def _show(app: GoujiApp) -> None:
    """Run the app in a loop that is not closed: that would wait for files still being read."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    app.run(loop=loop)


def leave(status: int) -> int:
    """Return the exit status; where threads still work for a closed screen, exit right here."""
    if all(each.daemon or each is threading.main_thread() for each in threading.enumerate()):
        return status
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)

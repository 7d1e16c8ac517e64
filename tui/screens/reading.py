"""While a file is read that takes longer: how far it is, and a way out."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.timer import Timer

from parser.harmless import printable_line
from parser.readers.kinds import is_slow
from tui import failures
from tui.gate import WAYS_OUT
from tui.host import Host
from tui.reading import Reading
from tui.widgets.pane import Pane, Styled

_BAR = 40
# Seconds within which a file of ordinary size is read: shown at once, it needs no screen
# before; and what meets a longer one still is obeyed within half a second.
_UNFELT = 0.2
# Seconds between two looks at how far reading has come.
_LOOKED_AT_EVERY = 0.1


def unfelt(path: Path) -> float:
    """The seconds to wait for a reading before it is shown as one."""
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = 0
    return 0 if is_slow(str(path), size) else _UNFELT


class ReadingScreen(Screen[None]):
    """Waits for a reading, then gives way to the audit or to what cannot be read."""

    ways_out = WAYS_OUT
    BINDINGS: ClassVar[list[BindingType]] = [Binding(",".join(WAYS_OUT), "leave", show=False)]

    def __init__(
        self,
        host: Host,
        reading: Reading,
        path: Path,
        files: Sequence[Path] | None,
        back_to: Path | None,
    ) -> None:
        super().__init__()
        self._host, self._reading = host, reading
        self._path, self._files, self._back_to = path, files, back_to
        self._drawn: tuple[int, int] | None = None

    def compose(self) -> ComposeResult:
        yield Pane(id="reading")
        yield Pane(id="foot", ground="bar")

    def on_mount(self) -> None:
        self._draw()
        looking = self.set_interval(_LOOKED_AT_EVERY, self._draw)
        self.run_worker(self._wait(looking))

    def on_unmount(self) -> None:
        """However this screen ends, nothing goes on for it."""
        self._reading.leave()

    async def _wait(self, looking: Timer) -> None:
        found = await asyncio.wrap_future(self._reading.found)
        looking.stop()  # this screen may stay below the next one
        with failures.guard(self.app, self._host.words):
            self._host.navigation.replace_by_found(found, self._path, self._files, self._back_to)

    def _draw(self) -> None:
        done, pages = now = self._reading.pages
        if now == self._drawn:
            return
        self._drawn = now
        words = self._host.words
        name = words("reading.file", name=printable_line(self._path.name))
        lines = [(), (Styled(f"  {name}", "strong"),), ()]
        if pages:
            bar = "#" * (_BAR * done // pages)
            told = words("reading.pages", done=done, pages=pages)
            lines.append((Styled(f"  [{bar:.<{_BAR}}] {told}"),))
        self.query_one("#reading", Pane).show(lines)
        self.query_one("#foot", Pane).show(
            [(Styled(" Esc ", "key"), Styled(words("reading.leave")))]
        )

    def action_leave(self) -> None:
        self._reading.leave()
        self._host.navigation.leave(self)

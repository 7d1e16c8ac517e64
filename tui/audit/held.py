"""An audit file held open: whatever becomes of its path, the work has a place and it is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui.audit.database import connect, disconnect
from tui.audit.failure import StoreError, told
from tui.audit.known import Known
from tui.audit.lately import Lately
from tui.audit.log_lines import LogLines
from tui.audit.opening_file import Opener
from tui.audit.share import network_share
from tui.audit.soundness import DamageError, check_structure, odd_entries
from tui.audit.watched_file import FileChange, WatchedFile

_Answer = TypeVar("_Answer")
_LOST = (FileChange.GONE, FileChange.REPLACED)
_RESCUED = {
    FileChange.GONE: "store.rescued_gone",
    FileChange.REPLACED: "store.rescued_replaced",
    FileChange.CUT: "store.rescued_damaged",
}


class HeldFile:
    """One audit file, or the one that took its place.

    ``known`` is what must be in it. A file that is gone or replaced leaves the work to a rescue
    file; a damaged one is set aside, and a new one made of what is readable and known.
    """

    def __init__(self, path: Path, *, chosen: bool) -> None:
        """Open it; raises ``StoreError``."""
        self.path = path
        """The file as the user knows it."""
        self.generation = 0
        """Grows when the file is another one: row numbers of before mean nothing in it."""
        self.rescued = False
        """Whether it is a rescue file, which the next start takes in."""
        self.known = Known()
        self.notices: list[Reason] = []
        self.untold: list[Reason] = []
        self._opener = Opener(path, self.tell, chosen=chosen)
        self._asked = self.file = self._opener.path
        """The file itself, behind any links."""
        self.database = self._opener.open()
        with self.told():
            self._take_up()
        self._device = self._still.device

    def _take_up(self) -> None:
        self.lately = Lately(Path(f"{self.file}-lately"), writes=not self.read_only)
        self.lines = LogLines(self.database, self.file, self.tell)
        self._still = WatchedFile(self.path.absolute())
        self._tell_odd(self.database)
        if kind := network_share(self.file):
            self.tell(Reason("store.on_share", {"path": str(self.path), "detail": kind}))

    def _tell_odd(self, database: sqlite3.Connection) -> None:
        for key in odd_entries(database):
            self.tell(Reason("store.odd_report", {"detail": key[:12]}))

    @property
    def read_only(self) -> bool:
        """Whether it was opened to look at only."""
        return self._opener.is_read_only

    @property
    def is_there(self) -> bool:
        """Whether the path is still this file, as far as can be seen without reading it."""
        return self._still.change() in (FileChange.NONE, FileChange.WRITTEN)

    def mind_at_the_end(self) -> None:
        """See once more that what was shown is in a file; raises ``StoreError``."""
        if self.known.has_events:
            self._mind(self._still.change())

    def safely(self, act: Callable[[], _Answer]) -> _Answer:
        """Do something with the file while the path is that file, else with what took its place.

        ``act`` may be done a second time, in another file. Raises ``StoreError``.
        """
        self._mind(self._still.change())
        try:
            with self.told():
                answer = act()
        except StoreError as error:
            change = self._still.change()
            if change in _LOST:  # SQLite notices it too, and calls the file read-only
                self._mind(change)
            elif error.reason.code == "store.damaged":
                self._renew(error.reason.facts["detail"])
            else:
                raise
            with self.told():
                answer = act()
        try:
            self._mind(self._still.change())
        except StoreError as error:
            # Done is done: a file that is busy now is looked at before the next step.
            if error.reason.code != "store.busy":
                raise
        return answer

    def tell(self, reason: Reason) -> None:
        """Keep what the auditor should know; the same is told once."""
        if reason not in self.notices:
            self.notices.append(reason)
            self.untold.append(reason)

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turn what goes wrong with the file into what an auditor can act upon."""
        try:
            with told(self.path):
                yield
        except DamageError as error:
            raise StoreError("damaged", self.path, Trouble.of(error)) from error

    def _mind(self, change: FileChange) -> None:
        """See to what became of the file; all that was shown is in the file that is open then."""
        match change:
            case FileChange.NONE:
                return
            case FileChange.WRITTEN | FileChange.TOUCHED if self.read_only:
                with self.told():
                    self._still.look()
            case _ if self.read_only:  # nothing of ours is in it that could be lost
                raise StoreError("lost_to_look", self.path, Trouble(change.value))
            case change if change in _LOST:
                self._rescue(change)
            case FileChange.CUT:
                self._renew(Trouble(change.value, change.value))
            case FileChange.TOUCHED if (damage := self._damage()) is not None:
                self._renew(damage)
            case _:
                with self.told():
                    self._still.look()

    def _damage(self) -> Fact | None:
        """What is wrong with a file that something else wrote to, as a new reader sees it."""
        try:
            with self.told():
                fresh = connect(self.file)
                try:
                    check_structure(fresh, self.file, fully=True)
                    lines = LogLines(fresh, self.file, self.tell)
                    known = self.known
                    whole = all(known.all_in(key, lines.identities(key)) for key in known.keys)
                    self._tell_odd(fresh)
                finally:
                    fresh.close()
        except StoreError as error:
            if error.reason.code != "store.damaged":
                raise
            return error.reason.facts["detail"]
        return None if whole else Trouble("events", "lines")

    def _renew(self, detail: Fact) -> None:
        """The file is damaged: set it aside and go on in a new one at its place."""
        disconnect(self.database)
        try:
            with self.told():
                self.database = self._opener.recover(detail, self.known.rows())
        except StoreError:
            self._rescue(FileChange.CUT)
            return
        self._go_on()

    def _rescue(self, why: FileChange) -> None:
        from tui.audit.rescue import rescue

        # Named after the file that was asked for, also where a rescue file is lost: so it is found.
        target = rescue(self._asked, self.database, self.known, self._device)
        disconnect(self.database)
        with self.told():
            self.database = connect(target)
        self.tell(Reason(_RESCUED[why], {"path": str(self.path), "rescue": str(target)}))
        self.path = self.file = target
        self.rescued = True
        self._opener = Opener(target, self.tell, chosen=True)
        self._go_on()

    def _go_on(self) -> None:
        self.generation += 1
        with self.told():
            self._take_up()

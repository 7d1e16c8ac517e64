"""The log of every audit, in one SQLite file: events are appended, nothing is ever deleted.

One event is one transaction, on the disk in the one file before anybody sees its effect, so a
process killed at any moment loses nothing that was shown and the file can be copied at any time.
Before and after each the path is held against the file that is open (``held``).
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from parser.report import Reason, Report
from parser.troubles import Trouble
from tui.audit import lists
from tui.audit.database import disconnect, writing
from tui.audit.events import Action, Event
from tui.audit.failure import StoreError
from tui.audit.held import HeldFile
from tui.audit.locations import default_path, everyday_path
from tui.audit.recent import Recent, Tally
from tui.audit.records import LogLine, ReportEntry
from tui.audit.seal import microseconds, new_identity
from tui.audit.soundness import DamageError
from tui.audit.who import program_version
from tui.audit.writing import add_line, enter

if TYPE_CHECKING:
    from tui.audit.salvage import SalvagedRows

__all__ = ["Store", "StoreError", "default_path", "key_of"]


class Store:
    """One audit file, open. Several processes may have it open at the same time."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, made with its folder where it does not exist; raises ``StoreError``.

        A damaged file is set aside and what is readable of it recovered into a new one; a file
        that is not an audit file, or a newer one, is refused and left as it is.
        """
        self._held = HeldFile(path or everyday_path(), chosen=path is not None)
        self._worked = self._closed = False

    @property
    def path(self) -> Path:
        """Where events are written: another file than was asked for once that one was lost."""
        return self._held.path

    @property
    def read_only(self) -> bool:
        """Whether the file can be looked at only: every event is then refused."""
        return self._held.read_only

    @property
    def generation(self) -> int:
        """Grows when the file is another one: row numbers of before mean nothing in it."""
        return self._held.generation

    @property
    def notices(self) -> tuple[Reason, ...]:
        """What the auditor should know of the audit file, the oldest first."""
        return tuple(self._held.notices)

    def take_notices(self) -> tuple[Reason, ...]:
        """The notices not shown yet; each is given once."""
        untold, self._held.untold = tuple(self._held.untold), []
        return untold

    def close(self) -> None:
        """Leave one whole file; to close again does nothing. Never raises.

        What the cursor and the lists need is written into it, today's backup made.
        """
        if self._closed:
            return
        self._closed = True
        held = self._held
        try:
            if held.read_only:
                return
            held.mind_at_the_end()
            if held.is_there:
                with held.told(), writing(held.database):
                    for key in held.lately.pending:
                        self._take_lately(key)
                held.lately.end()
                if self._worked and not held.rescued:
                    from tui.audit.backups import backup_of_today

                    backup_of_today(held.database, held.file)
        except StoreError as error:
            # Cursor positions and lists are no evidence; every event is in the file already,
            # unless that file is lost and no other place could be written.
            if error.reason.code == "store.nowhere":
                held.tell(error.reason)
        finally:
            disconnect(held.database)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def remember(self, report: Report) -> None:
        """Enter the report, or that it was opened again; its log and position stay.

        A file that can be looked at only keeps no list of what was opened.
        """
        if self.read_only:
            return
        path = Path(report.source.path)
        entry = ReportEntry(
            key_of(report),
            storable(path.absolute()),
            storable(path.name),
            report.agency,
            report.year,
            report.form.version,
            _now().isoformat(),
        )
        self._held.known.enter(entry)
        self._held.safely(lambda: self._enter(entry))

    def _enter(self, entry: ReportEntry) -> None:
        with writing(self._held.database):
            enter(self._held.database, entry)

    def knows(self, sha256: str) -> bool:
        """Whether a report in a file of that content was ever opened."""
        with self._held.told():
            return lists.knows(self._held.database, sha256)

    def events(self, key: str, after: int = 0) -> tuple[Event, ...]:
        """The log of one report in its order, or what came to it since row number ``after``.

        A line that is not as it was written is left out, and told in ``notices``.
        """
        found = self._held.safely(lambda: self._held.lines.read(key, after))
        self._held.known.add(key, *found)
        return found

    def append(self, key: str, auditor: str, action: Action, after: int) -> tuple[Event, ...]:
        """Write one event; what others wrote since ``after`` comes back before it.

        It is on the disk when this returns, in the audit file or, where that is lost, in
        another one. Raises ``StoreError``, and then nothing was written.
        """
        self._require_writable()
        generation = self.generation

        def write() -> tuple[Event, ...]:
            since = after if self.generation == generation else 0
            return self._write(key, auditor, action, since)

        events = self._held.safely(write)
        self._worked = True
        return events

    def _write(self, key: str, auditor: str, action: Action, after: int) -> tuple[Event, ...]:
        held = self._held
        with writing(held.database):
            others = held.lines.read(key, after)
            at = _now()
            # Later than every line of this log, whatever the clock of the machine says.
            clock = max(microseconds(at), held.lines.clock(key) + 1)
            event = Event(new_identity(clock), at, auditor, action, program_version(), clock)
            number = add_line(held.database, LogLine.of(event, key))
            if number is None:
                raise DamageError(Trouble("list of reports", "reports"))
            self._take_lately(key)
        held.lately.taken(key)
        events = (*others, replace(event, number=number))
        # Known at once: should the path be another file by now, the rescue file has it too.
        held.known.add(key, *events)
        return events

    def position(self, key: str) -> str | None:
        """Where the cursor last stood in that report."""
        if (place := self._held.lately.position(key)) is not None:
            return place
        with self._held.told():
            return lists.position(self._held.database, key)

    def move_to(self, key: str, position: str) -> None:
        """Keep where the cursor stands."""
        self._held.lately.move_to(key, position)

    def tally(self, key: str, tally: Tally) -> None:
        """Keep the figures of the list of recent audits."""
        self._held.lately.keep(key, tally)

    def _take_lately(self, key: str) -> None:
        lately = self._held.lately
        lists.keep(self._held.database, key, lately.position(key), lately.tally(key))

    def earlier_version(self, report: Report) -> str | None:
        """The key of the last other file on the same body and year that has a log.

        ``None`` also where the body or the year of this one was not read.
        """
        with self._held.told():
            return lists.earlier_version(self._held.database, report)

    def candidates(self, report: Report) -> tuple[Recent, ...]:
        """Audits of other files that may be of the same report.

        First those that have its name, lay at its path or are of its body; of a report whose
        body or year was not read then all others too, since files are renamed. The latest come
        first, and nothing that was read of both speaks against any of them.
        """
        path = Path(report.source.path)
        with self._held.told():
            return lists.candidates(
                self._held.database, report, storable(path.name), storable(path.absolute())
            )

    def recent(self, limit: int = 50) -> tuple[Recent, ...]:
        """The audits last opened, the latest first."""
        with self._held.told():
            return lists.recent(self._held.database, self._held.lately.tally, limit)

    def audits_of(self, agency: str, year: int) -> tuple[Recent, ...]:
        """The audits of one agency's report on one year, the latest first."""
        with self._held.told():
            return lists.audits_of(self._held.database, agency, year)

    def rows(self) -> SalvagedRows:
        """All that is in it, as rows; raises ``StoreError``."""
        from tui.audit.salvage import rows_in

        with self._held.told():
            return rows_in(self._held.database)

    def take_in(self, rows: SalvagedRows) -> int:
        """Add what is not there yet, all or nothing; returns how many events were new."""
        from tui.audit.making import take_in

        self._require_writable()
        new = self._held.safely(lambda: take_in(self._held.database, rows))
        self._worked = self._worked or new > 0
        return new

    def _require_writable(self) -> None:
        if self.read_only:
            raise StoreError("not_recorded", self.path, "")

    def copy_to(self, target: Path, *, replace: bool) -> bool:
        """A whole copy in another file, also while others write; see ``copy_whole``."""
        from tui.audit.backups import copy_whole

        return copy_whole(self._held.database, target, replace=replace)


def key_of(report: Report) -> str:
    """The name of a report in the store: the SHA-256 of its file, and its part from the second.

    A file may hold several reports; each has an audit of its own.
    """
    sha256 = report.source.sha256
    return sha256 if report.part == 1 else f"{sha256}#{report.part}"


def storable(path: Path | str) -> str:
    """A path as text that SQLite takes, also where a file name is not valid UTF-8."""
    return os.fsencode(path).decode(errors="replace")


def _now() -> datetime:
    return datetime.now(UTC)

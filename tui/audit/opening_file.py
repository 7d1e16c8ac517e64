"""From a path to an open, sound audit file: made, brought up, recovered, or refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from parser.report import Fact, Reason
from parser.troubles import Trouble
from tui.audit import schema
from tui.audit.database import connect, connect_to_look, disconnect, writing
from tui.audit.failure import FAULTS, StoreError, is_damage, told
from tui.audit.judging import StoreState, judged
from tui.audit.locations import (
    OF_SQLITE,
    backups_of,
    damaged_name,
    flush_folder,
    is_read_only,
    make_folder,
    make_private,
    put_new,
    rescue_names,
    rescues_of,
)
from tui.audit.soundness import DamageError, check_structure

if TYPE_CHECKING:
    from tui.audit.salvage import SalvagedRows

Tell = Callable[[Reason], None]


class Opener:
    """Opens the audit file at a path; ``chosen`` where the user named it.

    What the auditor should know of how that went is told to ``tell``.
    """

    def __init__(self, path: Path, tell: Tell, *, chosen: bool) -> None:
        self.path = Path(os.path.realpath(path))
        self._tell, self._chosen = tell, chosen

    def open(self) -> sqlite3.Connection:
        """The connection; raises ``StoreError`` for what cannot or must not be opened."""
        try:
            return self._judged_and_opened()
        except StoreError as error:
            # What took the place of the audit file is not all that is left of it.
            if error.reason.code != "store.foreign" or not (rescues := rescues_of(self.path)):
                raise
            raise StoreError("foreign_beside", self.path, "", rescue=str(rescues[-1])) from error

    def _judged_and_opened(self) -> sqlite3.Connection:
        with told(self.path):
            if self.is_read_only:
                return self._opened_to_look()
            make_folder(self.path.parent)
            database = self._open()
            make_private(self.path)
        self._take_rescues(database)
        return database

    @cached_property
    def is_read_only(self) -> bool:
        """Whether the file can be looked at only: nothing is made, mended or taken in then."""
        return is_read_only(self.path)

    def _opened_to_look(self) -> sqlite3.Connection:
        state = judged(self.path, chosen=self._chosen)
        if state is not StoreState.OURS:  # it would have to be written first
            code = "damaged" if state is StoreState.DAMAGED else "unwritable"
            raise StoreError(code, self.path, Trouble("read-only", "read_only"))
        database = connect_to_look(self.path)
        try:
            check_structure(database, self.path)
        except DamageError as error:
            database.close()
            raise StoreError("damaged", self.path, Trouble.of(error)) from error
        self._tell_of("read_only")
        for rescue in rescues_of(self.path):
            waits = Trouble("read-only", "read_only")
            self._tell_of("rescue_waits", rescue=str(rescue), detail=waits)
        return database

    def _open(self) -> sqlite3.Connection:
        match judged(self.path, chosen=self._chosen):
            case StoreState.NEW:
                return self._begin()
            case StoreState.EMPTY | StoreState.COPIED_EMPTY as state:
                return self._filled(state)
            case StoreState.FIRST:
                return self._brought_up()
            case StoreState.OURS:
                return self._sound()
            case StoreState.DAMAGED:
                return self.recover(Trouble("head", "head"))

    def _begin(self) -> sqlite3.Connection:
        from tui.audit.making import make_file

        rows, newest = self._backed_up()
        made = make_file(self.path, rows)
        if made and rows is not None:
            self._tell_of("gone_recovered", n=len(rows.lines), backup=str(newest))
        return connect(self.path)  # where another program was first, its file is taken

    def _backed_up(self) -> tuple[SalvagedRows | None, Path | None]:
        """What the backups hold and the newest of them; where there are none, nothing."""
        from tui.audit.backups import all_backups

        if not all_backups(self.path):
            return None, None
        from tui.audit.recovering import of_backups  # what recovers need not be loaded to begin

        return of_backups(self.path)

    def _filled(self, state: StoreState) -> sqlite3.Connection:
        """A file without anything in it, made an audit file where it lies, with what backups hold.

        It is not taken away: another program may have begun to fill it as well.
        """
        from tui.audit.writing import add_entries, add_lines

        rows, newest = self._backed_up()
        database = connect(self.path)
        with writing(database):
            if schema.tables_of(database):
                return database
            schema.make(database)
            if rows is not None:
                add_entries(database, rows.entries.values())
                add_lines(database, rows.lines.values())
        if rows is None:
            self._tell_of("copied_empty" if state is StoreState.COPIED_EMPTY else "was_empty")
        else:
            self._tell_of("empty_recovered", n=len(rows.lines), backup=str(newest))
        return database

    def _brought_up(self) -> sqlite3.Connection:
        database = connect(self.path)
        try:
            if not schema.is_first(database) and not schema.is_whole(database):
                disconnect(database)
                raise StoreError("foreign", self.path, "SQLite")
            (sound,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise DamageError(Trouble(sound, "pages"))
            if schema.version_of(database) < schema.SCHEMA:
                from tui.audit.backups import backup_before

                backup = backup_before(database, self.path, f"version-{schema.SCHEMA}")
                with writing(database):
                    schema.migrate(database)
                self._tell_of("brought_up", backup=str(backup))
        except (DamageError, *FAULTS) as error:
            disconnect(database)
            if not isinstance(error, DamageError) and not is_damage(error):
                raise
            return self.recover(Trouble.of(error))
        return database

    def _sound(self) -> sqlite3.Connection:
        """The file as it is, where it is sound; else what can be recovered of it."""
        try:
            database = connect(self.path)
        except FAULTS as error:
            if not is_damage(error):
                raise
            return self.recover(Trouble.of(error))
        try:
            check_structure(database, self.path)
        except (DamageError, *FAULTS) as error:
            disconnect(database)
            if not isinstance(error, DamageError) and not is_damage(error):
                raise
            return self.recover(Trouble.of(error))
        return database

    def recover(self, detail: Fact, known: SalvagedRows | None = None) -> sqlite3.Connection:
        """Set the damaged file aside and begin a new one with all that is readable of it.

        What is ``known`` besides goes into it too. The new one is whole, as a rescue file, before
        the damaged one is touched: cut off at any moment, the next start goes on from there.
        Raises ``OSError`` and ``sqlite3.Error``.
        """
        from tui.audit.making import make_file
        from tui.audit.recovering import recovered

        rows, found = recovered(self.path, known)
        draft, aside = next(rescue_names(self.path)), damaged_name(self.path)
        make_file(draft, rows)
        for ending in OF_SQLITE:
            with suppress(FileNotFoundError):
                Path(f"{self.path}{ending}").rename(f"{aside}{ending}")
        make_private(aside)
        if put_new(draft, self.path):
            draft.unlink(missing_ok=True)
        flush_folder(self.path.parent)
        database = connect(self.path)
        more = len(rows.lines) - found
        self._tell_of("recovered", aside=str(aside), n=found, more=more, detail=detail)
        return database

    def _take_rescues(self, database: sqlite3.Connection) -> None:
        """Take in what was written elsewhere while this file could not be written."""
        if not (rescues := rescues_of(self.path)):
            return
        from shutil import move

        from tui.audit.making import take_in
        from tui.audit.recovering import read_any

        for rescue in rescues:
            try:
                new = take_in(database, read_any(rescue))
                make_folder(backups_of(self.path))
                move(rescue, backups_of(self.path) / rescue.name)  # it may lie on another disk
            except FileNotFoundError:
                continue  # another program took it in at the same moment
            except (OSError, *FAULTS) as error:
                self._tell_of("rescue_waits", rescue=str(rescue), detail=Trouble.of(error))
            else:
                self._tell_of("rescue_taken", rescue=rescue.name, n=new)

    def _tell_of(self, what: str, **facts: Fact) -> None:
        self._tell(Reason(f"store.{what}", {"path": str(self.path), **facts}))

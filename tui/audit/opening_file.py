"""From a path to an open, sound audit file: made, brought up, recovered, or refused."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from parser.report import Fact, Reason
from tui.audit import schema
from tui.audit.database import connect, disconnect, writing
from tui.audit.failure import FAULTS, StoreError, is_damage, told
from tui.audit.locations import (
    OF_SQLITE,
    backups_of,
    damaged_name,
    flush_folder,
    make_folder,
    make_private,
    put_new,
    rescue_names,
    rescues_of,
)
from tui.audit.recognise import Kind, recognise, version_in
from tui.audit.soundness import DamageError, check_structure, in_wal_mode, tables_in

if TYPE_CHECKING:
    from tui.audit.salvage import Rows

_VERSIONS_TO_COME = 100
"""Of a head that is damaged the version is hardly ever one of the next."""

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
        with told(self.path):
            make_folder(self.path.parent)
            database = self._open(recognise(self.path))
            make_private(self.path)
        self._take_rescues(database)
        return database

    def _open(self, kind: Kind) -> sqlite3.Connection:
        match kind:
            case Kind.NEW if self.path.exists():
                return self._filled("was_empty")
            case Kind.NEW:
                return self._begin()
            case Kind.FOREIGN if not self._is_ours():
                raise StoreError("foreign", self.path, "SQLite")
            case Kind.NEWER if self._is_newer():
                raise StoreError("newer", self.path, version_in(self.path))
            case Kind.FIRST if not self._is_ours():
                return self._first()
            case Kind.OURS:
                return self._sound()
            case Kind.OTHER:
                return self._other()
            case _:
                return self.recover("head")

    def _is_ours(self) -> bool:
        """Whether the tables are ours of today, whatever the head of the file says."""
        found = tables_in(self.path)
        return found is not None and sorted(found.values()) == sorted(schema.TABLES)

    def _is_newer(self) -> bool:
        """Whether a later version made the file, or its head says so by damage alone."""
        version = version_in(self.path)
        if version < schema.SCHEMA:
            return False
        if self._is_ours():  # a later version may mean something else by the same tables
            return schema.SCHEMA < version <= schema.SCHEMA + _VERSIONS_TO_COME
        return tables_in(self.path) is not None or not self._has_rows()

    def _begin(self) -> sqlite3.Connection:
        from tui.audit.backups import backups
        from tui.audit.making import make_file
        from tui.audit.salvage import Rows

        kept = backups(self.path)
        if kept and not self.path.exists():
            self._tell_of("gone_before", n=len(kept), backup=str(kept[0]))
        make_file(self.path, Rows())  # where another program was first, its file is taken
        return connect(self.path)

    def _first(self) -> sqlite3.Connection:
        """A file without our mark: of version 1, an empty one, or somebody else's."""
        found = tables_in(self.path)
        if found is None:
            return self.recover("tables") if self._has_rows() else self._other()
        if not found:
            return self._filled("copied_empty" if in_wal_mode(self.path) else "was_empty")
        if set(found) != schema.FIRST_TABLES:
            raise StoreError("foreign", self.path, "SQLite")
        return self._brought_up()

    def _filled(self, notice: str) -> sqlite3.Connection:
        """A file without anything in it, made an audit file where it lies.

        It is not taken away: another program may have begun to fill it as well.
        """
        database = connect(self.path)
        with writing(database):
            if not schema.tables_of(database):
                schema.make(database)
                self._tell_of(notice)
        return database

    def _brought_up(self) -> sqlite3.Connection:
        database = connect(self.path)
        try:
            if not schema.is_first(database) and not schema.is_whole(database):
                disconnect(database)
                raise StoreError("foreign", self.path, "SQLite")
            (sound,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise DamageError(sound)
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
            return self.recover(str(error))
        return database

    def _sound(self) -> sqlite3.Connection:
        """The file as it is, where it is sound; else what can be recovered of it."""
        try:
            database = connect(self.path)
        except FAULTS as error:
            if not is_damage(error):
                raise
            return self.recover(str(error))
        try:
            check_structure(database, self.path)
        except (DamageError, *FAULTS) as error:
            disconnect(database)
            if not isinstance(error, DamageError) and not is_damage(error):
                raise
            return self.recover(str(error))
        return database

    def _other(self) -> sqlite3.Connection:
        """No SQLite file: ours where rows of ours are in it, or where it lies at our own place."""
        if self._chosen and not self._has_rows():
            raise StoreError("foreign", self.path, "")
        return self.recover("head")

    def _has_rows(self) -> bool:
        from tui.audit.recovering import has_rows

        return has_rows(self.path)

    def recover(self, detail: str, known: Rows | None = None) -> sqlite3.Connection:
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
                self._tell_of("rescue_waits", rescue=str(rescue), detail=str(error))
            else:
                self._tell_of("rescue_taken", rescue=rescue.name, n=new)

    def _tell_of(self, what: str, **facts: Fact) -> None:
        self._tell(Reason(f"store.{what}", {"path": str(self.path), **facts}))

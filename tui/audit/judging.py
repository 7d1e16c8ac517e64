"""What is to be done with the file at a path: the one judgement that opening and checking share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from tui.audit import schema
from tui.audit.failure import StoreError
from tui.audit.recognise import StoreKind, recognise, version_in
from tui.audit.soundness import in_wal_mode, tables_in

_VERSIONS_TO_COME = 100
"""Of a head that is damaged the version is hardly ever one of the next."""


class StoreState(StrEnum):
    """How opening finds a file that it does not refuse."""

    NEW = "new"
    """Nothing is there."""
    EMPTY = "empty"
    COPIED_EMPTY = "copied_empty"
    """Empty, and in the mode whose work may lie in a second file."""
    FIRST = "first"
    """Of version 1, to be brought up."""
    OURS = "ours"
    DAMAGED = "damaged"
    """Ours or in our place, and to be set aside and recovered."""


def judged(path: Path, *, chosen: bool) -> StoreState:
    """The state of a file; ``chosen`` where the user named it. Nothing is changed.

    Raises ``StoreError`` for what is not ours or of a newer version, ``OSError`` for what
    cannot be read.
    """
    match recognise(path):
        case StoreKind.NEW:
            return StoreState.EMPTY if path.exists() else StoreState.NEW
        case StoreKind.FOREIGN if not _is_ours(path):
            raise StoreError("foreign", path, "SQLite")
        case StoreKind.NEWER if _is_newer(path):
            raise StoreError("newer", path, version_in(path))
        case StoreKind.FIRST if not _is_ours(path):
            return _first(path, chosen=chosen)
        case StoreKind.OURS:
            return StoreState.OURS
        case StoreKind.OTHER:
            return _other(path, chosen=chosen)
        case _:
            return StoreState.DAMAGED


def _is_ours(path: Path) -> bool:
    """Whether the tables are ours of today, whatever the head of the file says."""
    found = tables_in(path)
    return found is not None and sorted(found.values()) == sorted(schema.TABLES)


def _is_newer(path: Path) -> bool:
    """Whether a later version made the file, or its head says so by damage alone."""
    version = version_in(path)
    if version < schema.SCHEMA:
        return False
    if _is_ours(path):  # a later version may mean something else by the same tables
        return schema.SCHEMA < version <= schema.SCHEMA + _VERSIONS_TO_COME
    return tables_in(path) is not None or not _has_rows(path)


def _first(path: Path, *, chosen: bool) -> StoreState:
    """A file without our mark: of version 1, an empty one, or somebody else's."""
    found = tables_in(path)
    if found is None:
        return StoreState.DAMAGED if _has_rows(path) else _other(path, chosen=chosen)
    if not found:
        return StoreState.COPIED_EMPTY if in_wal_mode(path) else StoreState.EMPTY
    if set(found) != schema.FIRST_TABLES:
        raise StoreError("foreign", path, "SQLite")
    return StoreState.FIRST


def _other(path: Path, *, chosen: bool) -> StoreState:
    """No SQLite file: ours where rows of ours are in it, or where it lies at our own place."""
    if chosen and not _has_rows(path):
        raise StoreError("foreign", path, "")
    return StoreState.DAMAGED


def _has_rows(path: Path) -> bool:
    from tui.audit.recovering import has_rows

    return has_rows(path)

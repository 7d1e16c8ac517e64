"""Where the audits lie, what lies beside them under which name, and that nobody else reads it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from errno import EPERM
from glob import escape
from hashlib import sha256
from pathlib import Path
from shlex import quote
from stat import S_ISDIR

from tui.audit.failure import StoreError

OF_SQLITE = ("", "-journal", "-wal", "-shm")
"""Endings of the audit file and of what SQLite keeps beside it, in any version."""

BESIDE = (*OF_SQLITE, "-lately")
"""Endings of the audit file and of what belongs to it while it is in use, in any version."""

_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
_ENDING = ".sqlite3"
_MARK = 8
"""Letters by which audit files of the same stem are told apart: enough for those of one user."""


def default_path() -> Path:
    """Where the log lies without ``--store``: the user's data folder of this system."""
    from platformdirs import user_data_path

    return user_data_path("gouji", appauthor=False) / f"audits{_ENDING}"


def everyday_path() -> Path:
    """Where the log lies without ``--store``, to be opened there.

    Raises ``StoreError`` where no home is known: the path would count from the working folder,
    and other audits would be found in every one.
    """
    path = default_path()
    if not path.is_absolute():
        raise StoreError("no_home", path, "")
    return path


def option_for(store: Path) -> str:
    """What a command must say besides to mean this audit file: nothing for that of every day."""
    if os.path.realpath(store) == os.path.realpath(default_path()):
        return ""
    return f" --store {quote(str(store))}"


def backups_of(store: Path) -> Path:
    """The folder with the backups of an audit file."""
    return store.parent / "backups"


def backup_name(store: Path, what: str) -> Path:
    """The backup of that name: a date, or what it was made before."""
    return backups_of(store) / f"{store.stem}-{what}{_ENDING}"


def damaged_name(store: Path) -> Path:
    """A free name that says that the file is damaged, and since when."""
    return _free(store.parent, f"{store.stem}.damaged-{_stamp()}")


def rescue_names(store: Path) -> Iterator[Path]:
    """Free names for a rescue file: beside the audit file, else where one can always write."""
    for folder in _rescue_folders(store):
        yield _free(folder, f"{_rescue_stem(store, folder)}-{_stamp()}")


def rescues_of(store: Path) -> list[Path]:
    """The rescue files that wait to be taken in."""
    found: list[Path] = []
    for folder in _rescue_folders(store):
        with suppress(OSError):
            if folder != _private_folder() or _is_own(folder):
                stem = escape(_rescue_stem(store, folder))
                found += sorted(folder.glob(f"{stem}-*{_ENDING}"))
    return found


def _rescue_folders(store: Path) -> list[Path]:
    """Where rescue files may lie, the best place first; what a restart empties comes last."""
    everyday = default_path().parent
    at_home = [Path(os.path.realpath(everyday))] if everyday.is_absolute() else []
    return list(dict.fromkeys((store.parent, *at_home, _private_folder())))


def _rescue_stem(store: Path, folder: Path) -> str:
    """How the names of its rescue files begin, and those of no other audit file.

    Beside it they go by its name, so that they stay its own when the folder is moved.
    """
    known_by = store.name if folder == store.parent else str(store)
    mark = sha256(os.fsencode(known_by)).hexdigest()[:_MARK]
    return f"{store.stem}.rescue-{mark}"


def _private_folder() -> Path:
    return Path(tempfile.gettempdir()) / f"gouji-{_user()}"


def _is_own(folder: Path) -> bool:
    """Whether nobody else can have laid a file there: others may make any name in that place."""
    said = folder.lstat()
    return S_ISDIR(said.st_mode) and (not hasattr(os, "getuid") or said.st_uid == os.getuid())


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"


def _stamp() -> str:
    return f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}{_ENDING}", 2
    while path.exists():
        path, number = folder / f"{stem}-{number}{_ENDING}", number + 1
    return path


def make_folder(folder: Path) -> None:
    """Make a folder for the owner alone, where it does not exist; raises ``OSError``.

    The one of the user's data folder is gouji's own and is closed to others where it was open;
    a folder that the user chose stays as it is.
    """
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    if folder == _private_folder() and not _is_own(folder):
        raise PermissionError(EPERM, os.strerror(EPERM), str(folder))
    if folder == default_path().parent:
        _close(folder, _FOLDER_MODE)


def make_private(path: Path) -> None:
    """Close a file of ours to everybody but its owner, where the system lets us."""
    _close(path, _FILE_MODE)


def new_private(path: Path) -> None:
    """Make an empty file for the owner alone; raises ``OSError``, also where one is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE_MODE))


def put_new(draft: Path, path: Path) -> bool:
    """Give a finished file its name unless that is taken; says whether it was given."""
    try:
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        draft.replace(path)
    return True


def is_read_only(path: Path) -> bool:
    """Whether a file is there that this user cannot write, or not with a journal beside it."""
    as_now = os.access in os.supports_effective_ids
    return path.is_file() and not all(
        os.access(each, os.W_OK, effective_ids=as_now) for each in (path, path.parent)
    )


def flush_folder(folder: Path) -> None:
    """Bring new names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _close(path: Path, mode: int) -> None:
    with suppress(OSError):
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)

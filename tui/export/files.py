"""Writing a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from parser.report import Reason
from parser.troubles import Trouble, as_fact
from tui.export.protected import Protected, followed, spare

# What a system says of these comes in its own language, so they have words of ours.
_CAUSES: Mapping[int | None, str] = {
    errno.EISDIR: "is_folder",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOTDIR: "no_folder",
    errno.ENOENT: "denied",  # the folder is there, but is none of the disk's
    errno.EINVAL: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.ENAMETOOLONG: "long_name",
}


_KEPT_OF_NAME = 20
"""Characters of a file's name that its draft has: a name has room for 255 bytes at most."""


class NotWritten(Exception):
    """A file that could not be written; ``reason`` is told by ``tui.locale``.

    Codes: ``export.exists``, ``export.no_folder``, ``export.is_folder``; for what is never
    replaced ``export.is_report``, ``export.is_audits``, ``export.is_device``,
    ``export.is_link`` and ``export.untold`` (see ``tui.export.protected``); ``export.denied``,
    ``export.full``, ``export.long_name``, and ``export.unwritable`` for what is none of these.
    Facts ``path`` and ``detail``.
    """

    def __init__(self, code: str, path: Path, detail: object = "") -> None:
        self.reason = Reason(f"export.{code}", {"path": str(path), "detail": as_fact(detail)})
        super().__init__(f"{code}: {path}: {detail}")

    @classmethod
    def because(cls, error: OSError, path: Path) -> NotWritten:
        """What the system said of a file, in words of the catalogue where it has them."""
        return cls(_CAUSES.get(error.errno, "unwritable"), path, Trouble.of(error))


@contextmanager
def whole_file(
    path: Path,
    *,
    replace: bool,
    reads: Iterable[str | Path] = (),
    replaces_log: bool = False,
) -> Iterator[BinaryIO]:
    """A file written beside its place, and put there when all went well.

    Without ``replace`` an existing file stays as it is; with it only what may be replaced is
    (``tui.export.protected``), and none of the files that the call ``reads``. A link leads to the
    file that is written. Raises ``NotWritten``; nothing is then left behind, nor when the
    caller's own error ends it.
    """
    reads = tuple(reads)
    place = place_for(path, replace=replace, reads=reads, replaces_log=replaces_log)
    # The name is chosen before the file is made: an interrupt at any moment finds it to remove.
    draft = place.parent / f".{place.name[:_KEPT_OF_NAME]}.{secrets.token_hex(8)}"
    try:
        with open(draft, "xb", opener=_for_the_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_mode(place))
        if replace:  # writing may have taken long
            spare(place, reads, replaces_log=replaces_log)
        _put(draft, place, replace=replace)
    except Protected as protected:
        raise NotWritten(protected.code, path) from protected
    except FileExistsError as error:
        raise NotWritten("exists", path) from error
    except OSError as error:
        raise NotWritten.because(error, path) from error
    finally:
        with suppress(OSError):  # its folder may be gone
            draft.unlink(missing_ok=True)


def place_for(
    path: Path,
    *,
    replace: bool,
    reads: Iterable[str | Path] = (),
    replaces_log: bool = False,
) -> Path:
    """The file that is to be written for ``path``, where links lead to it.

    Raises ``NotWritten`` where there is no folder for it, or where what is there must stay.
    """
    if not is_folder(path.parent):
        raise NotWritten("no_folder", path, path.parent)
    if is_folder(path):
        raise NotWritten("is_folder", path)
    try:
        place = followed(path)
        spare(place, reads, replaces_log=replaces_log)
        if not replace and os.path.lexists(place):
            raise NotWritten("exists", path)
    except Protected as protected:
        raise NotWritten(protected.code, path) from protected
    except OSError as error:
        raise NotWritten.because(error, path) from error
    return place


def at_home(path: Path) -> Path:
    """The path with ``~`` put in full, as it is where it names nobody's home."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_folder(path: Path) -> bool:
    """Whether a folder is there, also for names at which the system itself takes offence."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_whole(
    path: Path, data: bytes, *, replace: bool, reads: Iterable[str | Path] = ()
) -> None:
    """Write a file from its bytes; see ``whole_file``."""
    with whole_file(path, replace=replace, reads=reads) as file:
        file.write(data)


def _put(draft: Path, place: Path, *, replace: bool) -> None:
    """Put the file in its place; raises ``FileExistsError`` where that is taken."""
    if replace:
        draft.replace(place)
        return
    try:
        place.hardlink_to(draft)  # fails when the name is taken, also at the last moment
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        # Taking the name first leaves no moment in which another file could be replaced.
        os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        draft.replace(place)


def _mode(place: Path) -> int:
    """The permissions of the file that is there, else those that a new file gets."""
    try:
        return place.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask

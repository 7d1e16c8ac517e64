"""Writing a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from parser.report import Reason

# What a system says of these comes in its own language, so they have words of ours.
_CAUSES: Mapping[int | None, str] = {
    errno.EISDIR: "is_folder",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EROFS: "denied",
    errno.ENOENT: "denied",  # the folder is there, but is none of the disk's
    errno.EINVAL: "denied",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.ENAMETOOLONG: "long_name",
}


class NotWritten(Exception):
    """A file that could not be written; ``reason`` is told by ``tui.locale``.

    Codes: ``export.exists``, ``export.no_folder``, ``export.is_folder``, ``export.is_report``,
    ``export.is_audits``, ``export.denied``, ``export.full``, ``export.long_name``, and
    ``export.unwritable`` for what is none of these; facts ``path`` and ``detail``.
    """

    def __init__(self, code: str, path: Path, detail: object = "") -> None:
        self.reason = Reason(f"export.{code}", {"path": str(path), "detail": str(detail)})
        super().__init__(f"{code}: {path}: {detail}")

    @classmethod
    def because(cls, error: OSError, path: Path) -> NotWritten:
        """What the system said of a file, in words of the catalogue where it has them."""
        return cls(_CAUSES.get(error.errno, "unwritable"), path, error.strerror)


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A file written beside its place, and put there when all went well.

    Without ``replace`` an existing file stays as it is. Raises ``NotWritten``; nothing is then
    left behind, nor when the caller's own error ends it.
    """
    if not is_folder(path.parent):
        raise NotWritten("no_folder", path, path.parent)
    if is_folder(path):
        raise NotWritten("is_folder", path)
    # The name is chosen before the file is made: an interrupt at any moment finds it to remove.
    draft = path.parent / f".{path.name[:40]}.{secrets.token_hex(8)}"
    try:
        if not replace and path.exists():
            raise NotWritten("exists", path)
        with open(draft, "xb", opener=_for_the_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_mode(path))
        _put(draft, path, replace=replace)
    except OSError as error:
        raise NotWritten.because(error, path) from error
    finally:
        draft.unlink(missing_ok=True)


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


def write_whole(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file from its bytes; see ``whole_file``."""
    with whole_file(path, replace=replace) as file:
        file.write(data)


def _put(draft: Path, path: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(path)
        return
    try:
        path.hardlink_to(draft)  # fails when the name is taken, also at the last moment
    except FileExistsError as error:
        raise NotWritten("exists", path) from error
    except OSError:  # a file system without hard links
        if path.exists():
            raise NotWritten("exists", path) from None
        draft.replace(path)


def _mode(path: Path) -> int:
    """The permissions of the file that is there, else those that a new file gets."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask

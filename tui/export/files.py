"""Writing a file whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from parser.report import Reason


class NotWritten(Exception):
    """A file that could not be written; ``reason`` is told by ``tui.locale``.

    Codes: ``export.exists``, ``export.unwritable``, ``export.no_folder``; facts ``path`` and
    ``detail``.
    """

    def __init__(self, code: str, path: Path, detail: object = "") -> None:
        self.reason = Reason(f"export.{code}", {"path": str(path), "detail": str(detail)})
        super().__init__(f"{code}: {path}: {detail}")


@contextmanager
def whole_file(path: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """A file written beside its place, and put there when all went well.

    Without ``replace`` an existing file stays as it is. Raises ``NotWritten``; nothing is then
    left behind, nor when the caller's own error ends it.
    """
    if not path.parent.is_dir():
        raise NotWritten("no_folder", path, path.parent)
    if path.is_dir():
        raise NotWritten("unwritable", path, os.strerror(errno.EISDIR))
    if not replace and path.exists():
        raise NotWritten("exists", path)
    # The name is chosen before the file is made: an interrupt at any moment finds it to remove.
    draft = path.parent / f".{path.name[:40]}.{secrets.token_hex(8)}"
    try:
        with open(draft, "xb", opener=_for_the_owner) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(_mode(path))
        _put(draft, path, replace=replace)
    except OSError as error:
        raise NotWritten("unwritable", path, error.strerror) from error
    finally:
        draft.unlink(missing_ok=True)


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

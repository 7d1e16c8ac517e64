"""What no output may ever replace, however often it is asked for.

What stands at the place decides, not who asks: an audit file and what belongs to it, anything
that reads as a report, and whatever is no plain file. What cannot be told to be none of these is
kept too; the auditor has other names to choose, and no other report.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.export.own_output import is_export

_SQLITE = b"SQLite format 3\x00"
_HEADS_BESIDE = (
    b"\x37\x7f\x06\x82",  # a write-ahead log, in either byte order
    b"\x37\x7f\x06\x83",
    b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7",  # a rollback journal
    b"\x18\xe2\x2d\x00",  # the index of a log, in either byte order
    b"\x00\x2d\xe2\x18",
)
_LOG = b'{"format":"gouji/audits/'
"""How a file of ``gouji store export`` begins, in any version."""
_PACKAGE = b"PK\x03\x04"
_BOMS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 and UTF-32
_JOINT = re.compile("[-.~]")
# Folders in which a name stands for something open elsewhere, or for a device.
_NOT_OF_THE_DISK = re.compile(r"/proc/|/dev/(?:fd/|std(?:in|out|err)$)")
_MOST_LINKS = 40  # as many as Linux follows
_NO_REPORT = frozenset({"empty", "not_a_report"})
"""Reasons for which a file, read to its end, is certainly not a report."""


class Protected(Exception):
    """What stands at a path may not be replaced; ``code`` is one of ``NotWritten``."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def followed(path: Path) -> Path:
    """The file that is written when ``path`` is: where links lead to; raises ``Protected``.

    ``is_link`` for one that leads nowhere, ``is_device`` for one that stands for standard
    output or for another file that is open.
    """
    at = Path(os.path.realpath(path.parent), path.name)
    for _ in range(_MOST_LINKS):
        if _NOT_OF_THE_DISK.match(str(at)):
            raise Protected("is_device")
        if not at.is_symlink():
            return at
        aim = at.parent / at.readlink()
        at = Path(os.path.realpath(aim.parent), aim.name)
        if not os.path.lexists(at):
            raise Protected("is_link")
    raise Protected("is_link")


def spare(path: Path, reads: Iterable[str | Path] = (), *, replaces_log: bool = False) -> None:
    """Raise ``Protected`` where what stands at ``path`` must stay, or is one of ``reads``.

    ``path`` is as ``followed`` gives it. Audits as lines of JSON are replaced only by such
    (``replaces_log``). Codes: ``is_report``, ``is_audits``, ``is_device``,
    and ``untold`` for what may be a report for all that can be told.
    """
    if any(_is(path, Path(each)) for each in reads):
        raise Protected("is_report")
    if _is_among_audits(path) or any(map(_is_database, _owners(path))):
        raise Protected("is_audits")
    try:
        found = path.stat()
    except FileNotFoundError:
        return
    if not stat.S_ISREG(found.st_mode):
        raise Protected("is_device")
    if _begins(path, _LOG):
        if replaces_log:
            return
        raise Protected("is_audits")
    if found.st_size == 0 or is_export(path):
        return
    if _is_database(path) or _head(path).startswith(_HEADS_BESIDE):
        raise Protected("is_audits")
    _spare_report(path)


def _spare_report(path: Path) -> None:
    from parser.errors import Unreadable
    from parser.reading import read

    try:
        read(path)
    except Unreadable as error:
        if error.reason.code in _NO_REPORT and _is_text_or_package(path):
            return
        raise Protected("untold") from error
    except Exception as error:
        # What no reader gets through is no reason to throw it away.
        raise Protected("untold") from error
    raise Protected("is_report")


def _is_text_or_package(path: Path) -> bool:
    """Whether a file is of a kind of which reading tells all: a text, or a Word document.

    In anything else with zero bytes, a damaged audit file for one, a reader may find words.
    """
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith((_PACKAGE, *_BOMS)):
            return True
        return b"\0" not in head and all(
            b"\0" not in part for part in iter(lambda: file.read(1 << 20), b"")
        )


def _is_among_audits(path: Path) -> bool:
    """Whether it is below the folder of the audit file of every day, where nothing else belongs."""
    from tui.audit.store import default_path

    return Path(os.path.realpath(default_path().parent)) in path.parents


def _owners(path: Path) -> Iterator[Path]:
    """The audit files in its folder of whose name this one is a longer form, be it there or not.

    For instance ``-wal`` and ``-journal``, which SQLite would take for its own.
    """
    for joint in _JOINT.finditer(path.name, 1):
        yield path.with_name(path.name[: joint.start()])


def _is_database(path: Path) -> bool:
    return _begins(path, _SQLITE)


def _begins(path: Path, head: bytes) -> bool:
    return _head(path, len(head)).startswith(head)


def _head(path: Path, size: int = len(_SQLITE)) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def _is(target: Path, file: Path) -> bool:
    """Whether both are one file: by any link to it, else by the name it would be made under."""
    try:
        return target.samefile(file)
    except OSError:
        return os.path.realpath(target) == os.path.realpath(file)

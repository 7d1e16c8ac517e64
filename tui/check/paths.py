"""From the paths of a call to the files to read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from parser.readers.kinds import SUFFIXES
from parser.report import Reason
from parser.troubles import Trouble
from tui.arguments import STDIN
from tui.export.files import is_folder
from tui.export.formats import EXPORT_STEM
from tui.export.own_output import is_export

_HIDDEN = (".", "~$")
_NO_REPORTS = frozenset({"readme", "changelog", "license", "contributing"})


def may_be_report(path: Path) -> bool:
    """Whether a file is taken for a report where it was not named itself.

    Hidden files, the drafts that word processors leave (``~$…``), the notes of a
    repository and the audits that this program wrote beside its reports are passed by.
    """
    if path.name.startswith(_HIDDEN) or path.suffix.lower() not in SUFFIXES:
        return False
    if path.stem.lower() in _NO_REPORTS or EXPORT_STEM.search(path.stem):
        return False
    return not is_export(path)


def reports_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders that may hold a report, in order of name.

    A folder that cannot be opened comes itself, so that it can be told (``why_unopened``).
    Pipes, devices and sockets are passed by, whatever they are called.
    """
    waiting = [(folder, True)]  # a list and no recursion: folders may lie very deep
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            if may_be_report(path):
                yield path
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            yield path
            continue
        waiting += [
            (path / entry.name, below)
            for entry in reversed(found)
            for below in [entry.is_dir(follow_symlinks=False)]
            if (not entry.name.startswith(_HIDDEN) if below else _may_be_read(entry))
        ]


def _may_be_read(entry: os.DirEntry[str]) -> bool:
    """Whether this is a file, or a link that leads nowhere: a report that is missed is told."""
    try:
        if entry.is_symlink():
            return not Path(entry.path).exists() or stat.S_ISREG(entry.stat().st_mode)
        return entry.is_file()
    except OSError:
        return True


def why_unopened(folder: str) -> Reason | None:
    """Why a folder cannot be opened; ``None`` where it can."""
    try:
        os.scandir(folder).close()
    except OSError as error:
        return Reason("folder_closed", {"error": Trouble.of(error)})
    return None


def files_of(paths: Iterable[str]) -> Iterator[str]:
    """The files that the paths of a call name, folders searched.

    A folder without any such file comes back itself, so that it can be told.
    """
    for path in paths:
        if path != STDIN and is_folder(Path(path)):
            empty = True
            for found in reports_below(Path(path)):
                empty = False
                yield str(found)
            if empty:
                yield path
        else:
            yield path

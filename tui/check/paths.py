"""From the paths of a call to the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

STDIN = "-"
SUFFIXES = (
    ".txt",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".docx",
    ".pdf",
)
"""The endings under which reports are looked for in a folder; a file named is always tried."""


def reports_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders that may hold a report, in order of name.

    Hidden files and folders, and the drafts that word processors leave (``~$…``), are passed by.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from reports_below(path)
        elif path.suffix.lower() in SUFFIXES:
            yield path


def files_of(paths: Iterable[str]) -> Iterator[str]:
    """The files that the paths of a call name, folders searched.

    A folder without any such file comes back itself, so that it can be told.
    """
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            empty = True
            for found in reports_below(Path(path)):
                empty = False
                yield str(found)
            if empty:
                yield path
        else:
            yield path

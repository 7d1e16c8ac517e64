"""From the paths of a call to the files to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.arguments import STDIN
from tui.export.formats import EXPORT_STEM
from tui.export.own import is_export

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
    """The files of a folder and its folders that may hold a report, in order of name."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if not path.is_symlink() and not path.name.startswith(_HIDDEN):
                yield from reports_below(path)
        elif may_be_report(path):
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

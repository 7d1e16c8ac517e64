"""Where an export goes unless the user says otherwise."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def beside(report: str) -> Path:
    """The folder of a report; of one on standard input the working folder."""
    return Path(report).absolute().parent


def folder_for(report: str, chosen: str | None) -> Path:
    """The folder to offer: the one last ``chosen``, else beside the report.

    A folder into which one cannot write, or which is marked as not to be written into (which
    does not stop an administrator), gives way to the working folder, and that to the home.
    """
    candidates = [beside(report), Path.cwd(), Path.home()]
    if chosen:
        candidates.insert(0, Path(chosen))
    return next(filter(_welcomes, candidates), candidates[0])


def _welcomes(folder: Path) -> bool:
    try:
        mode = folder.stat().st_mode
    except OSError:
        return False
    writable = mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(mode) and bool(writable) and os.access(folder, os.W_OK)

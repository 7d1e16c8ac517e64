"""Crash reports: where an unforeseen error happened, in a file for the developers."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from parser.harmless import printable

LONGEST = 100_000
"""Characters of a report: an endless recursion, or an error that quotes a whole file, has more."""


def write_crash_report(error: BaseException) -> Path:
    """The traceback in a file of its own, in the user's log folder, else the temporary one.

    Only its owner can read it: an error may quote a report.
    """
    name = f"gouji-{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    text = printable("".join(traceback.format_exception(error)))
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}\n…\n{text[-LONGEST // 2 :]}"
    for folder in _folders():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = folder / name
            with open(path, "w", encoding="utf-8", opener=_for_the_owner) as file:
                file.write(text)
        except (OSError, ValueError):
            continue
        return path
    return Path(name)


def _folders() -> list[Path]:
    from platformdirs import user_log_path

    # Where no home is known, the path would count from the working folder.
    return [each for each in (user_log_path("gouji"), Path(tempfile.gettempdir()))
            if each.is_absolute()]  # fmt: skip


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)

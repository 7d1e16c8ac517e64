"""The user's ``config.toml``, read in bounds whatever it has become."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

LARGEST = 100_000
"""Bytes; a file with every key and every rule in it takes a tenth of that."""

LONGEST_LINE = 1_000
"""Characters. What TOML makes of a dotted name grows with the square of its length."""


def config_of(path: Path) -> dict[str, Any]:
    """The tables of the file, nothing where there is none.

    Raises ``OSError`` or ``ValueError`` for one that cannot be used.
    """
    try:
        text = plain_text(path)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    import tomllib

    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise ValueError(f"a line of more than {LONGEST_LINE} characters")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def plain_text(path: Path, *, largest: int = LARGEST) -> str:
    """The text of a small file of our own; raises ``OSError`` or ``ValueError``.

    A pipe in its place is not waited for, and a path that counts from the working folder,
    where no home is known, names nothing of ours.
    """
    if not path.is_absolute():
        raise FileNotFoundError
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("not a plain file")
    if found.st_size > largest:
        raise ValueError(f"more than {largest} bytes")
    return path.read_text("utf-8-sig")

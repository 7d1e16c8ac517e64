"""The user's ``config.toml``, read in bounds whatever it has become."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parser.troubles import Trouble

if TYPE_CHECKING:
    from tomllib import TOMLDecodeError

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
        raise ValueError(Trouble("a long line", "long_line", limit=LONGEST_LINE))
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError(Trouble("nested too deeply", "nested")) from None
    except tomllib.TOMLDecodeError as error:
        raise ValueError(_place_in(error)) from error


def _place_in(error: TOMLDecodeError) -> Trouble:
    """Where the file is off: what is expected there is told in English only."""
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    if place is None:
        return Trouble(error, "toml_end" if "end of document" in str(error) else "")
    return Trouble(error, "toml", line=int(place[1]), column=int(place[2]))


def plain_text(path: Path, *, largest: int = LARGEST) -> str:
    """The text of a small file of our own; raises ``OSError`` or ``ValueError``.

    A pipe in its place is not waited for, and a path that counts from the working folder,
    where no home is known, names nothing of ours.
    """
    if not path.is_absolute():
        raise FileNotFoundError
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(Trouble("not a plain file", "no_file"))
    if found.st_size > largest:
        raise ValueError(Trouble("too many bytes", "too_many_bytes", limit=largest))
    return path.read_text("utf-8-sig")

"""How an export is known as one under any name: a folder of reports passes it by."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tui.locale import LANGUAGES, words

PRODUCER = "gouji"
"""What HTML and Word say of the program that wrote them."""

GENERATOR = f'<meta name="generator" content="{PRODUCER}">'
_DESCRIBED = f"<dc:description>{PRODUCER}</dc:description>".encode()
_PROPERTIES = "docProps/core.xml"
_ENDINGS = frozenset((".md", ".html", ".txt", ".docx"))
_HEAD = 4096  # bytes in which an export has named itself


def is_export(path: Path) -> bool:
    """Whether a file says that it is an export; one that cannot be read is none."""
    ending = path.suffix.lower()
    try:
        # Reading a pipe might never end.
        if ending not in _ENDINGS or not path.is_file():
            return False
        if ending == ".docx":
            return _is_described(path)
        with path.open("rb") as file:
            head = file.read(_HEAD).decode("utf-8", "ignore")
        return GENERATOR in head or (_titles().search(head) is not None and "SHA-256" in head)
    except OSError:
        return False


def _is_described(path: Path) -> bool:
    from zipfile import ZipFile

    from parser.readers.damage import DAMAGE

    try:
        with ZipFile(path) as parts, parts.open(_PROPERTIES) as properties:
            return _DESCRIBED in properties.read(_HEAD)
    except DAMAGE:
        return False


@cache
def _titles() -> re.Pattern[str]:
    """The title lines of Markdown exports in every language."""
    kinds = ("dossier.title", "dossier.title_undated")
    marks = {"agency": "\0", "year": "\0"}
    titles = (re.escape(words(lang)(kind, **marks)) for lang in LANGUAGES for kind in kinds)
    return re.compile(rf"(?m)^# (?:{'|'.join(titles)})".replace(re.escape("\0"), ".{0,80}"))

"""How files that this program wrote are recognised under any name.

A folder of reports passes it by, and ``--force`` may replace it. What is looked for stands where
the program writes it, at the very beginning; a report that only quotes it stays a report.
"""

from __future__ import annotations

import re
import stat
from functools import cache
from pathlib import Path

from parser.forms.form import VERSIONS
from tui.locale import LANGUAGES, Words, words

PRODUCER = "gouji"
"""What HTML, Word and Excel files say of the program that wrote them."""

GENERATOR = f'<meta name="generator" content="{PRODUCER}">'
_DESCRIBED = re.compile(rf"<dc:description[^<>]*>{PRODUCER}</dc:description>".encode())
_PROPERTIES = "docProps/core.xml"
_PACKAGE = b"PK\x03\x04"
_COUNTS = re.compile(r"[0-9]+")
_HEAD = 4096  # bytes in which an export has named itself

_PAGE = re.compile(
    r'<!DOCTYPE html>\n<html lang="[\w-]+">\n<head>\n<meta charset="utf-8">\n'
    + re.escape(GENERATOR)
)
_CONTRACT = re.compile(r'(?:\[\s*)?\{\s*"schema": "gouji/report/\d+"')


def is_export(path: Path) -> bool:
    """Whether this program wrote a file; false for one that cannot be read."""
    try:
        # Reading a pipe might never end.
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if head.startswith(_PACKAGE):
            return _is_described(path)
    except OSError:
        return False
    text = head.decode("utf-8", "ignore").removeprefix("\ufeff").replace("\r\n", "\n")
    if _PAGE.match(text) or _CONTRACT.match(text) or _begins_a_table(text):
        return True
    return _is_result(text) or (_titles().match(text) is not None and "SHA-256" in text)


def _begins_a_table(text: str) -> bool:
    """Whether a text begins as results of ``check`` in Markdown or CSV, or exports in CSV, do."""
    # What makes those lines is loaded only for what could be one: a report hardly ever could.
    is_plain = not text.startswith("#") and "," not in text.partition("\n")[0]
    return not is_plain and text.startswith(_first_lines())


def _is_described(path: Path) -> bool:
    from zipfile import ZipFile

    from parser.readers.damage import DAMAGE

    try:
        with ZipFile(path) as parts, parts.open(_PROPERTIES) as properties:
            return _DESCRIBED.search(properties.read(_HEAD)) is not None
    except DAMAGE:
        return False


@cache
def _titles() -> re.Pattern[str]:
    """The title lines of Markdown exports in every language."""
    kinds = ("dossier.title", "dossier.title_undated")
    titles = (_filled(words(lang), kind, "agency", "year") for lang in LANGUAGES for kind in kinds)
    return re.compile(rf"# (?:{'|'.join(titles)})")


@cache
def _first_lines() -> tuple[str, ...]:
    """How results of ``check`` in Markdown and CSV, and exports in CSV begin."""
    from tui.export.csv_text import findings_head
    from tui.export.to_csv import csv_heads

    return tuple(
        line.replace("\r\n", "\n")
        for lang in LANGUAGES
        for line in (f"# {words(lang)('check.title')}\n", findings_head(lang), csv_heads(lang))
    )


def _is_result(text: str) -> bool:
    """Whether a text begins as the results of ``check`` do: whose report, and how many findings."""
    head, _, rest = text.partition("\n")
    counts = rest.partition("\n")[0]
    return any(
        middle in head and (_COUNTS.sub("0", counts) == none or counts == clean)
        for middle, none, clean in _result_words()
    )


@cache
def _result_words() -> tuple[tuple[str, str, str], ...]:
    """In every language and form: what stands before the path in the first line, what no
    findings look like in figures, and in words.
    """
    around = {"agency": "", "year": "", "path": ""}
    return tuple(
        (
            say("check.head", **around, form=version).lstrip(),
            say("check.counts", errors=0, warnings=0, infos=0),
            say("check.clean"),
        )
        for say in map(words, LANGUAGES)
        for version in VERSIONS
    )


def _filled(say: Words, key: str, *facts: str) -> str:
    """A pattern of the words of a key, whatever its facts are."""
    text = re.escape(say(key, **dict.fromkeys(facts, "\0")))
    return text.replace(re.escape("\0"), ".{0,80}")

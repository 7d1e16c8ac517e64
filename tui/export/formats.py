"""The formats of an export by name, and what it may hold, without loading any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.locale import Lang


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of export: the ending of its files and the module whose ``render`` makes them.

    ``zh`` and ``en`` are what it is called in either language.
    """

    suffix: str
    module: str
    zh: str
    en: str

    def name(self, lang: Lang) -> str:
        """What it is called in that language."""
        return self.zh if lang == "zh" else self.en


FORMATS: Mapping[str, Format] = {
    "markdown": Format(".md", "tui.export.to_markdown", "Markdown", "Markdown"),
    "docx": Format(".docx", "tui.export.to_docx", "Word", "Word"),
    "xlsx": Format(".xlsx", "tui.export.to_xlsx", "Excel", "Excel"),
    "html": Format(".html", "tui.export.to_html", "网页", "HTML"),
    "csv": Format(".csv", "tui.export.to_csv", "CSV", "CSV"),
    "json": Format(".json", "tui.export.to_json", "JSON", "JSON"),
}
"""The formats by name, in the order in which they are offered."""


def format_of(path: Path) -> str | None:
    """The format that the ending of a file name says, ``None`` where it says none of them."""
    ending = path.suffix.lower()
    return next((name for name, each in FORMATS.items() if each.suffix == ending), None)


EXPORT_ENDING = "-audit"
"""How the names of exports end unless the user gives others."""

EXPORT_STEM = re.compile(rf"{EXPORT_ENDING}(-\d+)?$")


class DocumentPart(StrEnum):
    """What can be left out of a document; its head and summary always stand."""

    FINDINGS = "findings"
    CORRECTIONS = "corrections"
    NOTES = "notes"
    TABLES = "tables"
    DISMISSED = "dismissed"


ALL_PARTS = frozenset(DocumentPart)

"""The formats of an export by name, and what it may hold, without loading any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of export: the ending of its files and the module whose ``render`` makes them."""

    suffix: str
    module: str


FORMATS: Mapping[str, Format] = {
    "markdown": Format(".md", "tui.export.to_markdown"),
    "docx": Format(".docx", "tui.export.to_docx"),
    "xlsx": Format(".xlsx", "tui.export.to_xlsx"),
    "html": Format(".html", "tui.export.to_html"),
    "csv": Format(".csv", "tui.export.to_csv"),
    "json": Format(".json", "tui.export.to_json"),
}
"""The formats by name, in the order in which they are offered."""


def format_of(path: Path) -> str | None:
    """The format that the ending of a file name says, ``None`` where it says none of them."""
    ending = path.suffix.lower()
    return next((name for name, each in FORMATS.items() if each.suffix == ending), None)


EXPORT_ENDING = "-audit"
"""How the names of exports end unless the user gives others."""

EXPORT_STEM = re.compile(rf"{EXPORT_ENDING}(-\d+)?$")


class Part(StrEnum):
    """What can be left out of a document; its head and summary always stand."""

    FINDINGS = "findings"
    CORRECTIONS = "corrections"
    NOTES = "notes"
    TABLES = "tables"
    DISMISSED = "dismissed"


ALL_PARTS = frozenset(Part)

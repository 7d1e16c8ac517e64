"""The samples that come with the program, and what each of them shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tui
from tui.folder_survey import reports_in
from tui.locale import LANGUAGES, Lang

_GUIDE = "README.md"
_BETWEEN_CELLS = re.compile(r"(?<!\\)\|")


class Sample(NamedTuple):
    """A sample report; ``shows`` is empty where the guide beside it does not tell."""

    path: Path
    shows: str


def samples(lang: Lang) -> tuple[Sample, ...]:
    """The samples by name: those of an installed package, else those of the checkout."""
    inside = Path(tui.__file__).parent
    for folder in (inside / "samples", inside.parent / "samples"):
        if folder.is_dir() and (found := reports_in(folder)):
            told = dict(_guide(folder / _GUIDE, LANGUAGES.index(lang)))
            return tuple(Sample(path, told.get(path.name, "")) for path in found)
    return ()


def _guide(path: Path, which: int) -> Iterator[tuple[str, str]]:
    """File and description from the tables of the guide; it has one table a language."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        return
    seen: dict[str, int] = {}
    for line in lines:
        cells = [
            cell.strip().replace("`", "").replace("\\|", "|")
            for cell in _BETWEEN_CELLS.split(line.strip("|"))
        ]
        if line.startswith("| `") and len(cells) > 1:
            seen[cells[0]] = seen.get(cells[0], -1) + 1
            if seen[cells[0]] == which:
                yield cells[0], cells[1]

"""CSV text that spreadsheets can open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tui.locale import Lang, words

FINDING_COLUMNS = ("path", "agency", "year", "form", "severity", "family", "rule", "id", "cells",
                   "message", "difference")  # fmt: skip
"""What ``gouji check --format csv`` tells of a finding."""

_FORMULA = re.compile(r"^[\s]*[=+\-@＝＋－＠]")
_FIGURE = re.compile(r"[+-]?\d+(\.\d+)?")


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before what would be.

    Plain figures, signed ones too, stay as they are.
    """
    return f"'{text}" if _FORMULA.match(text) and not _FIGURE.fullmatch(text) else text


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180), safe for spreadsheets."""
    out = io.StringIO()
    csv.writer(out).writerows([safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def findings_head(lang: Lang) -> str:
    """The line of heads above the findings of ``gouji check --format csv``."""
    return csv_text([[words(lang)(f"head.{name}") for name in FINDING_COLUMNS]])

"""CSV text that spreadsheets can open without harm."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

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

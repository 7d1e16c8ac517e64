"""A page without its tables, made in one walk over it.

An end that a table lacks must not be looked for again from every table, as a pattern would.
"""

from __future__ import annotations

import re

_TABLE = re.compile(r"<table\b")
_TABLE_END = "</table>"


def without_tables(page: str) -> str:
    """A page, in lower case, without its tables; what has no end is left in."""
    kept, at = [], 0
    for opening in _TABLE.finditer(page):
        if opening.start() < at:
            continue
        end = page.find(_TABLE_END, opening.end())
        if end < 0:
            break
        kept.append(page[at : opening.start()])
        at = end + len(_TABLE_END)
    return "".join([*kept, page[at:]])

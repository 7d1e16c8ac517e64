"""Whole documents from a layout of tables: text, everything on one line, pages."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.generator.draft import Draft, Grid, Text
from tests.generator.layouts.matrix import ordered, row_texts
from tests.generator.layouts.spaces import wrap

TableLayout = Callable[[Grid, random.Random], list[str]]
Division = Callable[[Grid], list[Grid]]


def text_of(
    draft: Draft, rng: random.Random, table: TableLayout, t4: Division | None = None
) -> str:
    """Paragraphs a line each, tables as ``table`` lays them out, 表四 divided by ``t4``."""
    lines: list[str] = []
    for part in draft.parts:
        if isinstance(part, Text):
            lines.append(part.text)
        else:
            pieces = t4(part) if t4 and part.table == "t4" else [part]
            for grid in pieces:
                lines.extend(table(grid, rng))
    return "\n".join(lines) + "\n"


def one_line(draft: Draft, rng: random.Random) -> str:
    """The whole report on one line, as a page's text copied without its structure."""
    words: list[str] = []
    for part in draft.parts:
        if isinstance(part, Text):
            words.append(part.text)
        else:
            words.extend(text for line in part.lines for text in row_texts(line) if text)
    return " ".join(words)


def one_line_tight(draft: Draft, rng: random.Random) -> str:
    """The same with no space between a label and its first figure."""
    words: list[str] = []
    for part in draft.parts:
        if isinstance(part, Text):
            words.append(part.text)
            continue
        for line in part.lines:
            label = "".join(p.text for p in ordered(line) if p.role == "label")
            figures = [p.text for p in ordered(line) if p.role in ("value", "note") and p.text]
            others = [p.text for p in ordered(line) if p.role in ("group", "header") and p.text]
            words.extend([*others, label + " ".join(figures)])
            if label.endswith("·"):
                # Against its figure a speck may as well be a decimal point.
                values = [p.address for p in ordered(line) if p.role == "value" and p.address]
                draft.undecided.update(values[:1])
    return " ".join(word for word in words if word)


def paged(draft: Draft, rng: random.Random, table: TableLayout) -> str:
    """``pdftotext -layout`` of a whole report: prose wrapped, page numbers between pages."""
    lines: list[str] = []
    for part in draft.parts:
        if isinstance(part, Text):
            lines.extend("  " + line for line in wrap("  " + part.text, 62))
        else:
            lines.extend(table(part, rng))
    height = rng.randint(38, 60)
    found: list[str] = []
    for at, line in enumerate(lines):
        if at and at % height == 0:
            page = at // height
            found.extend(("", rng.choice((f"{'':30}- {page} -", f"   -{page}-", f"{'':40}{page}"))))
            found.append("\f" + line)
        else:
            found.append(line)
    return "\n".join(found) + "\n"

"""A table found in a stretch of a source: its figures, and the best way to read them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parser.alignment.layouts import Page, Proposal, chosen
from parser.alignment.reading import absent
from parser.alignment.run import Run
from parser.alignment.runs import runs_of
from parser.alignment.serials import without_serials
from parser.alignment.stacked import by_column, dispute
from parser.alignment.wrapped import joined
from parser.forms import Version
from parser.forms.anchors import names_table
from parser.forms.lexicon import lexicon
from parser.report import Source, Span, Table
from parser.tokens.tokens import tokens_of

_YEAR = re.compile(r"(20[0-3]\d)年")


def read_table(
    source: Source, version: Version, key: str, region: Span | None, year: int | None = None
) -> Table:
    """Read one table of the form from a stretch of the source.

    Where it stands there twice, the one captioned with the report's year is read, else the
    first; the other is told. Without a region, or where the region holds no figures of it,
    every cell is absent.
    """
    found = best_proposal(source, version, key, region, year) if region else None
    if region is None or found is None:
        form = lexicon(version, key, collapsed=False).table
        return Table(form, None, {address: absent(address) for address in form.addresses()})
    return found[1].reading.table(region)


def best_proposal(
    source: Source, version: Version, key: str, region: Span, year: int | None
) -> tuple[Page, Proposal] | None:
    """The best way to read a table, and what it was read from.

    ``None`` where no figure has a place in it.
    """
    page = page_of(source, version, key, region)
    taken = chosen(page)
    reading = taken.reading
    end, runs = reading.alignment.end, reading.all_runs
    if end < len(runs) and year is not None and _is_of(source.view, region, runs, end, year):
        page = replace(page, runs=runs[end:])
        taken = chosen(page)
        taken.reading.elsewhere = runs[0].slots[0].start
    return (page, taken) if taken.reading.alignment.matches else None


def page_of(source: Source, version: Version, key: str, region: Span) -> Page:
    """A table as every layout finds it."""
    words = lexicon(version, key, collapsed=False)
    tokens = tokens_of(source, region)
    runs = without_serials(runs_of(tokens, words), words.lengths)
    runs = joined(by_column(runs, words), words)
    dispute(runs, words)
    named = names_table(source.view, key, region)
    return Page(source, version, key, region, tokens, runs, named)


def _is_of(view: str, region: Span, runs: Sequence[Run], second: int, year: int) -> bool:
    """Whether the second table is captioned with the report's year and the first with another."""
    above_first = view[region.start : runs[0].span.start]
    above_second = view[runs[second - 1].span.end : runs[second].span.start]
    named = set(_YEAR.findall(above_first))
    return str(year) in _YEAR.findall(above_second) and bool(named) and str(year) not in named

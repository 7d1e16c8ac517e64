"""A table found in a stretch of a source: its figures, and the best way to read them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parser.alignment.reading import Reading, absent
from parser.alignment.run import Run
from parser.alignment.runs import runs_of
from parser.alignment.serials import without_serials
from parser.alignment.stacked import by_column, dispute
from parser.alignment.upright import upright
from parser.alignment.wrapped import joined
from parser.forms import Version
from parser.forms.anchors import names_table
from parser.forms.lexicon import Lexicon, lexicon
from parser.lookup import han
from parser.report import Source, Span, Table
from parser.tokens.tokens import tokens_of

_YEAR = re.compile(r"(20[0-3]\d)年")
_LAST_LEAF = re.compile(r"3\s*[.、)]\s*其他(?![\u3400-\u9fff])")


def read_table(
    source: Source, version: Version, key: str, region: Span | None, year: int | None = None
) -> Table:
    """Read one table of the form from a stretch of the source.

    Where it stands there twice, the one captioned with the report's year is read, else the
    first; the other is told. Without a region, or where the region holds no figures of it,
    every cell is absent.
    """
    reading = best_reading(source, version, key, region, year) if region else None
    if region is None or reading is None:
        form = lexicon(version, key, collapsed=False).table
        return Table(form, None, {address: absent(address) for address in form.addresses()})
    return reading.table(region)


def best_reading(
    source: Source, version: Version, key: str, region: Span, year: int | None
) -> Reading | None:
    """The best way to read a table; ``None`` where no figure has a place in it."""
    words = lexicon(version, key, collapsed=False)
    runs = _runs(source, words, region)
    best = _best(source, version, key, region, runs)
    end = best.alignment.end
    if end < len(runs) and year is not None and _is_of(source.view, region, runs, end, year):
        first = best
        best = _best(source, version, key, region, runs[end:])
        best.elsewhere = first.runs[0].slots[0].start
    return best if best.alignment.matches else None


def _runs(source: Source, words: Lexicon, region: Span) -> list[Run]:
    tokens = tokens_of(source, region)
    turned = upright(tokens, words) if words.table.upright else None
    runs = [turned] if turned else runs_of(tokens, words)
    runs = without_serials(runs, words.lengths)
    runs = joined(by_column(runs, words), words)
    dispute(runs, words)
    return runs


def _best(source: Source, version: Version, key: str, region: Span, runs: Sequence[Run]) -> Reading:
    """The better of the two ways to read (六), in one row or in three."""
    named = names_table(source.view, key, region)
    words = lexicon(version, key, collapsed=False)
    best = Reading(source, words, runs, collapsed=False, named=named)
    if words.table.collapses and not best.certain and not _names_leaves(source, region):
        words = lexicon(version, key, collapsed=True)
        other = Reading(source, words, runs, collapsed=True, named=named)
        best = max(best, other, key=lambda reading: reading.alignment.score)
    return best


def _is_of(view: str, region: Span, runs: Sequence[Run], second: int, year: int) -> bool:
    """Whether the second table is captioned with the report's year and the first with another."""
    above_first = view[region.start : runs[0].span.start]
    above_second = view[runs[second - 1].span.end : runs[second].span.start]
    named = set(_YEAR.findall(above_first))
    return str(year) in _YEAR.findall(above_second) and bool(named) and str(year) not in named


def _names_leaves(source: Source, region: Span) -> bool:
    """Whether a row below (六)其他处理 is named, which a report with one row for it lacks."""
    printed = source.view[region.start : region.end]
    text = han(printed)
    return "逾期不补正" in text or "逾期未按收费通知" in text or bool(_LAST_LEAF.search(printed))

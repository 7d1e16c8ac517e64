"""Reading a report: from a file, or its bytes, to a ``Report``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from parser import confined
from parser.alignment.table import read_table
from parser.budget import MOST_SECONDS_OF_TABLES, Cancelled, budgeted, spend
from parser.errors import Unreadable
from parser.forms import Version, load_form
from parser.outline.headings import headings
from parser.outline.masthead import masthead, title_start
from parser.outline.sections import reports_in, table_regions
from parser.readers.detection import kind_of
from parser.readers.doubts import Stretches
from parser.readers.extraction import Progress, extracted
from parser.readers.files import bytes_of
from parser.readers.kinds import KINDS, is_read_alone
from parser.readers.source import MAX_BYTES, Decoded, decode, make_source
from parser.readers.unfolded import unfolded
from parser.report import Reason, Report, Section, Source, Span, Table

_WORDS_OF_2019 = re.compile(
    r"本年新\s?制作|对外公开总|上一年项目|本年增/减|第二十条第\(九\)|政府集中采购|其他对外管理服务"
)
_WORDS_OF_2021 = re.compile(r"本年制发件|现行有效件|本年收费金额|本年废止件")
_BINDING_SINCE = 2021


def read(
    path: str | Path,
    *,
    part: int = 1,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Report:
    """Read the report in a file.

    ``progress`` is told pages done and pages in all for kinds that have pages; ``cancelled`` is
    asked several times a second whether to leave off. Raises ``Unreadable`` (a ``ValueError``)
    with the reason for anything that is no report: a missing or empty file, a folder, a device,
    a binary, a text without a report in it, a file that takes more time or memory than any
    report does; ``LeftOff`` where ``cancelled`` said so.
    """
    name = str(path)
    return read_bytes(bytes_of(name), name, part=part, progress=progress, cancelled=cancelled)


def read_bytes(
    data: bytes,
    name: str,
    *,
    part: int = 1,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Report:
    """Read a report from the bytes of a file of that name; all else as for ``read``.

    ``part`` chooses among several reports in one file, counted from 1.
    """
    try:
        with budgeted(cancelled):
            source = source_of(data, name, progress, cancelled)
        with budgeted(cancelled, MOST_SECONDS_OF_TABLES):
            return read_source(source, part=part)
    except Unreadable as error:
        if error.path == name:
            raise
        raise Unreadable(name, error.reason) from error


def source_of(
    data: bytes,
    name: str,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Source:
    """The source of a file of any kind that can be read; raises as ``read`` does."""
    if not data.strip():
        raise Unreadable(name, Reason("empty"))
    if len(data) > MAX_BYTES:
        raise Unreadable(name, Reason("too_large", {"limit": MAX_BYTES // 1_000_000}))
    kind = kind_of(data, name)
    if kind not in KINDS:
        raise Unreadable(name, Reason("kind_to_convert", {"kind": kind}))
    if KINDS[kind].reader is None:
        decoded = decode(data, name)
        spend("characters", len(decoded.text))
        return make_source(name, data, kind, decoded)
    if is_read_alone(kind, len(data)):
        extract = confined.extract(data, kind, progress, cancelled)
    else:
        extract = extracted(data, kind, cancelled=cancelled)
    decoded = Decoded(extract.text, extract.encoding, extract.remarks)
    return make_source(name, data, kind, decoded, extract.boxes, extract.pages, extract.doubts)


def read_source(source: Source, *, part: int = 1) -> Report:
    """Read the report of a source; raises ``Unreadable`` where it holds none of that number."""
    view, name = source.view, source.path
    reports = reports_in(headings(view), view)
    if not 1 <= part <= len(reports):
        raise Unreadable(name, Reason("no_such_part", {"part": part, "count": len(reports)}))
    whole = _extent(view, reports, part)
    sections = tuple(
        replace(section, body=Span(section.body.start, min(section.body.end, whole.end)))
        for section in reports[part - 1]
    )
    opening = Span(whole.start, sections[0].heading.start if sections else whole.end)
    regions = table_regions(view, sections, whole)
    if not sections and not regions:
        raise Unreadable(name, Reason("not_a_report"))
    head = masthead(view, opening, whole)
    version = _version(view, regions, whole, head.year)
    doubtful = Stretches(source.doubts)
    tables = {
        table.key: doubtful.doubted(
            _table(source, version, table.key, regions.get(table.key), head.year)
        )
        for table in load_form(version).tables
    }
    if all(table.span is None for table in tables.values()) and len(sections) < 3:
        raise Unreadable(name, Reason("not_a_report"))
    remarks = source.remarks
    if len(reports) > 1:
        remarks = (*remarks, Reason("several_reports", {"count": len(reports), "part": part}))
    return Report(
        source=source,
        form=load_form(version),
        year=head.year,
        agency=head.agency,
        title=head.title,
        sections=sections,
        tables=tables,
        span=whole,
        remarks=remarks,
        part=part,
        parts=len(reports),
    )


def _table(
    source: Source, version: Version, key: str, region: Span | None, year: int | None
) -> Table:
    """One table of the form; one that a text draws with rules is read row by row unfolded."""
    rows = unfolded(source, region) if region else None
    if rows is None:
        return read_table(source, version, key, region, year)
    return rows.restored(read_table(rows.source, version, key, rows.span, year))


def _extent(view: str, reports: Sequence[Sequence[Section]], part: int) -> Span:
    """The stretch of a file that is its report of that number, title and opening included."""
    bounds = [0]
    for before, after in pairwise(reports):
        bounds.append(title_start(view, Span(before[-1].heading.end, after[0].heading.start)))
    bounds.append(len(view))
    return Span(bounds[part - 1], bounds[part])


def _version(view: str, regions: dict[str, Span], whole: Span, year: int | None) -> Version:
    """The form a report follows, by the words of 表二; by the year where it has none of them."""
    where = regions.get("t2", whole)
    old = len(set(_WORDS_OF_2019.findall(view, *where)))
    new = len(set(_WORDS_OF_2021.findall(view, *where)))
    if old != new:
        return "2019" if old > new else "2021"
    return "2019" if year is not None and year < _BINDING_SINCE else "2021"

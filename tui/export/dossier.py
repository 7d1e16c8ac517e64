"""What an exported document says, in words, before any format: one content, many renderers.

It is written for the office whose report was audited: what is wrong, with the numbers, what
was corrected and why, the tables with their marks, and what was looked at and let pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from parser import wording
from parser.findings import Finding, Severity
from parser.forms import Address, Block, Form, Row
from parser.report import Meaning, Number, Report, Span, Table
from parser.source import harmless
from parser.wording import cell_name, explain, message
from tui.audit.session import Session
from tui.audit.view import CellCorrection, Decision, Note, Orphan, Verdict
from tui.export.formats import ALL_PARTS, Part
from tui.locale import Lang, Words, words
from tui.marks import Face, faces

_NOT_IN_XML = re.compile("[\ufffe\uffff]")

_MOST_PLACES = 5

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True)
class Item:
    """One finding in words.

    ``places`` are the lines of the text it is about, ``explanation`` what stands behind the
    message, a paragraph an item; ``status`` says what was decided or what became of it.
    """

    severity: str
    family: str
    rule: str
    message: str
    places: tuple[str, ...]
    explanation: tuple[str, ...]
    status: str
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One row of a listing, its cells in words; the heads are the listing's."""

    cells: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """A titled table of words; without lines it is told as ``empty``."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    empty: str


@dataclass(frozen=True)
class Figure:
    """A cell of a statutory table: what is printed, its value in force, and its marks.

    ``value`` is ``None`` for what is no number; ``text`` is then what is shown.
    """

    text: str
    value: Number | None
    marks: str


@dataclass(frozen=True)
class Grid:
    """A block of a statutory table: header words by column, rows of a label and figures."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]


@dataclass(frozen=True)
class Dossier:
    """The whole document. Parts that were left out are ``None`` or empty."""

    lang: Lang
    title: str
    head: tuple[tuple[str, str], ...]
    summary: tuple[tuple[str, str], ...]
    findings: tuple[Item, ...] | None
    listings: tuple[Listing, ...]
    grids: tuple[Grid, ...]
    legend: str
    dismissed: tuple[Item, ...] | None


def dossier(
    session: Session, lang: Lang, *, parts: frozenset[Part] = ALL_PARTS, at: datetime | None = None
) -> Dossier:
    """The document of an audit; ``at`` is when it is written (now unless told)."""
    document: Dossier = _harmless(_dossier(session, lang, parts, at or datetime.now(UTC)))
    return document


def _dossier(session: Session, lang: Lang, parts: frozenset[Part], at: datetime) -> Dossier:
    say_ = words(lang)
    findings, dismissed = _findings(session, lang)
    listings = []
    if Part.CORRECTIONS in parts:
        listings.append(_corrections(session.corrections.values(), session.report, say_))
    if Part.NOTES in parts:
        listings.append(_notes(session, say_))
    if session.orphans:
        listings.append(_orphans(session.orphans, session.report, say_))
    return Dossier(
        lang=lang,
        title=say_(
            "dossier.title" if _year(session) else "dossier.title_undated",
            agency=_agency(session.report, say_),
            year=_year(session),
        ),
        head=_head(session, say_, at),
        summary=_summary(session, findings, say_),
        findings=findings if Part.FINDINGS in parts else None,
        listings=tuple(listings),
        grids=tuple(_grids(session, say_)) if Part.TABLES in parts else (),
        legend=say_("dossier.legend"),
        dismissed=dismissed if Part.DISMISSED in parts else None,
    )


def figure_text(value: Number | None, meaning: Meaning, say_: Words) -> str:
    """A value in force: the number, or the name of what stands there instead."""
    if meaning is Meaning.NUMBER and value is not None:
        return str(value)
    return say_(f"meaning.{meaning}")


def place_name(on: str | Span, report: Report, lang: Lang) -> str:
    """What a note is on, in words: a cell, a row, a table, a line of the text, the report."""
    say_ = words(lang)
    if isinstance(on, Span):
        lines = report.source.line_starts
        line = sum(start <= on.start for start in lines)
        return say_("place.text", line=line, quote=_short(report.source.at(on)))
    if on == "report":
        return say_("place.report")
    return wording.place_name(report.form, on, lang)


def row_name(row: Row, lang: Lang) -> str:
    """A row by its groups and its label."""
    return " > ".join((*row.group, row.label or row.short)) if lang == "zh" else row.english


def column_names(block: Block, form: Form, lang: Lang) -> tuple[str, ...]:
    """The columns by their labels, with their groups where the labels alone would not do."""
    zh = lang == "zh"
    labels = [column.label if zh else column.english for column in block.columns]
    if len(set(labels)) == len(labels):
        return tuple(labels)
    groups = [
        column.group if zh else tuple(form.group_english[group] for group in column.group)
        for column in block.columns
    ]
    return tuple(" · ".join((*group, label)) for group, label in zip(groups, labels, strict=True))


def _harmless(value: Any) -> Any:
    """The same with every text in it fit for a terminal and for XML, whoever wrote it."""
    match value:
        case StrEnum() | int() | Decimal() | None:
            return value
        case str():
            return _NOT_IN_XML.sub("\ufffd", harmless(value))
        case tuple():
            return tuple(map(_harmless, value))
        case _:
            names = [field.name for field in fields(value)]
            return replace(value, **{name: _harmless(getattr(value, name)) for name in names})


def _agency(report: Report, say_: Words) -> str:
    return report.agency or say_("dossier.agency_unknown")


def _year(session: Session) -> str:
    return "" if session.report.year is None else str(session.report.year)


def _head(session: Session, say_: Words, at: datetime) -> tuple[tuple[str, str], ...]:
    report = session.report
    auditors = {event.auditor: None for event in session.history if event.auditor}
    return (
        (say_("dossier.agency"), _agency(report, say_)),
        (say_("dossier.year"), _year(session) or say_("dossier.year_unknown")),
        (say_("dossier.form"), say_("dossier.form_of", version=report.form.version,
                                    notice=report.form.notice)),
        (say_("dossier.file"), Path(report.source.path).name),
        ("SHA-256", report.source.sha256),
        (say_("dossier.auditors"), "、".join(auditors or {session.auditor: None})),
        (say_("dossier.written"), at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")),
    )  # fmt: skip


def _summary(
    session: Session, findings: Iterable[Item], say_: Words
) -> tuple[tuple[str, str], ...]:
    found = session.as_printed.findings
    counts = [
        (say_(f"severity.{severity}"), sum(finding.severity is severity for finding in found))
        for severity in SEVERITIES
    ]
    verdicts = [decision.verdict for decision in session.decisions.values()]
    still_open = say_("status.open")
    return tuple(
        (name, str(count))
        for name, count in (
            *counts,
            (say_("status.confirmed"), verdicts.count(Verdict.CONFIRMED)),
            (say_("status.dismissed"), verdicts.count(Verdict.DISMISSED)),
            (still_open, sum(item.status == still_open for item in findings)),
            (say_("dossier.corrected_cells"), len(session.corrections)),
            (say_("dossier.note_count"), len(session.notes)),
        )
    )


def _findings(session: Session, lang: Lang) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What is to be told, gravest first, and what was dismissed.

    The findings of the report as published are all there, also those that a correction has
    settled since: the office is told what it printed. Those that only a correction brought up
    follow.
    """
    now = {finding.id for finding in session.assessment.findings}
    printed = {finding.id for finding in session.as_printed.findings}
    later = [finding for finding in session.assessment.findings if finding.id not in printed]
    told: list[Item] = []
    dismissed: list[Item] = []
    for severity in SEVERITIES:
        for finding in (*session.as_printed.findings, *later):
            if finding.severity is not severity:
                continue
            decision = session.decisions.get(finding.id)
            if decision is not None:
                status = f"status.{decision.verdict}"
            elif finding.id not in now:
                status = "status.settled"
            else:
                status = "status.open" if finding.id in printed else "status.arisen"
            item = _item(finding, decision, status, session, lang)
            (dismissed if status == "status.dismissed" else told).append(item)
    return tuple(told), tuple(dismissed)


def _item(
    finding: Finding, decision: Decision | None, status: str, session: Session, lang: Lang
) -> Item:
    report, say_ = session.report, words(lang)
    return Item(
        severity=say_(f"severity.{finding.severity}"),
        family=say_(f"family.{finding.family}"),
        rule=finding.rule,
        message=message(finding, report, lang),
        places=_places(finding, report, lang),
        explanation=tuple(explain(finding, report, lang)[1:]),
        status=say_(status),
        reason=decision.reason if decision else "",
        notes=tuple(note.text for note in session.notes if note.on == finding.id),
    )


def _places(finding: Finding, report: Report, lang: Lang) -> tuple[str, ...]:
    """The lines of the text that a finding is about; of cells its message speaks itself."""
    if finding.equations:
        return ()
    told = tuple(place_name(span, report, lang) for span in finding.spans[:_MOST_PLACES])
    return (*told, "…") if len(finding.spans) > _MOST_PLACES else told


def _corrections(items: Iterable[CellCorrection], report: Report, say_: Words) -> Listing:
    return Listing(
        title=say_("dossier.corrections"),
        heads=tuple(map(say_, ("head.cell", "head.printed", "head.corrected", "head.cause",
                               "head.at", "head.auditor"))),
        lines=tuple(Line(_correction(item, report, say_)) for item in items),
        empty=say_("dossier.no_corrections"),
    )  # fmt: skip


def _correction(item: CellCorrection, report: Report, say_: Words) -> tuple[str, ...]:
    known = item.cell in report.form.places
    return (
        cell_name(report.form, item.cell, say_.lang) if known else item.cell,
        item.printed.strip() or say_("meaning.blank"),
        figure_text(item.value, item.meaning, say_),
        say_(f"cause.{item.cause}") if item.cause else "",
        _when(item.at),
        item.auditor,
    )


def _notes(session: Session, say_: Words) -> Listing:
    """Every note but those on findings, which stand with their finding."""
    report = session.report
    notes = [note for note in session.notes if note.finding is None]
    return Listing(
        title=say_("dossier.notes"),
        heads=tuple(map(say_, ("head.place", "head.severity", "head.note", "head.at",
                               "head.auditor"))),
        lines=tuple(Line(_note(note, report, say_)) for note in notes),
        empty=say_("dossier.no_notes"),
    )  # fmt: skip


def _note(note: Note, report: Report, say_: Words) -> tuple[str, ...]:
    return (
        place_name(note.on, report, say_.lang),
        say_(f"severity.{note.severity}"),
        note.text,
        _when(note.at),
        note.auditor,
    )


def _orphans(items: Iterable[Orphan], report: Report, say_: Words) -> Listing:
    return Listing(
        title=say_("dossier.orphans"),
        heads=tuple(map(say_, ("head.place", "head.orphan", "head.at", "head.auditor"))),
        lines=tuple(Line(_orphan(item, report, say_)) for item in items),
        empty="",
    )


def _orphan(item: Orphan, report: Report, say_: Words) -> tuple[str, ...]:
    match item:
        case CellCorrection():
            cell, printed, value, *_ = _correction(item, report, say_)
            what = say_("dossier.change", cell="", printed=printed, proposed=value).strip()
            return cell, what, _when(item.at), item.auditor
        case Note():
            place = item.quote and _short(item.quote)
            return place or str(item.on), item.text, _when(item.at), item.auditor
        case Decision():
            what = say_(f"status.{item.verdict}") + (f": {item.reason}" if item.reason else "")
            return item.rule, what, _when(item.at), item.auditor


def _grids(session: Session, say_: Words) -> Iterator[Grid]:
    marks = faces(session)
    for table in session.report.tables.values():
        if table.span is None:
            continue
        for block in table.form.blocks:
            yield _grid(session, table, block, marks, say_)


def _grid(
    session: Session, table: Table, block: Block, marks: Mapping[Address, Face], say_: Words
) -> Grid:
    rows = []
    for row in block.collapsed_rows if table.collapsed else block.official_rows:
        figures = []
        for column in block.columns:
            address = table.form.address(row, column)
            face = marks[address]
            figures.append(
                _figure(session, address, face.badge + ('"' if face.noted else ""), say_)
            )
        rows.append((row_name(row, say_.lang), tuple(figures)))
    title = table.form.title if say_.lang == "zh" else table.form.english
    return Grid(
        title=f"{title} {block.label}".strip(),
        columns=column_names(block, session.report.form, say_.lang),
        rows=tuple(rows),
    )


def _figure(session: Session, address: Address, marks: str, say_: Words) -> Figure:
    cell = session.report[address]
    correction = session.corrections.get(address)
    if correction is None:
        number = cell.value if cell.meaning is Meaning.NUMBER else None
        absent = cell.meaning is Meaning.ABSENT
        return Figure(say_("meaning.absent") if absent else cell.text.strip(), number, marks)
    new = figure_text(correction.value, correction.meaning, say_)
    return Figure(f"{cell.text.strip() or say_('meaning.blank')}→{new}", None, marks)


def _when(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M")


def _short(text: str, most: int = 40) -> str:
    line = " ".join(harmless(text).split())
    return line if len(line) <= most else line[: most - 1] + "…"

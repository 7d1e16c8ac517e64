"""What an exported document says, in words, before any format: one content, many renderers.

It is written for the office whose report was audited: what is wrong, with the numbers, what
was corrected and why, the tables with their marks, and what was looked at and let pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from parser.findings import Severity
from parser.harmless import printable
from parser.report import Report
from tui.audit.state import AuditState
from tui.export.finding_items import FindingItem, findings_of
from tui.export.formats import ALL_PARTS, DocumentPart
from tui.export.listings import Listing, corrections_listing, notes_listing, orphans_listing
from tui.export.plain_tables import PlainTable, plain_tables_of
from tui.export.sheets import Sheet, sheets_of
from tui.locale import Lang, Words, words


@dataclass(frozen=True)
class Dossier:
    """The whole document. Parts that were left out are ``None`` or empty."""

    lang: Lang
    title: str
    head: tuple[tuple[str, str], ...]
    summary: tuple[tuple[str, str], ...]
    findings: tuple[FindingItem, ...] | None
    listings: tuple[Listing, ...]
    tables: tuple[PlainTable, ...]
    """The tables as plain grids, for formats whose cells cannot be merged or should not be."""
    sheets: tuple[Sheet, ...]
    """The same tables as the form prints them."""
    legend: str
    dismissed: tuple[FindingItem, ...] | None


def dossier(
    state: AuditState,
    lang: Lang,
    *,
    parts: frozenset[DocumentPart] = ALL_PARTS,
    at: datetime | None = None,
) -> Dossier:
    """The document of an audit; ``at`` is when it is written (now unless told)."""
    document: Dossier = _printable(_dossier(state, lang, parts, at or datetime.now(UTC)))
    return document


def _dossier(
    state: AuditState, lang: Lang, parts: frozenset[DocumentPart], at: datetime
) -> Dossier:
    phrase = words(lang)
    findings, dismissed = findings_of(state, lang)
    listings = []
    if DocumentPart.CORRECTIONS in parts:
        listings.append(corrections_listing(state.corrections.values(), state.report, phrase))
    if DocumentPart.NOTES in parts:
        listings.append(notes_listing(state, phrase))
    if state.orphans:
        listings.append(orphans_listing(state.orphans, state.report, phrase))
    return Dossier(
        lang=lang,
        title=phrase(
            "dossier.title" if _year(state) else "dossier.title_undated",
            agency=_agency(state.report, phrase),
            year=_year(state),
        ),
        head=_head(state, phrase, at),
        summary=_summary(state, findings, dismissed, phrase),
        findings=findings if DocumentPart.FINDINGS in parts else None,
        listings=tuple(listings),
        tables=tuple(plain_tables_of(state, phrase)) if DocumentPart.TABLES in parts else (),
        sheets=tuple(sheets_of(state, phrase)) if DocumentPart.TABLES in parts else (),
        legend=phrase("dossier.legend"),
        dismissed=dismissed if DocumentPart.DISMISSED in parts else None,
    )


def _printable(value: Any) -> Any:
    """The same with every text in it fit for a terminal and for XML, whoever wrote it."""
    match value:
        case StrEnum() | int() | Decimal() | None:
            return value
        case str():
            return printable(value)
        case tuple():
            return tuple(map(_printable, value))
        case _:
            names = [field.name for field in fields(value)]
            return replace(value, **{name: _printable(getattr(value, name)) for name in names})


def _agency(report: Report, phrase: Words) -> str:
    return report.agency or phrase("dossier.agency_unknown")


def _year(state: AuditState) -> str:
    return "" if state.report.year is None else str(state.report.year)


def _head(state: AuditState, phrase: Words, at: datetime) -> tuple[tuple[str, str], ...]:
    report = state.report
    auditors = {event.auditor: None for event in state.history if event.auditor}
    return (
        (phrase("dossier.agency"), _agency(report, phrase)),
        (phrase("dossier.year"), _year(state) or phrase("dossier.year_unknown")),
        (phrase("dossier.form"), phrase("dossier.form_of", version=report.form.version,
                                    notice=report.form.notice)),
        (phrase("dossier.file"), Path(report.source.path).name),
        ("SHA-256", report.source.sha256),
        (phrase("dossier.auditors"), "、".join(auditors or {state.auditor: None})),
        (phrase("dossier.written"), at.astimezone().strftime("%Y-%m-%d %H:%M %z")),
    )  # fmt: skip


def _summary(
    state: AuditState, told: Sequence[FindingItem], dismissed: Sequence[FindingItem], phrase: Words
) -> tuple[tuple[str, str], ...]:
    """The findings told by severity, and the same ones by what became of them."""
    severities = Counter(item.severity for item in told)
    statuses = Counter(item.status for item in (*told, *dismissed))
    names = ["status.confirmed", "status.settled", "status.dismissed", "status.open"]
    if statuses[phrase("status.arisen")]:
        names.append("status.arisen")
    counts = [
        *((phrase(f"severity.{severity}"), severities[phrase(f"severity.{severity}")])
          for severity in Severity),
        *((phrase(name), statuses[phrase(name)]) for name in names),
        (phrase("dossier.corrected_cells"), len(state.corrections)),
        (phrase("dossier.note_count"), len(state.notes)),
    ]  # fmt: skip
    return tuple((name, str(count)) for name, count in counts)

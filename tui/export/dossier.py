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
from tui.export.findings import Item, findings_of
from tui.export.formats import ALL_PARTS, Part
from tui.export.grids import Grid, grids_of
from tui.export.listings import Listing, corrections_listing, notes_listing, orphans_listing
from tui.export.sheets import Sheet, sheets_of
from tui.locale import Lang, Words, words


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
    """The tables as plain grids, for formats whose cells cannot be merged or should not be."""
    sheets: tuple[Sheet, ...]
    """The same tables as the form prints them."""
    legend: str
    dismissed: tuple[Item, ...] | None


def dossier(
    state: AuditState, lang: Lang, *, parts: frozenset[Part] = ALL_PARTS, at: datetime | None = None
) -> Dossier:
    """The document of an audit; ``at`` is when it is written (now unless told)."""
    document: Dossier = _printable(_dossier(state, lang, parts, at or datetime.now(UTC)))
    return document


def _dossier(state: AuditState, lang: Lang, parts: frozenset[Part], at: datetime) -> Dossier:
    say_ = words(lang)
    findings, dismissed = findings_of(state, lang)
    listings = []
    if Part.CORRECTIONS in parts:
        listings.append(corrections_listing(state.corrections.values(), state.report, say_))
    if Part.NOTES in parts:
        listings.append(notes_listing(state, say_))
    if state.orphans:
        listings.append(orphans_listing(state.orphans, state.report, say_))
    return Dossier(
        lang=lang,
        title=say_(
            "dossier.title" if _year(state) else "dossier.title_undated",
            agency=_agency(state.report, say_),
            year=_year(state),
        ),
        head=_head(state, say_, at),
        summary=_summary(state, findings, dismissed, say_),
        findings=findings if Part.FINDINGS in parts else None,
        listings=tuple(listings),
        grids=tuple(grids_of(state, say_)) if Part.TABLES in parts else (),
        sheets=tuple(sheets_of(state, say_)) if Part.TABLES in parts else (),
        legend=say_("dossier.legend"),
        dismissed=dismissed if Part.DISMISSED in parts else None,
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


def _agency(report: Report, say_: Words) -> str:
    return report.agency or say_("dossier.agency_unknown")


def _year(state: AuditState) -> str:
    return "" if state.report.year is None else str(state.report.year)


def _head(state: AuditState, say_: Words, at: datetime) -> tuple[tuple[str, str], ...]:
    report = state.report
    auditors = {event.auditor: None for event in state.history if event.auditor}
    return (
        (say_("dossier.agency"), _agency(report, say_)),
        (say_("dossier.year"), _year(state) or say_("dossier.year_unknown")),
        (say_("dossier.form"), say_("dossier.form_of", version=report.form.version,
                                    notice=report.form.notice)),
        (say_("dossier.file"), Path(report.source.path).name),
        ("SHA-256", report.source.sha256),
        (say_("dossier.auditors"), "、".join(auditors or {state.auditor: None})),
        (say_("dossier.written"), at.astimezone().strftime("%Y-%m-%d %H:%M %z")),
    )  # fmt: skip


def _summary(
    state: AuditState, told: Sequence[Item], dismissed: Sequence[Item], say_: Words
) -> tuple[tuple[str, str], ...]:
    """The findings told by severity, and the same ones by what became of them."""
    severities = Counter(item.severity for item in told)
    statuses = Counter(item.status for item in (*told, *dismissed))
    names = ["status.confirmed", "status.settled", "status.dismissed", "status.open"]
    if statuses[say_("status.arisen")]:
        names.append("status.arisen")
    counts = [
        *((say_(f"severity.{severity}"), severities[say_(f"severity.{severity}")])
          for severity in Severity),
        *((say_(name), statuses[say_(name)]) for name in names),
        (say_("dossier.corrected_cells"), len(state.corrections)),
        (say_("dossier.note_count"), len(state.notes)),
    ]  # fmt: skip
    return tuple((name, str(count)) for name, count in counts)

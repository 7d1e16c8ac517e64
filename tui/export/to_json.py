"""JSON: the contract of ``gouji check --format json`` with what the auditor did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from parser.report import Span
from tui.audit.in_force import CellCorrection, Decision, Note, Orphan
from tui.audit.state import AuditState
from tui.contract import (
    AuditRecord,
    CorrectionRecord,
    DecisionRecord,
    NoteRecord,
    OrphansRecord,
    ReportDocument,
    plain,
)
from tui.export.formats import DocumentPart
from tui.export.json_text import json_page
from tui.locale import Lang
from tui.output import report_document


def render(state: AuditState, lang: Lang, parts: frozenset[DocumentPart]) -> bytes:
    """The whole report and audit, whatever ``parts`` says: other programs choose themselves."""
    del parts
    return json_page(plain(export_document(state, lang))).encode()


def export_document(state: AuditState, lang: Lang, *, with_text: bool = False) -> ReportDocument:
    """The report as published, with what its auditors corrected, noted and decided."""
    document = report_document(state.report, state.as_printed, lang, with_text=with_text)
    return document.model_copy(update={"audit": audit_record(state)})


def audit_record(state: AuditState) -> AuditRecord:
    """The work stored for a report."""
    return AuditRecord(
        corrections=_corrections(state.corrections.values()),
        notes=_notes(state.notes),
        decisions=_decisions(state.decisions.values()),
        orphans=OrphansRecord(
            corrections=_corrections(state.orphans),
            notes=_notes(state.orphans),
            decisions=_decisions(state.orphans),
        ),
        events=len(state.history),
    )


def utc(at: datetime) -> str:
    """A time as ISO 8601 to the second, for instance ``2026-01-20T08:15:00Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _corrections(items: Iterable[Orphan]) -> tuple[CorrectionRecord, ...]:
    return tuple(
        CorrectionRecord(
            cell=item.cell,
            printed=item.printed,
            value=item.value,
            meaning=item.meaning,
            cause=item.cause,
            at=utc(item.at),
            auditor=item.auditor,
        )
        for item in items
        if isinstance(item, CellCorrection)
    )


def _notes(items: Iterable[Orphan]) -> tuple[NoteRecord, ...]:
    return tuple(
        NoteRecord(
            id=item.id,
            on=(item.on.start, item.on.end) if isinstance(item.on, Span) else item.on,
            text=item.text,
            severity=item.severity,
            at=utc(item.at),
            auditor=item.auditor,
        )
        for item in items
        if isinstance(item, Note)
    )


def _decisions(items: Iterable[Orphan]) -> tuple[DecisionRecord, ...]:
    return tuple(
        DecisionRecord(
            finding=item.finding,
            verdict=item.verdict,
            reason=item.reason,
            at=utc(item.at),
            auditor=item.auditor,
        )
        for item in items
        if isinstance(item, Decision)
    )

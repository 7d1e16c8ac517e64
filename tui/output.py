"""The machine-readable output (``gouji/report/1``): a contract with other programs.

The models below are its definition; ``docs/report.schema.json`` is made from them. Field names
never change; a field may be added.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from parser.findings import Assessment, Cause, Equation, Family, Finding, Proposal, Severity
from parser.report import Cell, Meaning, Reason, Report, Span, State, Table
from parser.source import harmless
from parser.wording import message, say
from tui.audit.session import Session
from tui.audit.view import CellCorrection, Decision, Note, Orphan, Verdict
from tui.locale import Lang

SCHEMA: Literal["gouji/report/1"] = "gouji/report/1"

Number = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]
"""A JSON number with the digits that are printed (``15.50`` stays ``15.50``)."""

Stretch = tuple[int, int]
"""Code points of the decoded source, end exclusive."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True, extra="forbid")


class SourceRecord(_Model):
    """The file; ``text`` is there with ``--with-text`` only."""

    path: str
    sha256: str
    kind: str
    encoding: str
    characters: int
    text: str | None = None


class CellRecord(_Model):
    """A cell of the form as read; see ``parser.report`` for the meanings and states."""

    address: str
    text: str
    value: Number | None
    meaning: Meaning
    state: State
    span: Stretch | None
    evidence: tuple[str, ...]


class TableRecord(_Model):
    """A table with every cell of the form; ``span`` is null when the file lacks it."""

    key: str
    title: str
    span: Stretch | None
    cells: tuple[CellRecord, ...]


class EquationRecord(_Model):
    """A balance with the numbers of the report: ``difference`` is left minus right."""

    rule: str
    of: str
    cells: tuple[str, ...]
    left: Number
    right: Number
    difference: Number


class DiagnosisRecord(_Model):
    """Who is at fault, and why we think so."""

    cause: Cause
    why: str


class ChangeRecord(_Model):
    """One cell of a proposal."""

    cell: str
    before: str = Field(alias="from")
    after: str = Field(alias="to")


class ProposalRecord(_Model):
    """Changes that restore every rule in ``restores``."""

    changes: tuple[ChangeRecord, ...]
    restores: tuple[str, ...]
    unique: bool
    why: str


class FindingRecord(_Model):
    """One thing an auditor should know."""

    id: str
    rule: str
    family: Family
    severity: Severity
    cells: tuple[str, ...]
    spans: tuple[Stretch, ...]
    message: str
    equations: tuple[EquationRecord, ...]
    diagnosis: DiagnosisRecord | None
    proposals: tuple[ProposalRecord, ...]


class CorrectionRecord(_Model):
    """What an auditor says a cell means; ``cause`` is null while nobody has said."""

    cell: str
    printed: str
    value: Number | None
    meaning: Meaning
    cause: Cause | None
    at: str
    auditor: str


class NoteRecord(_Model):
    """A note on an address, the beginning of one, a finding id, a span or ``report``."""

    id: str
    on: str | Stretch
    text: str
    severity: Severity
    at: str
    auditor: str


class DecisionRecord(_Model):
    """What an auditor said of a finding."""

    finding: str
    verdict: Verdict
    reason: str
    at: str
    auditor: str


class OrphansRecord(_Model):
    """Work that fits nothing in this version of the report: kept, not applied."""

    corrections: tuple[CorrectionRecord, ...]
    notes: tuple[NoteRecord, ...]
    decisions: tuple[DecisionRecord, ...]


class AuditRecord(_Model):
    """What auditors did; ``events`` is how many lines the log holds. Times are UTC."""

    corrections: tuple[CorrectionRecord, ...]
    notes: tuple[NoteRecord, ...]
    decisions: tuple[DecisionRecord, ...]
    orphans: OrphansRecord
    events: int


class ReportDocument(_Model):
    """One report as read and checked; ``unassessed`` says what could not be checked, and why."""

    schema_: Literal["gouji/report/1"] = Field(default=SCHEMA, alias="schema")
    source: SourceRecord
    form: Literal["2019", "2021"]
    year: int | None
    agency: str | None
    tables: tuple[TableRecord, ...]
    findings: tuple[FindingRecord, ...]
    remarks: tuple[str, ...]
    unassessed: tuple[str, ...]
    audit: AuditRecord | None = None


class ErrorRecord(_Model):
    """The line of ``jsonl`` for a file that could not be read as a report."""

    schema_: Literal["gouji/report/1"] = Field(default=SCHEMA, alias="schema")
    source: dict[Literal["path"], str]
    error: str
    code: str


def plain(record: _Model) -> dict[str, Any]:
    """The record as JSON-like values under the names of the contract; figures stay exact."""
    document = record.model_dump(by_alias=True)
    if isinstance(record, ReportDocument):
        if record.source.text is None:
            del document["source"]["text"]
        if record.audit is None:
            del document["audit"]
    return document


def report_document(
    report: Report, assessment: Assessment, lang: Lang, *, with_text: bool = False
) -> ReportDocument:
    """A report and what the rules say of it; words in ``lang``."""
    source = report.source
    return ReportDocument(
        source=SourceRecord(
            path=harmless(source.path),
            sha256=source.sha256,
            kind=source.kind,
            encoding=source.encoding,
            characters=len(source.text),
            text=source.text if with_text else None,
        ),
        form=report.form.version,
        year=report.year,
        agency=report.agency,
        tables=tuple(_table(table, report, lang) for table in report.tables.values()),
        findings=tuple(_finding(finding, report, lang) for finding in assessment.findings),
        remarks=_said(report.remarks, report, lang),
        unassessed=_said(assessment.unassessed, report, lang),
    )


def export_document(session: Session, lang: Lang, *, with_text: bool = False) -> ReportDocument:
    """The report as published, with what its auditors corrected, noted and decided."""
    document = report_document(session.report, session.as_printed, lang, with_text=with_text)
    return document.model_copy(update={"audit": audit_record(session)})


def audit_record(session: Session) -> AuditRecord:
    """The work stored for a report."""
    return AuditRecord(
        corrections=_corrections(session.corrections.values()),
        notes=_notes(session.notes),
        decisions=_decisions(session.decisions.values()),
        orphans=OrphansRecord(
            corrections=_corrections(session.orphans),
            notes=_notes(session.orphans),
            decisions=_decisions(session.orphans),
        ),
        events=len(session.history),
    )


def utc(at: datetime) -> str:
    """A time as ISO 8601 to the second, for instance ``2026-01-20T08:15:00Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def json_schema() -> dict[str, Any]:
    """The JSON schema of one report."""
    return ReportDocument.model_json_schema(by_alias=True, mode="serialization")


def _said(reasons: Iterable[Reason], report: Report, lang: Lang) -> tuple[str, ...]:
    return tuple(say(reason, report, lang) for reason in reasons)


def _table(table: Table, report: Report, lang: Lang) -> TableRecord:
    return TableRecord(
        key=table.key,
        title=table.form.title if lang == "zh" else table.form.english,
        span=table.span,
        cells=tuple(_cell(cell, report, lang) for cell in table.cells.values()),
    )


def _cell(cell: Cell, report: Report, lang: Lang) -> CellRecord:
    return CellRecord(
        address=cell.address,
        text=cell.text,
        value=cell.value,
        meaning=cell.meaning,
        state=cell.state,
        span=cell.span,
        evidence=_said(cell.evidence, report, lang),
    )


def _finding(finding: Finding, report: Report, lang: Lang) -> FindingRecord:
    return FindingRecord(
        id=finding.id,
        rule=finding.rule,
        family=finding.family,
        severity=finding.severity,
        cells=finding.cells,
        spans=finding.spans,
        message=message(finding, report, lang),
        equations=tuple(map(_equation, finding.equations)),
        diagnosis=_diagnosis(finding, report, lang),
        proposals=tuple(_proposal(proposal, report, lang) for proposal in finding.proposals),
    )


def _diagnosis(finding: Finding, report: Report, lang: Lang) -> DiagnosisRecord | None:
    if finding.diagnosis is None:
        return None
    why = " ".join(_said(finding.diagnosis.why, report, lang))
    return DiagnosisRecord(cause=finding.diagnosis.cause, why=why)


def _equation(equation: Equation) -> EquationRecord:
    return EquationRecord(
        rule=equation.rule,
        of=equation.of,
        cells=equation.cells,
        left=equation.left,
        right=equation.right,
        difference=equation.difference,
    )


def _proposal(proposal: Proposal, report: Report, lang: Lang) -> ProposalRecord:
    return ProposalRecord(
        changes=tuple(
            ChangeRecord(**{"cell": change.cell, "from": change.printed, "to": change.proposed})
            for change in proposal.changes
        ),
        restores=proposal.restores,
        unique=proposal.unique,
        why=say(proposal.why, report, lang),
    )


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

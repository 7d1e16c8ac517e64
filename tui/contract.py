"""The machine-readable output (``gouji/report/1``): a contract with other programs.

The models below are its definition; ``docs/report.schema.json`` is made from them. Field names
never change; a field may be added.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from parser.findings import Cause, Family, Severity
from parser.report import Meaning, State
from tui.audit.in_force import Verdict

SCHEMA: Literal["gouji/report/1"] = "gouji/report/1"

Number = Annotated[int | Decimal, WithJsonSchema({"type": "number"})]
"""A JSON number with the digits that are printed (``15.50`` stays ``15.50``)."""

Stretch = tuple[int, int]
"""Code points of the decoded source, end exclusive."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


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


def json_schema() -> dict[str, Any]:
    """The JSON schema of one report."""
    return ReportDocument.model_json_schema(by_alias=True, mode="serialization")

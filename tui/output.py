"""A report and its findings as a document of the contract."""

from __future__ import annotations

from collections.abc import Iterable

from parser.findings import Assessment, Equation, Finding, Proposal
from parser.harmless import printable
from parser.report import Cell, Reason, Report, Table
from parser.wording import message, say
from tui.contract import (
    CellRecord,
    ChangeRecord,
    DiagnosisRecord,
    EquationRecord,
    FindingRecord,
    ProposalRecord,
    ReportDocument,
    SourceRecord,
    TableRecord,
)
from tui.locale import Lang


def report_document(
    report: Report, assessment: Assessment, lang: Lang, *, with_text: bool = False
) -> ReportDocument:
    """A report and what the rules say of it; words in ``lang``."""
    source = report.source
    return ReportDocument(
        source=SourceRecord(
            path=printable(source.path),
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

"""The official labels of the rows: lost, garbled, misspelt, or in another wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.report import Label, LabelStatus, Meaning, Table
from parser.rules.registry import FORM_2021, Basis, found, rule

STATUSES = {
    LabelStatus.MISSING: ("missing", Family.MISPARSE, Severity.WARNING),
    LabelStatus.GARBLED: ("garbled", Family.MISPARSE, Severity.INFO),
    LabelStatus.MISSPELT: ("misspelt", Family.STRUCTURE, Severity.WARNING),
    LabelStatus.WORDING: ("wording", Family.STRUCTURE, Severity.INFO),
}
MOST_REASONS = 2


def labels(case: Case) -> Iterator[Finding]:
    """Labels that are not as 国办公开办函〔2021〕30号 (2019: 60号) prints them, one a row."""
    for table in case.report.tables.values():
        if table.span is None:
            continue
        for label in table.labels:
            if label.status is not LabelStatus.EXACT:
                yield from _label(case, table, label)


for _table in ("t2", "t3", "t4"):
    for _name, _family, _severity in STATUSES.values():
        rule(f"{_table}.label_{_name}", _family, _severity, Basis.OFFICIAL, f"{FORM_2021} 附件")(
            labels
        )


def _label(case: Case, table: Table, label: Label) -> Iterator[Finding]:
    cells = case.rows.get(f"{table.key}.{label.row}", ())
    if not cells or all(cell.meaning is Meaning.ABSENT for cell in cells):
        return
    name = STATUSES[label.status][0]
    lost = label.status is LabelStatus.MISSING
    if lost and all(cell.address in case.corrections for cell in cells):
        return
    reasons = dict.fromkeys(reason.code for cell in cells for reason in cell.evidence)
    evidence = [
        next(reason for cell in cells for reason in cell.evidence if reason.code == code)
        for code in reasons
        if code != "label_missing"
    ]
    yield replace(
        found(
            case.report,
            f"{table.key}.label_{name}",
            [cell.address for cell in cells],
            spans=[label.span] if label.span is not None else (),
            of=label.row,
            facts={
                "row": f"{label.table}.{label.row}",
                "text": label.text.strip(),
                "figures": " ".join(cell.text.strip() or "·" for cell in cells),
            },
        ),
        diagnosis=Diagnosis(Cause.MISPARSE, tuple(evidence[:MOST_REASONS])) if lost else None,
    )

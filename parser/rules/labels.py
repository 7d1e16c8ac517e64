"""The official labels of the rows: lost, garbled, misspelt, or in another wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.report import Label, LabelStatus, Meaning, Table
from parser.rules.doubtful import MOST_ROWS
from parser.rules.registry import FORM_2021, Basis, found, rule

STATUSES = {
    LabelStatus.MISSING: ("missing", Family.MISPARSE, Severity.WARNING),
    LabelStatus.GARBLED: ("garbled", Family.MISPARSE, Severity.INFO),
    LabelStatus.MISSPELT: ("misspelt", Family.STRUCTURE, Severity.WARNING),
    LabelStatus.WORDING: ("wording", Family.STRUCTURE, Severity.INFO),
}
MOST_REASONS = 2


def labels(case: Case) -> Iterator[Finding]:
    """Labels that are not as 国办公开办函〔2021〕30号 (2019: 60号) prints them.

    One finding a row; labels that are printed, but many of them wrong in the same way, are one
    finding for the table.
    """
    for table in case.report.tables.values():
        alike: dict[LabelStatus, list[Label]] = {}
        for label in table.labels:
            if label.status is not LabelStatus.EXACT and table.span is not None:
                alike.setdefault(label.status, []).append(label)
        for status, members in alike.items():
            if status is not LabelStatus.MISSING and len(members) > MOST_ROWS:
                yield _labels(case, table, members)
            else:
                for label in members:
                    yield from _label(case, table, label)


for _table in ("t2", "t3", "t4"):
    for _name, _family, _severity in STATUSES.values():
        rule(f"{_table}.label_{_name}", _family, _severity, Basis.OFFICIAL, f"{FORM_2021} 附件")(
            labels
        )


def _labels(case: Case, table: Table, members: Sequence[Label]) -> Finding:
    rows = [f"{table.key}.{label.row}" for label in members]
    return found(
        case.report,
        f"{table.key}.label_{STATUSES[members[0].status][0]}",
        [cell.address for row in rows for cell in case.rows.get(row, ())],
        spans=[label.span for label in members if label.span is not None],
        variant="rows",
        of=" ".join(rows),
        facts={
            "table": table.key,
            "count": len(rows),
            "rows": " ".join(rows[:MOST_ROWS]),
            "more": len(rows) - MOST_ROWS,
        },
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

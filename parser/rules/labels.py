"""The official labels of the rows: lost, garbled, misspelt, or in another wording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.report import Fact, Label, LabelStatus, Meaning, Table
from parser.rules.doubtful import MOST_REASONS, figures_of
from parser.rules.listed import MOST_ALIKE, listed
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

TABLES = {
    "t2": Bilingual("表二行名", "Table 2, row label"),
    "t3": Bilingual("表三行名", "Table 3, row label"),
    "t4": Bilingual("表四栏名", "Table 4, label"),
}
MISSING = {
    "": Bilingual(
        "{row}的行名在文件中缺失，该行数字 {figures} 是按位置归入的，请对照原文",
        "The label of {row} is lost; its figures {figures} were placed by position: compare with "
        "the source",
    ),
}
GARBLED = {
    "": Bilingual(
        "{row}的行名残缺或夹有杂字（“{text}”），已辨认",
        "The label of {row} is damaged (“{text}”) but was recognised",
    ),
    "rows": Bilingual(
        "{table}有 {count} 行的行名残缺或夹有杂字，已辨认：{rows}{more}",
        "{count} labels of {table} are damaged but were recognised: {rows}{more}",
    ),
}
MISSPELT = {
    "": Bilingual(
        "{row}的行名印作“{text}”，与格式文本不符",
        "The label of {row} is printed “{text}”, which is not the official label",
    ),
    "rows": Bilingual(
        "{table}有 {count} 行的行名与格式文本不符：{rows}{more}",
        "{count} labels of {table} are not the official ones: {rows}{more}",
    ),
}
WORDING = {
    "": Bilingual(
        "{row}的行名印作“{text}”，与格式文本用词不同",
        "The label of {row} is printed “{text}”, worded differently from the official label",
    ),
    "rows": Bilingual(
        "{table}有 {count} 行的行名与格式文本用词不同：{rows}{more}",
        "{count} labels of {table} are worded differently from the official ones: {rows}{more}",
    ),
}


def _rules(
    status: LabelStatus,
    family: Family,
    severity: Severity,
    ending: Bilingual,
    says: dict[str, Bilingual],
) -> dict[tuple[str, LabelStatus], Rule]:
    """One status of labels as a rule of each table."""
    return {
        (table, status): Rule(
            f"{table}.label_{status}",
            family,
            severity,
            Basis.OFFICIAL,
            f"{FORM_2021} 附件",
            name=Bilingual(name.zh + ending.zh, f"{name.en} {ending.en}"),
            says=says,
        )
        for table, name in TABLES.items()
    }


RULES = (
    _rules(
        LabelStatus.MISSING,
        Family.MISPARSE,
        Severity.WARNING,
        Bilingual("缺失", "lost"),
        MISSING,
    )
    | _rules(
        LabelStatus.GARBLED,
        Family.MISPARSE,
        Severity.INFO,
        Bilingual("残损", "damaged"),
        GARBLED,
    )
    | _rules(
        LabelStatus.MISSPELT,
        Family.STRUCTURE,
        Severity.WARNING,
        Bilingual("有误", "misspelt"),
        MISSPELT,
    )
    | _rules(
        LabelStatus.WORDING,
        Family.STRUCTURE,
        Severity.INFO,
        Bilingual("与格式文本不同", "worded differently"),
        WORDING,
    )
)


@checks(*sorted(RULES.values(), key=lambda rule: rule.id.partition(".")[0]))
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
            if status is not LabelStatus.MISSING and len(members) > MOST_ALIKE:
                yield _labels(case, table, members)
            else:
                for label in members:
                    yield from _label(case, table, label)


def _labels(case: Case, table: Table, members: Sequence[Label]) -> Finding:
    rows = [f"{table.key}.{label.row}" for label in members]
    facts: dict[str, Fact] = {"table": table.key, "count": len(rows)}
    return RULES[table.key, members[0].status].found(
        case,
        [cell.address for row in rows for cell in case.rows.get(row, ())],
        spans=[label.span for label in members if label.span is not None],
        variant="rows",
        of=" ".join(rows),
        facts=facts | listed("rows", rows),
    )


def _label(case: Case, table: Table, label: Label) -> Iterator[Finding]:
    cells = case.rows.get(f"{table.key}.{label.row}", ())
    if not cells or all(cell.meaning is Meaning.ABSENT for cell in cells):
        return
    lost = label.status is LabelStatus.MISSING
    if lost and all(cell.address in case.corrections for cell in cells):
        return
    reasons = dict.fromkeys(reason.code for cell in cells for reason in cell.evidence)
    evidence = [
        next(reason for cell in cells for reason in cell.evidence if reason.code == code)
        for code in reasons
        if code != "label_missing"
    ]
    yield RULES[table.key, label.status].found(
        case,
        [cell.address for cell in cells],
        spans=[label.span] if label.span is not None else (),
        of=label.row,
        facts={
            "row": f"{label.table}.{label.row}",
            "text": label.text.strip(),
            "figures": figures_of(cells),
        },
        diagnosis=Diagnosis(Cause.MISPARSE, tuple(evidence[:MOST_REASONS])) if lost else None,
    )

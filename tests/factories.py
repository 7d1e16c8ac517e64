"""Reports made in memory for tests: consistent by default, with any cell, text or state changed.

Every cell has a true span in a synthetic source, so that what a test asserts about spans is
about real text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from parser.forms import Form, Version, load_form
from parser.forms.balances import is_result
from parser.lookup import fold
from parser.report import (
    LabelStatus,
    Reason,
    Report,
    Section,
    Source,
    Span,
    State,
)
from tests.report_writer import ReportWriter

AGENCY = "青石县人民政府"
HEADINGS = {
    1: "一、总体情况",
    2: "二、主动公开政府信息情况",
    3: "三、收到和处理政府信息公开申请情况",
    4: "四、政府信息公开行政复议、行政诉讼情况",
    5: "五、存在的主要问题及改进情况",
    6: "六、其他需要报告的事项",
}
TABLE_OF_SECTION = {2: "t2", 3: "t3", 4: "t4"}
LEAVES: Mapping[str, int] = {
    "t3.new.natural": 10,
    "t3.new.business": 2,
    "t3.carried_in.natural": 1,
    "t3.granted.natural": 5,
    "t3.granted.business": 1,
    "t3.partly_granted.natural": 2,
    "t3.denied_internal.natural": 1,
    "t3.unavailable_not_held.business": 1,
    "t3.unprocessed_repeat.natural": 1,
    "t3.carried_out.natural": 2,
    "t4.count.reconsideration_upheld": 1,
    "t4.count.reconsideration_other": 1,
    "t4.count.litigation_after_pending": 1,
}
TABLE_2: Mapping[Version, Mapping[str, str]] = {
    "2021": {
        "t2.normative_documents.issued": "2",
        "t2.normative_documents.repealed": "1",
        "t2.normative_documents.in_force": "9",
        "t2.licensing.decisions": "120",
        "t2.penalties.decisions": "30",
        "t2.coercive_measures.decisions": "2",
        "t2.fees.amount": "15.5",
    },
    "2019": {
        "t2.normative_documents.made_new": "2",
        "t2.normative_documents.disclosed_new": "2",
        "t2.normative_documents.disclosed_total": "9",
        "t2.licensing.items_last_year": "40",
        "t2.licensing.change": "+2",
        "t2.licensing.decisions": "120",
        "t2.procurement.items": "3",
        "t2.procurement.amount": "25.1",
    },
}


def figures(
    leaves: Mapping[str, int] = LEAVES, *, form: Version = "2021", collapsed: bool = False
) -> dict[str, str]:
    """The text of every cell of a form, all totals worked out from the leaf cells given.

    Cells not given are ``0``; 表二 has a few fixed figures.
    """
    numbers: dict[str, int] = dict.fromkeys(_addresses(load_form(form), collapsed), 0)
    numbers.update(leaves)
    (block,) = load_form(form).table("t3").blocks
    rows = block.collapsed_rows if collapsed else block.official_rows
    *parts, _ = block.columns
    for column in parts:
        numbers[f"t3.total.{column.key}"] = sum(
            numbers[f"t3.{row.key}.{column.key}"] for row in rows if is_result(row)
        )
    for row in rows:
        numbers[f"t3.{row.key}.total"] = sum(
            numbers[f"t3.{row.key}.{column.key}"] for column in parts
        )
    for group in ("reconsideration", "litigation_direct", "litigation_after"):
        numbers[f"t4.count.{group}_total"] = sum(
            numbers[f"t4.count.{group}_{part}"]
            for part in ("upheld", "corrected", "other", "pending")
        )
    texts = {address: str(number) for address, number in numbers.items()}
    texts.update(TABLE_2[form])
    return texts


def make_report(
    values: Mapping[str, str] = {},
    *,
    form: Version = "2021",
    year: int | None = 2023,
    agency: str | None = AGENCY,
    title: str | None = None,
    preface: str = "",
    prose: Mapping[int, str] = {},
    headings: Mapping[int, str] = {},
    absent: Iterable[str] = (),
    states: Mapping[str, State] = {},
    evidence: Mapping[str, tuple[Reason, ...]] = {},
    labels: Mapping[str, tuple[LabelStatus, str]] = {},
    strays: Mapping[str, str] = {},
    doubts: Mapping[str, tuple[Reason, ...]] = {},
    remarks: tuple[Reason, ...] = (),
    collapsed: bool = False,
    section_order: tuple[int, ...] = (1, 2, 3, 4, 5, 6),
    missing_tables: Iterable[str] = (),
    second_table: bool = False,
    path: str = "made.txt",
) -> Report:
    """A report whose cells print ``values`` over a consistent set of small figures.

    ``absent`` cells have no place in the source (state ``missing``); ``prose`` is the text of a
    section by its number, written before the table where the section has one; ``labels`` gives
    a row (``t3.granted``) another printed label; ``strays`` is a line of figures put at the end
    of a table; ``missing_tables`` are not in the file at all.
    """
    writer = ReportWriter(load_form(form), figures(form=form, collapsed=collapsed) | dict(values))
    writer.absent, writer.states, writer.evidence = set(absent), states, evidence
    writer.labels, writer.strays, writer.doubts = labels, strays, doubts
    writer.collapsed, writer.missing = collapsed, set(missing_tables)
    if title is None:
        title = f"{agency or ''}{year or ''}年政府信息公开工作年度报告"
    writer.line(title)
    if preface:
        writer.line(preface)
    texts = (
        {1: "本年度各项公开工作有序开展。"}
        | {5: "公开的形式还不够丰富,下一年加以改进。", 6: "本年度未收取信息处理费。"}
        | dict(prose)
    )
    sections = []
    for number in section_order:
        heading = writer.line(headings.get(number, HEADINGS[number]))
        start = writer.length
        if texts.get(number):
            writer.line(texts[number])
        if number in TABLE_OF_SECTION:
            writer.table(TABLE_OF_SECTION[number])
            if second_table and number == 3:
                writer.second_table()
        sections.append(Section(number, heading, Span(start, writer.length)))
    text = writer.text
    for key in ("t2", "t3", "t4"):
        if key not in writer.tables:
            writer.missing.add(key)
            writer.table(key)
    source = Source(
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind="text",
        encoding="utf-8",
        text=text,
        view=fold(text),
    )
    return Report(
        source=source,
        form=writer.form,
        year=year,
        agency=agency,
        title=title,
        sections=tuple(sections),
        tables={key: writer.tables[key] for key in ("t2", "t3", "t4")},
        span=Span(0, len(text)),
        remarks=remarks,
    )


def _addresses(form: Form, collapsed: bool) -> list[str]:
    return [
        str(address)
        for table in form.tables
        for address in table.addresses(collapsed=collapsed and table.key == "t3")
    ]

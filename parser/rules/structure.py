"""The form of the report: its sections, the version of its tables, its period, its remarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.lookup import han
from parser.report import Fact, Section, Span
from parser.rules.registry import FORM_2021, REGULATION, Basis, found, rule

LAST_YEAR_OF_2019_FORM = 2020
SECOND_TABLE = "second_table"  # the doubt by which the reading tells of one
EMPTY = frozenset(("", "无", "没有", "暂无", "略", "无问题"))
_OLD_NOTICE = re.compile(r"\[2019\]\s*60\s*号")
_PERIOD = re.compile(
    r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    r"[^0-9.;]{0,6}(?:(?P<year2>20\d\d)\s*年\s*)?"
    r"(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*日"
)
_PERIOD_WORDS = ("统计", "数据", "期限", "所列")
_YEAR = re.compile(r"(20\d\d)\s*(?:年|-)")


@rule(
    "structure.section_missing",
    Family.STRUCTURE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件；{REGULATION} 第五十条",
)
def section_missing(case: Case) -> Iterator[Finding]:
    """One of the six sections is not there (国办公开办函〔2021〕30号; 条例 第五十条)."""
    present = {section.number for section in case.report.sections}
    for number in range(1, 7):
        if number not in present:
            facts = {"section": number}
            yield replace(
                found(case.report, "structure.section_missing", of=str(number), facts=facts),
                severity=_capped(case, Severity.ERROR),
            )


@rule(
    "structure.section_order",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件",
)
def section_order(case: Case) -> Iterator[Finding]:
    """Sections that stand after one they should precede (国办公开办函〔2021〕30号): one finding."""
    highest = 0
    misplaced: list[Section] = []
    after = 0
    for section in sorted(case.report.sections, key=lambda each: each.heading.start):
        if section.number < highest:
            misplaced.append(section)
            after = after or highest
        highest = max(highest, section.number)
    if misplaced:
        yield replace(
            found(
                case.report,
                "structure.section_order",
                spans=[section.heading for section in misplaced],
                of=" ".join(str(section.number) for section in misplaced),
                facts={"section": misplaced[0].number, "after": after},
            ),
            severity=_capped(case, Severity.WARNING),
        )


@rule(
    "structure.section_empty",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{REGULATION} 第五十条",
)
def section_empty(case: Case) -> Iterator[Finding]:
    """一 or 五 without text, or 五 only 无 (条例 第五十条 asks for problems and improvements)."""
    for number in (1, 5):
        section = case.report.section(number)
        if section is None:
            continue
        words = han(_view(case, section.body))
        if words in EMPTY:
            yield replace(
                found(
                    case.report,
                    "structure.section_empty",
                    spans=[section.heading],
                    of=str(number),
                    facts={"section": number, "text": words},
                    variant="says_none" if words else "",
                ),
                severity=_capped(case, Severity.WARNING),
            )


@rule(
    "structure.outdated_form",
    Family.STRUCTURE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021}：自2021年度报告起执行",
)
def outdated_form(case: Case) -> Iterator[Finding]:
    """The form of 2019 for a year after 2020, or its notice cited (国办公开办函〔2021〕30号)."""
    report = case.report
    if report.year is None or report.year <= LAST_YEAR_OF_2019_FORM:
        return
    if report.form.version == "2019":
        spans = [table.span for table in report.tables.values() if table.span is not None]
        facts = {"year": report.year}
        yield found(report, "structure.outdated_form", spans=spans[:1], facts=facts)
        return
    for match in _OLD_NOTICE.finditer(report.source.view, *report.span):
        yield replace(
            found(
                report,
                "structure.outdated_form",
                spans=[Span(*match.span())],
                variant="cited",
                facts={"year": report.year},
            ),
            severity=Severity.INFO,
        )
        return


@rule(
    "structure.collapsed_rows",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三(六)",
)
def collapsed_rows(case: Case) -> Iterator[Finding]:
    """(六)其他处理 in one row where the form of 2021 has three (国办公开办函〔2021〕30号)."""
    table = case.report.tables["t3"]
    if not table.collapsed:
        return
    for block in table.form.blocks:
        for row in block.rows:
            if row.collapses:
                rows = [f"t3.{key}" for key in (row.key, *row.collapses)]
                cells = [cell for cell in table.cells if cell.rpartition(".")[0] in rows]
                yield found(
                    case.report,
                    "structure.collapsed_rows",
                    cells,
                    facts={"row": rows[0], "rows": " ".join(rows[1:]), "count": len(rows) - 1},
                )


@rule(
    "structure.fee_statement",
    Family.STRUCTURE,
    Severity.INFO,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件 六",
)
def fee_statement(case: Case) -> Iterator[Finding]:
    """六 says nothing of 信息处理费, from the report on 2021 (国办公开办函〔2021〕30号, 六)."""
    section = case.report.section(6)
    if case.report.form.version == "2019" or section is None:
        return
    if "处理费" not in han(_view(case, section.body)):
        yield found(case.report, "structure.fee_statement", spans=[_shown(case, section)], of="6")


@rule(
    "structure.period",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{REGULATION} 第四十九条",
)
def period(case: Case) -> Iterator[Finding]:
    """Title and 统计期限 name one year, from 1月1日 to 12月31日 (条例 第四十九条: 上一年度)."""
    report = case.report
    year = report.year
    view = report.source.view
    if year is None:
        return
    if report.title and (years := _YEAR.findall(report.title)) and str(year) not in years:
        start = report.source.text.find(report.title, *report.span)
        yield found(
            report,
            "structure.period",
            spans=[Span(start, start + len(report.title))] if start >= 0 else (),
            variant="title",
            of="title",
            facts={"year": year, "text": years[0]},
        )
    for match in _PERIOD.finditer(view, *report.span):
        before = view[max(0, match.start() - 24) : match.start()]
        if not any(word in before for word in _PERIOD_WORDS):
            continue
        named = {match["year"], match["year2"] or match["year"]}
        days = [int(match[name]) for name in ("month", "day", "month2", "day2")]
        if named != {str(year)} or days != [1, 1, 12, 31]:
            span = Span(*match.span())
            facts: dict[str, Fact] = {"year": year, "text": report.source.at(span)}
            yield found(report, "structure.period", spans=[span], facts=facts)


@rule(
    "structure.duplicate_table",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.HEURISTIC,
    f"{FORM_2021} 附件",
)
def duplicate_table(case: Case) -> Iterator[Finding]:
    """The same table a second time in one file: the first was read, the second is only told."""
    text = case.report.source.text
    for table in case.report.tables.values():
        for doubt in table.doubts:
            if doubt.code == SECOND_TABLE:
                start = int(doubt.facts["at"])
                end = text.find("\n", start)
                span = Span(start, end if end >= 0 else len(text))
                yield found(
                    case.report,
                    "structure.duplicate_table",
                    spans=[span],
                    of=table.key,
                    facts={"table": table.key, "text": case.report.source.at(span)[:24].strip()},
                )


def _capped(case: Case, severity: Severity) -> Severity:
    """For the report on 2019 the form was only encouraged (60号, 试行): ``info`` at most."""
    return Severity.INFO if case.report.year == 2019 else severity


def _view(case: Case, span: Span) -> str:
    return case.report.source.view[span.start : span.end]


def _shown(case: Case, section: Section) -> Span:
    """The heading of a section, or its text where that is short enough to be looked at whole."""
    text = case.report.source.at(section.body)
    stripped = text.strip()
    if not stripped or len(stripped) > 40:
        return section.heading
    start = section.body.start + text.index(stripped)
    return Span(start, start + len(stripped))

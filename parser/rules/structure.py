"""The form of the report: the version of its tables, its rows, its statements, its period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.lookup import han
from parser.report import Fact, Section, Span
from parser.rules.rule import FORM_2021, REGULATION, Basis, Bilingual, Rule, checks

LAST_YEAR_OF_2019_FORM = 2020
OTHER_MATTERS = 6
WHOLE_YEAR = [1, 1, 12, 31]  # from the first of January to the last of December
SECOND_TABLE = "second_table"  # the doubt by which the reading tells of one
_OLD_NOTICE = re.compile(r"\[2019\]\s*60\s*号")
_DATES = re.compile(
    r"(?P<year>20\d\d)\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
    r"[^0-9.;]{0,6}(?:(?P<year2>20\d\d)\s*年\s*)?"
    r"(?P<month2>\d{1,2})\s*月\s*(?P<day2>\d{1,2})\s*日"
)
_PERIOD_WORDS = ("统计", "数据", "期限", "所列")
_YEAR = re.compile(r"(20\d\d)\s*(?:年|-)")
# A 统计期限 is announced just before its dates: 本年度报告所列数据的统计期限为…
PERIOD_CONTEXT = 24
# A text of six is shown whole where it fits a line of the source pane.
LONGEST_SHOWN = 40
# The beginning of a repeated table, long enough to be found again in the file.
LONGEST_START = 24

OUTDATED_FORM = Rule(
    "structure.outdated_form",
    Family.STRUCTURE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021}：自2021年度报告起执行",
    name=Bilingual("使用旧格式", "The superseded form is used"),
    says={
        "": Bilingual(
            "{year} 年度报告使用了 2019 年的旧格式，应使用国办公开办函〔2021〕30号格式",
            "The report on {year} uses the form of 2019; it should use that of "
            "国办公开办函〔2021〕30号",
        ),
        "cited": Bilingual(
            "{year} 年度报告引用了已被取代的〔2019〕60号文，应引用国办公开办函〔2021〕30号",
            "The report on {year} cites 〔2019〕60号, which was superseded by "
            "国办公开办函〔2021〕30号",
        ),
    },
)
COLLAPSED_ROWS = Rule(
    "structure.collapsed_rows",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三(六)",
    name=Bilingual("(六)其他处理合并为一行", "(6) Otherwise handled in a single row"),
    says={
        "": Bilingual(
            "{row}只印一行，格式文本在此有 {count} 行：{rows}",
            "{row} is printed as a single row where the form has {count}: {rows}",
        ),
    },
)
FEE_STATEMENT = Rule(
    "structure.fee_statement",
    Family.STRUCTURE,
    Severity.INFO,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件 六",
    name=Bilingual("收取信息处理费情况的说明", "The statement on information processing fees"),
    says={
        "": Bilingual(
            "“六、其他需要报告的事项”没有说明收取信息处理费的情况（没有收取的也应写明）",
            "“6 Other matters to report” does not mention information processing fees (it should, "
            "even where none were charged)",
        ),
    },
)
PERIOD = Rule(
    "structure.period",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{REGULATION} 第四十九条",
    name=Bilingual("年度与统计期限", "The year and the reporting period"),
    says={
        "": Bilingual(
            "统计期限写作“{text}”，应为 {year} 年 1 月 1 日至 12 月 31 日",
            "The reporting period is given as “{text}”; it should be 1 January to 31 December "
            "{year}",
        ),
        "title": Bilingual(
            "标题写的是 {text} 年，正文和表格是 {year} 年",
            "The title says {text}, but the text and tables say {year}",
        ),
    },
)
DUPLICATE_TABLE = Rule(
    "structure.duplicate_table",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.HEURISTIC,
    f"{FORM_2021} 附件",
    name=Bilingual("同一张表出现两次", "The same table twice"),
    says={
        "": Bilingual(
            "{table}在文件中又出现一次（“{text}”起），核对的是第一张",
            "{table} appears in the file a second time (from “{text}”); the first one was checked",
        ),
    },
)


@checks(OUTDATED_FORM)
def outdated_form(case: Case) -> Iterator[Finding]:
    """The form of 2019 for a year after 2020, or its notice cited (国办公开办函〔2021〕30号)."""
    report = case.report
    if report.year is None or report.year <= LAST_YEAR_OF_2019_FORM:
        return
    if report.form.version == "2019":
        spans = [table.span for table in report.tables.values() if table.span is not None]
        facts = {"year": report.year}
        yield OUTDATED_FORM.found(case, spans=spans[:1], facts=facts)
        return
    for match in _OLD_NOTICE.finditer(report.source.view, *report.span):
        yield OUTDATED_FORM.found(
            case,
            spans=[Span(*match.span())],
            variant="cited",
            facts={"year": report.year},
            severity=Severity.INFO,
        )
        return


@checks(COLLAPSED_ROWS)
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
                yield COLLAPSED_ROWS.found(
                    case,
                    cells,
                    facts={"row": rows[0], "rows": " ".join(rows[1:]), "count": len(rows) - 1},
                )


@checks(FEE_STATEMENT)
def fee_statement(case: Case) -> Iterator[Finding]:
    """六 says nothing of 信息处理费, from the report on 2021 (国办公开办函〔2021〕30号, 六)."""
    section = case.report.section(OTHER_MATTERS)
    if case.report.form.version == "2019" or section is None:
        return
    if "处理费" not in han(case.report.source.view[slice(*section.body)]):
        yield FEE_STATEMENT.found(case, spans=[_shown(case, section)], of=str(OTHER_MATTERS))


@checks(PERIOD)
def period(case: Case) -> Iterator[Finding]:
    """Title and 统计期限 name one year, from 1月1日 to 12月31日 (条例 第四十九条: 上一年度)."""
    report = case.report
    year = report.year
    view = report.source.view
    if year is None:
        return
    if report.title and (years := _YEAR.findall(report.title)) and str(year) not in years:
        start = report.source.text.find(report.title, *report.span)
        yield PERIOD.found(
            case,
            spans=[Span(start, start + len(report.title))] if start >= 0 else (),
            variant="title",
            of="title",
            facts={"year": year, "text": years[0]},
        )
    for match in _DATES.finditer(view, *report.span):
        before = view[max(0, match.start() - PERIOD_CONTEXT) : match.start()]
        if not any(word in before for word in _PERIOD_WORDS):
            continue
        named = {match["year"], match["year2"] or match["year"]}
        days = [int(match[name]) for name in ("month", "day", "month2", "day2")]
        if named != {str(year)} or days != WHOLE_YEAR:
            span = Span(*match.span())
            facts: dict[str, Fact] = {"year": year, "text": report.source.at(span)}
            yield PERIOD.found(case, spans=[span], facts=facts)


@checks(DUPLICATE_TABLE)
def duplicate_table(case: Case) -> Iterator[Finding]:
    """The same table a second time in one file: the first was read, the second is only told."""
    text = case.report.source.text
    for table in case.report.tables.values():
        for doubt in table.doubts:
            if doubt.code == SECOND_TABLE:
                start = int(doubt.facts["at"])
                end = text.find("\n", start)
                span = Span(start, end if end >= 0 else len(text))
                yield DUPLICATE_TABLE.found(
                    case,
                    spans=[span],
                    of=table.key,
                    facts={
                        "table": table.key,
                        "text": case.report.source.at(span)[:LONGEST_START].strip(),
                    },
                )


def _shown(case: Case, section: Section) -> Span:
    """The heading of a section, or its text where that is short enough to be looked at whole."""
    text = case.report.source.at(section.body)
    stripped = text.strip()
    if not stripped or len(stripped) > LONGEST_SHOWN:
        return section.heading
    start = section.body.start + text.index(stripped)
    return Span(start, start + len(stripped))

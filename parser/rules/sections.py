"""The six sections of a report: whether each is there, in its place and has a text."""

from __future__ import annotations

from collections.abc import Iterator

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.lookup import han
from parser.report import Section
from parser.rules.rule import FORM_2021, REGULATION, Basis, Bilingual, Rule, checks

# The six sections that 国办公开办函〔2021〕30号 prints, and those that are nothing but text.
SECTIONS = range(1, 7)
OVERVIEW = 1
PROBLEMS = 5
YEAR_OF_TRIAL = 2019
# What an office writes where it has nothing to tell.
EMPTY = frozenset(("", "无", "没有", "暂无", "略", "无问题"))

SECTION_MISSING = Rule(
    "structure.section_missing",
    Family.STRUCTURE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件；{REGULATION} 第五十条",
    name=Bilingual("缺少部分", "A section is missing"),
    says={"": Bilingual("没有找到“{section}”部分", "The section “{section}” was not found")},
)
SECTION_ORDER = Rule(
    "structure.section_order",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{FORM_2021} 附件",
    name=Bilingual("部分的次序", "The order of the sections"),
    says={
        "": Bilingual(
            "“{section}”排在“{after}”之后，与格式文本的次序不符",
            "“{section}” comes after “{after}”, which is not the order of the official form",
        ),
    },
)
SECTION_EMPTY = Rule(
    "structure.section_empty",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.OFFICIAL,
    f"{REGULATION} 第五十条",
    name=Bilingual("部分没有内容", "A section is empty"),
    says={
        "": Bilingual("“{section}”没有正文", "“{section}” has no text"),
        "says_none": Bilingual(
            "“{section}”只写“{text}”，应写明存在的主要问题及改进情况",
            "“{section}” says only “{text}”; it should describe the main problems and how they are "
            "being addressed",
        ),
    },
)


@checks(SECTION_MISSING)
def section_missing(case: Case) -> Iterator[Finding]:
    """One of the six sections is not there (国办公开办函〔2021〕30号; 条例 第五十条)."""
    present = {section.number for section in case.report.sections}
    for number in SECTIONS:
        if number not in present:
            facts = {"section": number}
            yield SECTION_MISSING.found(
                case, of=str(number), facts=facts, severity=_capped(case, Severity.ERROR)
            )


@checks(SECTION_ORDER)
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
        yield SECTION_ORDER.found(
            case,
            spans=[section.heading for section in misplaced],
            of=" ".join(str(section.number) for section in misplaced),
            facts={"section": misplaced[0].number, "after": after},
            severity=_capped(case, Severity.WARNING),
        )


@checks(SECTION_EMPTY)
def section_empty(case: Case) -> Iterator[Finding]:
    """一 or 五 without text, or 五 only 无 (条例 第五十条 asks for problems and improvements)."""
    for number in (OVERVIEW, PROBLEMS):
        section = case.report.section(number)
        if section is None:
            continue
        words = han(case.report.source.view[slice(*section.body)])
        if words in EMPTY:
            yield SECTION_EMPTY.found(
                case,
                spans=[section.heading],
                of=str(number),
                facts={"section": number, "text": words},
                variant="says_none" if words else "",
                severity=_capped(case, Severity.WARNING),
            )


def _capped(case: Case, severity: Severity) -> Severity:
    """For the report on 2019 the form was only encouraged (60号, 试行): ``info`` at most."""
    return Severity.INFO if case.report.year == YEAR_OF_TRIAL else severity

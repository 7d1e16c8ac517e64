"""The form of the report, its labels, its figures of 表二, and last year's report."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Family, Finding, Severity
from parser.report import LabelStatus, Report
from tests.factories import make_report


def found(report: Report, last_year: Report | None = None) -> list[tuple[str, Severity]]:
    return [(f.code, f.severity) for f in check(report, last_year=last_year).findings]


def the(report: Report, rule: str) -> Finding:
    (finding,) = (f for f in check(report).findings if f.rule == rule)
    return finding


def test_a_report_in_good_order_has_no_finding() -> None:
    assert found(make_report()) == []
    assert found(make_report(form="2019", year=2020, prose={6: "无。"})) == []


def test_a_missing_section_is_an_error() -> None:
    report = make_report(section_order=(1, 2, 3, 4, 6))
    assert found(report) == [("structure.section_missing", Severity.ERROR)]
    assert the(report, "structure.section_missing").facts["section"] == 5


def test_sections_out_of_order_are_told() -> None:
    report = make_report(section_order=(1, 2, 3, 4, 6, 5))
    assert found(report) == [("structure.section_order", Severity.WARNING)]


@pytest.mark.parametrize(("text", "code"), [("", ""), ("无", ":says_none"), ("无。", ":says_none")])
def test_problems_and_improvements_may_not_be_empty(text: str, code: str) -> None:
    report = make_report(prose={5: text})
    assert found(report) == [(f"structure.section_empty{code}", Severity.WARNING)]


def test_the_form_of_2019_is_outdated_after_2020() -> None:
    assert found(make_report(form="2019", year=2022, prose={6: "无。"})) == [
        ("structure.outdated_form", Severity.ERROR)
    ]
    cited = make_report(year=2022, preface="按照国办公开办函〔2019〕60号要求编制。")
    assert found(cited) == [("structure.outdated_form:cited", Severity.INFO)]


def test_other_handling_in_one_row_is_one_finding_about_all_its_cells() -> None:
    report = make_report(collapsed=True)
    finding = the(report, "structure.collapsed_rows")
    assert len(found(report)) == 1
    assert len(finding.cells) == 28


def test_the_last_section_speaks_of_processing_fees_from_2021_on() -> None:
    assert found(make_report(prose={6: "无。"})) == [("structure.fee_statement", Severity.INFO)]


@pytest.mark.parametrize(
    ("preface", "told"),
    [
        ("本报告所列数据的统计期限为2023年1月1日至2023年12月31日。", False),
        ("本报告所列数据统计期限自2023年1月1日起至12月31日止。", False),
        ("本报告所列数据的统计期限为2022年1月1日至2022年12月31日。", True),
        ("本报告所列数据的统计期限为2023年1月1日至2023年11月30日。", True),
        ("活动于2022年3月1日至2022年4月1日举行。", False),
    ],
)
def test_the_period_is_the_year_of_the_report(preface: str, told: bool) -> None:
    expected = [("structure.period", Severity.WARNING)] if told else []
    assert found(make_report(preface=preface)) == expected


def test_the_title_names_the_year_of_the_report() -> None:
    report = make_report(title="青石县人民政府2022年政府信息公开工作年度报告")
    assert found(report) == [("structure.period:title", Severity.WARNING)]


def test_a_second_table_is_told() -> None:
    assert found(make_report(second_table=True)) == [
        ("structure.duplicate_table", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("status", "text", "rule", "family", "severity"),
    [
        (LabelStatus.MISSING, "", "t3.label_missing", Family.MISPARSE, Severity.WARNING),
        (LabelStatus.GARBLED, "(一)予以公", "t3.label_garbled", Family.MISPARSE, Severity.INFO),
        (
            LabelStatus.MISSPELT,
            "(一)予公开",
            "t3.label_misspelt",
            Family.STRUCTURE,
            Severity.WARNING,
        ),
        (LabelStatus.WORDING, "(一)公开", "t3.label_wording", Family.STRUCTURE, Severity.INFO),
    ],
)
def test_a_label_that_is_not_the_official_one_is_one_finding_for_its_row(
    status: LabelStatus, text: str, rule: str, family: Family, severity: Severity
) -> None:
    (finding,) = check(make_report(labels={"t3.granted": (status, text)})).findings
    assert (finding.rule, finding.family, finding.severity) == (rule, family, severity)
    assert len(finding.cells) == 7


def test_fewer_documents_in_force_than_issued_are_told() -> None:
    report = make_report(
        {"t2.normative_documents.issued": "9", "t2.normative_documents.in_force": "3"}
    )
    assert found(report) == [("t2.in_force_below_issued:negative_before", Severity.WARNING)]
    partly = make_report(
        {
            "t2.normative_documents.issued": "9",
            "t2.normative_documents.repealed": "8",
            "t2.normative_documents.in_force": "3",
        }
    )
    assert found(partly) == [("t2.in_force_below_issued", Severity.WARNING)]


@pytest.mark.parametrize(
    ("agency", "may"),
    [
        ("青石县人民政府", False),
        ("青石县水利局", False),
        ("江东市北山区人民政府", False),
        ("江东市人民政府", True),
        ("江东省人民政府", True),
        ("北山自治区人民政府", True),
        ("国家水利总局", True),
    ],
)
def test_a_body_that_cannot_make_regulations_has_none(agency: str, may: bool) -> None:
    values = {"t2.regulations.in_force": "2"}
    codes = [code for code, _ in found(make_report(values, agency=agency))]
    assert codes == ([] if may else ["t2.regulations_by_unauthorised_body"])


def test_a_fee_that_looks_like_yuan_is_told() -> None:
    assert found(make_report({"t2.fees.amount": "155000"})) == [("t2.fee_unit", Severity.INFO)]
    assert found(make_report({"t2.fees.amount": "17568"})) == []


def test_what_was_carried_out_last_year_is_carried_in_this_year() -> None:
    agreeing = make_report({"t3.carried_out.natural": "1", "t3.carried_out.total": "1"}, year=2022)
    other = make_report(year=2022)
    documents = {"t2.normative_documents.in_force": "8"}
    this = make_report()
    assert [c for c, _ in found(this, last_year=other)] == [
        "history.carried",
        "history.carried",
        "history.in_force",
    ]
    assert "history.carried" not in [c for c, _ in found(this, last_year=agreeing)]
    in_order = make_report(documents, year=2022)
    assert "history.in_force" not in [c for c, _ in found(this, last_year=in_order)]


def test_a_difference_in_the_total_carried_over_is_an_error() -> None:
    last = make_report(year=2022)
    severities = {
        finding.cells[0]: finding.severity
        for finding in check(make_report(), last_year=last).findings
        if finding.rule == "history.carried"
    }
    assert severities == {
        "t3.carried_in.natural": Severity.WARNING,
        "t3.carried_in.total": Severity.ERROR,
    }


@pytest.mark.parametrize(
    ("text", "told"), [("新收件数同比增长20%。", False), ("新收件数同比增长35%。", True)]
)
def test_growth_is_held_against_both_years(text: str, told: bool) -> None:
    last = make_report({"t3.new.total": "10"}, year=2022)
    codes = [code for code, _ in found(make_report(prose={1: text}), last_year=last)]
    assert ("history.growth" in codes) is told


def test_history_is_silent_without_last_year() -> None:
    assert not [code for code, _ in found(make_report()) if code.startswith("history")]


def test_for_2019_the_form_was_only_encouraged() -> None:
    report = make_report(form="2019", year=2019, section_order=(1, 2, 3, 4, 6), prose={6: "无。"})
    assert found(report) == [("structure.section_missing", Severity.INFO)]


def test_another_body_s_report_is_not_taken_for_last_year_s() -> None:
    report = make_report(year=2023)
    other = make_report({"t3.carried_out.total": "77"}, year=2022, agency="白石县人民政府")
    rules = {finding.rule for finding in check(report, last_year=other).findings}
    assert "history.last_year" in rules
    assert "history.carried" not in rules

"""Balances, counts and cells without a figure."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Correction, Family, Finding, Severity
from parser.forms import Address
from parser.report import Meaning, Reason, State
from parser.rules import RULES
from tests.factories import make_report


def findings(values: dict[str, str], absent: tuple[str, ...] = ()) -> list[Finding]:
    return list(check(make_report(values, absent=absent)).findings)


def codes(values: dict[str, str]) -> list[str]:
    return [finding.code for finding in check(make_report(values)).findings]


@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({"t3.new.total": "13"}, {"t3.column_balance", "t3.row_total"}),
        ({"t3.granted.natural": "6"}, {"t3.results_total", "t3.row_total"}),
        ({"t3.total.natural": "8"}, {"t3.column_balance", "t3.results_total", "t3.row_total"}),
        ({"t4.count.litigation_after_total": "4"}, {"t4.group_total"}),
    ],
)
def test_a_wrong_figure_breaks_exactly_its_own_rules(
    values: dict[str, str], rules: set[str]
) -> None:
    (finding,) = check(make_report(values)).findings
    assert {equation.rule for equation in finding.equations} == rules
    assert finding.family is Family.BALANCE
    assert finding.severity is Severity.ERROR
    assert {equation.difference for equation in finding.equations} in ({1}, {-1}, {1, -1}, {-3})


def test_every_equation_of_the_form_is_worked_out() -> None:
    assert len(check(make_report()).equations) == 7 + 7 + 25 + 3
    assert len(check(make_report(collapsed=True)).equations) == 7 + 7 + 23 + 3
    assert len(check(make_report(form="2019", year=2020)).equations) == 7 + 7 + 23 + 3


@pytest.mark.parametrize("mark", ["-", "—", "无", "零"])
def test_a_mark_for_zero_counts_as_zero(mark: str) -> None:
    assert codes({"t3.granted.research": mark}) == []


@pytest.mark.parametrize("mark", ["/", "不适用", "N/A"])
def test_not_applicable_counts_as_zero_and_is_said(mark: str) -> None:
    (finding,) = check(make_report({"t3.granted.research": mark})).findings
    assert finding.rule == "count.not_applicable"
    assert finding.severity is Severity.INFO


def test_a_negative_count_is_no_count() -> None:
    values = {"t3.granted.research": "-1", "t3.granted.business": "2"}
    assert "count.not_a_count:negative" in codes(values)


def test_a_fraction_is_no_count_but_a_fee_may_have_one() -> None:
    assert codes({"t2.licensing.decisions": "1.5", "t2.fees.amount": "0.3651"}) == [
        "count.not_a_count:fraction"
    ]


def test_a_blank_is_not_zero_but_it_is_said_that_zero_would_fit() -> None:
    assessment = check(make_report({"t3.granted.research": ""}))
    (finding,) = assessment.findings
    assert finding.code == "count.blank:fits_zero"
    assert Reason("unassessed_blank", {"rule": "t3.row_total", "count": 1}) in assessment.unassessed
    assert len(assessment.equations) == 40


def test_many_blanks_that_zero_fits_are_one_finding() -> None:
    columns = ("research", "nonprofit", "legal_service", "other_org")
    values = {f"t3.{row}.{column}": "" for row in ("new", "granted", "total") for column in columns}
    (finding,) = check(make_report(values)).findings
    assert finding.code == "count.blank:fits_zero"
    assert len(finding.cells) == 12


def test_a_blank_that_zero_does_not_fit_has_the_figure_the_balances_ask_for() -> None:
    (finding,) = check(make_report({"t3.granted.natural": ""})).findings
    assert finding.code == "count.blank:implied"
    assert [(c.cell, c.proposed) for c in finding.proposals[0].changes] == [
        ("t3.granted.natural", "5")
    ]


def test_a_blank_total_beside_figures_is_told_with_their_sum() -> None:
    (finding,) = check(make_report({"t3.granted.total": ""})).findings
    assert finding.rule == "count.total_blank"
    assert finding.facts["value"] == 6


def test_a_table_left_wholly_blank_is_one_finding() -> None:
    report = make_report()
    values = {str(cell.address): "" for cell in report.cells()}
    assert sorted(finding.code for finding in check(make_report(values)).findings) == [
        "count.blank:table",
        "count.blank:table",
        "t2.blank:table",
    ]


def test_a_blank_of_table_2_is_a_warning_and_an_error_beside_figures() -> None:
    (beside,) = findings({"t2.normative_documents.in_force": ""})
    assert (beside.rule, beside.severity) == ("t2.blank", Severity.ERROR)
    (alone,) = findings({"t2.licensing.decisions": ""})
    assert (alone.rule, alone.severity) == ("t2.blank", Severity.WARNING)


def test_a_figure_missing_at_the_end_of_a_row_of_table_2_points_at_the_row() -> None:
    report = make_report(absent=["t2.normative_documents.in_force"])
    (finding,) = check(report).findings
    assert finding.code == "t2.blank:beside_figures"
    assert [report.source.at(span) for span in finding.spans] == ["2", "1"]


def test_a_correction_settles_the_broken_balance_and_leaves_the_print() -> None:
    report = make_report({"t3.granted.natural": "6"})
    cell = Address("t3.granted.natural")
    corrected = check(report, {cell: Correction(5, Meaning.NUMBER)})
    assert corrected.findings == ()
    assert report[cell].text == "6"


def test_a_correction_to_a_mark_or_a_blank_is_taken_as_such() -> None:
    report = make_report({"t3.granted.research": "4"})
    cell = Address("t3.granted.research")
    assert check(report, {cell: Correction(None, Meaning.ZERO_MARK)}).findings == ()
    (finding,) = check(report, {cell: Correction(None, Meaning.BLANK)}).findings
    assert finding.code == "count.blank:fits_zero"


def test_a_finding_keeps_its_id_when_other_text_moves() -> None:
    def finding(preface: str) -> Finding:
        report = make_report({"t3.granted.natural": "6"}, preface=preface)
        return check(report).findings[0]

    assert finding("").id == finding("编制说明").id
    assert finding("").spans != finding("编制说明").spans


def test_no_two_findings_have_one_id() -> None:
    values = {
        "t3.granted.natural": "8",
        "t3.denied_internal.business": "1",
        "t4.count.litigation_after_total": "7",
    }
    found = findings(values, absent=("t3.new.research", "t3.new.nonprofit"))
    assert len({finding.id for finding in found}) == len(found) > 3


def test_a_rule_can_be_switched_off_or_made_milder() -> None:
    report = make_report({"t3.granted.natural": "6"}, prose={6: "无。"})
    milder = check(
        report, severities={"t3.results_total": Severity.WARNING, "structure.fee_statement": None}
    )
    assert [finding.severity for finding in milder.findings] == [Severity.WARNING]


def test_every_rule_tells_what_it_rests_on() -> None:
    for rule in RULES.values():
        assert rule.source or rule.basis != "official"


def test_a_missing_table_leaves_its_balances_unassessed_once() -> None:
    assessment = check(make_report(missing_tables=["t4"]))
    assert assessment.unassessed == (Reason("unassessed_table", {"table": "t4"}),)
    assert not [e for e in assessment.equations if e.rule == "t4.group_total"]


def test_a_doubtful_blank_is_told_as_a_misreading() -> None:
    cell = "t3.granted.research"
    report = make_report({cell: ""}, states={cell: State.MISSING})
    assert [f.code for f in check(report).findings] == ["misparse.missing:fits_zero"]


@pytest.mark.parametrize("text", ["若干", "五件", "十余件"])
def test_a_number_in_words_is_no_count_and_the_balances_tell_what_it_should_be(text: str) -> None:
    (finding,) = check(make_report({"t3.granted.natural": text})).findings
    assert (finding.code, finding.severity) == ("count.not_a_count:worded", Severity.ERROR)
    assert finding.proposals[0].changes[0].proposed == "5"


def test_other_words_in_a_cell_are_told_as_unreadable() -> None:
    assert codes({"t3.granted.natural": "见附件"}) == ["misparse.unreadable:implied"]

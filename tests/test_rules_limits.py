"""Where the rules draw a line: on either side of every threshold."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Finding
from parser.forms import Address
from parser.report import LabelStatus, Reason, Report, State
from parser.rules.listed import listed
from tests.examples.example import COLUMNS, GRANTED
from tests.factories import make_report

ROWS = ("granted", "partly_granted", "denied_internal", "total")


def of(rule: str, report: Report) -> list[Finding]:
    return [finding for finding in check(report).findings if finding.rule == rule]


def the(rule: str, report: Report) -> Finding:
    (finding,) = of(rule, report)
    return finding


@pytest.mark.parametrize(("places", "more"), [(1, 0), (3, 0), (4, 1), (9, 6)])
def test_a_message_names_three_places_and_says_that_there_are_more(places: int, more: int) -> None:
    facts = listed("rows", [f"t3.{number}" for number in range(places)])
    assert len(str(facts["rows"]).split()) == places - more
    assert facts["more"] == more


@pytest.mark.parametrize(("wrong", "told"), [(3, 3), (4, 1)])
def test_three_findings_alike_stand_alone_and_four_are_one(wrong: int, told: int) -> None:
    labels = {f"t3.{row}": (LabelStatus.WORDING, "公开事项") for row in ROWS[:wrong]}
    assert len(of("t3.label_wording", make_report(labels=labels))) == told
    absent = [f"t3.{row}.{column}" for row in ROWS[:wrong] for column in ("natural", "research")]
    assert len(of("misparse.missing", make_report(absent=absent))) == told
    states = dict.fromkeys([f"t3.{row}.natural" for row in ROWS[:wrong]], State.SUSPECT)
    assert len(of("misparse.suspect", make_report(states=states))) == told


def test_a_row_in_doubt_is_told_with_all_its_figures_and_rows_with_as_many() -> None:
    row = make_report(states=dict.fromkeys(GRANTED, State.SUSPECT))
    assert the("misparse.suspect", row).facts["figures"] == "5 1 0 0 0 0 6"
    rows = [f"t3.{row}.{column}" for row in ROWS[:2] for column in COLUMNS]
    both = make_report(states=dict.fromkeys(rows, State.RECOVERED))
    assert the("misparse.recovered", both).facts["figures"] == "5 1 0 0 0 0 6"


@pytest.mark.parametrize("reasons", [1, 2, 3])
def test_two_reasons_of_a_doubt_are_told_and_no_more(reasons: int) -> None:
    codes = ("cell_lost", "cells_shifted", "odd_text")[:reasons]
    evidence = dict.fromkeys(GRANTED, tuple(map(Reason, codes)))
    states = dict.fromkeys(GRANTED, State.SUSPECT)
    doubt = the("misparse.suspect", make_report(states=states, evidence=evidence)).diagnosis
    labels = {"t3.granted": (LabelStatus.MISSING, "")}
    lost = make_report(labels=labels, states=states, evidence=evidence)
    label = the("t3.label_missing", lost).diagnosis
    for diagnosis in (doubt, label):
        assert diagnosis is not None
        assert len(diagnosis.why) == min(reasons, 2)


@pytest.mark.parametrize(("between", "told"), [(0, 1), (22, 1), (23, 0)])
def test_dates_are_the_period_where_that_is_announced_just_before(between: int, told: int) -> None:
    preface = f"数据{'甲' * between}2022年1月1日至12月31日"
    assert len(of("structure.period", make_report(preface=preface))) == told


@pytest.mark.parametrize(("length", "whole"), [(1, True), (40, True), (41, False)])
def test_a_short_last_section_is_pointed_at_whole_and_a_long_one_by_its_heading(
    length: int, whole: bool
) -> None:
    report = make_report(prose={6: "甲" * length})
    (span,) = the("structure.fee_statement", report).spans
    assert report.source.at(span) == ("甲" * length if whole else "六、其他需要报告的事项")


def test_a_repeated_table_is_told_by_its_first_characters() -> None:
    report = make_report(second_table=True)
    finding = the("structure.duplicate_table", report)
    assert finding.facts["text"] == report.source.at(finding.spans[0])[:24].strip()
    assert len(report.source.at(finding.spans[0])) > 30


@pytest.mark.parametrize("missing", range(1, 7))
def test_each_of_six_sections_is_missed(missing: int) -> None:
    order = tuple(number for number in range(1, 7) if number != missing)
    finding = the("structure.section_missing", make_report(section_order=order))
    assert finding.facts["section"] == missing


@pytest.mark.parametrize(("number", "told"), [(1, 1), (2, 0), (4, 0), (5, 1), (6, 0)])
def test_the_first_and_the_fifth_section_need_a_text(number: int, told: int) -> None:
    assert len(of("structure.section_empty", make_report(prose={number: ""}))) == told


@pytest.mark.parametrize(("table", "heading"), [("t2", "二、"), ("t3", "三、"), ("t4", "四、")])
def test_a_missing_table_is_pointed_at_by_the_heading_of_its_section(
    table: str, heading: str
) -> None:
    report = make_report(missing_tables=[table])
    (span,) = the("misparse.table_not_found", report).spans
    assert report.source.at(span).startswith(heading)


def test_a_fee_in_yuan_is_told_as_it_should_be_entered() -> None:
    fee = the("t2.fee_unit", make_report({"t2.fees.amount": "155000"}))
    assert fee.facts["as_yuan"] == "15.5"


def test_an_id_is_twelve_digits_whatever_is_found() -> None:
    cells = {Address("t3.granted.natural"): "6", Address("t3.granted.research"): ""}
    for finding in check(make_report({str(cell): text for cell, text in cells.items()})).findings:
        assert len(finding.id.removeprefix("f")) == 12

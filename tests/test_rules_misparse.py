"""Doubts about the reading: every doubtful cell is named, and one cause is told once."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Correction, Severity
from parser.forms import Address
from parser.report import LabelStatus, Meaning, Reason, Report, State
from tests.factories import make_report

COLUMNS = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")
GRANTED = tuple(f"t3.granted.{column}" for column in COLUMNS)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in check(report).findings]


def test_a_lost_label_is_one_finding_for_its_row_and_not_seven() -> None:
    report = make_report(
        labels={"t3.granted": (LabelStatus.MISSING, "")},
        states=dict.fromkeys(GRANTED, State.RECOVERED),
        evidence=dict.fromkeys(GRANTED, (Reason("label_missing", {"row": "t3.granted"}),)),
    )
    (finding,) = check(report).findings
    assert finding.rule == "t3.label_missing"
    assert finding.cells == GRANTED


def test_a_table_that_is_not_in_the_file_is_one_finding() -> None:
    (finding,) = check(make_report(missing_tables=["t3"])).findings
    assert finding.rule == "misparse.table_not_found"
    assert len(finding.cells) == 175


def test_cells_dropped_from_a_row_are_one_finding_that_says_zero_would_fit() -> None:
    report = make_report(absent=["t3.carried_out.research", "t3.carried_out.business"])
    assert codes(report) == ["misparse.missing:fits_zero"]


def test_a_dropped_cell_has_the_figure_that_the_balances_ask_for() -> None:
    (finding,) = check(make_report(absent=["t3.granted.natural"])).findings
    assert finding.code == "misparse.missing:implied"
    assert finding.proposals[0].changes[0].proposed == "5"


def test_rows_lost_whole_are_one_finding() -> None:
    lost = [f"t3.{row}.{column}" for row in ("granted", "new") for column in COLUMNS]
    assert codes(make_report(absent=lost)) == ["misparse.missing:rows"]


def test_many_rows_that_lack_cells_zero_would_fit_are_one_finding() -> None:
    rows = ("granted", "partly_granted", "denied_internal", "new", "total")
    absent = [f"t3.{row}.research" for row in rows]
    assert codes(make_report(absent=absent)) == ["misparse.missing:rows_fit_zero"]


def test_unreadable_cells_are_named_one_by_one_with_what_they_should_be() -> None:
    report = make_report({"t3.granted.natural": "S", "t3.partly_granted.natural": "2x"})
    found = check(report).findings
    assert [finding.cells for finding in found] == [
        ("t3.granted.natural",),
        ("t3.partly_granted.natural",),
    ]
    (alone,) = check(make_report({"t3.granted.natural": "5件半"})).findings
    assert alone.code == "misparse.unreadable:implied"
    assert alone.facts["value"] == 5


def test_suspect_cells_of_a_row_are_one_finding_with_their_reasons() -> None:
    shifted = (Reason("cells_shifted"),)
    report = make_report(
        states=dict.fromkeys(GRANTED, State.SUSPECT), evidence=dict.fromkeys(GRANTED, shifted)
    )
    (finding,) = check(report).findings
    assert finding.code == "misparse.suspect"
    assert finding.diagnosis is not None
    assert finding.diagnosis.why == shifted


def test_a_doubt_that_a_broken_balance_tells_already_is_not_told_again() -> None:
    values = dict(zip(GRANTED, ("0", "5", "1", "0", "0", "0", "0"), strict=True))
    report = make_report(values, states=dict.fromkeys(GRANTED, State.SUSPECT))
    (finding,) = check(report).findings
    assert finding.code.endswith(":shifted_row")


def test_cells_placed_by_the_same_evidence_are_one_finding() -> None:
    cells = [f"t3.{row}.natural" for row in ("new", "granted", "total", "carried_out")]
    report = make_report(
        states=dict.fromkeys(cells, State.RECOVERED),
        evidence=dict.fromkeys(cells, (Reason("placed_by_cell"),)),
    )
    (finding,) = check(report).findings
    assert finding.code == "misparse.recovered:rows"


def test_figures_without_a_place_are_told() -> None:
    (finding,) = check(make_report(strays={"t3": "1 1"})).findings
    assert finding.rule == "misparse.extra_figures"
    assert finding.facts["count"] == 2


def test_a_doubt_about_a_table_and_a_remark_about_the_file_are_told() -> None:
    report = make_report(
        doubts={"t3": (Reason("header_contradicts"),)},
        remarks=(Reason("several_reports", {"count": 2, "part": 1}),),
    )
    assert codes(report) == ["misparse.doubt", "misparse.source"]


def test_a_corrected_cell_is_in_doubt_no_longer_and_the_rest_keeps_its_finding() -> None:
    report = make_report(states=dict.fromkeys(GRANTED, State.SUSPECT))
    (before,) = check(report).findings
    corrections = {Address(GRANTED[0]): Correction(5, Meaning.NUMBER)}
    (after,) = check(report, corrections).findings
    assert after.id == before.id
    assert after.cells == GRANTED[1:]
    everything = {
        Address(cell): Correction(report[Address(cell)].value, Meaning.NUMBER) for cell in GRANTED
    }
    assert check(report, everything).findings == ()


@pytest.mark.parametrize("state", [State.SUSPECT, State.MISSING])
@pytest.mark.parametrize("text", ["5", "", "-", "/", "34O2"])
@pytest.mark.parametrize(
    "cell",
    [
        "t2.regulations.issued",
        "t2.fees.amount",
        "t3.granted.natural",
        "t4.count.litigation_after_total",
    ],
)
def test_every_suspect_or_missing_cell_is_named_in_a_finding(
    cell: str, text: str, state: State
) -> None:
    report = make_report({cell: text}, states={cell: state})
    assert any(cell in finding.cells for finding in check(report).findings)


@pytest.mark.parametrize("status", list(LabelStatus))
@pytest.mark.parametrize("code", ["label_missing", "place_undecided", "cells_shifted", "new_code"])
def test_a_row_in_doubt_is_named_whatever_its_label(status: LabelStatus, code: str) -> None:
    report = make_report(
        labels={"t3.granted": (status, "(一)公开")},
        states=dict.fromkeys(GRANTED, State.SUSPECT),
        evidence=dict.fromkeys(GRANTED, (Reason(code),)),
    )
    named = {cell for finding in check(report).findings for cell in finding.cells}
    assert named.issuperset(GRANTED)


def test_a_column_lost_from_every_row_is_one_finding_with_all_its_figures() -> None:
    right = make_report()
    absent = [str(cell.address) for cell in right.cells() if cell.address.endswith(".natural")]
    (finding,) = check(make_report(absent=absent)).findings
    assert finding.code == "misparse.missing:column"
    (proposal,) = finding.proposals
    assert {change.cell: change.proposed for change in proposal.changes} == {
        cell: right[Address(cell)].text for cell in absent
    }


def test_a_row_with_a_gap_is_one_finding_with_its_figures_in_place() -> None:
    values = dict(zip(GRANTED, ("5", "1", "0", "0", "0", "6", "0"), strict=True))
    report = make_report(
        values,
        absent=[GRANTED[-1]],
        states=dict.fromkeys(GRANTED, State.SUSPECT),
        evidence=dict.fromkeys(GRANTED, (Reason("cell_lost"),)),
    )
    (finding,) = check(report).findings
    assert finding.code.endswith(":gapped_row")
    assert {change.cell: change.proposed for change in finding.proposals[0].changes} == {
        "t3.granted.other_org": "0",
        "t3.granted.total": "6",
    }
    assert set(GRANTED) <= set(finding.cells)


def test_many_labels_wrong_alike_are_one_finding_for_the_table() -> None:
    rows = ("granted", "partly_granted", "denied_internal", "total")
    wrong = {f"t3.{row}": (LabelStatus.MISSPELT, "误") for row in rows}
    (finding,) = check(make_report(labels=wrong)).findings
    assert finding.code == "t3.label_misspelt:rows"
    assert len(finding.cells) == 28


def test_a_doubtful_fraction_or_claim_is_a_warning_and_no_error() -> None:
    cell = "t3.new.total"
    report = make_report(
        {cell: "12.5"}, states={cell: State.SUSPECT}, prose={1: "新收政府信息公开申请14件。"}
    )
    found = {f.rule: f.severity for f in check(report).findings}
    assert found["count.not_a_count"] is Severity.WARNING
    assert found["narrative.new"] is Severity.WARNING


def test_letters_that_look_like_digits_are_proposed_as_digits() -> None:
    (finding,) = check(make_report({"t2.penalties.decisions": "3O"})).findings
    (proposal,) = finding.proposals
    assert (proposal.changes[0].proposed, proposal.unique) == ("30", False)
    assert proposal.why.code == "look_alike_digits"

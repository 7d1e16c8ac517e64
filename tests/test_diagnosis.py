"""From broken balances to causes: one cause, one finding, and candidates that restore all."""

from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from parser.checking import check
from parser.diagnosis.slips import slip
from parser.findings import Cause, Correction, Finding
from parser.forms import Address, load_form
from parser.forms.balances import is_result
from parser.report import Meaning, Reason, State
from tests.factories import figures, make_report

(_BLOCK,) = load_form("2021").table("t3").blocks
ROWS = [row.key for row in _BLOCK.official_rows]
RESULTS = [row.key for row in _BLOCK.official_rows if is_result(row)]
PARTS = [column.key for column in _BLOCK.columns][:-1]
COLUMNS = [column.key for column in _BLOCK.columns]


def consistent(rng: random.Random) -> dict[str, str]:
    """A full consistent set of random figures."""
    leaves: dict[str, int] = {}
    for column in PARTS:
        for row in RESULTS:
            if rng.random() < (0.5 if column == "natural" else 0.15):
                leaves[f"t3.{row}.{column}"] = rng.randint(1, 60)
        done = sum(leaves.get(f"t3.{row}.{column}", 0) for row in RESULTS)
        left = rng.randint(0, 4)
        carried = rng.randint(0, done + left)
        leaves[f"t3.carried_out.{column}"] = left
        leaves[f"t3.carried_in.{column}"] = carried
        leaves[f"t3.new.{column}"] = done + left - carried
    return figures(leaves)


def faults(values: dict[str, str], states: Mapping[str, State] = {}) -> list[Finding]:
    report = make_report(values, states=states)
    return [finding for finding in check(report).findings if finding.equations]


def first_changes(finding: Finding) -> dict[str, str]:
    return {change.cell: change.proposed for change in finding.proposals[0].changes}


def test_a_report_that_balances_has_no_fault() -> None:
    assert check(make_report()).findings == ()


@pytest.mark.parametrize("seed", range(40))
def test_one_wrong_cell_of_table_3_is_the_one_proposal_with_its_value(seed: int) -> None:
    rng = random.Random(seed)
    right = consistent(rng)
    cell = f"t3.{rng.choice(ROWS)}.{rng.choice(COLUMNS)}"
    wrong = right | {cell: str(int(right[cell]) + rng.choice((1, 7, 90)))}
    (finding,) = faults(wrong)
    assert first_changes(finding) == {cell: right[cell]}
    assert [proposal.unique for proposal in finding.proposals] == [True]
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.PUBLISHED_ERROR
    assert len(finding.equations) >= 2
    assert finding.rule == finding.equations[0].rule


@pytest.mark.parametrize("seed", range(30))
def test_two_wrong_cells_in_different_rows_and_columns_are_both_named(seed: int) -> None:
    rng = random.Random(seed)
    right = consistent(rng)
    cells = [
        f"t3.{row}.{column}"
        for row, column in zip(rng.sample(RESULTS, 2), rng.sample(PARTS, 2), strict=True)
    ]
    wrong = right | {cell: str(int(right[cell]) + rng.randint(1, 9)) for cell in cells}
    proposed = {
        (change.cell, change.proposed)
        for finding in faults(wrong)
        for proposal in finding.proposals
        for change in proposal.changes
    }
    assert proposed >= {(cell, right[cell]) for cell in cells}


def test_two_causes_that_share_no_balance_are_two_findings() -> None:
    found = faults({"t3.granted.natural": "8", "t3.denied_internal.business": "1"})
    assert [first_changes(finding) for finding in found] == [
        {"t3.granted.natural": "5"},
        {"t3.denied_internal.business": "0"},
    ]


def test_a_case_booked_in_the_wrong_row_is_one_finding_with_all_candidates() -> None:
    (finding,) = faults({"t3.granted.natural": "6", "t3.partly_granted.natural": "1"})
    assert finding.code == "t3.row_total:wrong_row"
    assert {"t3.granted.natural": "5", "t3.partly_granted.natural": "2"} in [
        {change.cell: change.proposed for change in proposal.changes}
        for proposal in finding.proposals
    ]
    assert {"t3.granted.total": "7", "t3.partly_granted.total": "1"} in [
        {change.cell: change.proposed for change in proposal.changes}
        for proposal in finding.proposals
    ]
    assert not any(proposal.unique for proposal in finding.proposals)


def test_two_cells_of_a_row_exchanged_are_one_finding_and_the_exchange_comes_first() -> None:
    (finding,) = faults({"t3.granted.natural": "1", "t3.granted.business": "5"})
    assert finding.code.endswith(":exchanged_cells")
    assert first_changes(finding) == {"t3.granted.natural": "5", "t3.granted.business": "1"}


def test_a_wrong_group_total_of_table_4_has_the_total_and_its_parts_as_candidates() -> None:
    values = {
        "t4.count.reconsideration_upheld": "3",
        "t4.count.reconsideration_corrected": "4",
        "t4.count.reconsideration_other": "5",
        "t4.count.reconsideration_pending": "6",
        "t4.count.reconsideration_total": "19",
    }
    (finding,) = faults(values)
    assert finding.code == "t4.group_total:one_of_cells"
    assert {proposal.changes[0].cell for proposal in finding.proposals} == set(values)
    assert not any(proposal.unique for proposal in finding.proposals)


def test_totals_left_at_zero_are_published_errors_with_the_sums_proposed_first() -> None:
    report = make_report(
        {
            "t4.count.reconsideration_upheld": "10",
            "t4.count.reconsideration_corrected": "1",
            "t4.count.reconsideration_other": "0",
            "t4.count.reconsideration_total": "0",
            "t4.count.litigation_direct_upheld": "5",
            "t4.count.litigation_direct_total": "0",
        }
    )
    found = [finding for finding in check(report).findings if finding.equations]
    assert [first_changes(finding) for finding in found] == [
        {"t4.count.reconsideration_total": "11"},
        {"t4.count.litigation_direct_total": "5"},
    ]
    assert {f.diagnosis.cause for f in found if f.diagnosis} == {Cause.PUBLISHED_ERROR}
    assert report[Address("t4.count.reconsideration_total")].text == "0"


def test_a_doubtful_cell_makes_its_fault_a_misparse() -> None:
    cell = "t3.granted.natural"
    (finding,) = faults({cell: "6"}, states={cell: State.SUSPECT})
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.MISPARSE


def test_doubt_about_other_operands_leaves_the_cause_undecided() -> None:
    states = {"t3.partly_granted.natural": State.SUSPECT}
    (finding,) = faults({"t3.granted.natural": "6"}, states=states)
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.UNDECIDED


def test_the_text_speaks_for_the_candidate_it_names() -> None:
    values = {
        "t4.count.reconsideration_corrected": "4",
        "t4.count.reconsideration_total": "9",
    }
    report = make_report(values, prose={1: "因政府信息公开被申请行政复议6件。"})
    (finding,) = (f for f in check(report).findings if f.equations)
    assert first_changes(finding) == {"t4.count.reconsideration_total": "6"}
    assert finding.proposals[0].why.code == "text_says"


def test_no_proposal_makes_a_count_negative() -> None:
    for finding in faults({"t3.granted.natural": "0", "t3.partly_granted.natural": "40"}):
        for proposal in finding.proposals:
            assert all(int(change.proposed) >= 0 for change in proposal.changes)


def test_what_no_small_change_explains_is_one_finding_without_proposals() -> None:
    rng = random.Random(3)
    wrong = {
        f"t3.{row}.{column}": str(rng.randint(1, 900)) for row in RESULTS[:9] for column in PARTS
    }
    (finding,) = faults(wrong)
    assert finding.code.endswith(":unexplained")
    assert finding.proposals == ()
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.UNDECIDED


def test_a_proposal_lists_the_rules_it_restores() -> None:
    (finding,) = faults({"t3.total.natural": "8"})
    assert finding.proposals[0].restores == (
        "t3.column_balance",
        "t3.results_total",
        "t3.row_total",
    )


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        (58, 85, "slip_transposed"),
        (105, 15, "slip_zero"),
        (15, 105, "slip_zero"),
        (12, 123, "slip_dropped"),
        (1223, 123, "slip_extra"),
        (186, 136, "slip_digit"),
        (3, 4, None),
        (85, 21, None),
    ],
)
def test_slips_of_the_pen_are_recognised(printed: int, meant: int, kind: str | None) -> None:
    assert slip(printed, meant) == kind


def test_a_slip_of_the_pen_is_the_reason_of_its_proposal() -> None:
    right = figures({"t3.new.natural": 136, "t3.granted.natural": 136})
    (finding,) = faults(right | {"t3.granted.natural": "163"})
    assert finding.proposals[0].why == Reason("slip_transposed", {"printed": 163, "proposed": 136})


def test_cases_in_the_wrong_column_are_one_finding_with_every_row_that_could_hold_them() -> None:
    right = figures(
        {"t3.new.natural": 9, "t3.new.business": 9}
        | {
            f"t3.{row}.{column}": 3
            for row in ("granted", "partly_granted", "denied_internal")
            for column in ("natural", "business")
        }
    )
    (finding,) = faults(right | {"t3.granted.natural": "4", "t3.granted.business": "2"})
    assert finding.code.endswith(":wrong_column")
    assert {change.cell for proposal in finding.proposals for change in proposal.changes} >= {
        "t3.granted.natural",
        "t3.denied_internal.business",
    }
    assert not any(proposal.unique for proposal in finding.proposals)


def test_a_correction_that_breaks_a_balance_is_not_blamed_on_the_source() -> None:
    report = make_report()
    wrong = {Address("t4.count.reconsideration_upheld"): Correction(12, Meaning.NUMBER)}
    (finding,) = (found for found in check(report, wrong).findings if found.equations)
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.UNDECIDED
    assert finding.diagnosis.why[0].code == "correction_breaks"
    (change,) = finding.proposals[0].changes
    printed = report[Address("t4.count.reconsideration_upheld")].text
    assert (change.cell, change.printed, change.proposed) == (
        "t4.count.reconsideration_upheld", "12", printed,
    )  # fmt: skip


def test_a_corrected_figure_that_is_still_wrong_is_not_called_printed() -> None:
    cell = Address("t3.granted.natural")
    right = make_report()[cell].value or 0
    report = make_report({cell: str(right + 3)})
    (finding,) = (
        found
        for found in check(report, {cell: Correction(right + 9, Meaning.NUMBER)}).findings
        if found.equations
    )
    assert finding.code.endswith(":one_corrected_cell")
    assert finding.facts["printed"] == str(right + 9)
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.UNDECIDED
    assert [reason.code for reason in finding.diagnosis.why] == ["correction_not_enough"]


@pytest.mark.parametrize(("rows", "proposed"), [(3, 3), (12, 12), (16, 12)])
def test_a_dozen_candidates_are_proposed_and_all_are_counted(rows: int, proposed: int) -> None:
    right = figures(
        {"t3.new.natural": 9 * rows, "t3.new.business": 9 * rows}
        | {f"t3.{row}.{column}": 9 for row in RESULTS[:rows] for column in ("natural", "business")}
        | {f"t3.{row}.{column}": 0 for row in RESULTS[rows:] for column in ("natural", "business")}
    )
    wrong = {"t3.granted.natural": "10", "t3.granted.business": "8"}
    (finding,) = faults(right | wrong)
    assert len(finding.proposals) == proposed
    assert finding.facts["candidates"] == rows

"""Why a cell was read as it was: told from all the evidence there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import parser as reading
from parser.alignment.grounds import worst
from parser.explaining import explain, margin
from parser.forms import Address
from parser.report import Report, State
from tests.calling import CLEAN, SAMPLES, Gouji, one_line

SHIFTED = SAMPLES / "faulty-shifted-row-2022.txt"
LISTED = (
    "青石县2023年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
    "本年新收政府信息公开申请数量 {figures}\n上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n"
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况\n\n五、存在的主要问题及改进情况\n\n无。\n"
)


@pytest.fixture
def gouji(capsys: pytest.CaptureFixture[str]) -> Gouji:
    return Gouji(capsys)


def listed(figures: str) -> Report:
    return reading.read_bytes(LISTED.format(figures=figures).encode(), "report.txt")


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_grounds_of_every_cell_leave_the_state_it_has(path: Path) -> None:
    report = reading.read(path)
    for cell in report.cells():
        told = explain(report, cell.address)
        assert told.cell == cell
        if cell.state is not State.MISSING:
            assert worst(told.grounds) is cell.state
        codes = [ground.reason.code for ground in told.grounds if ground.reason]
        assert {reason.code for reason in cell.evidence} <= {*codes, "blank_cell", "row_not_found"}


def test_a_cell_with_its_label_has_a_ground_for_it_and_rows_to_choose_from() -> None:
    told = explain(reading.read(SHIFTED), Address("t3.granted.natural"))
    assert [ground.reason.code for ground in told.grounds if ground.reason] == ["label_beside"]
    taken, *others = told.rows
    assert taken.taken
    assert taken.what.facts == {"row": "t3.granted"}
    assert all(other.score < taken.score and not other.taken for other in others)
    assert margin(told.rows) == pytest.approx(taken.score - others[0].score)


def test_both_sides_and_both_ways_to_print_the_other_outcomes_are_candidates() -> None:
    told = explain(reading.read(SHIFTED), Address("t3.granted.natural"))
    assert {one.what.code for one in told.layouts} == {
        "labels_before",
        "labels_after",
        "labels_before_one_row",
        "labels_after_one_row",
    }
    assert [one.what.code for one in told.layouts if one.taken] == ["labels_before"]


def test_every_doubt_is_told_not_only_the_one_that_decided() -> None:
    report = listed("1 2 3 4 5 6")
    told = explain(report, Address("t3.new.natural"))
    assert report[Address("t3.new.natural")].state is State.SUSPECT
    codes = {ground.reason.code for ground in told.grounds if ground.reason}
    assert "sparse" in codes
    assert len(told.grounds) > 1


def test_a_table_that_is_not_there_leaves_nothing_to_choose_from() -> None:
    told = explain(listed("1 2 3 4 5 6 21"), Address("t2.fees.amount"))
    assert told.cell.state is State.MISSING
    assert (told.layouts, told.rows, told.grounds) == ((), (), ())
    assert margin(told.rows) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_prints_state_grounds_and_candidates(gouji: Gouji, lang: str) -> None:
    answer = gouji("explain", SHIFTED, "t3.granted.natural", "--lang", lang)
    assert (answer.status, answer.err) == (0, "")
    first, *rest = answer.out.splitlines()
    assert first.startswith("t3.granted.natural  ")
    assert sum(line.startswith("  * ") for line in rest) == 2
    assert "label_" not in answer.out
    assert "explain." not in answer.out


def test_the_command_gives_codes_and_scores_as_json(gouji: Gouji) -> None:
    answer = gouji("explain", CLEAN, "t4.count.reconsideration_total", "--format", "json")
    told = json.loads(answer.out)
    assert told["state"] == "read"
    assert told["grounds"][0]["code"] == "groups_whole"
    assert told["layouts"]["margin"] > 0
    assert [one["taken"] for one in told["layouts"]["candidates"]] == [True, False]


@pytest.mark.parametrize("address", ["t3.granted", "nonsense", "", "t9.a.b", "t3.granted.\x1b[31m"])
def test_an_address_that_the_form_lacks_is_told_in_one_line(gouji: Gouji, address: str) -> None:
    answer = gouji("explain", CLEAN, address, "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert one_line(answer.err)
    assert "\x1b" not in answer.err
    assert "t2.regulations.issued" in answer.err

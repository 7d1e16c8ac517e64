"""What speaks more for an explanation of broken balances, and what less."""

from __future__ import annotations

import pytest

from parser.case import Case
from parser.checking import check
from parser.diagnosis.likelihood import likelihood
from parser.diagnosis.syndrome import Amendment
from parser.findings import Correction
from parser.forms import Address
from parser.report import Meaning, State
from tests.factories import make_report

SAID = "新收政府信息公开申请35件。新收政府信息公开申请14件。收到依申请公开12件,结转下年办理7件。"
CASE = Case(
    make_report(
        {"t3.denied_internal.research": "3", "t3.denied_internal.nonprofit": "8"},
        prose={1: SAID},
        states={
            "t3.granted.natural": State.SUSPECT,
            "t3.granted.business": State.RECOVERED,
            "t3.carried_out.total": State.SUSPECT,
        },
    ),
    {Address("t3.partly_granted.natural"): Correction(9, Meaning.NUMBER)},
)
# One thing that speaks for a change, or two, and the changes for which they speak.
EVIDENCE = {
    "nothing": [("t3.unprocessed_repeat.natural", 1)],
    "a recovered cell": [("t3.granted.business", 1)],
    "two figures exchanged": [
        ("t3.denied_internal.research", 5),
        ("t3.denied_internal.nonprofit", -5),
    ],
    "a slip": [("t3.new.total", 1)],
    "a total left zero": [("t3.other_misc.total", 3)],
    "the text": [("t3.new.total", 23)],
    "a suspect cell": [("t3.granted.natural", 1)],
    "the text and a slip": [("t3.new.total", 2)],
    "a correction to take back": [("t3.partly_granted.natural", -7)],
    "a suspect cell and the text": [("t3.carried_out.total", 5)],
}


def weight(evidence: str) -> int:
    changes = tuple(Amendment(Address(cell), by) for cell, by in EVIDENCE[evidence])
    return likelihood(CASE, changes)[0]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("a recovered cell", "nothing"),
        ("two figures exchanged", "nothing"),
        ("a slip", "a recovered cell"),
        ("a slip", "two figures exchanged"),
        ("a total left zero", "a recovered cell"),
        ("the text", "a slip"),
        ("the text", "a total left zero"),
        ("a suspect cell", "the text"),
        ("the text and a slip", "a suspect cell"),
        ("a correction to take back", "the text and a slip"),
        ("a suspect cell and the text", "a correction to take back"),
    ],
)
def test_what_outweighs_what(more: str, less: str) -> None:
    assert weight(more) > weight(less)


def test_one_case_more_here_and_one_less_there_is_no_exchange() -> None:
    zero, one = Address("t3.granted.research"), Address("t3.granted.business")
    report = make_report()
    assert (report[zero].value, report[one].value) == (0, 1)
    assert likelihood(Case(report, {}), (Amendment(zero, 1), Amendment(one, -1)))[0] == 0


@pytest.mark.parametrize("doubtful", [1, 2, 3])
def test_two_doubtful_cells_are_told_and_no_more(doubtful: int) -> None:
    cells = ["upheld", "corrected", "other"][:doubtful]
    states = {f"t4.count.reconsideration_{cell}": State.SUSPECT for cell in cells}
    report = make_report({"t4.count.reconsideration_total": "9"}, states=states)
    (finding,) = (each for each in check(report).findings if each.equations)
    assert finding.diagnosis is not None
    codes = [reason.code for reason in finding.diagnosis.why]
    assert codes.count("cell_doubtful") == min(doubtful, 2)

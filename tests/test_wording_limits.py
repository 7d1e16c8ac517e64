"""How much a message tells before it says that there is more, and how large numbers are written."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Finding
from parser.forms import Address
from parser.report import Report
from parser.wording import en, explain, message
from parser.wording.equations import side
from parser.wording.message import rounded
from tests.factories import figures, make_report
from tests.test_diagnosis import RESULTS
from tests.test_displaced import row

FIVE_GRANTED = figures({"t3.new.natural": 5, "t3.granted.natural": 5})


def the(values: dict[str, str]) -> tuple[Finding, Report]:
    report = make_report(values)
    (finding,) = check(report).findings
    return finding, report


@pytest.mark.parametrize(
    ("terms", "text"),
    [
        (1, "2"),
        (2, "2+2=4"),
        (8, "2+2+2+2+2+2+2+2=16"),
        (9, "18"),
    ],
)
def test_the_terms_of_a_side_are_shown_where_they_are_few(terms: int, text: str) -> None:
    cells = [f"t3.{key}.natural" for key in RESULTS]
    report = make_report(dict.fromkeys(cells, "0") | dict.fromkeys(cells[:terms], "2"))
    assert side([Address(cell) for cell in cells], 2 * terms, report) == text


def test_a_message_tells_three_equations_and_then_how_many_there_are() -> None:
    three, report = the({"t3.granted.natural": "9", "t3.partly_granted.natural": "8"})
    assert len(three.equations) == 3
    assert "等式" not in message(three, report, "zh")
    four, report = the(FIVE_GRANTED | row("total", 0, 0, 0, 0, 0, 5, 5))
    assert len(four.equations) == 4
    assert "等 4 个等式" in message(four, report, "zh")
    assert message(four, report, "zh").count("列：") == 3
    assert sum("列：" in paragraph for paragraph in explain(four, report, "zh")) == 2


def test_a_message_tells_three_ways_out_and_then_that_there_are_more() -> None:
    three, report = the({"t3.granted.natural": "6", "t3.partly_granted.natural": "1"})
    assert len(three.proposals) == 3
    assert message(three, report, "en").count("; or ") == 2
    assert en.PHRASES["more"] not in message(three, report, "en")
    five, report = the({"t4.count.litigation_after_total": "4"})
    assert len(five.proposals) == 5
    assert message(five, report, "en").count("; or ") == 2
    assert message(five, report, "en").endswith(en.PHRASES["more"])


@pytest.mark.parametrize(("rows", "told"), [(4, 4), (5, 5), (7, 5)])
def test_an_explanation_tells_five_proposals(rows: int, told: int) -> None:
    right = figures(
        {"t3.new.natural": 9 * rows, "t3.new.business": 9 * rows}
        | {f"t3.{key}.{column}": 9 for key in RESULTS[:rows] for column in ("natural", "business")}
    )
    finding, report = the(right | {"t3.granted.natural": "10", "t3.granted.business": "8"})
    assert len(finding.proposals) == rows
    begin = en.EXPLAIN["proposal"].partition("{")[0]
    assert sum(text.startswith(begin) for text in explain(finding, report, "en")) == told


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (7_500, "7500 "),
        (10_000, "1 万"),
        (10_080, "10080 "),
        (10_100, "1.01 万"),
        (2_000_000, "200 万"),
        (75_000_000, "7500 万"),
        (100_000_000, "1 亿"),
    ],
)
def test_round_numbers_are_written_as_an_office_writes_them(number: int, text: str) -> None:
    assert rounded(number, "zh") == text
    assert rounded(number, "en") == f"{number:,}"

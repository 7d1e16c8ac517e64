"""What characters do to a figure by themselves, and how a doubt goes from a reader to a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser
from parser.budget import LIMITS, budgeted
from parser.errors import Unreadable
from parser.findings import Severity
from parser.forms import Address
from parser.readers.doubts import Stretches, turned
from parser.readers.marks import PERHAPS_UNSEEN, PIECES_DIFFER, doubts_of, marked, without_marks
from parser.report import Cell, Doubt, Meaning, Reason, Span, State

LICENSING = Address("t2.licensing.decisions")


def cell_of(text: str) -> tuple[Cell, bool]:
    """The cell that holds a text in a tab table, and whether a finding names it as doubtful."""
    rows = [
        "甲县水务局2024年政府信息公开工作年度报告", "一、总体情况", "二、主动公开政府信息情况",
        "第二十条第(一)项", "信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t0\t0\t0",
        "行政规范性文件\t14\t2\t37", "第二十条第(五)项", "信息内容\t本年处理决定数量",
        f"行政许可\t{text}", "第二十条第(六)项", "信息内容\t本年处理决定数量", "行政处罚\t409",
        "三、收到和处理政府信息公开申请情况", "五、存在的主要问题", "六、其他需要报告的事项",
    ]  # fmt: skip
    report = parser.read_bytes("\n".join(rows).encode(), "a.txt")
    findings = parser.check(report, {}).findings
    told = any(LICENSING in f.cells and f.severity is not Severity.INFO for f in findings)
    return report[LICENSING], told


@pytest.mark.parametrize("text", ["\u202e573\u202c", "\u2067375\u2069", "3\u200e75", "\u05d0 375"])
def test_a_figure_whose_direction_is_turned_is_unreadable(text: str) -> None:
    cell, told = cell_of(text)
    assert (cell.value, cell.meaning, cell.state) == (None, Meaning.UNREADABLE, State.SUSPECT)
    assert cell.evidence[0].code == "bidi_in_figure"
    assert told


@pytest.mark.parametrize("text", ["375", "\u200e375", "375\u200f", "375\ufeff"])
def test_a_mark_beside_a_figure_turns_nothing(text: str) -> None:
    cell, _ = cell_of(text)
    assert (cell.value, cell.state) == (375, State.READ)


@pytest.mark.parametrize("text", ["3⁷5", "³75", "①75", "3₇5", "3\u033675", "3\u200b75"])
def test_no_raised_enclosed_or_struck_digit_is_one_of_a_figure(text: str) -> None:
    cell, told = cell_of(text)
    assert (cell.value, cell.state, told) == (None, State.SUSPECT, True)


def test_what_turns_a_line_ends_with_it() -> None:
    assert turned("一\u202e12\n34") == turned("一\u202e12\n")
    assert turned("一\u202e12\n34")[0].span == Span(1, 4)
    assert turned("12 34 中文") == ()


def test_marks_side_by_side_are_one_stretch_and_none_lies_in_another() -> None:
    spans = [doubt.span for doubt in turned("3\u200e\u202c75\n\u202e1\u200e2\n\u20695")]
    assert spans == [Span(1, 3), Span(6, 10), Span(11, 12)]
    (joined,) = turned("\u200e" * 1_000_000)
    assert joined.span == Span(0, 1_000_000)


@pytest.mark.parametrize("piece", ["\u202e\n", "\u200e1"])
def test_a_text_that_turns_everywhere_is_refused_before_all_stretches_are_kept(piece: str) -> None:
    with budgeted() as budget:
        assert len(turned(piece * LIMITS["marks"])) == LIMITS["marks"]
        assert budget.spent["marks"] == LIMITS["marks"]
    with pytest.raises(Unreadable) as raised:
        parser.read_bytes((piece * (LIMITS["marks"] + 1)).encode(), "a.txt")
    assert raised.value.reason.facts == {"kind": "marks", "limit": LIMITS["marks"]}


def test_a_long_stretch_before_others_hides_none_of_them() -> None:
    reason = Reason(PERHAPS_UNSEEN)
    doubts = [Doubt(Span(*span), reason) for span in ((0, 50), (2, 3), (8, 9), (60, 61))]
    near = Stretches(doubts).near
    assert doubts[0] in near(Span(40, 45))
    assert list(near(Span(50, 61))) == doubts[3:]
    assert not near(Span(51, 60))


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sets(st.sampled_from(["a", "b"])))
def test_marks_go_with_their_digits_and_leave_the_text_as_it_was(
    text: str, kinds: set[str]
) -> None:
    codes = {{"a": PIECES_DIFFER, "b": PERHAPS_UNSEEN}[kind] for kind in kinds}
    plain = without_marks(text)
    restored, doubts = doubts_of(marked(plain, codes), 0)
    assert restored == plain
    assert all(plain[doubt.span.start].isdecimal() for doubt in doubts)
    assert {doubt.reason.code for doubt in doubts} <= codes
    assert bool(doubts) == bool(codes and any(map(str.isdecimal, plain)))


def test_a_text_cannot_bring_marks_of_its_own() -> None:
    assert "\ufdd0" not in without_marks("3\ufdd075")

"""What holds for the reading of any text at all (hypothesis; ``make fuzz`` for many more)."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser as reading
from parser.harmless import harmless
from parser.lookup import fold
from parser.report import Report
from tests.generator import LAYOUTS, generate

PIECES = st.sampled_from(
    [
        "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项", "规章", "行政许可", "一、本年新收政府信息公开申请数量",
        "(一)予以公开", "3.其他", "(七)总计", "总计", "结果维持", "|", "||", "\t", "\n", "\r\n",
        " ", "\u3000", "0", "7", "12,345", "３", "-", "/", "无", "34O2", "&nbsp;", "36 07", "- 3 -",
        "第二十条第(一)项", "現行有效件數", "發(fā)", "\x1b[31m", "\u202e", "[/b]", "\ufffd",
        "\x00",
    ]
)  # fmt: skip
SCRAPS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=80).map("".join)
LINE_LAYOUTS = sorted(name for name, layout in LAYOUTS.items() if layout.suffix in (".txt", ".md"))


def _read(text: str) -> Report | None:
    try:
        return reading.read_bytes(text.encode("utf-8", "surrogatepass"), "scraps.txt")
    except reading.Unreadable:
        return None


def _content(report: Report) -> list[tuple[object, ...]]:
    return [
        (cell.address, cell.text, cell.value, cell.meaning, cell.state) for cell in report.cells()
    ]


@given(SCRAPS)
def test_reading_and_checking_never_fail_on_any_text(text: str) -> None:
    report = _read(text)
    if report is not None:
        reading.check(report)


@given(st.binary(max_size=300))
def test_reading_never_fails_on_any_bytes(data: bytes) -> None:
    with suppress(reading.Unreadable):
        reading.read_bytes(data, "bytes")


@given(SCRAPS)
def test_spans_always_hold_their_text(text: str) -> None:
    report = _read(text)
    for cell in report.cells() if report else ():
        assert (report.source.at(cell.span) if report and cell.span else "") == cell.text
    for label in (
        (label for table in report.tables.values() for label in table.labels) if report else ()
    ):
        assert label.span is None or (report and report.source.at(label.span) == label.text)


@given(st.text())
def test_the_view_is_as_long_as_the_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_what_is_made_harmless_keeps_its_length_and_holds_no_control(text: str) -> None:
    plain = harmless(text)
    assert len(plain) == len(text)
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", plain.replace("\r", "")
    )


@pytest.mark.parametrize("layout", LINE_LAYOUTS)
@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(layout: str, line_end: str) -> None:
    data = generate(3, layout, "none").data
    other = data.replace(b"\r\n", b"\n").replace(b"\n", line_end.encode())
    first, second = (reading.read_bytes(d, "report.txt") for d in (data, other))
    assert _content(first) == _content(second)


@pytest.mark.parametrize("layout", LINE_LAYOUTS)
def test_blanks_at_line_ends_make_no_difference(layout: str) -> None:
    text = generate(5, layout, "none").data.decode()
    padded = re.sub(r"(?m)(?<=\S)$", "  ", text)
    first, second = (reading.read_bytes(t.encode(), "report.txt") for t in (text, padded))
    assert _content(first) == _content(second)


@pytest.mark.parametrize("layout", LINE_LAYOUTS)
def test_a_figure_is_never_another_than_the_printed_one(layout: str) -> None:
    report = reading.read_bytes(generate(6, layout, "wrong_digit").data, "report.txt")
    for cell in report.cells():
        digits = re.sub(r"\D", "", cell.text)
        assert cell.value is None or str(abs(cell.value)).replace(".", "") in (digits, "0")

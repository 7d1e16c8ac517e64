"""What the text of a cell means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parser.report import Meaning
from parser.tokens.numbers import read_figure


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("28349", 28349),
        ("３０", 30),
        ("1,234", 1234),
        ("１，２３４", 1234),
        ("36 07", 3607),
        ("1184.92", Decimal("1184.92")),
        ("0.0000", Decimal("0.0000")),
        ("+461", 461),
        ("-3", -3),
        ("减3", -3),
        ("增12", 12),
        ("251000元", 251000),
        ("22（其中修订16件）", 22),
    ],
)
def test_a_number_is_read_however_it_is_printed(text: str, value: int | Decimal) -> None:
    figure = read_figure(text)
    assert (figure.value, figure.meaning) == (value, Meaning.NUMBER)


@pytest.mark.parametrize("text", ["-", "—", "——", "无", "零"])
def test_a_mark_that_stands_for_zero_is_zero_and_says_so(text: str) -> None:
    assert read_figure(text)[:2] == (0, Meaning.ZERO_MARK)


@pytest.mark.parametrize("text", ["/", "／", "不适用", "N/A", "n/a"])
def test_not_applicable_has_no_value(text: str) -> None:
    assert read_figure(text)[:2] == (None, Meaning.NOT_APPLICABLE)


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\xa0", "nan", "NaN", "None"])
def test_a_blank_is_never_zero(text: str) -> None:
    assert read_figure(text)[:2] == (None, Meaning.BLANK)


@pytest.mark.parametrize("text", ["12%", "3号", "约5", "5-6", "1,2", "0x1", "一二"])
def test_what_is_no_number_is_unreadable(text: str) -> None:
    assert read_figure(text)[:2] == (None, Meaning.UNREADABLE)


@pytest.mark.parametrize(
    ("text", "suggestion"), [("34O2", "3402"), ("l2", "12"), ("O", "0"), ("S", "5")]
)
def test_a_letter_like_a_digit_is_suggested_and_never_read(text: str, suggestion: str) -> None:
    figure = read_figure(text)
    assert figure.value is None
    assert figure.why is not None
    assert figure.why.facts["suggestion"] == suggestion


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("36 07", "inner_space"),
        (".86", "no_digit_before_point"),
        ("22（其中修订16件）", "remark_in_cell"),
        ("251000元", "unit_in_cell"),
    ],
)
def test_what_was_read_through_is_told(text: str, code: str) -> None:
    why = read_figure(text).why
    assert why is not None
    assert why.code == code

"""What a file may expand to: counted, refused with what to do, the same on every machine."""

from __future__ import annotations

import pytest

import parser
from parser import budget
from parser.budget import LIMITS, OverBudget, budgeted, spend
from parser.errors import LeftOff, Unreadable
from parser.extraction import extracted
from parser.report import Reason
from parser.wording import say, zh


def refusal(data: bytes, kind: str) -> Reason:
    with pytest.raises(Unreadable) as raised:
        extracted(data, kind)
    return raised.value.reason


@pytest.mark.parametrize("kind", LIMITS)
def test_every_limit_is_kept_and_told_in_both_languages(kind: str) -> None:
    with pytest.raises(Unreadable) as raised, budgeted():
        spend(kind, LIMITS[kind])
        spend(kind)
    reason = raised.value.reason
    assert reason == Reason("over_budget", {"kind": kind, "limit": LIMITS[kind]})
    for lang in ("zh", "en"):
        told = say(reason, None, lang)
        assert "…" not in told
        assert told not in {zh.REASONS["over_budget"], "over_budget"}


@pytest.mark.parametrize("kind", [*LIMITS, "time", "memory", "nesting"])
def test_every_limit_says_what_to_do(kind: str) -> None:
    assert f"over_budget:{kind}" in zh.REASONS


def test_nothing_is_counted_where_no_file_is_read() -> None:
    spend("cells", LIMITS["cells"] + 1)


def test_a_library_that_swallows_what_is_raised_hides_no_limit() -> None:
    with pytest.raises(Unreadable) as raised, budgeted():
        try:
            spend("cells", LIMITS["cells"] + 1)
        except OverBudget as error:
            raise ValueError("damaged, says a library") from error
    assert raised.value.reason.facts["kind"] == "cells"


@pytest.mark.parametrize(
    ("error", "kind"), [(RecursionError(), "nesting"), (MemoryError(), "memory")]
)
def test_what_runs_out_is_told_however_it_is_wrapped(error: Exception, kind: str) -> None:
    with pytest.raises(Unreadable) as raised, budgeted():
        try:
            raise error
        except Exception as below:
            raise ValueError(below) from None
    assert raised.value.reason.facts["kind"] == kind


def test_an_error_that_no_reader_foresaw_is_a_message_that_names_it() -> None:
    with pytest.raises(Unreadable) as raised, budgeted():
        raise NotImplementedError("zip file version 6.4")
    assert raised.value.reason.code == "internal"
    assert "NotImplementedError: zip file version 6.4" in say(raised.value.reason, None, "en")


def test_whoever_left_is_not_read_for() -> None:
    with pytest.raises(LeftOff), budgeted(cancelled=lambda: True):
        for _ in range(budget._ASKED_EVERY):
            spend("steps")


def test_processor_time_ends_what_no_count_foresaw() -> None:
    with pytest.raises(Unreadable) as raised, budgeted(seconds=0.0):
        for _ in range(budget._ASKED_EVERY):
            spend("steps", 0)
    assert raised.value.reason.facts["kind"] == "time"


def test_a_page_that_claims_a_plain_of_cells_is_refused() -> None:
    page = "<table>" + "<tr>" + "<td rowspan=200 colspan=200>1" * 60 + "<tr>" * 300 + "</table>"
    assert refusal(page.encode(), "html").facts["kind"] == "area"


def test_tables_within_tables_have_an_end() -> None:
    page = "<table><tr><td>1<td>" * (LIMITS["nesting"] + 2)
    assert refusal(page.encode(), "html").facts["kind"] == "nesting"
    page = "<table><tr><td>1<td>" * (LIMITS["nesting"] // 2)
    assert extracted(page.encode(), "html").boxes


def test_a_text_longer_than_any_report_is_refused() -> None:
    with pytest.raises(Unreadable) as raised:
        parser.read_bytes(b"1" * (LIMITS["characters"] + 1), "x.txt")
    assert raised.value.path == "x.txt"
    assert raised.value.reason.facts["kind"] == "characters"

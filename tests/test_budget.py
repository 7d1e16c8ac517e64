"""What a file may expand to: counted, refused with what to do, the same on every machine."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import parser
from parser import budget
from parser.budget import LIMITS, OverBudget, budgeted, spend
from parser.errors import LeftOff, Unreadable
from parser.readers.extraction import extracted
from parser.report import Reason
from parser.wording import say, zh
from parser.wording.names import Lang

LANGS: tuple[Lang, ...] = ("zh", "en")


def refusal(data: bytes, kind: str) -> Reason:
    with pytest.raises(Unreadable) as raised:
        extracted(data, kind)
    return raised.value.reason


def outcome(call: Callable[[], object], seconds: float = 60.0) -> Reason:
    """What becomes of a call that reads within a budget and fails."""
    with pytest.raises(Unreadable) as raised, budgeted(seconds=seconds):
        call()
    return raised.value.reason


@pytest.mark.parametrize("kind", LIMITS)
def test_every_limit_is_kept_and_told_in_both_languages(kind: str) -> None:
    with budgeted():
        spend(kind, LIMITS[kind])
    reason = outcome(lambda: spend(kind, LIMITS[kind] + 1))
    assert reason == Reason("over_budget", {"kind": kind, "limit": LIMITS[kind]})
    for lang in LANGS:
        assert "…" not in say(reason, None, lang)


@pytest.mark.parametrize(
    ("kind", "limit", "chinese", "english"),
    [
        ("characters", 2_000_000, "文字超过 200 万个", "2,000,000 characters"),
        ("unpacked", 150_000_000, "超过 1.5 亿字节", "150,000,000 bytes"),
        ("unzipped", 100_000_000, "超过 1 亿字节", "100,000,000 bytes"),
        ("marks", 12_345, "超过 12345 处", "12,345 places"),
        ("parts", 5_000, "超过 5000 个部件", "5,000 parts"),
        ("pages", 300, "超过 300 页", "300 pages"),
    ],
)
def test_a_limit_is_written_as_an_office_writes_it(
    kind: str, limit: int, chinese: str, english: str
) -> None:
    reason = Reason("over_budget", {"kind": kind, "limit": limit})
    assert chinese in say(reason, None, "zh")
    assert english in say(reason, None, "en")


@pytest.mark.parametrize("kind", [*LIMITS, "time", "memory", "nesting"])
def test_every_limit_says_what_to_do(kind: str) -> None:
    assert f"over_budget:{kind}" in zh.REASONS


def test_nothing_is_counted_where_no_file_is_read() -> None:
    spend("cells", LIMITS["cells"] + 1)


def test_a_library_that_swallows_what_is_raised_hides_no_limit() -> None:
    def read() -> None:
        try:
            spend("cells", LIMITS["cells"] + 1)
        except OverBudget as error:
            raise ValueError("damaged, says a library") from error

    assert outcome(read).facts["kind"] == "cells"


@pytest.mark.parametrize(
    ("error", "kind"), [(RecursionError(), "nesting"), (MemoryError(), "memory")]
)
def test_what_runs_out_is_told_however_it_is_wrapped(error: Exception, kind: str) -> None:
    def read() -> None:
        try:
            raise error
        except (RecursionError, MemoryError) as below:
            raise ValueError(below) from None

    assert outcome(read).facts["kind"] == kind


def test_an_error_that_no_reader_foresaw_is_a_message_that_names_it() -> None:
    def read() -> None:
        raise NotImplementedError("zip file version 6.4")

    reason = outcome(read)
    assert reason.code == "internal"
    assert "NotImplementedError: zip file version 6.4" in say(reason, None, "en")


def spend_often() -> None:
    for _ in range(budget.ASKED_EVERY + 1):
        spend("steps", 0)


def test_whoever_left_is_not_read_for() -> None:
    with pytest.raises(LeftOff), budgeted(cancelled=lambda: True):
        spend_often()


def test_processor_time_ends_what_no_count_foresaw() -> None:
    assert outcome(spend_often, seconds=0.0).facts["kind"] == "time"


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

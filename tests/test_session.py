"""An audit as its user knows it: correct, note, decide, and go on another day."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from parser.findings import Cause, Change, Proposal, Severity
from parser.forms import Address
from parser.report import Meaning, Reason, Span
from parser.rules import RULES
from tests.auditing import (
    NATURAL,
    WRONG,
    Opener,
    broken,
    first_broken,
    refusal,
    state,
)
from tests.factories import make_report
from tui.audit.events import RowShifted
from tui.audit.in_force import Verdict
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store


def test_a_correction_is_checked_at_once_and_never_alters_what_is_printed(opened: Opener) -> None:
    session = opened()
    assert broken(session)
    session.correct(NATURAL, "5")
    assert not broken(session)
    assert session.report[NATURAL].text == "9"
    correction = session.state.corrections[NATURAL]
    assert (correction.printed, correction.value, correction.auditor) == ("9", 5, "甲")
    assert {finding.id for finding in session.state.as_printed.findings} > broken(session)


@pytest.mark.parametrize(
    ("typed", "value", "meaning"),
    [
        ("１２", 12, Meaning.NUMBER),
        ("1,204", 1204, Meaning.NUMBER),
        (" 3 ", 3, Meaning.NUMBER),
        ("15.50", Decimal("15.50"), Meaning.NUMBER),
        ("", None, Meaning.BLANK),
        ("空白", None, Meaning.BLANK),
        ("　", None, Meaning.BLANK),
        ("-", 0, Meaning.ZERO_MARK),
        ("无", 0, Meaning.ZERO_MARK),
        ("/", None, Meaning.NOT_APPLICABLE),
        ("不适用", None, Meaning.NOT_APPLICABLE),
    ],
)
def test_what_is_typed_means_what_it_would_mean_in_a_report(
    opened: Opener, typed: str, value: object, meaning: Meaning
) -> None:
    session = opened()
    session.correct(NATURAL, typed)
    correction = session.state.corrections[NATURAL]
    assert (correction.value, correction.meaning) == (value, meaning)


def test_a_long_figure_may_be_typed_where_it_is_what_is_printed(opened: Opener) -> None:
    long = "123456789012"
    session = opened(make_report({NATURAL: long}))
    session.correct(NATURAL, "9999999999")
    assert session.state.corrections[NATURAL].value == 9_999_999_999
    session.correct(NATURAL, long)
    assert not session.state.corrections


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("五个", "not_a_figure"),
        ("3x", "not_a_figure"),
        ("34O2", "looks_alike"),
        ("9" * 11, "too_many_digits"),
        ("-" + "9" * 11, "too_many_digits"),
        ("3.1415926", "too_many_digits"),
        ("0.0000001", "too_many_digits"),
    ],
)
def test_what_is_no_figure_is_refused_with_a_reason_and_changes_nothing(
    opened: Opener, typed: str, code: str
) -> None:
    session = opened()
    before = state(session)
    with pytest.raises(Refused) as caught:
        session.correct(NATURAL, typed)
    assert refusal(caught) == code
    assert caught.value.reason.facts["text"] == typed
    assert state(session) == before
    assert session.state.history == ()


def test_typing_what_is_printed_takes_a_correction_back(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.correct(NATURAL, "9")
    assert session.state.corrections == {}
    assert session.correct(NATURAL, "9") is None
    assert len(session.state.history) == 2


def test_a_cell_that_the_form_lacks_cannot_be_corrected(opened: Opener) -> None:
    with pytest.raises(Refused) as caught:
        opened().correct(Address("t3.granted.nobody"), "5")
    assert refusal(caught) == "no_such_place"


def test_an_accepted_proposal_is_a_correction_that_can_be_undone_in_one_step(
    opened: Opener,
) -> None:
    session = opened()
    changes = (Change(NATURAL, "9", "5"), Change(Address("t3.new.natural"), "10", ""))
    proposal = Proposal(changes, ("t3.row_total",), unique=True, why=Reason("x"))
    session.accept(proposal, first_broken(session))
    assert [each.value for each in session.state.corrections.values()] == [5, None]
    session.undo()
    assert session.state.corrections == {}


def test_the_cause_of_a_figure_stands_with_its_correction(opened: Opener) -> None:
    session = opened()
    session.set_cause(NATURAL, Cause.MISPARSE)
    assert session.state.causes == {NATURAL: Cause.MISPARSE}
    session.correct(NATURAL, "5")
    assert session.state.corrections[NATURAL].cause is Cause.MISPARSE
    assert session.set_cause(NATURAL, Cause.MISPARSE) is None
    session.withdraw_correction(NATURAL)
    assert session.state.causes == {}


def test_a_shifted_row_is_put_right_in_one_step(opened: Opener) -> None:
    right = make_report()
    row = [cell for cell in right.form.places if cell.startswith("t3.granted.")]
    printed = ["", *[right[cell].text for cell in row[:-1]]]
    session = opened(make_report(dict(zip(row, printed, strict=True))))
    event = session.shift_row("t3", "granted", -1)
    assert event is not None
    assert isinstance(event.action, RowShifted)
    moved = [
        session.state.corrections[cell].value
        if cell in session.state.corrections
        else right[cell].value
        for cell in row[:-1]
    ]
    assert moved == [right[cell].value for cell in row[:-1]]
    assert session.state.corrections[row[-1]].meaning is Meaning.BLANK
    session.undo()
    assert session.state.corrections == {}


def test_a_row_is_not_shifted_when_a_figure_would_fall_out(opened: Opener) -> None:
    session = opened()
    with pytest.raises(Refused) as caught:
        session.shift_row("t3", "granted", 1)
    assert refusal(caught) == "figure_would_fall_out"
    assert session.state.history == ()


@pytest.mark.parametrize(("by", "code"), [(-1, "figure_would_fall_out"), (1, "unreadable_moved")])
def test_a_row_with_an_unreadable_cell_is_not_shifted(opened: Opener, by: int, code: str) -> None:
    row = [cell for cell in make_report().form.places if cell.startswith("t3.granted.")]
    session = opened(make_report(dict(zip(row, ["34O2", *["0"] * 6], strict=True))))
    with pytest.raises(Refused) as caught:
        session.shift_row("t3", "granted", by)
    assert refusal(caught) == code
    assert session.state.corrections == {}


def test_a_row_is_not_shifted_when_a_correction_would_fall_out(opened: Opener) -> None:
    first = Address("t3.denied_internal.natural")
    session = opened(make_report({str(first): ""}))
    session.correct(first, "0")
    with pytest.raises(Refused) as caught:
        session.shift_row("t3", "denied_internal", -1)
    assert refusal(caught) == "correction_would_fall_out"
    assert list(session.state.corrections) == [first]


def test_a_row_shifted_there_and_back_is_as_it_was_read(opened: Opener) -> None:
    session = opened(make_report({"t3.granted.natural": "0"}))
    before = dict(session.state.corrections)
    session.shift_row("t3", "granted", -1)
    assert session.state.corrections[Address("t3.granted.total")].meaning is Meaning.BLANK
    session.shift_row("t3", "granted", 1)
    assert session.state.corrections == before == {}


def test_a_row_without_figures_has_nothing_to_shift(opened: Opener) -> None:
    row = "t3.denied_internal."
    blank = {str(cell): "" for cell in make_report().form.places if cell.startswith(row)}
    with pytest.raises(Refused) as caught:
        opened(make_report(blank)).shift_row("t3", "denied_internal", 1)
    assert refusal(caught) == "nothing_to_move"


def test_two_rows_exchange_their_values_in_force(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "7")
    session.exchange_rows("t3", "granted", "partly_granted")
    assert session.state.corrections[NATURAL].value == 2
    assert session.state.corrections[Address("t3.partly_granted.natural")].value == 7
    session.undo()
    assert session.state.corrections[NATURAL].value == 7
    with pytest.raises(Refused):
        session.exchange_rows("t3", "granted", "no_such_row")


def test_notes_stand_on_cells_rows_tables_findings_text_and_the_report(opened: Opener) -> None:
    session = opened()
    start = session.report.source.text.index("未收取")
    places = (
        NATURAL, "t3.granted", "t3", first_broken(session), "report", Span(start, start + 9),
    )  # fmt: skip
    for place in places:
        session.note(place, f"批注 {place}", Severity.WARNING)
    assert [note.on for note in session.state.notes] == list(places)
    assert session.state.notes[-1].quote == "未收取信息处理费。"
    assert len({note.id for note in session.state.notes}) == 6
    assert session.state.notes == opened().state.notes
    with pytest.raises(Refused) as caught:
        session.note("t3.nowhere", "x")
    assert refusal(caught) == "no_such_place"


def test_an_empty_note_or_a_dismissal_without_reason_is_refused(opened: Opener) -> None:
    session = opened()
    with pytest.raises(Refused) as caught:
        session.note("report", " \n")
    assert refusal(caught) == "text_missing"
    with pytest.raises(Refused) as caught:
        session.dismiss(first_broken(session), "　")
    assert refusal(caught) == "reason_missing"
    assert session.state.history == ()


def test_decisions_are_made_changed_and_reopened(opened: Opener) -> None:
    session = opened()
    finding = first_broken(session)
    session.confirm(finding)
    assert session.confirm(finding) is None
    assert session.state.decisions[finding].verdict is Verdict.CONFIRMED
    session.dismiss(finding, "单位已说明")
    assert session.dismiss(finding, "单位已说明") is None
    assert session.state.decisions[finding].reason == "单位已说明"
    session.reopen(finding)
    assert session.reopen(finding) is None
    assert session.state.decisions == {}
    with pytest.raises(Refused) as caught:
        session.confirm("f-unknown")
    assert refusal(caught) == "no_such_finding"


def test_a_decision_stays_though_a_correction_has_settled_its_finding(opened: Opener) -> None:
    session = opened()
    finding = first_broken(session)
    session.confirm(finding)
    session.correct(NATURAL, "5")
    assert session.state.finding(finding) is None
    assert finding in session.state.decisions
    assert session.state.orphans == ()
    assert finding in opened().state.decisions


def test_a_decision_on_what_only_a_correction_brought_up_is_no_orphan(opened: Opener) -> None:
    session = opened(make_report())
    session.correct(NATURAL, "6")
    finding = first_broken(session)
    session.dismiss(finding, "试算")
    session.correct(NATURAL, "5")
    again = opened(make_report())
    assert finding not in {each.id for each in again.state.assessment.findings}
    assert finding in again.state.decisions
    assert again.state.orphans == ()


def test_the_cursor_comes_back_where_it_stood(opened: Opener) -> None:
    session = opened()
    assert session.position is None
    session.move_to("t4.count.litigation_direct_total")
    assert opened().position == "t4.count.litigation_direct_total"


def test_a_rule_that_is_switched_off_stays_off_under_corrections(tmp_path: Path) -> None:
    store = Store(tmp_path / "audits.sqlite3")
    off = dict.fromkeys(RULES)
    session = Session.open(WRONG, store, "甲", severities=off)
    session.correct(NATURAL, "70")
    assert session.state.assessment.findings == ()

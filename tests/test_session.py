"""An audit as its user knows it: correct, note, decide, undo, stop, and go on another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

import parser
from parser.findings import Cause, Change, Correction, Proposal, Severity
from parser.forms import Address
from parser.report import Meaning, Reason, Report, Span, State
from tests.factories import make_report
from tui.audit.events import Corrected, Event, RowShifted, Undone
from tui.audit.fold import fold
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store, StoreError
from tui.audit.view import CellCorrection, Decision, Note, Verdict

NATURAL = Address("t3.granted.natural")
WRONG = make_report({"t3.granted.natural": "9"})
"""One leaf cell says 9 where 5 is right: its row and its column do not add up."""

Opener = Callable[..., Session]


@pytest.fixture
def opened(tmp_path: Path) -> Opener:
    def open_session(report: Report = WRONG, auditor: str = "甲") -> Session:
        return Session.open(report, Store(tmp_path / "audits.sqlite3"), auditor)

    return open_session


def broken(session: Session) -> set[str]:
    return {
        finding.id
        for finding in session.assessment.findings
        if finding.family == "balance" and finding.severity is Severity.ERROR
    }


def first_broken(session: Session) -> str:
    return next(each.id for each in session.assessment.findings if each.family == "balance")


def work(session: Session) -> tuple[object, ...]:
    """The work in force, for comparing two moments."""
    return (
        dict(session.corrections),
        dict(session.causes),
        session.notes,
        dict(session.decisions),
        session.orphans,
        session.assessment,
    )


def state(session: Session) -> tuple[object, ...]:
    """All that a user can see, for comparing two sessions."""
    return (*work(session), session.can_undo, session.can_redo)


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.reason.code.removeprefix("refused.")


def test_a_correction_is_checked_at_once_and_never_alters_what_is_printed(opened: Opener) -> None:
    session = opened()
    assert broken(session)
    session.correct(NATURAL, "5")
    assert not broken(session)
    assert session.report[NATURAL].text == "9"
    correction = session.corrections[NATURAL]
    assert (correction.printed, correction.value, correction.auditor) == ("9", 5, "甲")
    assert {finding.id for finding in session.as_printed.findings} > broken(session)


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
    correction = session.corrections[NATURAL]
    assert (correction.value, correction.meaning) == (value, meaning)


@pytest.mark.parametrize(
    ("typed", "code"), [("五个", "not_a_figure"), ("3x", "not_a_figure"), ("34O2", "looks_alike")]
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
    assert session.history == ()


def test_typing_what_is_printed_takes_a_correction_back(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.correct(NATURAL, "9")
    assert session.corrections == {}
    assert session.correct(NATURAL, "9") is None
    assert len(session.history) == 2


def test_a_cell_that_the_form_lacks_cannot_be_corrected(opened: Opener) -> None:
    with pytest.raises(Refused) as caught:
        opened().correct(Address("t3.granted.nobody"), "5")
    assert refusal(caught) == "no_such_place"


def test_undo_and_redo_go_all_the_way_and_across_restarts(opened: Opener) -> None:
    session = opened()
    states = [work(session)]
    finding = first_broken(session)
    acts: tuple[Callable[[], Event | None], ...] = (
        lambda: session.correct(NATURAL, "8"),
        lambda: session.set_cause(NATURAL, Cause.PUBLISHED_ERROR),
        lambda: session.note(NATURAL, "请核实"),
        lambda: session.edit_note(session.notes[0].id, "请再核实", Severity.ERROR),
        lambda: session.confirm(first_broken(session)),
        lambda: session.withdraw_correction(NATURAL),
        lambda: session.dismiss(finding, "单位已说明"),
        lambda: session.withdraw_note(session.notes[0].id),
    )
    for act in acts:
        assert act() is not None
        states.append(work(session))
    for expected in reversed(states[:-1]):
        session = opened()
        assert session.undo() is not None
        assert work(session) == expected
    assert session.undo() is None
    assert not session.can_undo
    for expected in states[1:]:
        session = opened()
        assert session.redo() is not None
        assert work(session) == expected
    assert session.redo() is None
    assert len(session.history) == 3 * 8  # undo and redo are lines of the log like any other


def test_a_new_action_clears_what_could_be_redone(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.undo()
    could = session.can_redo
    session.note("report", "另一件事")
    assert (could, session.can_redo) == (True, False)
    assert session.redo() is None
    assert session.corrections == {}


def test_undo_says_what_it_undid(opened: Opener) -> None:
    session = opened()
    event = session.correct(NATURAL, "5")
    assert event is not None
    assert session.undo() == event
    assert session.undone == {event.number}
    assert session.redo() == event


def test_undo_to_an_event_keeps_that_event_and_all_before_it(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "8")
    kept = session.note("t3", "看表三")
    assert kept is not None
    session.correct(NATURAL, "7")
    session.correct(NATURAL, "6")
    assert len(session.undo_to(kept.number)) == 2
    assert session.corrections[NATURAL].value == 8
    assert len(session.notes) == 1


def test_an_accepted_proposal_is_a_correction_that_can_be_undone_in_one_step(
    opened: Opener,
) -> None:
    session = opened()
    changes = (Change(NATURAL, "9", "5"), Change(Address("t3.new.natural"), "10", ""))
    proposal = Proposal(changes, ("t3.row_total",), unique=True, why=Reason("x"))
    session.accept(proposal, first_broken(session))
    assert [each.value for each in session.corrections.values()] == [5, None]
    session.undo()
    assert session.corrections == {}


def test_the_cause_of_a_figure_stands_with_its_correction(opened: Opener) -> None:
    session = opened()
    session.set_cause(NATURAL, Cause.MISPARSE)
    assert session.causes == {NATURAL: Cause.MISPARSE}
    session.correct(NATURAL, "5")
    assert session.corrections[NATURAL].cause is Cause.MISPARSE
    assert session.set_cause(NATURAL, Cause.MISPARSE) is None
    session.withdraw_correction(NATURAL)
    assert session.causes == {}


def test_a_shifted_row_is_put_right_in_one_step(opened: Opener) -> None:
    right = make_report()
    row = [cell for cell in right.form.places if cell.startswith("t3.granted.")]
    printed = ["", *[right[cell].text for cell in row[:-1]]]
    session = opened(make_report(dict(zip(row, printed, strict=True))))
    event = session.shift_row("t3", "granted", -1)
    assert event is not None
    assert isinstance(event.action, RowShifted)
    moved = [
        session.corrections[cell].value if cell in session.corrections else right[cell].value
        for cell in row[:-1]
    ]
    assert moved == [right[cell].value for cell in row[:-1]]
    assert session.corrections[row[-1]].meaning is Meaning.BLANK
    session.undo()
    assert session.corrections == {}


def test_a_row_is_not_shifted_when_a_figure_would_fall_out(opened: Opener) -> None:
    session = opened()
    with pytest.raises(Refused) as caught:
        session.shift_row("t3", "granted", 1)
    assert refusal(caught) == "figure_would_fall_out"
    assert session.history == ()


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
    assert session.corrections[NATURAL].value == 2
    assert session.corrections[Address("t3.partly_granted.natural")].value == 7
    session.undo()
    assert session.corrections[NATURAL].value == 7
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
    assert [note.on for note in session.notes] == list(places)
    assert session.notes[-1].quote == "未收取信息处理费。"
    assert len({note.id for note in session.notes}) == 6
    assert session.notes == opened().notes
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
    assert session.history == ()


def test_decisions_are_made_changed_and_reopened(opened: Opener) -> None:
    session = opened()
    finding = first_broken(session)
    session.confirm(finding)
    assert session.confirm(finding) is None
    assert session.decisions[finding].verdict is Verdict.CONFIRMED
    session.dismiss(finding, "单位已说明")
    assert session.dismiss(finding, "单位已说明") is None
    assert session.decisions[finding].reason == "单位已说明"
    session.reopen(finding)
    assert session.reopen(finding) is None
    assert session.decisions == {}
    with pytest.raises(Refused) as caught:
        session.confirm("f-unknown")
    assert refusal(caught) == "no_such_finding"


def test_a_decision_stays_though_a_correction_has_settled_its_finding(opened: Opener) -> None:
    session = opened()
    finding = first_broken(session)
    session.confirm(finding)
    session.correct(NATURAL, "5")
    assert session.finding(finding) is None
    assert finding in session.decisions
    assert session.orphans == ()
    assert finding in opened().decisions


def test_a_decision_on_what_only_a_correction_brought_up_is_no_orphan(opened: Opener) -> None:
    session = opened(make_report())
    session.correct(NATURAL, "6")
    finding = first_broken(session)
    session.dismiss(finding, "试算")
    session.correct(NATURAL, "5")
    again = opened(make_report())
    assert finding not in {each.id for each in again.assessment.findings}
    assert finding in again.decisions
    assert again.orphans == ()


def test_the_cursor_comes_back_where_it_stood(opened: Opener) -> None:
    session = opened()
    assert session.position is None
    session.move_to("t4.count.litigation_direct_total")
    assert opened().position == "t4.count.litigation_direct_total"


def test_two_windows_see_each_others_work_with_their_next_action(opened: Opener) -> None:
    one, two = opened(auditor="甲"), opened(auditor="乙")
    one.correct(NATURAL, "5")
    two.note("report", "看过")
    assert two.corrections[NATURAL].value == 5
    assert not broken(two)
    assert [event.auditor for event in two.take_news()] == ["甲"]
    assert two.take_news() == ()
    assert one.refresh()
    assert [event.auditor for event in one.take_news()] == ["乙"]
    assert not one.refresh()
    assert state(one) == state(two)


def test_undo_takes_back_what_was_seen_and_not_what_another_window_just_did(
    opened: Opener,
) -> None:
    one, two = opened(), opened()
    mine = one.correct(NATURAL, "5")
    two.note("report", "另一窗口")
    assert one.undo() == mine
    assert [note.text for note in one.notes] == ["另一窗口"]
    assert one.corrections == {}


def test_the_same_undo_in_two_windows_counts_once(opened: Opener) -> None:
    one = opened()
    one.correct(NATURAL, "8")
    one.correct(NATURAL, "7")
    two = opened()
    one.undo()
    assert two.undo() is not None  # the one before: the last is undone already
    assert two.corrections == {}
    assert one.refresh()
    assert state(one) == state(two)


def test_what_cannot_be_stored_is_not_shown(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened()
    session.note("report", "先前")
    before = state(session)

    def full(*_: object) -> None:
        raise StoreError("full", session.store.path, "no space")

    monkeypatch.setattr(session.store, "append", full)
    acts: tuple[Callable[[], object], ...] = (
        lambda: session.correct(NATURAL, "5"),
        lambda: session.note("t3", "x"),
        lambda: session.confirm(first_broken(session)),
        session.undo,
    )
    for act in acts:
        with pytest.raises(StoreError):
            act()
        assert state(session) == before


def new_version(report: Report, **changed: str) -> Report:
    """The same file published again with other figures."""
    values = {"t3.granted.natural": "9"} | {
        name.replace("__", "."): text for name, text in changed.items()
    }
    return make_report(values, preface="更正后重新公布。", path=report.source.path)


def test_a_new_version_of_a_report_takes_over_the_work_that_fits(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.set_cause(NATURAL, Cause.PUBLISHED_ERROR)
    session.correct(Address("t3.new.business"), "3")
    session.note(Address("t3.new.business"), "此处存疑")
    start = session.report.source.text.index("未收取")
    session.note(Span(start, start + 9), "未写依据")
    session.note("t3", "表三")
    later = opened(new_version(WRONG, t3__new__business="4"), auditor="乙")
    assert later.corrections[NATURAL].value == 5
    assert later.corrections[NATURAL].auditor == "甲"
    assert later.corrections[NATURAL].cause is Cause.PUBLISHED_ERROR
    assert [note.text for note in later.notes] == ["未写依据", "表三"]
    span = later.notes[0].on
    assert isinstance(span, Span)
    assert later.report.source.at(span) == "未收取信息处理费。"
    lost = later.orphans
    correction, note = lost
    assert isinstance(correction, CellCorrection)
    assert (correction.printed, correction.value) == ("2", 3)
    assert isinstance(note, Note)
    assert opened(later.report).orphans == lost
    later.undo()
    assert later.corrections == {}
    assert later.orphans == ()
    later.redo()
    assert later.orphans == lost


def test_a_decision_follows_its_finding_into_a_new_version_or_is_listed(opened: Opener) -> None:
    session = opened()
    for finding in sorted(broken(session)):
        session.confirm(finding)
    decided = set(session.decisions)
    same = opened(new_version(WRONG))
    assert set(same.decisions) == decided
    mended = opened(new_version(WRONG, t3__granted__natural="5"))
    assert mended.decisions == {}
    assert {item.finding for item in mended.orphans if isinstance(item, Decision)} == decided
    mended.reopen(next(iter(decided)))
    assert len(mended.orphans) == len(decided) - 1


def test_work_is_not_taken_over_from_another_file_agency_or_year(opened: Opener) -> None:
    opened().correct(NATURAL, "5")
    for other in (
        make_report({"t3.granted.natural": "9"}, path="other.txt", preface="甲"),
        make_report({"t3.granted.natural": "9"}, agency="白石县人民政府"),
        make_report({"t3.granted.natural": "9"}, year=2022),
    ):
        assert opened(other).history == ()


def test_another_reading_of_the_same_file_lists_the_corrections_that_no_longer_fit(
    opened: Opener,
) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    cell = session.report[NATURAL]._replace(text="90", value=90, state=State.SUSPECT)
    table = session.report.tables["t3"]
    read_otherwise = replace(
        session.report,
        tables={
            **session.report.tables,
            "t3": replace(table, cells={**table.cells, NATURAL: cell}),
        },
    )
    again = opened(read_otherwise)
    assert again.corrections == {}
    (lost,) = again.orphans
    assert isinstance(lost, CellCorrection)
    assert lost.printed == "9"


CELLS = (NATURAL, Address("t3.new.natural"), Address("t2.fees.amount"))
MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), st.sampled_from(CELLS), st.sampled_from(("1", "", "7", "/"))),
        st.tuples(st.sampled_from(("undo", "redo", "reopen_app"))),
        st.tuples(st.just("note"), st.sampled_from(("report", "t3", *CELLS))),
        st.tuples(st.just("exchange")),
        st.tuples(st.just("confirm")),
    ),
    max_size=14,
)


@given(MOVES)
def test_any_course_of_work_is_the_fold_of_its_log_and_can_be_taken_back_whole(
    moves: list[tuple[str, ...]],
) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "audits.sqlite3")
        session = Session.open(WRONG, store, "甲")
        untouched = work(session)
        for name, *words in moves:
            match name:
                case "correct":
                    session.correct(Address(words[0]), words[1])
                case "note":
                    session.note(words[0], "批注")
                case "exchange":
                    session.exchange_rows("t3", "granted", "partly_granted")
                case "confirm" if session.assessment.findings:
                    session.confirm(session.assessment.findings[0].id)
                case "undo":
                    session.undo()
                case "redo":
                    session.redo()
                case "reopen_app":
                    session = Session.open(WRONG, store, "甲")
            assert state(Session.open(WRONG, store, "甲")) == state(session)
            expected = {
                cell: Correction(each.value, each.meaning)
                for cell, each in session.corrections.items()
            }
            assert session.assessment == parser.check(WRONG, expected)
        last = work(session)
        undone = 0
        while session.undo() is not None:
            undone += 1
        assert work(session) == untouched
        for _ in range(undone):
            session.redo()
        assert work(session) == last
        assert fold(WRONG, session.history) == session.view
        store.close()


def test_the_log_keeps_what_was_undone(opened: Opener) -> None:
    session = opened()
    session.correct(NATURAL, "5")
    session.undo()
    assert [type(event.action) for event in opened().history] == [Corrected, Undone]

"""Another version or reading of a report, and other reports: which work is taken over."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import parser
from parser.findings import Cause
from parser.forms import Address
from parser.report import Report, Span, State
from tests.auditing import (
    NATURAL,
    WRONG,
    Opener,
    broken,
    refusal,
)
from tests.factories import make_report
from tui.audit.in_force import CellCorrection, Decision, Note
from tui.audit.refusal import Refused
from tui.audit.session import Session
from tui.audit.store import Store

SAMPLES = Path(__file__).parent.parent / "samples"


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
    assert later.state.corrections[NATURAL].value == 5
    assert later.state.corrections[NATURAL].auditor == "甲"
    assert later.state.corrections[NATURAL].cause is Cause.PUBLISHED_ERROR
    assert [note.text for note in later.state.notes] == ["未写依据", "表三"]
    span = later.state.notes[0].on
    assert isinstance(span, Span)
    assert later.report.source.at(span) == "未收取信息处理费。"
    lost = later.state.orphans
    correction, note = lost
    assert isinstance(correction, CellCorrection)
    assert (correction.printed, correction.value) == ("2", 3)
    assert isinstance(note, Note)
    assert opened(later.report).state.orphans == lost
    later.undo()
    assert later.state.corrections == {}
    assert later.state.orphans == ()
    later.redo()
    assert later.state.orphans == lost


def test_a_decision_follows_its_finding_into_a_new_version_or_is_listed(opened: Opener) -> None:
    session = opened()
    for finding in sorted(broken(session)):
        session.confirm(finding)
    decided = set(session.state.decisions)
    same = opened(new_version(WRONG))
    assert set(same.state.decisions) == decided
    mended = opened(new_version(WRONG, t3__granted__natural="5"))
    assert mended.state.decisions == {}
    assert {item.finding for item in mended.state.orphans if isinstance(item, Decision)} == decided
    mended.reopen(next(iter(decided)))
    assert len(mended.state.orphans) == len(decided) - 1


def test_work_is_taken_over_by_body_and_year_whatever_the_file_is_called(opened: Opener) -> None:
    opened().correct(NATURAL, "5")
    wrong = {"t3.granted.natural": "9"}
    renamed = opened(make_report(wrong, path="other.txt", preface="甲"))
    assert renamed.state.corrections[NATURAL].value == 5
    agency = str(WRONG.agency)
    assert agency == "青石县人民政府"
    for same in ("青石縣人民政府", " 青石县 人民政府", "青石县人民政府　"):
        assert opened(make_report(wrong, preface=same, agency=same)).state.corrections
    for other in (make_report(wrong, agency="白石县人民政府"), make_report(wrong, year=2022)):
        assert opened(other).state.history == ()
        assert opened(other).offers == ()


def unread(report: Report, preface: str, **fields: object) -> Report:
    return replace(make_report({"t3.granted.natural": "9"}, preface=preface), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("lost", [{"agency": None}, {"year": None}, {"agency": None, "year": None}])
def test_what_cannot_be_identified_carries_nothing_over_and_is_offered(
    opened: Opener, lost: dict[str, object]
) -> None:
    first = unread(WRONG, "甲", **lost)
    opened(first).correct(NATURAL, "5")
    second = opened(unread(WRONG, "乙", **lost))
    assert second.state.history == ()
    (offer,) = second.offers
    assert (offer.sha256, offer.events) == (first.source.sha256, 1)
    assert second.take_over(offer) is not None
    assert second.state.corrections[NATURAL].value == 5
    assert second.take_over(offer) is None  # it is in already
    second.undo()
    assert second.state.corrections == {}
    assert second.take_over(offer) is not None


@pytest.mark.parametrize("lost", [{"agency": None}, {"year": None}])
def test_an_unidentified_report_is_offered_audits_under_any_other_file_name(
    opened: Opener, lost: dict[str, object]
) -> None:
    likely = unread(WRONG, "甲")
    opened(likely).correct(NATURAL, "5")
    other = replace(make_report(path="other.txt", preface="丙"), agency=None)
    opened(other).correct(NATURAL, "6")
    scan = make_report({"t3.granted.natural": "9"}, path="scan.txt", preface="乙")
    offers = opened(replace(scan, **lost)).offers  # type: ignore[arg-type]
    assert {offer.sha256 for offer in offers} == {likely.source.sha256, other.source.sha256}
    named = replace(scan, source=replace(scan.source, path=likely.source.path), **lost)  # type: ignore[arg-type]
    assert opened(named).offers[0].sha256 == likely.source.sha256, "the likely one comes first"


def test_what_is_known_of_both_speaks_against_an_offer(opened: Opener) -> None:
    opened(unread(WRONG, "甲", agency=None, year=2022)).correct(NATURAL, "5")
    assert opened(unread(WRONG, "乙", agency=None, year=2023)).offers == ()
    assert len(opened(unread(WRONG, "丙", agency=None, year=2022)).offers) == 1


def test_an_audit_in_which_nothing_is_in_force_cannot_be_taken_over(opened: Opener) -> None:
    first = opened(unread(WRONG, "甲", agency=None))
    first.correct(NATURAL, "5")
    first.undo()
    second = opened(unread(WRONG, "乙", agency=None))
    with pytest.raises(Refused) as caught:
        second.take_over(second.offers[0])
    assert refusal(caught) == "nothing_to_take_over"


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
    assert again.state.corrections == {}
    (lost,) = again.state.orphans
    assert isinstance(lost, CellCorrection)
    assert lost.printed == "9"


def test_last_years_report_is_found_among_the_audits_of_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "audits.sqlite3")
    before = make_report({"t3.carried_out.natural": "8"}, year=2022)
    path = tmp_path / "2022.txt"
    path.write_text(
        (SAMPLES / "faulty-wrong-figure-2023.txt").read_text("utf-8").replace("2023", "2022"),
        "utf-8",
    )
    last = parser.read(path)
    this = replace(WRONG, agency=last.agency)
    assert families(Session.open(this, store, "甲")) == {"balance"}
    Session.open(last, store, "甲")
    assert "history" in families(Session.open(this, store, "甲"))
    path.write_text("别的内容", "utf-8")
    assert families(Session.open(this, store, "甲")) == {"balance"}
    given = Session.open(WRONG, store, "甲", last_year=before)
    assert "history" in families(given)


def families(session: Session) -> set[str]:
    return {str(finding.family) for finding in session.state.assessment.findings}


def test_work_taken_over_by_two_windows_at_once_counts_once(opened: Opener) -> None:
    session = opened()
    session.note("report", "一次")
    later = new_version(WRONG)
    one = opened(later)
    (event,) = one.state.history
    one.store.append(later.source.sha256, "乙", event.action, after=event.number)
    assert [note.text for note in opened(later).state.notes] == ["一次"]

"""Where the auditor is: tab, cell and chosen finding, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from rich.cells import cell_len

from parser.forms import Address
from parser.report import LabelStatus, State
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store
from tui.locale import LANGUAGES, Lang, words
from tui.marks import broken_cells, culprits, doubtful_cells, faces
from tui.screens import follow
from tui.screens.position import Position
from tui.screens.search import Search
from tui.widgets.top_line import tab_marks, tab_of, top_line

ROW = ("natural", "business", "research", "nonprofit", "legal_service", "other_org", "total")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path / "a.db")) as store:
        yield store


def test_the_chosen_finding_is_always_one_of_the_tab_in_view(store: Store) -> None:
    report = make_report(
        {"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"},
        prose={1: "本年度新收政府信息公开申请99件。"},
    )
    place = Position(Session.open(report, store))
    for tab in ("t4", "text", "t3", "t2", "t4"):
        place.show_tab(tab)
        finding = place.finding
        assert (finding is None) == (tab == "t2")
        assert finding is None or tab_of(finding) == tab


def test_no_finding_is_chosen_on_a_cell_that_none_is_about(store: Store) -> None:
    wrong = {"t3.granted.natural": "6", "t3.denied_internal.business": "5"}
    place = Position(Session.open(make_report(wrong), store))
    first, second, *_ = place.session.state.assessment.findings
    place.choose(first)
    place.go_to(Address("t3.carried_out.research"))
    assert place.finding_id is None, "a decision here would fall on what is out of sight"
    assert place.next_finding(1)
    assert place.finding == second, "the next one goes on from where the auditor was"
    place.go_to(Address("t3.carried_out.research"))
    assert place.next_finding(-1)
    assert place.finding == first


def test_the_next_start_finds_the_same_finding_chosen(store: Store) -> None:
    report = make_report({"t3.granted.natural": "6"}, prose={1: "本年度新收申请99件。"})
    place = Position(Session.open(report, store))
    finding = place.session.state.assessment.findings[0]
    place.choose(finding)
    other = next(cell for cell in finding.cells if cell not in culprits(finding))
    place.go_to(other)
    assert place.finding_id == finding.id, "it is about this cell too, but does not blame it"
    place.session.move_to(place.stored)
    again = Position(Session.open(report, store))
    assert (again.tab, again.cell, again.finding_id) == (place.tab, other, finding.id)

    place.show_tab("text")
    place.session.move_to(place.stored)
    again = Position(Session.open(report, store))
    assert (again.tab, again.finding_id) == ("text", place.finding_id)

    for older in (other, "text", "t3.gone.natural no-such-finding", "text no-such-finding"):
        place.session.move_to(older)
        assert Position(Session.open(report, store)).tab == older.split()[0].partition(".")[0]


def test_next_goes_round_through_every_open_finding_and_back(store: Store) -> None:
    report = make_report({"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"})
    session = Session.open(report, store)
    place = Position(session)
    ids = [finding.id for finding in session.state.assessment.findings]
    seen = [place.finding_id]
    for _ in ids[1:]:
        place.next_finding(1)
        seen.append(place.finding_id)
    assert sorted(str(each) for each in seen) == sorted(ids)
    place.next_finding(-1)
    assert place.finding_id == seen[-2] if len(seen) > 1 else seen[0]
    for finding_id in ids:
        session.confirm(finding_id)
    assert not place.next_finding(1)


def test_a_report_with_mere_remarks_opens_on_the_first_of_them(store: Store) -> None:
    wording = "2.其他法律和行政法规禁止公开"
    report = make_report(labels={"t3.denied_by_law": (LabelStatus.WORDING, wording)})
    place = Position(Session.open(report, store))
    assert place.finding is not None
    assert place.finding.severity == "info"
    assert place.cell == "t3.denied_by_law.natural"


def test_a_finding_about_a_label_marks_the_label_in_the_source(store: Store) -> None:
    report = make_report(labels={"t2.regulations": (LabelStatus.MISSPELT, "规范")})
    place = Position(Session.open(report, store))
    (label,) = (each for each in report.tables["t2"].labels if each.text == "规范")
    assert label.span is not None
    marked = {mark.span: mark.kind for mark in follow.marks(place, Search())}
    assert marked[label.span] == "chosen"
    assert marked[report[place.cell].span or label.span] == "cursor"
    assert follow.cell_at(report, label.span.start + 1) == "t2.regulations.issued"
    place.go_to(Address("t2.licensing.decisions"))
    assert "chosen" not in {mark.kind for mark in follow.marks(place, Search())}


def test_a_clean_report_opens_on_the_main_table(store: Store) -> None:
    place = Position(Session.open(make_report(), store))
    assert (place.tab, place.cell) == ("t3", "t3.new.natural")


def test_one_wrong_figure_marks_that_cell_and_not_the_whole_column(store: Store) -> None:
    session = Session.open(make_report({"t3.granted.natural": "6"}), store)
    assert set(broken_cells(session.state)) == {"t3.granted.natural"}
    assert tab_marks(session.state)["t3"] == "!1"
    assert tab_marks(session.state)["t4"] == "ok"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_narrow_top_line_drops_noughts_then_notes_then_the_pile_but_no_error_and_no_year(
    lang: Lang, store: Store
) -> None:
    report = make_report({"t3.granted.natural": "6"}, prose={1: "新收政府信息公开申请99件。"})
    session = Session.open(report, store)
    session.note("report", "一")
    session.correct(Address("t3.granted.natural"), "7")
    noughts = {"zh": ("0 提醒", "0 误读"), "en": ("warnings 0", "misread 0")}[lang]
    notes = {"zh": "1 批注", "en": "notes 1"}[lang]
    errors = {"zh": "! 2 错误", "en": "! errors 2"}[lang]
    seen = set()
    for width in range(56, 140):
        line = "".join(
            piece.text for piece in top_line(session.state, words(lang), width, "[5/30]")
        )
        assert cell_len(line) == width
        assert errors in line
        assert " 2023" in line
        whole = "青石县人民政府" in line
        kept = ("[5/30]" in line, notes in line, all(each in line for each in noughts))
        assert sorted(kept, reverse=True) == list(kept), "the least first"
        assert whole or not any(kept)
        seen.add((whole, *kept))
    assert {(True, True, True, True), (True, True, False, False)} <= seen


def test_a_tab_is_ok_only_where_nothing_is_wrong_and_tells_what_was_done(store: Store) -> None:
    wrong = {"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"}
    session = Session.open(make_report(wrong), store)
    place = Position(session)
    place.show_tab("t4")
    assert place.finding_id is not None
    session.confirm(place.finding_id)
    assert tab_marks(session.state)["t4"] == "y1", "a known error is not ok"
    session.dismiss(place.finding_id, "口径不同")
    assert tab_marks(session.state)["t4"] == "ok"
    place.show_tab("t3")
    finding = place.finding
    assert finding is not None
    session.accept(finding.proposals[0], finding.id)
    assert tab_marks(session.state)["t3"] == "*1"
    assert tab_marks(session.state, done=False)["t3"] == "*1", (
        "what is done gives way to open ones only"
    )


def test_what_a_correction_settles_is_done_and_still_counted(store: Store) -> None:
    wrong = {"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"}
    session = Session.open(make_report(wrong), store)
    found = len(session.state.assessment.findings)

    def state() -> tuple[int, str]:
        return len(session.state.settled), top_line(session.state, words("zh"), 120)[
            -1
        ].text.strip()

    assert state() == (0, f"已处理 0/{found}")
    finding = next(each for each in session.state.assessment.findings if each.table == "t3")
    session.accept(finding.proposals[0], finding.id)
    assert state() == (1, f"已处理 1/{found}")
    assert session.state.settled == (finding,)
    (kept,) = store.recent()
    assert (kept.tally.decided, kept.tally.findings) == (1, found)
    session.undo()
    assert state() == (0, f"已处理 0/{found}")


def test_a_balance_broken_by_another_difference_is_not_settled(store: Store) -> None:
    session = Session.open(make_report({"t3.granted.natural": "6"}), store)
    session.correct(Address("t3.granted.natural"), "9")
    assert session.state.assessment.findings
    assert not session.state.settled


def test_a_corrected_cell_that_is_still_wrong_shows_both(store: Store) -> None:
    cell = Address("t3.granted.natural")
    session = Session.open(make_report({str(cell): "6"}), store)
    assert faces(session.state)[cell].badges == "!"
    session.correct(cell, "7")
    face = faces(session.state)[cell]
    assert (face.badge, face.badges, face.width) == ("!", "!*", 3)
    session.correct(cell, "5")
    assert faces(session.state)[cell].badges == "*"


def test_a_row_that_was_moved_is_marked_in_every_cell_of_the_move(store: Store) -> None:
    session = Session.open(make_report({"t3.granted.natural": "0"}), store)
    session.shift_row("t3", "granted", -1)
    drawn = faces(session.state)
    assert session.state.corrections
    assert all("*" in drawn[cell].badges for cell in session.state.corrections)


def test_a_recovered_row_or_column_is_marked_once(store: Store) -> None:
    row = {f"t3.denied_by_law.{column}": State.RECOVERED for column in ROW}
    session = Session.open(make_report(states=row), store)
    assert set(doubtful_cells(session.state)) == {"t3.denied_by_law.natural"}

    places = make_report().tables["t3"].cells
    column = {str(cell): State.RECOVERED for cell in places if cell.endswith(".business")}
    session = Session.open(make_report(states=column, path="other.txt"), store)
    assert set(doubtful_cells(session.state)) == {"t3.new.business"}


def test_a_table_that_is_not_in_the_file_has_no_marks_on_its_cells(store: Store) -> None:
    session = Session.open(make_report(missing_tables=("t3",)), store)
    assert not [
        cell for cell, face in faces(session.state).items() if face.badge and cell[:2] == "t3"
    ]
    assert tab_marks(session.state)["t3"] == "?"


def test_a_table_left_blank_is_marked_once(store: Store) -> None:
    cells = [str(cell) for cell in make_report().tables["t3"].cells]
    session = Session.open(make_report(dict.fromkeys(cells, "")), store)
    marked = [cell for cell in broken_cells(session.state) if cell.startswith("t3.")]
    assert marked == ["t3.new.natural"]

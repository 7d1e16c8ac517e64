"""Where the auditor is: tab, cell and chosen finding, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from parser.forms import Address
from parser.report import LabelStatus, State
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store
from tui.marks import broken_cells, culprits, doubtful_cells, faces
from tui.screens import follow
from tui.screens.place import Place
from tui.screens.search import Search
from tui.widgets.top_line import tab_marks, tab_of

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
    place = Place(Session.open(report, store))
    for tab in ("t4", "text", "t3", "t2", "t4"):
        place.show_tab(tab)
        finding = place.finding
        assert (finding is None) == (tab == "t2")
        assert finding is None or tab_of(finding) == tab


def test_the_next_start_finds_the_same_finding_chosen(store: Store) -> None:
    report = make_report({"t3.granted.natural": "6"}, prose={1: "本年度新收申请99件。"})
    place = Place(Session.open(report, store))
    finding = place.session.assessment.findings[0]
    place.choose(finding)
    other = next(cell for cell in finding.cells if cell not in culprits(finding))
    place.go_to(other)
    assert place.finding_id == finding.id, "it is about this cell too, but does not blame it"
    place.session.move_to(place.position)
    again = Place(Session.open(report, store))
    assert (again.tab, again.cell, again.finding_id) == (place.tab, other, finding.id)

    place.show_tab("text")
    place.session.move_to(place.position)
    again = Place(Session.open(report, store))
    assert (again.tab, again.finding_id) == ("text", place.finding_id)

    for older in (other, "text", "t3.gone.natural no-such-finding", "text no-such-finding"):
        place.session.move_to(older)
        assert Place(Session.open(report, store)).tab == older.split()[0].partition(".")[0]


def test_next_goes_round_through_every_open_finding_and_back(store: Store) -> None:
    report = make_report({"t3.granted.natural": "6", "t4.count.litigation_after_total": "4"})
    session = Session.open(report, store)
    place = Place(session)
    ids = [finding.id for finding in session.assessment.findings]
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
    place = Place(Session.open(report, store))
    assert place.finding is not None
    assert place.finding.severity == "info"
    assert place.cell == "t3.denied_by_law.natural"


def test_a_finding_about_a_label_marks_the_label_in_the_source(store: Store) -> None:
    report = make_report(labels={"t2.regulations": (LabelStatus.MISSPELT, "规范")})
    place = Place(Session.open(report, store))
    (label,) = (each for each in report.tables["t2"].labels if each.text == "规范")
    assert label.span is not None
    marked = {mark.span: mark.kind for mark in follow.marks(place, Search())}
    assert marked[label.span] == "chosen"
    assert marked[report[place.cell].span or label.span] == "cursor"
    assert follow.cell_at(report, label.span.start + 1) == "t2.regulations.issued"
    place.go_to(Address("t2.licensing.decisions"))
    assert "chosen" not in {mark.kind for mark in follow.marks(place, Search())}


def test_a_clean_report_opens_on_the_main_table(store: Store) -> None:
    place = Place(Session.open(make_report(), store))
    assert (place.tab, place.cell) == ("t3", "t3.new.natural")


def test_one_wrong_figure_marks_that_cell_and_not_the_whole_column(store: Store) -> None:
    session = Session.open(make_report({"t3.granted.natural": "6"}), store)
    assert set(broken_cells(session)) == {"t3.granted.natural"}
    assert tab_marks(session)["t3"] == "!1"
    assert tab_marks(session)["t4"] == "ok"


def test_a_recovered_row_or_column_is_marked_once(store: Store) -> None:
    row = {f"t3.denied_by_law.{column}": State.RECOVERED for column in ROW}
    session = Session.open(make_report(states=row), store)
    assert set(doubtful_cells(session)) == {"t3.denied_by_law.natural"}

    places = make_report().tables["t3"].cells
    column = {str(cell): State.RECOVERED for cell in places if cell.endswith(".business")}
    session = Session.open(make_report(states=column, path="other.txt"), store)
    assert set(doubtful_cells(session)) == {"t3.new.business"}


def test_a_table_that_is_not_in_the_file_has_no_marks_on_its_cells(store: Store) -> None:
    session = Session.open(make_report(missing_tables=("t3",)), store)
    assert not [cell for cell, face in faces(session).items() if face.badge and cell[:2] == "t3"]
    assert tab_marks(session)["t3"] == "?"


def test_a_table_left_blank_is_marked_once(store: Store) -> None:
    cells = [str(cell) for cell in make_report().tables["t3"].cells]
    session = Session.open(make_report(dict.fromkeys(cells, "")), store)
    marked = [cell for cell in broken_cells(session) if cell.startswith("t3.")]
    assert marked == ["t3.new.natural"]

"""Layouts propose readings, and the score says which is taken and how certain its labels are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from parser.alignment.layouts import chosen, proposals
from parser.alignment.table import page_of
from parser.explaining import explain, margin
from parser.forms import Address
from parser.report import Report, State
from tests.test_alignment import Line, index, lines, listed, piped, report, states

CELL = Address("t3.granted.natural")


def below(rows: Iterable[Line]) -> str:
    """One cell a line, each row's label under its figures."""
    return "".join(f"{cell}\n" for row in rows for cell in [*row[1:], row[0]] if cell)


def terms(found: Report) -> dict[str, Mapping[str, float]]:
    return {one.what.code: one.terms for one in explain(found, CELL).layouts}


def taken(found: Report) -> str:
    (code,) = (one.what.code for one in explain(found, CELL).layouts if one.taken)
    return code


def open_layouts(found: Report) -> list[str]:
    span = found.tables["t3"].span
    assert span is not None
    page = page_of(found.source, found.form.version, "t3", span)
    return [proposal.layout.code for proposal in proposals(page)]


def test_labels_beside_their_figures_leave_no_other_layout_open() -> None:
    assert open_layouts(report(piped(lines()))) == ["labels_before"]


def test_a_label_below_the_last_figures_opens_the_other_side_and_decides_for_it() -> None:
    found = report(below(lines()))
    assert open_layouts(found) == ["labels_before", "labels_after"]
    assert taken(found) == "labels_after"
    assert [terms(found)[code]["end"] for code in ("labels_before", "labels_after")] == [-100, 0]
    assert states(found.tables["t3"], "granted") == {State.READ}


def test_of_sides_that_fit_alike_the_usual_one_is_taken() -> None:
    rows = lines()
    for row in rows:
        row[0] = ""
    found = report(listed(rows))
    fit = {code: of["fit"] for code, of in terms(found).items()}
    assert fit["labels_before"] == fit["labels_after"]
    assert taken(found) == "labels_before"
    assert margin(explain(found, CELL).layouts) == 3.0


@pytest.mark.parametrize(
    ("layout", "lost", "side", "state"),
    [
        (listed, [0], "labels_before", State.RECOVERED),
        (listed, [0, -1], "labels_before", State.RECOVERED),
        (listed, [-1], "labels_before", State.READ),
        (below, [-1], "labels_after", State.SUSPECT),
        (below, [0, -1], "labels_after", State.SUSPECT),
        (below, [0], "labels_after", State.READ),
    ],
)
def test_labels_whose_side_no_end_decides_never_earn_read(
    layout: Callable[[Iterable[Line]], str], lost: list[int], side: str, state: State
) -> None:
    rows = lines()
    for row in lost:
        rows[row][0] = ""
    found = report(layout(rows))
    assert taken(found) == side
    other = "labels_after" if side == "labels_before" else "labels_before"
    assert terms(found)[other]["end"] == (-100 if state is State.READ else 0)
    assert terms(found)[side]["end"] == 0
    assert states(found.tables["t3"], "granted") == {state}


def test_one_row_for_three_is_open_where_no_leaf_is_named() -> None:
    rows = lines()
    leaves = [index(key) for key in ("other_uncorrected", "other_unpaid", "other_misc")]
    collapsed = [row for number, row in enumerate(rows) if number not in leaves]
    collapsed.insert(leaves[0], ["(六)其他处理", *rows[leaves[0]][1:]])
    found = report(piped(collapsed))
    assert "labels_before_one_row" in open_layouts(found)
    assert taken(found) == "labels_before_one_row"


def balanced() -> list[Line]:
    """Rows that add up in every column, without the label at the beginning of the table."""
    rows = [[row[0], *["0"] * (len(row) - 1)] for row in lines()]
    for key in ("new", "granted", "total"):
        row = rows[index(key)]
        row[1:] = ["3"] * (len(row) - 1)
    rows[0][0] = ""
    return rows


def test_sums_never_make_a_side_surer() -> None:
    found = report(listed(balanced()))
    side, other = (terms(found)[code] for code in ("labels_before", "labels_after"))
    assert other["sums"] < side["sums"] == 0, "they speak against the other side"
    span = found.tables["t3"].span
    assert span is not None
    proposal = chosen(page_of(found.source, found.form.version, "t3", span))
    assert proposal.layout.code == "labels_before"
    assert proposal.reading.ahead == pytest.approx(
        side["fit"] + side["usual"] - other["fit"] - other["usual"]
    )


def test_each_balance_that_does_not_hold_counts_as_much_as_the_usual_side() -> None:
    found = report(listed(balanced()))
    # The outcomes miss the total in all seven columns; the other balance holds by chance.
    assert terms(found)["labels_after"]["sums"] == -7 * terms(found)["labels_before"]["usual"]

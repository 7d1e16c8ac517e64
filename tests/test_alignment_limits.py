"""How much of a row must be left, and how near it must stand, for its figures to be its own."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import parser as reading
from parser.alignment.runs import runs_of
from parser.forms import Address
from parser.forms.lexicon import lexicon
from parser.readers.source import Decoded, make_source
from parser.report import Cell, LabelStatus, Span, State, Table
from parser.tokens.tokens import tokens_of
from tests.test_alignment import (
    COLUMNS,
    Line,
    cell,
    index,
    lines,
    listed,
    read,
    report,
    row_of,
    states,
)


def with_label(row: str, label: str, *, without: str = "") -> Table:
    """The table with another label for a row, and without one of the rows beside it."""
    rows = lines()
    rows[index(row)][0] = label
    if without:
        del rows[index(without)]
    return read(rows)


def reasons(table: Table, row: str) -> set[str]:
    return {why.code for column in COLUMNS for why in cell(table, row, column).evidence}


def has_its_figures(table: Table, row: str) -> bool:
    return row_of(table, row) == lines()[index(row)][1:]


def test_a_row_is_read_by_a_label_of_which_seven_eighths_are_left_but_not_three_quarters() -> None:
    row = "denied_enforcement_file"
    assert states(with_label(row, "7.属于行政执法案口"), row) == {State.READ}
    assert states(with_label(row, "7.属于行政执法口口"), row) == {State.RECOVERED}


def test_beside_a_lost_row_a_label_finds_its_own_by_two_thirds_but_not_by_half() -> None:
    row, lost = "denied_deliberative", "denied_enforcement_file"
    assert has_its_figures(with_label(row, "6.属于四类过程口口口", without=lost), row)
    assert not has_its_figures(with_label(row, "6.属于四类过口口口口", without=lost), row)


def test_what_is_like_two_labels_is_neither_unless_it_is_clearly_liker_one() -> None:
    """By a twelfth it is, and by a fourteenth it is not."""
    for row, lost, label, is_own in (
        ("denied_internal", "denied_deliberative", "5.属于三类信息", True),
        ("denied_admin_query", "unavailable_not_held", "8.属于行政查询内部事务信", False),
    ):
        assert has_its_figures(with_label(row, label, without=lost), row) == is_own


def test_two_fifths_of_a_label_are_told_as_what_is_printed_for_it_and_no_less() -> None:
    def status(label: str) -> LabelStatus:
        table = with_label("unavailable_not_held", label)
        return next(each.status for each in table.labels if each.row == "unavailable_not_held")

    assert status("1.本机关不掌口口口口口口口") is LabelStatus.MISSPELT
    assert status("1.本机关不口口口口口口口口") is LabelStatus.MISSING


def numbered(rows: Sequence[Line], first: int = 1, wrong: Sequence[int] = ()) -> Table:
    """The rows behind a column of row numbers, of which some are wrong."""
    return read(
        [
            [label, "99" if place in wrong else str(number), *figures]
            for place, (number, (label, *figures)) in enumerate(enumerate(rows, first))
        ]
    )


def test_row_numbers_are_known_by_five_rows_at_least() -> None:
    assert states(numbered(lines()[:5]), "new") == {State.READ}
    assert states(numbered(lines()[:4]), "new") == {State.SUSPECT}


def test_of_twenty_five_row_numbers_one_may_be_wrong() -> None:
    assert states(numbered(lines(), wrong=[5]), "new") == {State.READ}
    assert states(numbered(lines(), wrong=[5, 12]), "new") == {State.SUSPECT}


def test_row_numbers_have_three_digits_at_most() -> None:
    assert states(numbered(lines(), first=101), "new") == {State.READ}
    assert states(numbered(lines(), first=1001), "new") == {State.SUSPECT}


def test_a_row_of_three_figures_too_many_is_known_by_its_label_and_no_longer_one() -> None:
    def granted(extra: int) -> set[State]:
        rows = lines()
        rows[index("granted")][4:4] = ["0"] * extra
        return states(read(rows), "granted")

    assert granted(3) == {State.SUSPECT}
    assert granted(4) == {State.MISSING}


def test_a_text_in_the_place_of_a_figure_has_twelve_characters_at_most() -> None:
    def research(text: str) -> str:
        rows = lines()
        rows[index("granted")][3] = text
        return cell(read(rows), "granted", "research").text

    assert research("甲乙丙丁戊己庚辛壬癸子丑") == "甲乙丙丁戊己庚辛壬癸子丑"
    assert research("甲乙丙丁戊己庚辛壬癸子丑寅") == ""


@pytest.mark.parametrize(("count", "is_scrambled"), [(10, True), (9, False)])
def test_of_ten_rows_in_pieces_most_must_be_whole_for_any_to_be_trusted(
    count: int, is_scrambled: bool
) -> None:
    rows = [row if place < 4 else row[:6] for place, row in enumerate(lines()[:count])]
    assert ("text_scrambled" in reasons(read(rows, listed), "new")) == is_scrambled


def fees(below: str) -> Cell:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第(八)项\n信息内容\n本年收费金额(单位:万元)\n行政事业性收\n4453.4\n费\n" + below
    )
    return reading.read_bytes(text.encode(), "report.txt")[Address("t2.fees.amount")]


def test_a_figure_three_lines_below_the_one_of_table_2_may_be_its_end() -> None:
    assert fees("\n8\n").state is State.SUSPECT
    assert fees("\n\n8\n").state is State.READ


@pytest.mark.parametrize(("printed", "found"), [(800, 800), (1200, 1001)])
def test_of_more_than_a_thousand_rows_the_rest_is_not_looked_at(printed: int, found: int) -> None:
    text = "".join(f"甲{number} 5\n" for number in range(printed))
    source = make_source("report.txt", b"", "text", Decoded(text, "utf-8"))
    tokens = tokens_of(source, Span(0, len(text)))
    assert len(runs_of(tokens, lexicon("2021", "t3", collapsed=False))) == found


def alternating(*, drop: int, labels_first: bool) -> Table:
    """Labels and figures on lines of their own by turns; the line of that number is lost."""
    found = []
    for label, *figures in lines():
        pair = [label, " ".join(figures)]
        found += pair if labels_first else pair[::-1]
    del found[drop]
    return report("".join(f"{line}\n" for line in found)).tables["t3"]


def test_where_neither_end_of_a_table_shows_whose_figures_labels_name_nothing_is_read() -> None:
    for drop in (0, -1):
        table = alternating(drop=drop, labels_first=True)
        assert states(table, "granted") == {State.RECOVERED}
        assert reasons(table, "granted") == {"label_apart"}
    table = alternating(drop=-1, labels_first=False)
    assert states(table, "granted") == {State.SUSPECT}
    assert reasons(table, "granted") == {"label_apart"}


def test_a_label_above_its_figures_may_have_lost_them_where_the_next_row_is_missing() -> None:
    rows = lines()
    del rows[index("partly_granted")]
    table = read(rows, listed)
    assert states(table, "granted") == {State.RECOVERED}
    assert reasons(table, "granted") == {"neighbour_missing"}
    assert states(read(rows), "granted") == {State.READ}


@pytest.mark.parametrize(
    ("rest", "is_own"), [("法律行政法口", True), ("法律行法规", False), ("法律行政法规", True)]
)
def test_the_misread_rest_of_a_torn_label_has_six_characters_at_least(
    rest: str, is_own: bool
) -> None:
    """With fewer 其他 before it is the label of a row of its own."""
    rows = lines()
    row = index("denied_by_law")
    rows[row] = ["2.其他", rest, *rows[row][1:]]
    assert has_its_figures(read(rows), "denied_by_law") == is_own


@pytest.mark.parametrize(("names", "state"), [(3, State.READ), (2, State.SUSPECT)])
def test_three_names_of_outcomes_show_whose_figures_stand_below_a_group_of_table_4(
    names: int, state: State
) -> None:
    outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"][:names]
    text = "青石县2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n"
    for group in ("行政复议", "未经复议直接起诉", "复议后起诉"):
        text += "\n".join([group, *outcomes, "1", "0", "2", "3", "6"]) + "\n"
    table = reading.read_bytes(text.encode(), "report.txt").tables["t4"]
    assert {found.state for found in table.cells.values()} == {state}

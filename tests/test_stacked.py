"""Rows that a page prints on several lines, with nothing but spaces between their figures."""

from __future__ import annotations

import parser as reading
from parser.forms import Address, load_form
from parser.report import Cell, Report, State

(BLOCK,) = load_form("2021").table("t3").blocks
ROWS = BLOCK.official_rows
COLUMNS = [column.key for column in BLOCK.columns]
LABELS, STEP = 60, 6
HEADER = "商业企业  科研机构  社会公益组织  法律服务机构  其他  总计"


def placed(label: str, figures: dict[int, str]) -> str:
    """A line of a page: a label and figures by column."""
    line = label + " " * (LABELS - len(label))
    for column, figure in sorted(figures.items()):
        line += " " * (LABELS + STEP * column - len(line)) + figure
    return line.rstrip()


def whole(label: str, figures: list[str]) -> str:
    return placed(label, dict(enumerate(figures)))


def page(first_row: list[str], header: str = HEADER) -> Report:
    """A report whose 表三 opens with these lines; its other rows are whole."""
    others = [
        whole(row.label, ["1234", "0", "0", "0", "0", "1", "1235"])
        for row in ROWS
        if row.key != "new"
    ]
    text = (
        "青石县2023年政府信息公开工作年度报告\n一、总体情况\n各项工作有序开展。\n"
        f"三、收到和处理政府信息公开申请情况\n{header}\n"
        + "\n".join([*first_row, *others])
        + "\n四、政府信息公开行政复议、行政诉讼情况\n"
        + " ".join("0" * 15)
        + "\n"
    )
    return reading.read_bytes(text.encode(), "report.txt")


def row(found: Report, key: str = "new") -> list[Cell]:
    return [found[Address(f"t3.{key}.{column}")] for column in COLUMNS]


def test_figures_above_and_below_their_row_are_put_in_their_columns() -> None:
    found = row(
        page(
            [
                placed("", {0: "7", 6: "16"}),
                placed(ROWS[0].label, {1: "0", 2: "5", 3: "4", 4: "0", 5: "0"}),
            ]
        )
    )
    assert [cell.text for cell in found] == ["7", "0", "5", "4", "0", "0", "16"]
    assert {cell.state for cell in found} == {State.RECOVERED}


def test_a_number_broken_above_and_below_its_row_is_unreadable() -> None:
    found = row(
        page(
            [
                placed("", {0: "1264", 6: "2108"}),
                placed(ROWS[0].label, {1: "0", 2: "7040", 3: "205", 4: "196", 5: "998"}),
                placed("", {0: "7", 6: "6"}),
            ]
        )
    )
    assert [cell.value for cell in found] == [None, 0, 7040, 205, 196, 998, None]
    assert (found[0].text, found[0].state) == ("1264", State.SUSPECT)
    assert found[0].evidence[-1].facts["suggestion"] == "12647"
    assert found[6].evidence[-1].facts["suggestion"] == "21086"


def test_a_number_broken_below_a_whole_row_is_unreadable() -> None:
    found = row(
        page(
            [
                whole(ROWS[0].label, ["1264", "0", "0", "0", "0", "0", "1264"]),
                placed("", {0: "7", 6: "7"}),
            ]
        )
    )
    assert [cell.value for cell in found] == [None, 0, 0, 0, 0, 0, None]


def test_figures_below_a_row_that_fit_none_of_its_columns_leave_it_in_doubt() -> None:
    found = row(
        page(
            [
                whole(ROWS[0].label, ["12", "0", "0", "0", "0", "0", "12"]),
                placed("", {0: "7", 6: "7"}),
            ]
        )
    )
    assert {cell.state for cell in found} == {State.SUSPECT}


def test_a_sparse_row_below_a_whole_one_is_no_rest_of_it() -> None:
    second = placed(ROWS[1].label, {0: "1234", 6: "1234"})
    found = page([whole(ROWS[0].label, ["1234", "0", "0", "0", "0", "0", "1234"]), second])
    assert {cell.state for cell in row(found)} == {State.READ}


def test_a_header_torn_over_lines_proves_no_other_order_of_columns() -> None:
    torn = "商业\n科研\n社会\n法律\n公益\n服务\n企业\n机构\n组织\n机构\n其他\n总计"
    found = row(page([whole(ROWS[0].label, ["7", "0", "5", "4", "0", "0", "16"])], torn))
    assert [cell.text for cell in found] == ["7", "0", "5", "4", "0", "0", "16"]
    assert {cell.state for cell in found[1:6]} == {State.RECOVERED}


def test_a_figure_right_below_another_is_its_rest_where_empty_lines_part_cells() -> None:
    others = [
        "\n\n".join([one.label, "1234", "0", "0", "0", "0", "1", "1235"])
        for one in ROWS
        if one.key != "new"
    ]
    first = "\n\n".join([ROWS[0].label, "1264\n7", "0", "0", "0", "0", "0", "1264\n7"])
    text = (
        "青石县2023年政府信息公开工作年度报告\n一、总体情况\n各项工作有序开展。\n"
        f"三、收到和处理政府信息公开申请情况\n\n{HEADER}\n\n" + "\n\n".join([first, *others])
    )
    found = reading.read_bytes(text.encode(), "report.txt")
    assert [cell.value for cell in row(found)] == [None, 0, 0, 0, 0, 0, None]
    assert row(found)[0].evidence[-1].facts["suggestion"] == "12647"
    assert row(found, "carried_in")[0].text == "1234"


def apart(lines: int) -> list[Cell]:
    """The first row where two of its figures stand so many lines above the others."""
    rest = placed(ROWS[0].label, {1: "0", 2: "5", 3: "4", 4: "0", 5: "0"})
    return row(page([placed("", {0: "7", 6: "16"}), *[""] * (lines - 1), rest]))


def test_pieces_of_a_row_stand_three_lines_apart_at_most() -> None:
    assert {cell.state for cell in apart(3)} == {State.RECOVERED}
    assert State.RECOVERED not in {cell.state for cell in apart(4)}


def test_a_row_has_four_pieces_at_most() -> None:
    def pieces(above: int) -> list[str]:
        figures = {0: "7", 1: "0", 6: "16", 5: "0"}
        single = [placed("", {column: figures.pop(column)}) for column in [*figures][:above]]
        rest = placed(ROWS[0].label, {2: "5", 3: "4", 4: "0", **figures})
        return [cell.text for cell in row(page([*single, rest]))]

    assert pieces(3) == ["7", "0", "5", "4", "0", "0", "16"]
    assert pieces(4) != ["7", "0", "5", "4", "0", "0", "16"]


def test_figures_two_lines_below_a_row_may_be_of_it_and_no_further_ones() -> None:
    def states(lines: int) -> set[State]:
        first = whole(ROWS[0].label, ["12", "0", "0", "0", "0", "0", "12"])
        below = placed("", {0: "7", 6: "7"})
        return {cell.state for cell in row(page([first, *[""] * (lines - 1), below]))}

    assert states(2) == {State.SUSPECT}
    assert states(3) == {State.READ}


def test_a_figure_of_two_digits_may_be_broken_and_one_of_one_is_not() -> None:
    def reasons(figure: str) -> set[str]:
        first = whole(ROWS[0].label, ["12", "0", "0", figure, "0", "0", "17"])
        found = row(page([first, placed("", {3: "7"})]))
        return {why.code for cell in found for why in cell.evidence}

    assert "figure_broken" in reasons("52")
    assert "figure_broken" not in reasons("5")

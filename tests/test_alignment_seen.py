"""Layouts that were met and misread once, each by its smallest table."""

from __future__ import annotations

import pytest

import parser as reading
from parser.forms import Address
from parser.report import State
from tests.test_alignment import COLUMNS, ROWS, cell, lines, listed, read, report, row_of
from tests.test_alignment_headers import FIGURES, NAMES, OUTCOMES, grid, page, table_4


@pytest.mark.parametrize("separator", ["¦", "!", ";", " // "])
def test_figures_with_thousands_separators_stand_between_odd_separators(separator: str) -> None:
    rows = [[label, *(f"1,{int(text):03}" for text in figures)] for label, *figures in lines()]
    table = report("".join(separator.join(row) + "\n" for row in rows)).tables["t3"]
    assert row_of(table, "new") == rows[0][1:]
    assert row_of(table, "carried_out") == rows[-1][1:]


def test_a_figure_in_the_cell_of_a_numbered_label_is_the_row_s_first() -> None:
    rows = [[f"{label} {first}", *rest] for label, first, *rest in lines()]
    table = read(rows)
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_word_for_nothing_at_the_end_of_a_wrapped_label_is_no_figure() -> None:
    row = "other_uncorrected"
    label = next(each.label for each in ROWS if each.key == row)
    head, tail = label.split("正当理由")
    rows = [[f"{head}"] + [""] * 7 if line[0] == label else line for line in lines()]
    figures = next(line[1:] for line in lines() if line[0] == label)
    text = ""
    for line in rows:
        if line[0] == head:
            text += f"{head}    {'    '.join(figures)}\n正当理由{tail}\n"
        else:
            text += "    ".join(line) + "\n"
    assert row_of(report(text).tables["t3"], row) == figures


def test_a_table_whose_text_was_taken_out_column_by_column_has_no_certain_row() -> None:
    text = ""
    for number, (label, *figures) in enumerate(lines()):
        text += f"{label}\n"
        text += "\n".join(figures if number % 4 == 0 else figures[: 2 + number % 3]) + "\n"
    table = report(text).tables["t3"]
    states = {found.state for found in table.cells.values()}
    assert State.READ not in states
    assert len(COLUMNS) * len(ROWS) == len(table.cells)


def test_a_figure_below_the_one_of_table_2_may_be_its_end() -> None:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "第二十条第(八)项\n信息内容\n本年收费金额(单位:万元)\n行政事业性收\n4453.4\n费\n8\n"
    )
    found = reading.read_bytes(text.encode(), "report.txt").tables["t2"]
    assert found.cells[Address("t2.fees.amount")].state is State.SUSPECT


def test_the_last_cell_of_a_page_is_no_page_number_where_cells_are_listed() -> None:
    rows = lines()
    listed = "".join("".join(f"{text}\n" for text in row) for row in rows[:10])
    rest = "".join("".join(f"{text}\n" for text in row) for row in rows[10:])
    table = report(listed.rstrip("\n") + "\n\f" + rest).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in rows]


def test_the_figure_of_a_grid_s_row_with_a_cell_too_many_is_of_no_certain_column() -> None:
    rows = [["", *NAMES], *lines()]
    row = next(each for each in ROWS if each.key == "denied_admin_query")
    at = next(i for i, line in enumerate(rows) if line[0] == row.label)
    rows[at] = [row.label, "", "", "", "", "9", "", "", ""]
    table = page(grid(rows))
    assert cell(table, row.key, "legal_service").state is State.SUSPECT
    assert row_of(table, "new") == lines()[0][1:]


def test_a_table_cut_inside_a_merged_label_keeps_its_columns() -> None:
    rows = [[line[0], *("" if text == "0" else text for text in line[1:])] for line in lines()]
    groups = [row.group[-1] if row.group else "" for row in ROWS]
    above = [
        ["", "", *NAMES],
        *([group, *row] for group, row in zip(groups[:7], rows, strict=False)),
    ]
    # What the merged label (三)不予公开 covers has one cell less in its part of the table.
    below = [
        row if group == groups[7] else [group, *row]
        for group, row in zip(groups[7:], rows[7:], strict=True)
    ]
    table = page(grid(above), grid(below))
    for row, line in zip(ROWS, rows, strict=True):
        assert row_of(table, row.key) == line[1:], row.key


def test_blanks_inside_a_short_label_do_not_make_it_another() -> None:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(一)项\n"
        "信息内容    本年制发件数    本年废止件数    现行有效件数\n"
        "规　　章    1    0    4\n行政规范性文件    2    0    9\n"
    )
    found = reading.read_bytes(text.encode(), "report.txt")
    assert not [f for f in reading.check(found).findings if f.code == "t2.label_misspelt"]


def test_figures_behind_a_pile_of_labels_belong_to_no_certain_row() -> None:
    rows = lines()
    pile = "".join(
        f"{label[at : at + 2]}\n" for label, *_ in rows[:12] for at in range(0, len(label) - 2, 2)
    )
    figures = "".join(f"{text}\n" for row in rows[:12] for text in row[1:])
    table = report(pile + figures + listed(rows[12:])).tables["t3"]
    first = [cell(table, row.key) for row in ROWS[:12]]
    assert State.READ not in {each.state for each in first}
    assert cell(table, ROWS[-1].key).state is State.READ


def test_a_sign_between_figures_is_no_cell() -> None:
    listed = "".join(
        "".join(f"\\startcell {text} \\stopcell\n" for text in row) + "\\stoprow\n"
        for row in lines()
    )
    table = report(listed).tables["t3"]
    for row, line in zip(ROWS, lines(), strict=True):
        for column, text in zip(COLUMNS, line[1:], strict=True):
            found = cell(table, row.key, column)
            assert found.text == text or found.state is not State.READ


def test_a_row_printed_twice_leaves_each_row_its_own_figures() -> None:
    rows = [["规章", "0", "0", "0"], ["行政规范性文件", "2", "7", "9"]]
    singles = [["行政许可", "0"], ["行政处罚", "27638"], ["行政强制", "234148"]]
    for between in (" | ", "\t", "\n"):
        text = (
            "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(一)项\n"
            + "\n".join(between.join(row) for row in (rows[0], rows[0], rows[1], *singles))
            + "\n第二十条第(八)项\n" + between.join(["行政事业性收费", "5"]) + "\n"
        )  # fmt: skip
        found = reading.read_bytes(text.encode(), "report.txt").tables["t2"]
        assert found.cells[Address("t2.normative_documents.issued")].text == "2"
        assert found.cells[Address("t2.penalties.decisions")].text == "27638"


def test_a_row_that_goes_on_below_may_have_taken_a_page_number() -> None:
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n第二十条第(一)项\n"
        "规章    0    0    0\n行政规范性文件    2            36\n8\n第二十条第(五)项\n"
        "行政许可    12\n行政处罚    3\n行政强制    4\n行政事业性收费    5\n"
    )
    found = reading.read_bytes(text.encode(), "report.txt").tables["t2"]
    assert found.cells[Address("t2.normative_documents.in_force")].state is State.SUSPECT


def test_padding_for_a_lost_figure_of_table_4_makes_nothing_certain() -> None:
    table = table_4("\t".join(OUTCOMES * 3) + "\n", [*FIGURES[:3], *FIGURES[4:], "", "", ""])
    states = {each.state for each in table.cells.values()}
    assert states <= {State.SUSPECT, State.MISSING}


def test_a_label_s_number_without_its_stop_is_no_figure() -> None:
    text = ""
    for label, *figures in lines():
        text += " ".join(figures) + "\n" + label.replace(".", " ", 1) + "\n"
    table = report(text).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_figure_before_a_label_with_its_number_is_no_number_of_that_label() -> None:
    figures = ["1", "0", "0", "0", "0", "0", "1"]
    # One line that was wrapped: the last figure of each row opens the line of the next label.
    text = "".join(f"{row.label} {' '.join(figures[:6])}\n{figures[6]} " for row in ROWS)
    table = report(text + "\n").tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [figures] * len(ROWS)


def _garbled(label: str) -> str:
    """A label with every third of its characters misread, its number left alone."""
    number, stop, rest = label.partition(".")
    return number + stop + "".join("乏" if at % 3 == 1 else c for at, c in enumerate(rest))


def test_a_misread_label_around_its_figures_is_known_by_the_numbers_that_begin_labels() -> None:
    text = ""
    for label, *figures in lines():
        printed = _garbled(label) if label[:2] in ("2.", "3.") else label
        half = len(printed) // 2
        text += f"{printed[:half]}\n{'  '.join(figures)}\n{printed[half:]}\n"
    table = report(text).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_misread_labels_on_one_line_part_their_rows() -> None:
    rows = [[*row] for row in lines()]
    rows[-4][0], rows[-3][0] = "3.共他", "(七)计"
    text = " ".join(" ".join(row) for row in rows)
    table = report(text + "\n").tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [row[1:] for row in rows]


def test_figures_behind_the_label_of_the_next_group_are_of_no_certain_row() -> None:
    text = ""
    for row, line in zip(ROWS, lines(), strict=True):
        lost = row.key in ("unavailable_not_held", "unavailable_needs_creation")
        label = "" if lost else f"{line[0]}\n"
        figures = "" if row.key == "denied_admin_query" else "".join(f"{f}\n" for f in line[1:])
        text += ("(四)无法提供\n" if row.key == "unavailable_not_held" else "") + label + figures
    table = report(text).tables["t3"]
    assert cell(table, "denied_admin_query").state is not State.READ


def test_a_row_of_blanks_only_is_a_row_where_each_cell_has_its_line() -> None:
    blank = ["&nbsp;"] * 7
    rows = [line[1:] for line in lines()[:-1]] + [blank]
    text = "".join(
        f"{row.label} |\n" + "".join(f"{text} |\n" for text in figures) + "||\n"
        for row, figures in zip(ROWS, rows, strict=True)
    )
    table = report(text).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS[:-1]] == rows[:-1]
    assert row_of(table, ROWS[-1].key) == [""] * 7


def test_a_page_s_number_is_not_taken_for_the_lost_figure_of_a_row() -> None:
    rows = [" ".join(row) for row in lines()]
    rows[6] = " ".join([*lines()[6][:-1], "第2页"])
    table = report(" ".join(rows) + "\n").tables["t3"]
    assert State.READ not in {cell(table, ROWS[6].key, column).state for column in COLUMNS}


def test_a_row_broken_at_the_end_of_a_long_line_is_one_row() -> None:
    figures = " ".join(FIGURES)
    text = f"{' '.join(OUTCOMES * 3)} {figures[:9]}\n{figures[10:]}\n"
    assert [found.text for found in table_4(text, []).cells.values()] == FIGURES

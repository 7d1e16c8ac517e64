"""Tables that a text draws with rules, whose cells run over several lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest

import parser as reading
from parser.forms import Address
from parser.lookup import fold
from parser.readers.text_grid import text_tables
from parser.report import Cell, LabelStatus, Meaning, Report, Span, State
from tests.test_alignment import COLUMNS, ROWS, Line, lines

HEADER = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
LABEL_WIDTH, WIDTH = 12, 4


def cells_wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int) -> list[str]:
    """The text in pieces that are at most so many terminal cells wide."""
    pieces = [""]
    for character in text:
        if cells_wide(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def printed(row: Line, left: str, between: str, right: str) -> list[str]:
    """The lines of a row whose cells wrap in narrow columns."""
    widths = [LABEL_WIDTH, *[WIDTH] * (len(row) - 1)]
    cells = [wrapped(text, width) for text, width in zip(row, widths, strict=True)]
    found = []
    for i in range(max(map(len, cells))):
        pieces = [cell[i] if i < len(cell) else "" for cell in cells]
        padded = [
            piece + " " * (width - cells_wide(piece))
            for piece, width in zip(pieces, widths, strict=True)
        ]
        found.append(left + between.join(padded) + right)
    return found


def grid(rows: Sequence[Line]) -> str:
    """As pandoc draws a grid table: a rule between all rows."""
    rule = "+" + "+".join("-" * (width + 2) for width in [LABEL_WIDTH, *[WIDTH] * 7]) + "+"
    drawn = [rule]
    for row in rows:
        drawn += [*printed(row, "| ", " | ", " |"), rule]
    return "\n".join(drawn)


def multiline(rows: Sequence[Line]) -> str:
    """As pandoc draws a multiline table: dashes over each column, empty lines between rows."""
    rule = "  " + " ".join("-" * width for width in [LABEL_WIDTH, *[WIDTH] * 7])
    drawn = [rule]
    for row in rows:
        drawn += [*printed(row, "  ", " ", ""), ""]
    return "\n".join([*drawn[:-1], rule])


def report(table: str) -> Report:
    text = (
        "青石县2023年政府信息公开工作年度报告\n一、总体情况\n各项工作有序开展。\n"
        f"三、收到和处理政府信息公开申请情况\n\n{table}\n\n"
        "四、政府信息公开行政复议、行政诉讼情况\n" + "0 | " * 15 + "\n"
    )
    return reading.read_bytes(text.encode(), "report.txt")


def cell(found: Report, row: str, column: str = "natural") -> Cell:
    return found[Address(f"t3.{row}.{column}")]


def texts(found: Report) -> list[Line]:
    return [[cell(found, row.key, column).text for column in COLUMNS] for row in ROWS]


def test_labels_over_several_lines_of_a_cell_are_whole() -> None:
    for draw in (grid, multiline):
        found = report(draw([HEADER, *lines()]))
        assert texts(found) == [line[1:] for line in lines()]
        cells = found.tables["t3"].cells.values()
        assert {one.state for one in cells} == {State.READ}
        assert {label.status for label in found.tables["t3"].labels} == {LabelStatus.EXACT}


def test_a_figure_broken_over_lines_is_unreadable_with_what_it_may_be() -> None:
    rows = lines()
    rows[0][1], rows[0][7] = "12345", "12370"
    for draw in (grid, multiline):
        found = report(draw([HEADER, *rows]))
        broken = cell(found, "new")
        assert (broken.text, broken.value, broken.meaning) == ("1234", None, Meaning.UNREADABLE)
        assert broken.state is State.SUSPECT
        assert broken.evidence[-1].code == "figure_broken"
        assert broken.evidence[-1].facts == {"text": "1234 5", "suggestion": "12345"}
        assert cell(found, "new", "business").state is State.READ
        proposed = [
            change.proposed
            for finding in reading.check(found).findings
            for proposal in finding.proposals
            for change in proposal.changes
            if change.cell == broken.address
        ]
        assert "12345" in proposed


def test_a_figure_may_be_broken_after_its_first_digit() -> None:
    rows = lines()
    rows[0][1], rows[0][7] = "1   2345", "12370"
    broken = cell(report(grid([HEADER, *rows])), "new")
    assert (broken.value, broken.meaning) == (None, Meaning.UNREADABLE)
    assert broken.evidence[-1].facts == {"text": "1 2345", "suggestion": "12345"}


def test_spans_hold_their_texts_in_the_file_itself() -> None:
    rows = lines()
    rows[4][3] = "98765"
    for draw in (grid, multiline):
        found = report(draw([HEADER, *rows]))
        for one in found.cells():
            assert one.span is None or found.source.at(one.span) == one.text
        for label in found.tables["t3"].labels:
            assert label.span is not None
            assert found.source.at(label.span) == label.text


def test_rows_of_one_line_between_two_rules_stay_rows() -> None:
    rule = "+" + "+".join("-" * 30 for _ in range(8)) + "+"
    body = ["| " + " | ".join(row) + " |" for row in lines()]
    head = "| " + " | ".join(HEADER) + " |"
    found = report("\n".join([rule, head, rule, *body, rule]))
    assert texts(found) == [line[1:] for line in lines()]
    assert {one.state for one in found.tables["t3"].cells.values()} == {State.READ}


def test_a_table_that_does_not_keep_to_its_rule_is_read_line_by_line() -> None:
    rule = "---- ---- ---- ---- ---- ---- ---- ----"
    body = ["  ".join(row) for row in lines()]
    found = report("\n".join([rule, *body, rule]))
    assert texts(found) == [line[1:] for line in lines()]


def test_rows_of_a_latex_table_are_read_cell_by_cell() -> None:
    rows = [" & ".join(row) + " \\\\" for row in [HEADER, *lines()]]
    found = report("\n\\hline\n".join(rows))
    assert texts(found) == [line[1:] for line in lines()]
    assert {one.state for one in found.tables["t3"].cells.values()} == {State.READ}


@pytest.mark.parametrize(("lines_of_head", "is_of_it"), [(7, True), (8, False)])
def test_the_head_of_a_table_between_rules_has_seven_lines_at_most(
    lines_of_head: int, is_of_it: bool
) -> None:
    rule = "---------- ----------"
    whole = "-" * len(rule)
    head = ["自然人"] * lines_of_head
    text = "\n".join([whole, *head, rule, "12         34", "", "56         78", whole, ""])
    (table,) = text_tables(text, fold(text), Span(0, len(text)))
    assert (table.span.start == 0) == is_of_it


@pytest.mark.parametrize(("dashes", "is_roomy"), [(7, True), (6, False)])
def test_figures_below_each_other_are_rows_where_a_cell_has_room_for_twice_their_digits(
    dashes: int, is_roomy: bool
) -> None:
    """A cell keeps a space at either side: of the dashes above it two are no room for digits."""
    rule = f"+{'-' * dashes}+{'-' * dashes}+"
    rows = [f"|{' 12'.ljust(dashes)}|{' 34'.ljust(dashes)}|"] * 2
    text = "\n".join([rule, *rows, rule, ""])
    assert (not text_tables(text, fold(text), Span(0, len(text)))) == is_roomy

"""How the figures of 表三 find their rows and columns, one printed oddity at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import parser as reading
from parser.forms import Address, load_form
from parser.report import Cell, LabelStatus, Report, State, Table

(BLOCK,) = load_form("2021").table("t3").blocks
ROWS = BLOCK.official_rows
COLUMNS = [column.key for column in BLOCK.columns]
HEADER = (
    "申请人情况\n自然人 | 法人或其他组织 | 总计 |\n"
    "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
)

Line = list[str]


def lines() -> list[Line]:
    """A label and seven figures for each row; no two rows have the same figures."""
    found = []
    for number, row in enumerate(ROWS, 11):
        figures = [number, number + 1, number + 2, 0, 0, 1]
        found.append([row.label, *map(str, figures), str(sum(figures))])
    return found


def piped(rows: Iterable[Line]) -> str:
    return "".join(" | ".join(row) + " |\n" for row in rows)


def listed(rows: Iterable[Line]) -> str:
    return "".join("".join(f"{cell}\n" for cell in row if cell) for row in rows)


def read(
    rows: Iterable[Line], layout: Callable[[Iterable[Line]], str] = piped, header: str = HEADER
) -> Table:
    return report(layout(rows), header).tables["t3"]


def report(table: str, header: str = HEADER) -> Report:
    text = (
        "青石县2023年政府信息公开工作年度报告\n一、总体情况\n各项工作有序开展。\n"
        f"三、收到和处理政府信息公开申请情况\n{header}{table}"
        "四、政府信息公开行政复议、行政诉讼情况\n" + "0 | " * 15 + "\n"
    )
    return reading.read_bytes(text.encode(), "report.txt")


def cell(table: Table, row: str, column: str = "natural") -> Cell:
    return table.cells[Address(f"t3.{row}.{column}")]


def row_of(table: Table, row: str) -> list[str]:
    return [cell(table, row, column).text for column in COLUMNS]


def states(table: Table, row: str) -> set[State]:
    return {cell(table, row, column).state for column in COLUMNS}


def index(row: str) -> int:
    return [known.key for known in ROWS].index(row)


def test_a_whole_table_is_read() -> None:
    table = read(lines())
    assert {found.state for found in table.cells.values()} == {State.READ}
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_lost_row_label_is_recovered_by_position() -> None:
    rows = lines()
    rows[index("denied_internal")][0] = ""
    for layout in (piped, listed):
        table = read(rows, layout)
        assert row_of(table, "denied_internal") == rows[index("denied_internal")][1:]
        assert states(table, "denied_internal") == {State.RECOVERED}
        assert states(table, "denied_deliberative") == {State.READ}


def test_a_lost_row_is_missing_and_its_neighbours_are_read() -> None:
    rows = lines()
    del rows[index("denied_internal")]
    table = read(rows)
    assert states(table, "denied_internal") == {State.MISSING}
    assert states(table, "denied_deliberative") == {State.READ}


def test_a_lost_row_beside_an_unlabelled_one_leaves_the_place_undecided() -> None:
    rows = lines()
    rows[index("denied_deliberative")][0] = ""
    del rows[index("denied_internal")]
    table = read(rows)
    both = states(table, "denied_internal") | states(table, "denied_deliberative")
    assert State.READ not in both
    assert State.RECOVERED not in both


def test_all_labels_lost_are_recovered_where_there_are_as_many_rows() -> None:
    table = read([["", *line[1:]] for line in lines()])
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]
    assert {found.state for found in table.cells.values()} == {State.RECOVERED}


def test_a_row_with_a_figure_too_few_is_suspect() -> None:
    rows = lines()
    del rows[index("granted")][4]
    for layout in (piped, listed):
        assert State.READ not in states(read(rows, layout), "granted")


def test_a_row_with_a_figure_too_many_is_suspect() -> None:
    rows = lines()
    rows[index("granted")].insert(4, "0")
    for layout in (piped, listed):
        assert states(read(rows, layout), "granted") == {State.SUSPECT}


def test_exchanged_rows_are_read_by_their_labels() -> None:
    rows = lines()
    i = index("unprocessed_repeat")
    rows[i], rows[i + 1] = rows[i + 1], rows[i]
    table = read(rows)
    assert row_of(table, "unprocessed_repeat") == rows[i + 1][1:]
    assert row_of(table, "unprocessed_publication") == rows[i][1:]


def test_labels_below_their_figures_are_seen() -> None:
    def below(rows: Iterable[Line]) -> str:
        return "".join(" ".join(row[1:]) + f"\n{row[0]}\n" for row in rows)

    table = read(lines(), below)
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_label_wrapped_around_its_figures_is_put_together() -> None:
    def around(rows: Iterable[Line]) -> str:
        return "".join(
            f"{row[0][: len(row[0]) // 2]}\n{'  '.join(row[1:])}\n{row[0][len(row[0]) // 2 :]}\n"
            for row in rows
        )

    table = read(lines(), around)
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_repeated_header_and_a_page_number_are_passed_over() -> None:
    text = piped(lines()[:10]) + "- 3 -\n" + HEADER + piped(lines()[10:])
    table = report(text).tables["t3"]
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]
    assert not table.strays


def test_a_second_table_never_overwrites_the_first() -> None:
    other = [[row[0], *("0" for _ in row[1:])] for row in lines()]
    table = read([*lines(), *other])
    assert row_of(table, "new") == lines()[0][1:]
    assert [doubt.code for doubt in table.doubts] == ["second_table"]


def test_of_two_tables_the_one_of_the_report_s_year_is_read() -> None:
    older = [[row[0], *("9" for _ in row[1:])] for row in lines()]
    text = "2022年情况\n" + HEADER + piped(older) + "2023年情况\n" + HEADER + piped(lines())
    table = report(text, header="").tables["t3"]
    assert row_of(table, "new") == lines()[0][1:]
    assert [doubt.code for doubt in table.doubts] == ["second_table"]


def test_a_column_of_row_numbers_is_no_column_of_figures() -> None:
    rows = [[row[0], str(number), *row[1:]] for number, row in enumerate(lines(), 1)]
    table = read(rows)
    assert [row_of(table, row.key) for row in ROWS] == [line[1:] for line in lines()]


def test_a_figure_broken_by_a_space_is_no_part_of_itself() -> None:
    rows = lines()
    rows[index("granted")][1] = "1234. 56"
    found = cell(read(rows), "granted")
    assert (found.text, found.value, found.state) == ("1234. 56", None, State.SUSPECT)


def test_a_text_in_the_place_of_a_figure_costs_no_other_cell() -> None:
    rows = lines()
    rows[index("granted")][3] = "不涉及"
    table = read(rows)
    assert cell(table, "granted", "research").text == "不涉及"
    assert cell(table, "granted", "natural").value == 13


def test_a_label_in_a_longer_word_is_not_the_row() -> None:
    rows = lines()
    rows.insert(index("granted") + 1, ["其中县政府予以公开的情况", *("1" for _ in range(7))])
    assert row_of(read(rows), "granted") == lines()[index("granted")][1:]


def test_labels_that_may_have_slipped_are_doubted() -> None:
    rows = lines()
    first, last = index("denied_by_law"), index("denied_internal")
    labels = [row[0] for row in rows[first : last + 1]]
    for row, label in zip(rows[first : last + 1], ["", *labels[:-1]], strict=True):
        row[0] = label
    assert State.READ not in states(read(rows), "denied_stability")


def test_a_whole_header_in_another_order_is_obeyed_and_told() -> None:
    header = HEADER.replace("商业企业 | 科研机构", "科研机构 | 商业企业")
    table = read(lines(), header=header)
    assert cell(table, "new", "research").text == lines()[0][2]
    assert cell(table, "new", "research").state is State.RECOVERED


def test_a_header_on_one_line_in_another_order_is_obeyed_in_every_table() -> None:
    flat = "商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 自然人 | 总计 |\n"
    table = read(lines(), header=flat)
    assert cell(table, "new", "natural").text == lines()[0][6]
    text = (
        "青石县2023年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
        "信息内容 | 本年制发件数 | 现行有效件数 | 本年废止件数 |\n"
        "规章 | 0 | 0 | 0 |\n行政规范性文件 | 3 | 20 | 12 |\n"
    )
    second = reading.read_bytes(text.encode(), "report.txt").tables["t2"]
    found = second.cells[Address("t2.normative_documents.in_force")]
    assert (found.text, found.state) == ("20", State.RECOVERED)


def test_names_of_two_columns_lost_leave_their_figures_in_doubt() -> None:
    header = HEADER.replace("商业企业 | 科研机构", "□□ | □□")
    table = read(lines(), header=header)
    assert cell(table, "new", "research").state is State.RECOVERED
    assert cell(table, "new", "natural").state is State.READ


def test_a_six_in_one_row_is_seen_as_such() -> None:
    rows = [row for row in lines() if not row[0].startswith(("1.申请人", "2.申请人", "3.其他"))]
    rows.insert(len(rows) - 2, ["(六)其他处理", "5", "0", "0", "0", "0", "0", "5"])
    table = read(rows)
    assert table.collapsed
    assert row_of(table, "other") == ["5", "0", "0", "0", "0", "0", "5"]


def test_a_misspelt_label_is_told_and_its_row_read() -> None:
    rows = lines()
    rows[index("denied_enforcement_file")][0] = "7.属于行政执法案眷"
    table = read(rows)
    (label,) = (label for label in table.labels if label.row == "denied_enforcement_file")
    assert label.status is LabelStatus.MISSPELT
    assert states(table, "denied_enforcement_file") == {State.READ}


def test_a_digit_like_a_letter_is_unreadable_and_suspect() -> None:
    rows = lines()
    rows[index("granted")][1] = "1O3"
    found = cell(read(rows), "granted")
    assert (found.text, found.value, found.state) == ("1O3", None, State.SUSPECT)


def test_of_a_table_without_a_name_what_is_graver_is_told_too() -> None:
    rows = lines()
    del rows[index("granted")]
    for row in rows:
        row[0] = ""
    found = cell(read(rows, listed, header=""), "carried_in")
    assert found.state is State.SUSPECT
    assert [reason.code for reason in found.evidence] == ["table_unnamed", "place_undecided"]

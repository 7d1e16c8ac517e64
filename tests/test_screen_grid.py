"""The statutory form laid out in terminal cells."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from parser.forms import Address, load_form
from tests.factories import make_report
from tui.locale import LANGUAGES, Lang, words
from tui.screens.pane_layout import PaneLayout, names
from tui.widgets.lay_out import lay_out
from tui.widgets.table_layout import TableLayout


def grid_of(table: str, lang: Lang = "zh", width: int = 79, **figures: int) -> TableLayout:
    widths = {Address(f"{table}.{cell.replace('__', '.')}"): size for cell, size in figures.items()}
    spoken = names(make_report(), words(lang))
    return lay_out(load_form("2021").table(table), spoken, figures=widths, width=width)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_every_part_of_a_line_is_where_it_says_and_none_lies_over_another(
    table: str, lang: Lang
) -> None:
    grid = grid_of(table, lang)
    for index, line in enumerate(grid.lines):
        pieces = [(part.x, cell_len(part.text)) for part in line.parts]
        pieces += [(slot.x, slot.width + 1) for slot in line.slots]
        pieces += [(side.x, cell_len(side.at(index, 0, len(grid.lines)))) for side in line.sides]
        end = 0
        for x, width in sorted(pieces):
            assert x >= end, (index, line)
            end = x + width
        assert end <= grid.width


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_every_table_fits_eighty_columns(table: str, lang: Lang) -> None:
    assert grid_of(table, lang).width <= 80


def test_table_three_with_its_full_header_leaves_a_cell_pane_at_forty_lines() -> None:
    sizes = PaneLayout()
    sizes.width, sizes.height = 120, 40
    grid = grid_of("t3")
    assert sizes.table_height([grid]) == len(grid.lines) == 29
    assert grid.frozen == 4


def test_a_column_is_as_wide_as_its_widest_figure_with_its_marks() -> None:
    wide = grid_of("t3", new__natural=9)
    column = {slot.width for line in wide.lines for slot in line.slots[:1]}
    assert column == {9}
    assert wide.width == grid_of("t3").width + 3 - (wide.left != grid_of("t3").left)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [79, 80, 100])
def test_a_label_touches_no_rule_and_is_whole_at_eighty_columns(lang: Lang, width: int) -> None:
    grid = grid_of("t3", lang, width)
    labels = [
        part for line in grid.lines[grid.frozen :] for part in line.parts if part.kind == "label"
    ]
    assert len(labels) == 25
    for label in labels:
        assert label.text.endswith(" ")
        assert ".." not in label.text


def test_labels_are_the_full_official_ones_where_the_pane_is_wide() -> None:
    text = "".join(part.text for line in grid_of("t3", width=150).lines for part in line.parts)
    assert "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请" in text
    narrow = "".join(part.text for line in grid_of("t3").lines for part in line.parts)
    assert "1.逾期不补正" in narrow


def test_a_group_name_stays_centred_in_the_rows_in_view() -> None:
    grid = grid_of("t3")
    line = next(line for line in grid.lines if line.row == "t3.denied_by_law")
    side = line.sides[1]
    whole = [side.at(index, 0, 99).strip() for index in range(side.first, side.last + 1)]
    assert whole == ["", "", "(三)", "不予", "公开", "", "", ""]
    below = [
        side.at(index, side.last - 2, 99).strip() for index in range(side.last - 2, side.last + 1)
    ]
    assert below == ["(三)", "不予", "公开"]


def test_merged_heads_span_their_columns() -> None:
    grid = grid_of("t4")
    heads = [part for line in grid.lines[: grid.frozen] for part in line.parts if part.text.strip()]
    merged = next(part for part in heads if part.text.strip() == "行政诉讼")
    slots = grid.lines[-1].slots
    assert merged.x == slots[5].x + 1
    assert merged.x + cell_len(merged.text) == slots[-1].x + slots[-1].width + 1


def test_a_walk_down_through_a_merged_cell_comes_out_in_its_column() -> None:
    grid = grid_of("t2")
    start = Address("t2.normative_documents.in_force")
    goal = grid.middle_of(start)
    there = grid.above(start, 1, goal)
    assert there == "t2.licensing.decisions"
    assert grid.above(there, -1, goal) == start


def test_a_walk_stops_at_the_edges() -> None:
    grid = grid_of("t3")
    assert grid.beside(Address("t3.new.natural"), -1) == "t3.new.natural"
    assert grid.above(Address("t3.new.natural"), -1) == "t3.new.natural"
    assert grid.beside(Address("t3.new.natural"), 99) == "t3.new.total"


def test_every_place_of_a_drawn_cell_leads_to_its_address() -> None:
    grid = grid_of("t4")
    for address, (line, slot) in grid.places.items():
        assert grid.at(line, slot.x + 1) == address
        assert grid.at(line, slot.x + slot.width) == address
    assert grid.at(0, 0) is None


def heads(grid: TableLayout) -> str:
    return " ".join(part.text for line in grid.lines[: grid.frozen] for part in line.parts)


def test_where_there_is_room_the_names_of_columns_stand_on_one_line() -> None:
    for table, narrow, enough, name in (
        ("t3", 124, 125, "社会公益组织"),
        ("t4", 126, 127, "尚未审结"),
    ):
        assert name not in heads(grid_of(table, width=narrow))
        wide = grid_of(table, width=enough)
        assert name in heads(wide)
        assert wide.width <= enough
    assert grid_of("t3", width=125).left == 60, "once long labels of rows have theirs"
    assert grid_of("t3", "en", width=125).frozen < grid_of("t3", "en", width=124).frozen

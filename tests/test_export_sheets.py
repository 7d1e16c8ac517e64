"""The statutory tables in documents: merged as the form prints them, on the paper of an office."""

from __future__ import annotations

import io
from itertools import product
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from parser.forms import VERSIONS, Address, Version
from parser.report import Report
from tests.factories import make_report
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.export.sheets import Sheet, sheets_of
from tui.locale import LANGUAGES, Lang, words


def opened(folder: Path, report: Report) -> Session:
    return Session.open(report, Store(folder / "a.db"), "甲")


def text_at(sheet: Sheet, row: int, column: int) -> str:
    (tile,) = (
        tile
        for tile in sheet.tiles
        if tile.row <= row < tile.row + tile.rows
        and tile.column <= column < tile.column + tile.columns
    )
    return tile.text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("collapsed", [False, True])
@pytest.mark.parametrize("version", VERSIONS)
def test_the_tiles_cover_every_place_of_a_sheet_once(
    tmp_path: Path, version: Version, collapsed: bool, lang: Lang
) -> None:
    report = make_report(form=version, collapsed=collapsed and version == "2021")
    sheets = list(sheets_of(opened(tmp_path, report).state, words(lang)))
    assert len(sheets) == 3
    figures = 0
    for sheet in sheets:
        covered = [
            (row, column)
            for tile in sheet.tiles
            for row in range(tile.row, tile.row + tile.rows)
            for column in range(tile.column, tile.column + tile.columns)
        ]
        assert sorted(covered) == list(product(range(sheet.rows), range(sheet.columns)))
        figures += sum(tile.kind == "figure" for tile in sheet.tiles)
    assert figures == sum(cell.span is not None for cell in report.cells())


def test_heads_and_groups_stand_where_the_form_prints_them(tmp_path: Path) -> None:
    _, third, fourth = sheets_of(opened(tmp_path, make_report()).state, words("zh"))
    assert (third.heads, third.labels) == (3, 3)
    assert "第一项加第二项之和" in text_at(third, 2, 2)
    assert text_at(third, 0, 3) == text_at(third, 0, 9) == "申请人情况"
    assert text_at(third, 1, 4) == text_at(third, 1, 8) == "法人或其他组织"
    assert text_at(third, 1, 3) == text_at(third, 2, 3) == "自然人"
    assert text_at(third, 3, 0) == text_at(third, 3, 2) == "一、本年新收政府信息公开申请数量"
    assert text_at(third, 5, 0) == text_at(third, 26, 0) == "三、本年度办理结果"
    assert text_at(third, 7, 1) == text_at(third, 14, 1) == "(三)不予公开"
    assert text_at(third, 14, 2) == "8.属于行政查询事项"
    assert (fourth.heads, fourth.labels, fourth.rows) == (3, 0, 4)
    assert text_at(fourth, 0, 5) == text_at(fourth, 0, 14) == "行政诉讼"
    assert text_at(fourth, 1, 10) == "复议后起诉"
    assert text_at(fourth, 1, 0) == text_at(fourth, 2, 0) == "结果维持"


def written(session: Session) -> Document:
    return docx.Document(io.BytesIO(export.render(session.state, "docx", "zh")))


def test_a_word_document_merges_the_cells_and_repeats_the_header(tmp_path: Path) -> None:
    session = opened(tmp_path, make_report({"t3.granted.natural": "6"}))
    session.correct(Address("t3.granted.natural"), "5")
    *_, second, third, fourth = written(session).tables
    assert [len(table.rows) for table in (second, third, fourth)] == [14, 28, 4]
    assert third.cell(7, 1).text == third.cell(14, 1).text == "(三)不予公开"
    assert third.cell(5, 3).text == "6→5 *"
    assert second.cell(0, 0).text == second.cell(0, 3).text == "第二十条第(一)项"
    heads = [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in third.rows]
    assert heads == [True] * 3 + [False] * 25
    assert not [row for row in third.rows if not row._tr.findall(f".//{qn('w:cantSplit')}")]


def test_the_paper_is_a4_upright_for_the_text_and_turned_for_the_tables(tmp_path: Path) -> None:
    text, tables = written(opened(tmp_path, make_report())).sections
    assert (text.orientation, tables.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    millimetres = [round((side or 0) / Mm(1)) for side in (text.page_width, text.page_height)]
    assert millimetres == [210, 297]
    millimetres = [round((side or 0) / Mm(1)) for side in (tables.page_width, tables.page_height)]
    assert millimetres == [297, 210]

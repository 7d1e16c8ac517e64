"""Word documents: paragraphs and tables in order, merged cells once, with the place they cover."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parser.readers.docx import reader as docx
from parser.readers.extract import Extract

SHARED = Path(__file__).parent.parent.parent / "shared"


def made(build: Callable[[Any], object]) -> Extract:
    """What the reader makes of a document that ``build`` fills."""
    document = Document()
    build(document)
    stream = BytesIO()
    document.save(stream)
    return docx.extract(stream.getvalue())


def filled(document: Any, rows: list[list[str]]) -> Any:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return table


def test_paragraphs_and_tables_keep_their_order() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("一、总体情况")
        filled(document, [["规章", "0"], ["费用", ""]])
        document.add_paragraph("二、")

    assert made(build).text == "一、总体情况\n规章\t0\n费用\t\n二、\n"


def test_merged_cells_appear_once_with_the_rows_and_columns_they_cover() -> None:
    def build(document: Any) -> None:
        table = filled(document, [["", "", "b"], ["", "", "c"], ["d", "e", "f"]])
        table.cell(0, 0).merge(table.cell(1, 1)).text = "a"

    extract = made(build)
    found = [
        (extract.text[box.span.start : box.span.end], box.row, box.column, box.rows, box.columns)
        for box in extract.boxes
    ]
    assert found == [
        ("a", 0, 0, 2, 2),
        ("b", 0, 2, 1, 1),
        ("c", 1, 2, 1, 1),
        ("d", 2, 0, 1, 1),
        ("e", 2, 1, 1, 1),
        ("f", 2, 2, 1, 1),
    ]


def test_insertions_are_read_and_deletions_are_not() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("新收")._p
        paragraph.append(
            parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>5</w:t></w:r></w:ins>"),
        )
        paragraph.append(
            parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>4</w:delText></w:r></w:del>"),
        )

    assert made(build).text == "新收5\n"


def test_the_text_of_content_controls_is_read() -> None:
    def build(document: Any) -> None:
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>标题</w:t></w:r></w:p>"
                "</w:sdtContent></w:sdt>"
            ),
        )

    assert made(build).text == "标题\n"


def test_tabs_in_a_paragraph_stay_and_line_breaks_part_lines() -> None:
    assert made(lambda document: document.add_paragraph("甲\t1\n乙\t2")).text == "甲\t1\n乙\t2\n"


def test_automatic_numbers_are_read_as_they_stand_on_the_page() -> None:
    def build(document: Any) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(
            0,
            parse_xml(
                f"<w:abstractNum {nsdecls('w')} w:abstractNumId='77'>"
                "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
                "<w:lvlText w:val='%1、'/></w:lvl>"
                "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
                "<w:lvlText w:val='%2.'/></w:lvl></w:abstractNum>"
            ),
        )
        numbering.append(
            parse_xml(f"<w:num {nsdecls('w')} w:numId='78'><w:abstractNumId w:val='77'/></w:num>")
        )
        for text, depth in [("总体情况", 0), ("甲", 1), ("乙", 1), ("主动公开", 0), ("丙", 1)]:
            paragraph = document.add_paragraph(text)._p
            numbers = parse_xml(
                f"<w:numPr {nsdecls('w')}><w:ilvl w:val='{depth}'/><w:numId w:val='78'/></w:numPr>"
            )
            paragraph.get_or_add_pPr().append(numbers)

    assert made(build).text.split() == ["一、总体情况", "1.甲", "2.乙", "二、主动公开", "1.丙"]


def test_bullets_add_nothing_to_the_text() -> None:
    assert made(lambda document: document.add_paragraph("甲", "List Bullet")).text == "甲\n"


def test_a_list_style_numbers_its_paragraphs() -> None:
    def build(document: Any) -> None:
        for text in ("甲", "乙"):
            document.add_paragraph(text, "List Number")

    assert made(build).text == "1.甲\n2.乙\n"


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    def build(document: Any) -> None:
        outer = document.add_table(1, 1)
        outer.cell(0, 0).text = "说明"
        filled(outer.cell(0, 0), [["新收", "5"]])

    extract = made(build)
    assert extract.text == "说明\n新收\t5\n"
    assert [(box.row, box.column) for box in extract.boxes] == [(0, 0), (0, 1)]


def run(text: str, properties: str) -> Any:
    return parse_xml(
        f"<w:r {nsdecls('w')}><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>",
    )


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:strike/>", "2"),
        ("<w:dstrike w:val='true'/>", "2"),
        ("<w:vanish/>", "2"),
        ("<w:color w:val='FFFFFF'/>", "2"),
        ("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='1F4E79'/>", "299"),
        ("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='auto'/>", "2"),
        ("<w:color w:val='FF0000'/>", "299"),
        ("<w:strike w:val='0'/>", "299"),
        ("<w:rStyle w:val='Old'/>", "2"),
        ("<w:rStyle w:val='Older'/>", "2"),
        ("<w:rStyle w:val='Old'/><w:strike w:val='false'/>", "299"),
        ("<w:vertAlign w:val='superscript'/>", "2⁹⁹"),
        ("<w:vertAlign w:val='subscript'/>", "2₉₉"),
        ("<w:vertAlign w:val='baseline'/>", "299"),
    ],
)
def test_struck_out_and_hidden_runs_are_no_text_and_raised_ones_are_marks(
    properties: str, text: str
) -> None:
    def build(document: Any) -> None:
        for name, body in (
            ("Old", "<w:rPr><w:strike/></w:rPr>"),
            ("Older", "<w:basedOn w:val='Old'/>"),
        ):
            document.styles.element.append(
                parse_xml(
                    f"<w:style {nsdecls('w')} w:type='character' w:styleId='{name}'>{body}"
                    "</w:style>"
                )
            )
        table = filled(document, [["处罚", "2"]])
        table.cell(0, 1).paragraphs[0]._p.append(run("99", properties))

    assert made(build).text == f"处罚\t{text}\n"


def test_a_hidden_row_is_no_row() -> None:
    def build(document: Any) -> None:
        table = filled(document, [["旧", "1"], ["新", "2"]])
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))

    extract = made(build)
    assert extract.text == "新\t2\n"
    assert {box.row for box in extract.boxes} == {0}


def test_a_cell_around_a_table_of_one_cell_is_that_cell() -> None:
    def build(document: Any) -> None:
        outer = document.add_table(1, 2)
        for cell, text in zip(outer.rows[0].cells, ["处罚", "2"], strict=True):
            filled(cell, [[text]])

    extract = made(build)
    assert extract.text == "处罚\t2\n"
    assert [(box.row, box.column) for box in extract.boxes] == [(0, 0), (0, 1)]


def test_figures_written_as_equations_or_symbols_are_text() -> None:
    math = "http://schemas.openxmlformats.org/officeDocument/2006/math"

    def build(document: Any) -> None:
        table = filled(document, [["处罚", "", ""]])
        table.cell(0, 1).paragraphs[0]._p.append(
            parse_xml(f"<m:oMath xmlns:m='{math}'><m:r><m:t>12</m:t></m:r></m:oMath>")
        )
        for font, code in (("Times", "0033"), ("Symbol", "F034"), ("Wingdings", "F035")):
            table.cell(0, 2).paragraphs[0]._p.append(
                parse_xml(
                    f"<w:r {nsdecls('w')}><w:sym w:font='{font}' w:char='{code}'/></w:r>",
                )
            )

    assert made(build).text == "处罚\t12\t34\uf035\n"


def test_a_document_in_strict_open_xml_is_read() -> None:
    document = Document()
    document.add_paragraph("甲", "List Number")
    filled(document, [["处罚", "2"]])
    common, strict = BytesIO(), BytesIO()
    document.save(common)
    with ZipFile(common) as whole, ZipFile(strict, "w") as package:
        for name in whole.namelist():
            part = whole.read(name)
            for folder in (b"officeDocument", b"wordprocessingml", b"drawingml"):
                part = part.replace(
                    b"http://schemas.openxmlformats.org/" + folder + b"/2006/",
                    b"http://purl.oclc.org/ooxml/" + folder + b"/",
                )
            package.writestr(name, part)
    assert docx.extract(strict.getvalue()).text == "1.甲\n处罚\t2\n"


def test_the_blank_official_form_has_all_its_blank_cells() -> None:
    path = SHARED / "reports" / "official-form-2021.docx"
    if not path.exists():
        pytest.skip("the official form lies in ../shared, which is not here")
    extract = docx.extract(path.read_bytes())
    blanks = [
        sum(box.table == table and box.span.start == box.span.end for box in extract.boxes)
        for table in range(3)
    ]
    assert blanks == [10, 175, 15]


def test_white_letters_on_a_shaded_cell_or_in_a_shading_table_style_are_text() -> None:
    def build(document: Any) -> None:
        for name, shade in (("Dark", "<w:shd w:val='clear' w:fill='1F4E79'/>"), ("Plain", "")):
            document.styles.element.append(
                parse_xml(
                    f"<w:style {nsdecls('w')} w:type='table' w:styleId='{name}'>"
                    f"<w:tblStylePr w:type='firstRow'><w:tcPr>{shade}</w:tcPr></w:tblStylePr>"
                    "</w:style>"
                )
            )
        for style, fill in (("Dark", ""), ("Plain", "1F4E79"), ("Plain", "")):
            table = filled(document, [["处罚", "2"]])
            table._tbl.tblPr.get_or_add_tblStyle().val = style
            cell = table.cell(0, 1)
            if fill:
                cell._tc.get_or_add_tcPr().append(
                    parse_xml(f"<w:shd {nsdecls('w')} w:val='clear' w:fill='{fill}'/>")
                )
            cell.paragraphs[0]._p.append(run("9", "<w:color w:val='FFFFFF'/>"))

    assert made(build).text.split() == ["处罚", "29", "处罚", "29", "处罚", "2"]

"""Word documents: figures that are not plain runs are told as doubtful, plain ones are not."""

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from parser.readers.docx import reader as docx
from parser.readers.extract import Extract
from tests.extracts import codes

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def mark(kind: str) -> str:
    """Where a field begins, where its result does, or its end."""
    return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"


def extracted(content: str, paragraph: str = "", cell: str = "", row: str = "") -> Extract:
    """What is read of a cell whose paragraph holds that content."""
    document: Any = Document()
    table = document.add_table(1, 2)
    place = table.cell(0, 1)
    for parent, texts in (
        (place._tc.get_or_add_tcPr(), cell),
        (table.rows[0]._tr.get_or_add_trPr(), row),
        (place.paragraphs[0]._p.get_or_add_pPr(), paragraph),
        (place.paragraphs[0]._p, content),
    ):
        for element in parse_xml(f"<w:x {nsdecls('w')} {MATH}>{texts}</w:x>"):
            parent.append(element)
    stream = BytesIO()
    document.save(stream)
    return docx.extract(stream.getvalue())


@pytest.mark.parametrize(
    "properties",
    [
        "<w:webHidden/>",
        "<w:specVanish/>",
        "<w:color w:val='FDFDFD'/>",
        "<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>",
        "<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>",
        "<w:color w:val='404040' w:themeColor='text1' w:themeTint='08'/>",
        "<w:sz w:val='2'/>",
        "<w:w w:val='5'/>",
        "<w:spacing w:val='-200'/>",
    ],
)
def test_a_run_that_is_hardly_seen_is_doubtful_alone_and_in_a_figure(properties: str) -> None:
    assert "perhaps_unseen" in codes(extracted(run("375", properties)))
    assert "pieces_differ" in codes(extracted(run("37") + run("5", properties)))


@pytest.mark.parametrize(
    "properties",
    ["<w:position w:val='6'/>", "<w:effect w:val='blinkBackground'/>", "<w:color w:val='FF0000'/>",
     "<w:sz w:val='10'/>", "<w:fitText w:val='20'/>", "<w:unheardOf/>"],
)  # fmt: skip
def test_a_piece_that_is_no_plain_run_is_no_certain_digit(properties: str) -> None:
    assert codes(extracted(run("37", "<w:sz w:val='24'/>") + run("5", properties))) == {
        "pieces_differ"
    }
    assert codes(extracted(run("375", properties))) == set()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (f"{run('37')}<w:ins w:id='1'>{run('5')}</w:ins>", "revision_pending"),
        (f"<w:bdo w:val='rtl'>{run('375')}</w:bdo>", "order_unclear"),
        (run("375", "<w:rtl/>"), "order_unclear"),
        (f"{run('37')}<w:r><w:sym w:font='Times' w:char='0035'/></w:r>", "pieces_differ"),
        ("<w:r><w:sym w:font='Dingbats' w:char='F035'/></w:r>", "own_coding"),
        (run("375", "<w:rFonts w:ascii='Wingdings'/>"), "own_coding"),
        (f"{run('375')}<w:r><w:pict/></w:r>", "more_on_page"),
        (f"{run('375')}<w:r><w:instrText>EQ \\o(3,8)</w:instrText></w:r>", "more_on_page"),
        (f"{run('375')}<w:r><w:pgNum/></w:r>", "more_on_page"),
        (f"{run('37')}{mark('begin')}{run('5')}{mark('separate')}{mark('end')}", "perhaps_unseen"),
        ("<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num></m:f></m:oMath>", "pieces_differ"),
        (f"{run('3')}{run('9', '<w:strike/>')}{run('75')}", "pieces_differ"),
    ],
)
def test_what_a_document_says_of_a_figure_besides_its_text_is_told(content: str, code: str) -> None:
    assert code in codes(extracted(content))


@pytest.mark.parametrize(
    ("paragraph", "cell", "row"),
    [
        ("<w:framePr w:x='900'/>", "", ""),
        ("<w:spacing w:line='60' w:lineRule='exact'/>", "", ""),
        ("<w:ind w:left='-700'/>", "", ""),
        ("", "<w:shd w:val='clear' w:fill='111111'/>", ""),
        ("", "", "<w:trHeight w:val='60' w:hRule='exact'/>"),
    ],
)
def test_a_place_without_room_or_light_is_told(paragraph: str, cell: str, row: str) -> None:
    extract = extracted(run("375", "<w:color w:val='000000'/>"), paragraph, cell, row)
    assert codes(extract) == {"perhaps_unseen"}


@pytest.mark.parametrize(
    "content",
    [
        run("3", "<w:rFonts w:ascii='仿宋'/><w:lang w:val='en-US'/>") + run("75", "<w:b/>"),
        run("3", "<w:color w:val='auto'/>") + "<w:proofErr/>" + run("75", "<w:kern w:val='0'/>"),
        run("375") + run("2", "<w:vertAlign w:val='superscript'/>"),
        run("375") + run("0", "<w:vanish/>"),
        f"<w:ins w:id='1'>{run('375')}</w:ins>",
        f"<w:hyperlink>{run('3')}</w:hyperlink>{run('75')}",
        "<m:oMath><m:r><m:t>375</m:t></m:r></m:oMath>",
        f"<w:r><w:instrText>=1+1</w:instrText></w:r>{run('375')}",
        run("375", "<w:w w:val='66'/><w:spacing w:val='-10'/><w:sz w:val='15'/>"),
    ],
)
def test_plain_runs_leave_no_doubt(content: str) -> None:
    form = "<w:spacing w:line='360' w:lineRule='exact'/><w:ind w:left='-107' w:firstLine='420'/>"
    assert codes(extracted(content, form, row="<w:trHeight w:val='20'/>")) == set()


def test_letters_without_a_colour_are_seen_on_any_ground() -> None:
    dark = "<w:shd w:val='clear' w:fill='1F4E79'/>"
    assert codes(extracted(run("375"), cell=dark)) == set()
    assert codes(extracted(run("375", "<w:color w:val='FFFFFF'/>"), cell=dark)) == set()


def test_the_result_of_a_field_is_text_like_any() -> None:
    inner = f"{mark('begin')}{mark('separate')}{run('7')}{mark('end')}"
    field = f"{mark('begin')}{mark('separate')}{run('3')}{inner}{run('5')}{mark('end')}"
    assert codes(extracted(field)) == set()


@pytest.mark.parametrize("name", ["TC", "XE", "ASK", "SET", "RD"])
def test_the_result_of_a_field_that_shows_none_is_doubtful(name: str) -> None:
    code = f"<w:r><w:instrText>{name} x</w:instrText></w:r>"
    field = f"{mark('begin')}{code}{mark('separate')}{run('375')}{mark('end')}"
    assert codes(extracted(field)) == {"more_on_page"}


def cell_in(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}<w:p/></w:tc>"


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def document(*blocks: str) -> Extract:
    """What is read of a document with these paragraphs and tables."""
    document: Any = Document()
    body = document.element.body
    for element in parse_xml(f"<w:x {nsdecls('w')} {MATH}>{''.join(blocks)}</w:x>"):
        body.append(element)
    stream = BytesIO()
    document.save(stream)
    return docx.extract(stream.getvalue())


def doubtful(extract: Extract, code: str = "perhaps_unseen") -> list[str]:
    """The figures that a doubt of that code is about."""
    digits = [doubt.span.start for doubt in extract.doubts if doubt.reason.code == code]
    return [extract.text[start:].split()[0] for start in digits]


MERGED = "<w:vMerge w:val='restart'/>"


def test_what_a_merged_cell_holds_in_its_lower_part_is_hidden() -> None:
    upper = cell_in(paragraph(run("375")), MERGED)
    inner = table(cell_in(paragraph(run("41"))))
    lower = cell_in(paragraph(run("6")) + inner, "<w:vMerge/>")
    below = cell_in(paragraph(run("12")), MERGED)
    beside = cell_in(paragraph(run("8")))
    extract = document(table(upper + beside, lower + beside, below + beside))
    assert doubtful(extract) == ["6", "41"]
    first = document(table(cell_in(paragraph(run("375")), "<w:vMerge/>")))
    assert doubtful(first) == []  # nothing above that it could be a part of


@pytest.mark.parametrize("change", ["cellDel", "cellMerge"])
def test_a_cell_whose_change_is_pending_is_told(change: str) -> None:
    changed = cell_in(paragraph(run("375")), f"<w:{change} w:id='1'/>")
    extract = document(table(changed + cell_in(paragraph(run("8")))))
    assert doubtful(extract, "revision_pending") == ["375"]


TABLE = table(cell_in(paragraph(run("375"))))


@pytest.mark.parametrize("end", ["separate", "end"])
def test_the_code_of_a_field_goes_on_over_paragraphs_and_tables(end: str) -> None:
    closed = paragraph(mark(end), run("5"), mark("end"), run("6"))
    extract = document(paragraph(run("4"), mark("begin")), TABLE, closed)
    assert doubtful(extract) == ["375"]


def test_a_field_inside_the_code_of_another_is_code_as_a_whole() -> None:
    outer = paragraph(mark("begin"), mark("begin"), run("1"))
    inner = paragraph(mark("separate"), run("2"), mark("end"), run("3"))
    extract = document(outer, inner, TABLE, paragraph(mark("separate"), run("5"), mark("end")))
    assert doubtful(extract) == ["1", "23", "375"]


def test_a_field_that_nothing_ends_leaves_later_paragraphs_as_they_were() -> None:
    extract = document(paragraph(mark("begin"), run("1")), TABLE, paragraph(run("5")))
    assert doubtful(extract) == ["1"]


def test_a_text_box_ends_no_field_around_it_and_a_deleted_mark_begins_none() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(mark('end'))}</w:txbxContent></w:pict></w:r>"
    extract = document(paragraph(mark("begin"), box), TABLE, paragraph(mark("end")))
    assert doubtful(extract) == ["375"]
    deleted = paragraph(f"<w:del w:id='1'>{mark('begin')}</w:del>", run("4"))
    assert doubtful(document(deleted, TABLE, paragraph(mark("end")))) == []

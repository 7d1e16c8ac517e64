"""HTML: what a browser does not show is no text and no cell, and marks are no digits."""

import pytest

from parser.errors import Unreadable
from parser.readers.html import reader as html
from tests.extracts import SENTENCE


def text_of(page: str) -> str:
    return html.extract((SENTENCE + page).encode()).text.split("\n", 1)[1]


def row(*cells: str) -> str:
    return "<table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>8</s>",
        "<del>8</del>",
        "<strike>8</strike>",
        "<span style='text-decoration: line-through'>8</span>",
        "<font style='TEXT-DECORATION-LINE:underline line-through'>8</font>",
    ],
)
def test_a_figure_that_is_struck_out_is_no_text(struck: str) -> None:
    assert text_of(row("处罚", f"{struck}2")) == "处罚\t2\n"


def test_a_cell_that_is_struck_out_is_blank_and_keeps_its_place() -> None:
    page = "<table><tr><td>a</td><td style='text-decoration:line-through'>8</td><td>2</td></table>"
    assert text_of(page) == "a\t\t2\n"


@pytest.mark.parametrize(
    "style", ["display:none", "visibility:hidden", "OPACITY: 0", "display: none !important"]
)
@pytest.mark.parametrize("tag", ["span", "div", "p", "section"])
def test_an_element_that_is_hidden_in_a_cell_is_no_text(tag: str, style: str) -> None:
    assert text_of(row("处罚", f"2<{tag} style='{style}'>88</{tag}>")) == "处罚\t2\n"


def test_a_hidden_table_and_a_hidden_row_are_not_there() -> None:
    page = (
        "<table style='display:none'><tr><td>旧</td><td>7</td></tr></table>"
        "<table><tr style='display:none'><td>旧</td><td>8</td></tr>"
        "<tr><td>新</td><td>9</td></tr></table>"
    )
    extract = html.extract((SENTENCE + page).encode())
    assert extract.text.endswith("新\t9\n")
    assert len(extract.boxes) == 2


def test_a_hidden_cell_takes_no_column_and_an_invisible_one_does() -> None:
    cells = "<td>a</td><td style='display:none'>55</td><td style='visibility:hidden'>6</td><td>2"
    page = f"<table><tr>{cells}</td></tr></table>"
    extract = html.extract((SENTENCE + page).encode())
    assert extract.text.endswith("a\t\t2\n")
    assert [box.column for box in extract.boxes] == [0, 1, 2]


def test_a_hidden_element_left_open_in_a_cell_ends_with_the_cell() -> None:
    page = "<table><tr><td>2<span style='display:none'>8<tr><td>4</table>"
    assert text_of(page) == "2\n4\n"


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        (".old{display:none}", "2"),
        ("span.old, b { visibility : hidden }", "2"),
        ("<!-- .old{display:none} -->", "2"),
        ("/* .old{display:none} */", "28"),
        (".old{display:none} .old{display:inline}", "28"),
        (".old{display:none} td .old{display:inline}", "28"),
        (".old{display:none} td .old:hover{display:inline}", "2"),
        ("@media print{.old{display:none}}", "28"),
        ("div .old{display:none}", "28"),
        ("div.old{display:none}", "28"),
    ],
)
def test_the_page_s_own_style_sheet_hides_and_shows(sheet: str, text: str) -> None:
    page = f"<style>{sheet}</style>" + row("处罚", "2<span class='x old'>8</span>")
    assert text_of(page) == f"处罚\t{text}\n"


def test_style_sheets_for_print_or_in_comments_do_not_count() -> None:
    page = "<!--<style>td{display:none}</style>--><style media='print'>td{display:none}</style>"
    assert text_of(page + row("处罚", "28")) == "处罚\t28\n"


def test_letters_of_no_size_are_not_seen_until_a_size_is_set_again() -> None:
    page = row("处罚", "<span style='font-size:0'>8<span style='font-size:14px'>2</span></span>")
    assert text_of(page) == "处罚\t2\n"


def test_an_article_that_a_script_shows_is_read_though_the_page_hides_it() -> None:
    page = (
        "<h1>年度报告</h1><div style='visibility:hidden;opacity:0'>"
        f"{SENTENCE * 3}<p style='display:none'>旧</p>{row('处罚', '2')}</div>"
    )
    text = html.extract(page.encode()).text
    assert text.endswith("处罚\t2\n")
    assert "旧" not in text


def test_a_mark_beside_a_figure_is_no_digit_of_it() -> None:
    assert text_of(row("处罚", "2<sup>1</sup>")) == "处罚\t2¹\n"
    assert text_of(row("处罚", "2<span style='vertical-align:sub'>10</span>")) == "处罚\t2₁₀\n"


def test_a_cell_that_is_raised_as_a_whole_is_a_figure() -> None:
    assert text_of(row("处罚", "<sup> 21 </sup>")) == "处罚\t21\n"


def test_the_value_of_a_form_field_in_a_cell_is_its_text() -> None:
    page = row("处罚", "<input type=text value='5' readonly>", "<textarea>6</textarea>")
    assert text_of(page + "<input value=搜索>") == "处罚\t5\t6\n"
    assert text_of(row("处罚", "<input type=hidden value='5'>")) == "处罚\t\n"


def test_a_cell_around_a_table_of_one_cell_is_that_cell() -> None:
    assert text_of(row(row("处罚"), row(row("2")))) == "处罚\t2\n"


def test_soft_hyphens_are_nothing() -> None:
    assert text_of(row("规&shy;章", "8&shy;3&shy;7")) == "规章\t837\n"


REPORT = "一、总体情况 二、主动公开政府信息情况 三、收到和处理 四、行政复议 结转下年度"


@pytest.mark.parametrize(
    "page",
    [
        f"<p>年度报告</p><script>var text = '{REPORT}'</script>",
        f"<p>年度报告</p><textarea style='display:none'>{REPORT}</textarea>",
        "<p>年度报告</p><iframe src='/viewer.html?file=2023.pdf'></iframe>",
        "<p>年度报告</p><script>x='"
        + "".join(f"\\u{ord(letter):04x}" for letter in REPORT)
        + "'</script>",
    ],
)
def test_a_page_whose_report_stands_in_a_script_or_frame_says_so(page: str) -> None:
    with pytest.raises(Unreadable) as caught:
        html.extract(page.encode())
    assert caught.value.reason.code == "text_in_script"


def test_a_script_with_a_copy_of_the_report_is_no_obstacle() -> None:
    page = f"<p>{REPORT}</p><script>var text = '{REPORT}'</script>"
    assert html.extract(page.encode()).text == f"{REPORT}\n"

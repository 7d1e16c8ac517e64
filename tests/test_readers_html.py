"""HTML and web archives: the text a person reads, and every real cell with its place."""

from email.message import EmailMessage

import pytest

from parser.errors import Unreadable
from parser.readers import mht
from parser.readers.extract import Extract
from parser.readers.html import reader as html

Placed = tuple[str, int, int, int, int, int]


def placed(extract: Extract) -> list[Placed]:
    """Text, table, row, column, rows and columns of every cell."""
    return [
        (extract.text[box.span.start : box.span.end], *(box.table, box.row, box.column), box.rows,
         box.columns)
        for box in extract.boxes
    ]  # fmt: skip


def test_rows_become_lines_and_cells_are_parted_by_tabs() -> None:
    page = "<p>前文</p><table><tr><td>规章</td><td>0</td></tr><tr><td>费用</td></tr></table>"
    assert html.extract(page.encode()).text == "前文\n规章\t0\n费用\n"


def test_spans_hold_the_text_of_their_cell_and_blanks_are_empty_spans() -> None:
    page = "<table><tr><td> 甲 </td><td>&nbsp;</td><td>\u3000</td><td></td><td>7</td></tr></table>"
    assert [cell[0] for cell in placed(html.extract(page.encode()))] == ["甲", "", "", "", "7"]


def test_row_and_column_spans_place_the_cells_that_follow() -> None:
    page = (
        "<table><tr><td rowspan=2 colspan=2>a</td><td>b</td></tr>"
        "<tr><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr></table>"
    )
    assert placed(html.extract(page.encode())) == [
        ("a", 0, 0, 0, 2, 2),
        ("b", 0, 0, 2, 1, 1),
        ("c", 0, 1, 2, 1, 1),
        ("d", 0, 2, 0, 1, 1),
        ("e", 0, 2, 1, 1, 1),
        ("f", 0, 2, 2, 1, 1),
    ]


@pytest.mark.parametrize("span", ["0", "99999999", "-3", "x", ""])
def test_a_senseless_span_neither_fails_nor_runs_out_of_the_table(span: str) -> None:
    page = f"<table><tr><td rowspan='{span}'>a</td><td>1</td></tr><tr><td>2</td></tr></table>"
    boxes = html.extract(page.encode()).boxes
    assert len(boxes) == 3
    assert all(box.row + box.rows <= 2 for box in boxes)


def test_a_label_split_over_spans_and_office_tags_is_one_text() -> None:
    page = (
        "<table><tr><td><p><span>不予</span><span lang=EN-US>公<o:p></o:p></span>"
        "<!-- x --><b>开</b></p></td></tr></table>"
    )
    assert html.extract(page.encode()).text == "不予公开\n"


def test_line_breaks_in_a_cell_become_spaces() -> None:
    page = "<table><tr><td>商业<br>企业</td><td><p>科研</p><p>机构</p></td></tr></table>"
    assert html.extract(page.encode()).text == "商业 企业\t科研 机构\n"


def test_scripts_styles_menus_and_navigation_are_left_out() -> None:
    page = (
        "<head><title>t</title><style>p{}</style></head><nav><a>首页</a></nav>"
        "<select><option>2019<option>2020</select><script>var x='<td>9</td>'</script><p>正文</p>"
    )
    assert html.extract(page.encode()).text == "正文\n"


def test_words_that_nobody_sees_are_left_out() -> None:
    page = (
        "<p>政府<span style='DISPLAY: none'>抄袭</span>信息<font style='font-size:0px'>乱码</font>"
        "<span style='font-size:0.8em'>公开</span></p>"
    )
    assert html.extract(page.encode()).text == "政府信息公开\n"


def test_the_empty_row_that_office_suites_hide_in_a_table_is_no_row() -> None:
    page = (
        "<table><tr><td>规章</td><td>0</td></tr><![if !supportMisalignedColumns]>"
        "<tr height=0><td width=9></td><td width=9></td></tr><![endif]></table>"
    )
    assert placed(html.extract(page.encode())) == [("规章", 0, 0, 0, 1, 1), ("0", 0, 0, 1, 1, 1)]


def test_an_unclosed_navigation_does_not_swallow_the_report() -> None:
    assert "正文" in html.extract("<nav><a>首页</a><p>正文</p>".encode()).text


def test_a_layout_table_gives_its_text_and_the_table_within_its_cells() -> None:
    page = (
        "<table><tr><td>菜单</td><td><p>一、总体情况</p>"
        "<table><tr><td>新收</td><td>5</td></tr></table><p>完</p></td></tr></table>"
    )
    extract = html.extract(page.encode())
    assert extract.text == "菜单\n一、总体情况\n新收\t5\n完\n"
    assert [cell[0] for cell in placed(extract)] == ["新收", "5"]


def test_prose_in_a_layout_cell_keeps_its_paragraphs() -> None:
    page = f"<table><tr><td><p>{'甲' * 150}</p><p>{'乙' * 150}</p></td></tr></table>"
    assert html.extract(page.encode()).text == f"{'甲' * 150}\n{'乙' * 150}\n"


def test_stray_cells_without_a_table_are_never_joined_to_one_figure() -> None:
    page = "<div><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></div>"
    assert html.extract(page.encode()).text.split() == ["1", "2", "3"]


def test_unclosed_cells_and_rows_are_read_as_browsers_read_them() -> None:
    page = "<table><tr><td>a<td>b<tr><td>c<td>d</table>后"
    assert html.extract(page.encode()).text == "a\tb\nc\td\n后\n"


def test_line_ends_count_where_tables_stand_in_a_plain_text() -> None:
    page = "# 年度报告\n一、总体情况\n<table><tr><td>新收</td>\n<td>5</td></tr></table>\n二、\n"
    assert html.extract(page.encode()).text == "# 年度报告\n一、总体情况\n新收\t5\n二、\n"


def test_thousands_of_nested_elements_are_no_obstacle() -> None:
    page = "<div>" * 20_000 + "深" + "</div>" * 20_000
    assert html.extract(page.encode()).text == "深\n"


@pytest.mark.parametrize(
    ("declared", "real"),
    [("gb2312", "gb18030"), ("gbk", "gb18030"), ("big5", "big5hkscs"), ("utf-8", "utf-8")],
)
def test_the_declared_encoding_is_taken_in_its_widest_form(declared: str, real: str) -> None:
    page = f"<html><meta charset='{declared}'><p>政府信息公開申請</p>".encode(real)
    extract = html.extract(page)
    assert extract.text == "政府信息公開申請\n"
    assert extract.encoding == real


def test_a_wrong_declaration_gives_way_to_what_the_bytes_are() -> None:
    page = "<meta charset='gb2312'><p>政府信息公开申请数量为三</p>".encode()
    assert html.extract(page).text == "政府信息公开申请数量为三\n"


def test_a_web_archive_gives_its_first_page() -> None:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.add_related(
        "<p>新收政府信息公开申请<b>5</b>件</p>".encode("gb18030"), "text", "html",
        params={"charset": "gb2312"},
    )  # fmt: skip
    message.add_related(b"\x89PNG", "image", "png")
    assert mht.extract(message.as_bytes()).text == "新收政府信息公开申请5件\n"


def test_a_web_archive_without_a_page_says_so() -> None:
    with pytest.raises(Unreadable) as caught:
        mht.extract(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx")
    assert caught.value.reason.code == "archive_without_page"


def test_a_web_archive_gives_the_frame_that_holds_the_report() -> None:
    words = "一、总体情况 二、主动公开政府信息情况 三、收到和处理 四、行政复议"
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.add_related("<h1>门户网站</h1><p>栏目</p>", "html")
    message.add_related(f"<p>{words}</p>".encode(), "text", "html")
    assert mht.extract(message.as_bytes()).text == f"{words}\n"

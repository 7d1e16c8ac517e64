"""HTML: figures that style leaves unclear are told as doubtful, plain ones are not."""

import pytest

from parser.readers.extract import Extract
from parser.readers.html import reader as html
from tests.extracts import SENTENCE, codes


def extracted(cell: str, head: str = "", attributes: str = "") -> Extract:
    page = (
        f"<!DOCTYPE html><html><head>{head}</head><body>{SENTENCE}<table><tr><td>许可</td>"
        f"<td {attributes}>{cell}</td></tr></table></body></html>"
    )
    return html.extract(page.encode())


@pytest.mark.parametrize(
    "sheet",
    [
        "[data-x]{display:none}",
        "td>.x{display:none}",
        "td i:nth-child(1){display:none}",
        ":is(td) .x:not(.y){display:none}",
        r".\78 {display:none}",
        "@media screen{.x{display:none}}",
        "@media (min-width:600px){.x{display:none}}",
        "td{& .x{display:none}}",
        ".x{display:none!important}",
        "/* } */ .x{dis\\play:none}",
        ":root{--gone:none} .x{display:var(--gone)}",
        "@import url('data:text/css,.x{display:none}');",
    ],
)
def test_a_real_selector_hides_or_leaves_doubt(sheet: str) -> None:
    extract = extracted("375<i class=x data-x=1>0</i>", f"<style>{sheet}</style>")
    assert extract.text.endswith("\t375\n") or codes(extract)


@pytest.mark.parametrize(
    ("style", "code"),
    [
        ("color:transparent", "perhaps_unseen"),
        ("color:#fff", "perhaps_unseen"),
        ("background:#000", "perhaps_unseen"),
        ("font-size:0.01em", "perhaps_unseen"),
        ("opacity:.1", "perhaps_unseen"),
        ("position:absolute;left:-9999px", "perhaps_unseen"),
        ("clip-path:inset(100%)", "perhaps_unseen"),
        ("transform:scale(0)", "perhaps_unseen"),
        ("display:inline-block;width:0;overflow:hidden", "perhaps_unseen"),
        ("display:inline-block;width:8px;overflow:hidden", "perhaps_unseen"),
        ("unicode-bidi:bidi-override;direction:rtl", "order_unclear"),
        ("transform:rotate(180deg)", "order_unclear"),
        ("content:'9'", "more_on_page"),
    ],
)
def test_a_figure_that_style_may_hide_or_turn_is_doubtful(style: str, code: str) -> None:
    assert code in codes(extracted(f'<span style="{style}">375</span>'))


@pytest.mark.parametrize(
    "piece",
    [
        "<i style='position:relative;top:-3px'>5</i>",
        "<i style='color:red'>5</i>",
        "<i style='font-size:50%'>5</i>",
        "<i style='float:left'>5</i>",
        "<i style='some-new-property:on'>5</i>",
        "<i style='vertical-align:6px'>5</i>",
        "<ruby>5</ruby>",
        "<ins>5</ins>",
        "<x-figure>5</x-figure>",
    ],
)
def test_pieces_that_differ_are_no_certain_figure(piece: str) -> None:
    assert "pieces_differ" in codes(extracted(f"37{piece}"))


def test_a_gap_inside_a_figure_is_told_and_one_behind_it_is_none() -> None:
    assert codes(extracted("3<s>9</s>75")) == {"pieces_differ"}
    assert codes(extracted("375<s>9</s>")) == set()


@pytest.mark.parametrize(
    ("head", "cell"),
    [
        ("<style>.b::before{content:'9'}</style>", "<b class=b>375</b>"),
        ("<style>.b::after{content:counter(a)}</style>", "<b class=b>375</b>"),
        ("", "375<img src=9.png>"),
        ("", "375<button>9</button>"),
        ("", "375<input type=button value=9>"),
        ("", "<ol><li>375</li></ol>"),
    ],
)
def test_what_the_page_adds_to_a_figure_is_told(head: str, cell: str) -> None:
    assert "more_on_page" in codes(extracted(cell, head))


def test_a_first_letter_of_its_own_look_and_a_font_of_the_page_are_told() -> None:
    first = "<style>p::first-letter{font-size:0}</style>"
    assert codes(extracted("<p>9375</p>", first)) == {"pieces_differ"}
    font = "<style>@font-face{font-family:Z;src:url(z.woff)}</style>"
    assert "own_coding" in codes(extracted("<b style='font-family:Z'>375</b>", font))


def test_a_figure_laid_over_its_neighbours_puts_the_whole_table_in_doubt() -> None:
    page = (
        f"{SENTENCE}<table><tr><td>375</td><td><b style='position:relative;left:-40px'>9</b></td>"
        "</tr><tr><td>12</td><td>4</td></tr></table>"
    )
    extract = html.extract(page.encode())
    seen = {extract.text[doubt.span.start] for doubt in extract.doubts}
    assert seen == {"3", "9", "1", "4"}


@pytest.mark.parametrize(
    ("head", "cell", "attributes"),
    [
        ("", "<p class=MsoNormal><span lang=EN-US>3</span><span>75<o:p></o:p></span></p>", ""),
        ("", "<span style='font-family:仿宋;mso-bidi-font-size:12pt'>3</span><b>75</b>", ""),
        ("", "<font color='#000000' size=3>3</font>75", ""),
        ("", "<p style='text-align:center;text-indent:21pt;margin:0 -5.4pt'>375</p>", ""),
        ("", "375<sup>2</sup>", ""),
        ("", "375<!-- 0 --><script>0</script><i style='display:none'>0</i>", ""),
        ("", "<span style='color:#fff'>375</span>", "bgcolor='#003366'"),
        ("<style>td{overflow:hidden;text-overflow:ellipsis;max-width:200px}</style>", "375", ""),
        ("<style>html{filter:grayscale(100%)} a:hover{opacity:0}</style>", "375", ""),
        ("<style>.c::after{content:'';display:table;clear:both}</style>", "<p class=c>375</p>", ""),
        ("<style>.c::before{content:'\\e900'}</style>", "<p class=c>375</p>", ""),
        ("<style>@media print{td{display:none}}</style>", "375", ""),
        ("<style>@media (max-width:700px){td{font-size:12px;display:block}}</style>", "375", ""),
        (
            "<style>body{position:absolute;left:0} td{position:relative;z-index:1}</style>",
            "375",
            "",
        ),
        ("<link rel=stylesheet href=site.css>", "<span class=c style='zoom:1'>375</span>", ""),
    ],
)
def test_plain_pages_leave_no_doubt(head: str, cell: str, attributes: str) -> None:
    extract = extracted(cell, head, attributes)
    assert codes(extract) == set()
    assert extract.text.split("\t")[1].startswith("375")


@pytest.mark.parametrize(
    ("plain", "doubtful"),
    [
        ("color:#c8c8c8", "color:#e0e0e0"),
        ("font-size:5px", "font-size:3px"),
        ("opacity:.4", "opacity:.2"),
        ("zoom:.5", "zoom:.3"),
        ("letter-spacing:-2px", "letter-spacing:-3px"),
        ("letter-spacing:15px", "letter-spacing:17px"),
        ("position:relative;left:-50px", "position:absolute;left:0"),
        ("margin-left:-50px", "margin-left:-70px"),
        ("padding-left:290px", "padding-left:310px"),
        ("text-indent:-50px", "text-indent:-70px"),
        ("line-height:.5", "line-height:.3"),
        ("width:50px;overflow:hidden", "width:30px;overflow:hidden"),
    ],
)
def test_where_a_style_begins_to_be_doubtful(plain: str, doubtful: str) -> None:
    def whole(style: str) -> set[str]:
        return codes(extracted(f"<p><span style='display:inline-block;{style}'>375</span></p>"))

    assert "perhaps_unseen" not in whole(plain) or "left" in plain
    assert "perhaps_unseen" in whole(doubtful)


def test_where_pieces_begin_to_differ() -> None:
    assert codes(extracted("37<i style='font-size:62%'>5</i>")) == set()
    assert codes(extracted("37<i style='font-size:58%'>5</i>")) == {"pieces_differ"}
    assert codes(extracted("37<i style='color:#303030'>5</i>")) == set()
    assert codes(extracted("37<i style='color:#404040'>5</i>")) == {"pieces_differ"}


def test_a_column_that_telephones_leave_out_is_seen_but_no_digit_is_left_out_there() -> None:
    sheet = "<style>@media (max-width:600px){.x{display:none}}</style>"
    assert codes(extracted("375", sheet, "class=x")) == set()
    assert codes(extracted("375<i class=x>0</i>", sheet)) == {"pieces_differ"}

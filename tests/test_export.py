"""Exports: a document that can be sent, whatever the report or an auditor wrote into it."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from parser.findings import Cause, Severity
from parser.forms import Address
from parser.report import Span
from tests.factories import make_report
from tui import export
from tui.audit.session import Session
from tui.audit.store import Store
from tui.export import FORMATS, DocumentPart, NotWritten
from tui.export.csv_text import safe
from tui.export.dossier import dossier
from tui.export.markdown_text import escape

NATURAL = Address("t3.granted.natural")
HOSTILE = (
    '=HYPERLINK("http://x.example","点我")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "[/附注] [a](http://x.example) ![b](c)",
    "<script>alert(1)</script> & <b>粗</b>",
    "\x1b[31m红\x1b[0m \u202e反\u202c \ufffe",
    "| 竖 | 线 |",
    "# 题 `码` *强* _调_ ~~删~~ $x$",
    "第一行\n第二行",
)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An audit with something of everything: a wrong figure, hostile notes, a dismissal."""
    report = make_report(
        {
            "t3.granted.natural": "9",
            "t2.fees.amount": "15.50",
            "t2.licensing.decisions": "=1+1",
            "t3.denied_internal.business": "-",
        },
        agency="[b]青石县|人民政府",
        path="reports/青石 2023.txt",
    )
    made = Session.open(report, Store(tmp_path / "audits.sqlite3"), "=甲")
    wrong = next(each for each in made.state.assessment.findings if each.equations)
    made.confirm(wrong.id)
    made.note(wrong.id, "请单位核对台账")
    made.accept(wrong.proposals[0], wrong.id)
    made.set_cause(NATURAL, Cause.PUBLISHED_ERROR)
    other = next(each for each in made.state.assessment.findings if not each.equations)
    made.dismiss(other.id, "与单位电话核实")
    for text in HOSTILE:
        made.note("report", text, Severity.WARNING)
    made.note(Span(0, 5), "标题")
    return made


def text_of(session: Session, format_name: str) -> str:
    return export.render(session.state, format_name, "zh").decode("utf-8-sig")


def test_the_document_tells_all_that_the_office_must_know(session: Session) -> None:
    document = dossier(session.state, "zh")
    head = dict(document.head)
    assert head["文件"] == "青石 2023.txt"
    assert head["SHA-256"] == session.report.source.sha256
    assert document.findings is not None
    assert document.dismissed is not None
    wrong = document.findings[0]
    assert (wrong.severity, wrong.status) == ("错误", "已确认")
    assert wrong.notes == ("请单位核对台账",)
    assert any("9 → 5" in line for line in wrong.explanation)
    corrections, notes = document.listings
    assert corrections.lines[0].cells[1:4] == ("9", "5", "原文有误")
    assert len(notes.lines) == len(HOSTILE) + 1
    assert [item.reason for item in document.dismissed] == ["与单位电话核实"]
    granted = next(
        row for grid in document.tables for label, row in grid.rows if "予以公开" in label
    )
    assert (granted[0].text, granted[0].marks) == ("9→5", "*")


def test_the_fifteen_figures_of_table_four_stand_in_three_rows(session: Session) -> None:
    grid = dossier(session.state, "zh").tables[-1]
    assert grid.columns == ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    assert [label.rpartition(" · ")[0] for label, _ in grid.rows] == [
        "行政复议",
        "行政诉讼 · 未经复议直接起诉",
        "行政诉讼 · 复议后起诉",
    ]
    assert [figure.value for _, row in grid.rows for figure in row] == [
        session.report[cell].value for cell in session.report.tables["t4"].cells
    ]


def test_the_gravest_findings_come_first(session: Session) -> None:
    document = dossier(session.state, "en")
    assert document.findings is not None
    order = ["error", "warning", "info"]
    ranks = [order.index(item.severity) for item in document.findings]
    assert ranks == sorted(ranks)


def test_what_a_correction_settled_or_brought_up_is_told_as_such(tmp_path: Path) -> None:
    store = Store(tmp_path / "audits.sqlite3")
    settled = Session.open(make_report({"t3.granted.natural": "9"}), store, "甲")
    settled.correct(NATURAL, "5")
    arisen = Session.open(make_report(), store, "甲")
    arisen.correct(NATURAL, "6")
    for made, status in ((settled, "审核中更正"), (arisen, "更正后出现")):
        findings = dossier(made.state, "zh").findings
        assert findings is not None
        assert [item.status for item in findings if item.severity == "错误"] == [status]


def test_parts_can_be_left_out(session: Session) -> None:
    document = dossier(session.state, "zh", parts=frozenset({DocumentPart.CORRECTIONS}))
    assert document.findings is None
    assert document.dismissed is None
    assert document.tables == ()
    assert [listing.title for listing in document.listings] == ["更正"]
    for name in FORMATS:
        whole = export.render(session.state, name, "zh")
        less = export.render(session.state, name, "zh", frozenset({DocumentPart.CORRECTIONS}))
        assert (len(less) < len(whole)) is (name != "json")


def test_earlier_work_that_fits_nothing_is_listed(session: Session) -> None:
    later = make_report(
        {"t3.granted.natural": "8"}, agency=session.report.agency, path=session.report.source.path
    )
    titles = [
        each.title for each in dossier(Session.open(later, session.store).state, "zh").listings
    ]
    assert "与本版报告对不上的审核记录" in titles


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_is_written_in_both_languages(
    session: Session, tmp_path: Path, format_name: str, lang: str
) -> None:
    path = tmp_path / f"out{FORMATS[format_name].suffix}"
    assert export.write(session.state, format_name, path, "zh" if lang == "zh" else "en") == path
    assert path.stat().st_size > 500


def test_markdown_shows_hostile_text_and_obeys_none_of_it(session: Session) -> None:
    text = text_of(session, "markdown")
    tokens = MarkdownIt("gfm-like", {"linkify": True}).parse(text)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {
        "link_open", "image", "html_inline", "html_block", "code_inline", "fence", "em_open",
        "s_open", "blockquote_open", "code_block",
    }  # fmt: skip
    shown = "".join(
        child.content for token in tokens for child in (token.children or ()) if child.content
    )
    for text in HOSTILE[:6] + HOSTILE[6:8] + HOSTILE[9:11]:
        assert " ".join(text.split()) in shown
    assert "\x1b" not in text
    assert "\u202e" not in shown


@pytest.mark.parametrize("text", [*HOSTILE, "1. 一", "- 二", "---", "a_b_c", "http://x.example"])
def test_escaped_markdown_reads_as_the_text_itself(text: str) -> None:
    line = " ".join(text.split())
    (opening, inline, closing) = MarkdownIt("gfm-like", {"linkify": True}).parse(escape(text))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == line


def test_the_workbook_holds_no_formula_and_its_figures_are_numbers(session: Session) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export.render(session.state, "xlsx", "zh")))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    written = {str(cell.value) for cell in cells}
    assert {'=HYPERLINK("http://x.example","点我")', "=1+1", "@SUM(A1)"} <= written
    sheet = next(each for each in book.worksheets if each.title.startswith("收到和处理"))
    new = next(row for row in sheet.iter_rows(values_only=True) if "新收" in str(row[0]))
    assert new[1:] == (10, 2, 0, 0, 0, 0, 12)
    granted = next(row for row in sheet.iter_rows() if "予以公开" in str(row[0].value))[1]
    assert granted.value == 5, "a corrected figure can be added up"
    assert granted.number_format == r"\9\→General\ \*"
    fees = next(each for each in book.worksheets if each["A2"].value == "行政事业性收费")
    assert fees["B2"].value == 15.5


def test_csv_gives_no_spreadsheet_a_formula(session: Session) -> None:
    data = export.render(session.state, "csv", "zh")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {8}
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@＝＋－＠]", cell)]
    assert rows[1][1] == "错误"


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), (" =1", "' =1"), ("-3", "-3"), ("+461", "+461"), ("-3-2", "'-3-2"),
     ("@a", "'@a"), ("＝1", "'＝1"), ("青石", "青石"), ("15.5", "15.5")],
)  # fmt: skip
def test_only_what_could_be_a_formula_is_marked(text: str, written: str) -> None:
    assert safe(text) == written


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)


def test_the_page_has_no_tag_of_the_report_and_fetches_nothing(session: Session) -> None:
    page = text_of(session, "html")
    tags = Tags()
    tags.feed(page)
    assert not tags.tags & {"script", "b", "a", "img", "link", "iframe"}
    own = {"lang", "charset", "name", "content", "class", "rowspan", "colspan"}
    assert tags.attributes == own
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page


def test_the_word_document_reads_like_the_others(session: Session) -> None:
    document = docx.Document(io.BytesIO(export.render(session.state, "docx", "zh")))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == "[b]青石县|人民政府2023年政府信息公开工作年度报告审核记录"
    assert "1. [错误]" in next(text for text in paragraphs if text.startswith("1."))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"9→5 *", "=1+1", HOSTILE[0]} <= cells


def test_an_export_is_never_written_over_a_file_unasked(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("mine")
    with pytest.raises(NotWritten) as caught:
        export.write(session.state, "markdown", path, "zh")
    assert caught.value.reason.code == "export.exists"
    assert path.read_text() == "mine"
    export.write(session.state, "markdown", path, "zh", replace=True)
    assert path.read_text("utf-8").startswith("# ")
    assert list(tmp_path.glob(".out*")) == []


def test_a_file_that_cannot_be_written_is_told(session: Session, tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "nowhere" / "out.md", "export.no_folder"),
        (tmp_path, "export.is_folder"),
        (tmp_path / ("x" * 300), "export.long_name"),
    ):
        with pytest.raises(NotWritten) as caught:
            export.write(session.state, "markdown", path, "zh", replace=True)
        assert caught.value.reason.code == code
        assert caught.value.reason.facts["path"] == str(path)


def test_a_suggested_name_is_free(session: Session, tmp_path: Path) -> None:
    first = export.suggest(session.state, "markdown", tmp_path)
    assert first.name == "青石 2023-audit.md"
    first.touch()
    assert export.suggest(session.state, "markdown", tmp_path).name == "青石 2023-audit-2.md"


def test_what_was_dismissed_is_neither_counted_nor_demanded(tmp_path: Path) -> None:
    made = Session.open(make_report({"t3.granted.natural": "9"}), Store(tmp_path / "a.db"), "甲")
    wrong = next(each for each in made.state.assessment.findings if each.severity == "error")
    before = dict(dossier(made.state, "zh").summary)
    made.dismiss(wrong.id, "经核实无误")
    document = dossier(made.state, "zh")
    assert int(dict(document.summary)["错误"]) == int(before["错误"]) - 1
    assert document.dismissed is not None
    (item,) = document.dismissed
    assert (item.status, item.reason, item.explanation) == ("已排除", "经核实无误", ())

"""What holds for every file whatever: a reader gives text with spans in order, or says why not."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from parser.errors import Unreadable
from parser.readers import mht
from parser.readers.detection import kind_of
from parser.readers.docx import reader as docx
from parser.readers.extract import Extract
from parser.readers.html import reader as html
from parser.readers.pdf import reader as pdf
from tests import small_pdf

_TAGS = ["table", "tr", "td", "th", "p", "div", "br", "span", "pre", "nav", "o:p", "tbody"]
_PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS] + [f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(["<td rowspan=3>", "<td colspan='2'>", "<td rowspan=0 colspan=999>", "<!--"]),
    st.sampled_from(["12", "规章", "&nbsp;", "\n", "-->", "&lt;", "\u3000", "\t"]),
    st.text(max_size=5),
)


def whole_document() -> bytes:
    document = Document()
    document.add_table(2, 2).cell(0, 0).text = "规章"
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def whole_pdf() -> bytes:
    page = small_pdf.Page()
    page.table(50, 100, [80, 40], [["规章", "0"], ["文件", "12"]])
    return small_pdf.pdf([page, page])


WHOLE_DOCUMENT, WHOLE_PDF = whole_document(), whole_pdf()


def holds(extract: Extract) -> None:
    """Cells follow each other in the text, stand on one line and are trimmed."""
    last = 0
    for box in extract.boxes:
        text = extract.text[box.span.start : box.span.end]
        assert last <= box.span.start <= box.span.end <= len(extract.text)
        assert text == text.strip()
        assert not set(text) & set("\t\n\r\u2028\x85")
        assert box.rows > 0
        assert box.columns > 0
        last = box.span.end
    assert list(extract.pages) == sorted(extract.pages)


def refusal(read: Callable[[], Extract]) -> str:
    """Why a file was refused; nothing where it was read."""
    try:
        holds(read())
    except Unreadable as error:
        return error.reason.code
    return ""


@given(st.lists(_PIECES, max_size=60))
def test_any_soup_of_tags_is_read_with_its_cells_in_order(pieces: list[str]) -> None:
    page = "<p>政府信息公开申请</p>" + "".join(pieces)
    holds(html.extract(page.encode("utf-8", "surrogatepass")))


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=30))
def test_cells_of_an_html_table_never_overlap(spans: list[tuple[int, int]]) -> None:
    cells = "".join(
        f"<td rowspan={rows} colspan={columns}>1</td>{'</tr><tr>' if rows % 2 else ''}"
        for rows, columns in spans
    )
    taken: set[tuple[int, int]] = set()
    for box in html.extract(f"<p><table><tr>{cells}</tr></table>".encode()).boxes:
        assert (box.row, box.column) not in taken
        taken.add((box.row, box.column))


@given(st.binary(max_size=300), st.integers(0, len(WHOLE_DOCUMENT)))
def test_a_mangled_document_is_read_or_refused_with_a_reason(junk: bytes, at: int) -> None:
    mangled = WHOLE_DOCUMENT[:at] + junk + WHOLE_DOCUMENT[at + len(junk) :]
    assert refusal(lambda: docx.extract(mangled)) in {"", "docx_damaged"}


@given(st.binary(max_size=60), st.integers(0, len(WHOLE_PDF)))
def test_a_mangled_pdf_is_read_or_refused_with_a_reason(junk: bytes, at: int) -> None:
    mangled = WHOLE_PDF[:at] + junk + WHOLE_PDF[at + len(junk) :]
    codes = {"", "pdf_damaged", "pdf_locked", "scanned_pdf"}
    assert refusal(lambda: pdf.extract(mangled)) in codes


@given(st.binary(max_size=500), st.sampled_from(["a.txt", "a.docx", "a.html", "a.wps", "a", ""]))
def test_every_file_has_a_kind(data: bytes, name: str) -> None:
    assert kind_of(data, name)
    assert kind_of(b"PK\x03\x04" + data, name)
    assert kind_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + data, name)


@given(st.binary(max_size=300))
def test_a_mangled_web_archive_is_read_or_refused_with_a_reason(junk: bytes) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n"
    codes = {"", "archive_without_page", "binary", "encoding_unknown", "text_in_script"}
    assert refusal(lambda: mht.extract(head + junk)) in codes

"""PDF: the page's own picture decides which digits are seen, whatever hides them."""

import pytest

from parser.readers.extract import Extract
from parser.readers.pdf import reader as pdf
from tests import small_pdf
from tests.extracts import codes
from tests.small_pdf import HEIGHT, SIZE, Page

FULL = "".join(map(chr, range(0x4E00, 0x4E20)))
LEFT, BASE = 200.0, HEIGHT - 300.0
DIGIT = SIZE / 2


def letters(text: str, x: float, y: float = BASE, before: str = "", size: float = SIZE) -> str:
    code = text.encode("utf-16-be").hex()
    return f"q BT /F {size} Tf {before} {x} {y} Td <{code}> Tj ET Q"


def extracted(*drawing: str, picture: bool = False, attributes: str = "") -> Extract:
    page = Page(attributes=attributes)
    page.text(60, 100, FULL)
    page.drawing.extend(drawing)
    if picture:
        page.picture()
    return pdf.extract(small_pdf.pdf([page]))


END = LEFT + 3 * DIGIT
FIGURE = letters("375", LEFT)
LAST = letters("9", END)
WHITE = "BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID FF> EI"
BOX = f"{END - 0.5} {BASE - 3} 7 13 re"


@pytest.mark.parametrize(
    "drawing",
    [
        letters("9", END, before="3 Tr"),
        letters("9", END, before="7 Tr"),
        letters("9", END, before="0.95 g"),
        letters("9", END, before="1 Tz"),
        letters("9", END, size=0.5),
        f"q 0 0 5 5 re W n {LAST} Q",
        f"{LAST} q 1 g {BOX} f Q",
        f"q 0 g {BOX} f Q {LAST}",
        f"{LAST} q 7 0 0 13 {END - 0.5} {BASE - 3} cm {WHITE} Q",
        f"/OC /Off BDC {letters('9', END, before='3 Tr')} EMC",
    ],
)  # fmt: skip
def test_a_digit_that_the_picture_does_not_show_is_told(drawing: str) -> None:
    assert "perhaps_unseen" in codes(extracted(FIGURE, drawing))


@pytest.mark.parametrize(
    "drawing",
    [
        letters("9", END, size=7),
        letters("9", END, before="0.8 0.2 0.2 rg"),
        letters("9", END - DIGIT),
        letters("９", END),
        letters("9", END, y=BASE + 3),
    ],
)
def test_digits_that_differ_or_lie_on_each_other_are_told(drawing: str) -> None:
    assert "pieces_differ" in codes(extracted(FIGURE, drawing))


@pytest.mark.parametrize("matrix", ["-1 0 0 1", "-1 0 0 -1"])
def test_a_mirrored_figure_and_one_upside_down_are_told(matrix: str) -> None:
    code = "375".encode("utf-16-be").hex()
    drawing = f"BT /F {SIZE} Tf {matrix} {LEFT} {BASE} Tm <{code}> Tj ET"
    assert "order_unclear" in codes(extracted(drawing))


def test_something_drawn_beside_a_figure_is_told() -> None:
    stroke = f"{END + 1} {BASE} m {END + 4} {BASE + 8} l {END} {BASE + 5} l S"
    assert codes(extracted(FIGURE, stroke)) == {"more_on_page"}
    note = f"/Annots [<< /Type /Annot /Subtype /FreeText /Rect [{LEFT} {BASE} 300 560] >>]"
    assert codes(extracted(FIGURE, attributes=note)) == {"more_on_page"}
    link = note.replace("FreeText", "Link")
    assert codes(extracted(FIGURE, attributes=link)) == set()


def test_a_picture_over_a_text_layer_is_told_as_such() -> None:
    extract = extracted(FIGURE, picture=True)
    assert codes(extract) == {"picture_over_text"}
    assert [remark.code for remark in extract.remarks] == ["picture_over_text"]


@pytest.mark.parametrize(
    "drawing",
    [
        FIGURE,
        letters("3", LEFT) + letters("75", LEFT + DIGIT),
        FIGURE * 2,
        letters("375", LEFT, before="0.6 g"),
        letters("375", LEFT, before="0 0 0 1 k"),
        letters("375", LEFT, before="2 Tr 0.3 w"),
        f"q 0.1 0.2 0.4 rg {LEFT - 2} {BASE - 3} 60 15 re f Q {letters('375', LEFT, before='1 g')}",
        f"q {LEFT - 2} {BASE - 3} 60 15 re W n {FIGURE} Q",
        letters("375", LEFT, size=8),
        letters("１２", LEFT),
        letters("3.75", LEFT),
    ],
)
def test_figures_as_programs_print_them_leave_no_doubt(drawing: str) -> None:
    assert codes(extracted(drawing)) == set()


def test_letters_printed_twice_for_weight_are_read_once() -> None:
    assert "375\n" in extracted(FIGURE, letters("375", LEFT + 0.4)).text


def test_a_page_beyond_its_visible_part_is_not_seen() -> None:
    assert codes(extracted(FIGURE, attributes="/CropBox [0 0 190 842]")) == {"perhaps_unseen"}
    assert codes(extracted(FIGURE, attributes="/CropBox [100 100 500 800]")) == set()

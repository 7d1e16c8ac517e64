"""Wrapping and cutting by terminal cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from parser.lookup import simplified
from tui.widgets.pane import Styled, wrapped
from tui.widgets.wrapping import breaks, cut, cut_middle, pad, text_width, width_of

LINES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200)


@given(LINES, st.integers(2, 60))
def test_rows_hold_the_whole_line_and_none_is_too_wide(line: str, width: int) -> None:
    starts = breaks(line, width)
    rows = [line[start:end] for start, end in zip(starts, [*starts[1:], len(line)], strict=True)]
    assert "".join(rows) == line
    assert all(text_width(row) <= width for row in rows)
    assert starts[0] == 0
    assert starts == sorted(set(starts))


def test_closing_punctuation_and_words_stay_whole() -> None:
    assert breaks("政府信息公开工作,年度报告", 16) == [0, 7], "not a comma at the row's start"
    assert breaks("一二三 report", 10) == [0, 4], "not a torn word"
    assert breaks("合计 1=67，总计", 9) == [0, 5], "a number is no less a word before a comma"


@given(LINES, st.integers(0, 40))
def test_padded_text_is_exactly_as_wide_as_asked(text: str, width: int) -> None:
    for align in ("left", "right", "center"):
        assert cell_len(pad(text, width, align)) == width


@given(LINES, st.integers(6, 40))
def test_a_name_cut_in_the_middle_fits_and_keeps_its_end(text: str, width: int) -> None:
    shown = cut_middle(text, width)
    assert cell_len(shown) <= width
    assert shown == text or ".." in shown
    assert shown[-1:] == text[-1:]


def test_what_is_cut_says_so() -> None:
    assert cut("政府信息公开", 9) == "政府信.."
    assert cut("政府", 4) == "政府"


@given(st.lists(LINES, min_size=1, max_size=5), st.integers(10, 60))
def test_wrapped_pieces_lose_nothing_and_keep_their_looks(texts: list[str], width: int) -> None:
    pieces = [Styled(text, f"look{index}") for index, text in enumerate(texts)]
    rows = wrapped(pieces, width)
    flat = [piece for row in rows for piece in row]
    for index, text in enumerate(texts):
        shown = "".join(piece.text for piece in flat if piece.look == f"look{index}")
        assert shown.replace(" ", "") == text.replace(" ", "")
    assert all(text_width("".join(piece.text for piece in row)) <= width for row in rows)


def test_simplified_characters_are_as_wide_as_those_in_whose_place_they_stand() -> None:
    han = [chr(code) for code in range(0x3400, 0xA000)]
    assert [width_of(simplified(each)) for each in han] == [width_of(each) for each in han]

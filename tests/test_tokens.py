"""What a line of a table is taken apart into: how much of a sign makes it one kind or another."""

from __future__ import annotations

import pytest

from parser.lookup import fold
from parser.readers.source import Decoded, make_source
from parser.report import Meaning, Span
from parser.tokens.numbers import read_figure
from parser.tokens.pieces import Kind, pieces
from parser.tokens.tokens import Token, tokens_of


def tokens(line: str) -> list[Token]:
    source = make_source("report.txt", b"", "text", Decoded(line, "utf-8"))
    return tokens_of(source, Span(0, len(line)))


def kinds(text: str, *, by_spaces: bool = False) -> list[tuple[Kind, str]]:
    found = pieces(fold(text), False, by_spaces, "")
    return [(piece.kind, text[piece.start : piece.end]) for piece in found]


@pytest.mark.parametrize(("length", "meaning"), [(40, Meaning.NUMBER), (41, Meaning.UNREADABLE)])
def test_a_cell_holds_forty_characters_at_most_its_remark_included(
    length: int, meaning: Meaning
) -> None:
    remark = "其中".ljust(length - len("12()"), "修")
    assert read_figure(f"12({remark})").meaning is meaning


def test_behind_five_figures_what_follows_the_sixth_is_no_unit_of_it() -> None:
    assert kinds("1 2 3 4 5 6 项目", by_spaces=True)[5] == (Kind.FIGURE, "6")
    assert kinds("1 2 3 4 5 项目", by_spaces=True)[4] == (Kind.WORD, "5")


@pytest.mark.parametrize(("text", "kind"), [("1.2.3.4.5.6.7.89", Kind.ODD),
                                            ("1.2.3.4.5.6.7.890", Kind.WORD)])  # fmt: skip
def test_a_misprinted_figure_has_sixteen_characters_at_most(text: str, kind: Kind) -> None:
    assert kinds(text) == [(kind, text)]


@pytest.mark.parametrize(("text", "kind"), [("12甲乙丙丁戊己", Kind.ODD),
                                            ("12甲乙丙丁戊己庚", Kind.WORD)])  # fmt: skip
def test_words_after_a_misprinted_figure_have_six_characters_at_most(text: str, kind: Kind) -> None:
    assert kinds(text) == [(kind, text)]


@pytest.mark.parametrize(("length", "is_prose"), [(24, True), (23, False)])
def test_a_line_with_a_stop_is_a_sentence_from_twenty_four_characters_on(
    length: int, is_prose: bool
) -> None:
    figures = [token for token in tokens("工" * length + "。  12  13") if token.kind is Kind.FIGURE]
    assert (not figures) == is_prose


@pytest.mark.parametrize(("line", "cells"), [("自然人!1!2!3", 4), ("自然人!1!2", 1)])
def test_an_odd_separator_parts_cells_from_three_on(line: str, cells: int) -> None:
    assert len(tokens(line)) == cells


@pytest.mark.parametrize(("line", "cells"), [("总计,12,345,678", 1), ("总计,12,345,6789", 4)])
def test_commas_before_groups_of_three_digits_part_thousands_and_no_cells(
    line: str, cells: int
) -> None:
    assert len({token.cell for token in tokens(line)}) == cells


@pytest.mark.parametrize("speck", ["|", "\t"])
@pytest.mark.parametrize(("length", "by_spaces"), [(60, True), (59, False)])
def test_one_bar_in_sixty_characters_of_figures_parted_by_spaces_is_a_speck(
    speck: str, length: int, by_spaces: bool
) -> None:
    label = "本年新收申请数量" + speck + " 号"
    line = label + "1 0 0 0 0 1 2".rjust(length - len(label))
    assert any(token.open for token in tokens(line)) == by_spaces

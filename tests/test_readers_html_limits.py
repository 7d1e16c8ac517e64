"""How far a page is followed to what it shows: both sides of each limit."""

from __future__ import annotations

import pytest

from parser.errors import Unreadable
from parser.readers.extract import Extract
from parser.readers.html.css import with_variables
from parser.readers.html.reader import extract, holds_report


def read(page: str) -> Extract:
    return extract(page.encode())


def doubts(page: str) -> set[str]:
    return {doubt.reason.code for doubt in read(page).doubts}


@pytest.mark.parametrize(("claimed", "taken"), [(200, 200), (300, 200)])
def test_a_cell_covers_two_hundred_columns_at_most(claimed: int, taken: int) -> None:
    page = read(f"<table><tr><td colspan={claimed}>1</td><td>2</td></tr></table>")
    assert page.boxes[0].columns == taken


@pytest.mark.parametrize(("depth", "is_shown"), [(5, True), (6, False)])
def test_what_five_elements_hide_within_each_other_is_shown_by_a_script(
    depth: int, is_shown: bool
) -> None:
    hidden = "<div style='display:none'>" * depth + "各项工作有序开展" + "</div>" * depth
    assert ("各项工作" in read(f"<p>甲</p>{hidden}").text) == is_shown


@pytest.mark.parametrize(("cells", "is_shown"), [(99, True), (100, False)])
def test_a_page_that_shows_a_hundred_cells_is_taken_as_it_stands(
    cells: int, is_shown: bool
) -> None:
    table = f"<table>{'<tr><td>1</td></tr>' * cells}</table>"
    hidden = f"<div style='display:none'>{'各项工作有序开展' * 100}</div>"
    assert ("各项工作" in read(table + hidden).text) == is_shown


def test_three_words_of_a_report_make_one() -> None:
    assert holds_report("总体情况，行政复议，结转下年度")
    assert not holds_report("总体情况，行政复议")


@pytest.mark.parametrize(("letters", "is_read"), [(100, True), (99, False)])
def test_a_page_around_another_one_shows_a_hundred_letters_or_is_only_its_frame(
    letters: int, is_read: bool
) -> None:
    page = f"<p>{'工' * letters}</p><iframe src='article'></iframe>"
    if is_read:
        assert "工" in read(page).text
    else:
        with pytest.raises(Unreadable, match="text_in_script"):
            read(page)


@pytest.mark.parametrize(("before", "is_hidden"), [(1900, False), (2000, True)])
def test_a_page_s_document_type_stands_before_two_thousand_characters(
    before: int, is_hidden: bool
) -> None:
    """Without one the names of classes are the same in capitals."""
    page = f"{' ' * before}<!doctype html><style>.a{{display:none}}</style>甲乙<i class=A>丙</i>"
    assert ("丙" not in read(page).text) == is_hidden


@pytest.mark.parametrize(("length", "is_hidden"), [(500, True), (501, False)])
def test_a_tag_that_closes_itself_has_five_hundred_characters_at_most(
    length: int, is_hidden: bool
) -> None:
    tag = "<span style='display:none' title='"
    page = f"<p>甲乙丙{tag.ljust(length - 1, 'x')}'/>丁</p>"
    assert ("丁" not in read(page).text) == is_hidden


@pytest.mark.parametrize(("before", "is_taken"), [(4000, True), (4100, False)])
def test_a_page_declares_its_encoding_in_four_thousand_bytes(before: int, is_taken: bool) -> None:
    page = b" " * before + b"<meta charset=euc-kr><p>" + "안녕하세요".encode("euc-kr")
    try:
        encoding = extract(page).encoding
    except Unreadable:
        encoding = ""
    assert (encoding == "euc-kr") == is_taken


@pytest.mark.parametrize(("rules", "found"), [(5000, set()), (5001, {"perhaps_unseen"})])
def test_of_a_sheet_with_more_than_five_thousand_rules_nothing_is_certain(
    rules: int, found: set[str]
) -> None:
    sheet = ".a{margin:0}" * rules
    assert doubts(f"<style>{sheet}</style><table><tr><td>12</td></tr></table>") == found


@pytest.mark.parametrize(("steps", "value"), [(8, "none"), (9, "unread")])
def test_variables_are_followed_through_eight_names(steps: int, value: str) -> None:
    named = {f"--{step}": f"var(--{step + 1})" for step in range(steps - 1)}
    assert with_variables("var(--0)", named | {f"--{steps - 1}": "none"}) == value


@pytest.mark.parametrize(("length", "is_taken"), [(500, True), (501, False)])
def test_a_value_of_variables_has_five_hundred_characters_at_most(
    length: int, is_taken: bool
) -> None:
    found = with_variables("var(--a)", {"--a": "x" * length})
    assert found == ("x" * length if is_taken else "unread")


@pytest.mark.parametrize("hidden", ["<td>1<b class=a>2</b>", "<td class=a>12", "<td><b class=a>12"])
@pytest.mark.parametrize(
    "rules",
    [
        *("@media all{" * depth + ".a{display:none}" + "}" * depth for depth in (1, 8, 9, 20)),
        *(".b{margin:0}" * count + ".a{display:none}" for count in (4999, 5000, 6000)),
        ":root{" + "".join(f"--{n}:var(--{n + 1});" for n in range(9)) + "--9:none}"
        ".a{display:var(--0)}",
    ],
    ids=["1", "8 deep", "9 deep", "20 deep", "4999", "5000", "6000 before", "variables"],
)
def test_a_figure_that_a_rule_beyond_all_limits_hides_is_not_read_as_seen(
    rules: str, hidden: str
) -> None:
    page = f"<style>{rules}</style><p>各项工作有序开展<table><tr>{hidden}</table>"
    assert "12" not in read(page).text or doubts(page)


@pytest.mark.parametrize(("depth", "found"), [(8, set()), (9, {"perhaps_unseen"})])
def test_rules_are_followed_into_eight_others(depth: int, found: set[str]) -> None:
    rules = "@media all{" * depth + ".b{margin:0}" + "}" * depth
    page = f"<style>{rules}</style><table><tr><td>12</td></tr></table>"
    assert doubts(page) == found

"""What is one paragraph of the running text, under which heading, and how far a figure reaches."""

from __future__ import annotations

from decimal import Decimal

import pytest

from parser.narrative import narrative
from parser.narrative.numerals import number
from tests.factories import make_report


def paragraphs(text: str) -> list[str]:
    return [passage.text for passage in narrative(make_report(prose={5: text})).passages]


def claimed(text: str, section: int = 1, agency: str = "青石县人民政府") -> int:
    report = make_report(prose={section: text}, agency=agency)
    return len(narrative(report).claims)


@pytest.mark.parametrize(("length", "is_heading"), [(30, True), (31, False)])
def test_a_line_of_thirty_characters_without_a_stop_is_the_heading_of_what_follows(
    length: int, is_heading: bool
) -> None:
    heading = "公开申请".ljust(length - 1, "办") + "："
    text = f"{heading}\n全年共收到14件。"
    assert claimed(text) == is_heading


@pytest.mark.parametrize(("length", "goes_on"), [(19, False), (20, True)])
def test_a_line_of_twenty_characters_without_a_stop_goes_on_below(
    length: int, goes_on: bool
) -> None:
    line = "工" * length
    assert (f"{line}有序开展。" in paragraphs(f"{line}\n有序开展。")) == goes_on


@pytest.mark.parametrize(("first", "second", "goes_on"), [(80, 79, True), (90, 85, False)])
def test_how_far_lines_are_set_in_is_told_apart_up_to_eighty_blanks(
    first: int, second: int, goes_on: bool
) -> None:
    line = "工" * 20
    text = f"{' ' * first}{line}\n{' ' * second}有序开展。"
    assert (f"{line}有序开展。" in paragraphs(text)) == goes_on


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("工作|有序。", True),
        ("工作|有序|。", False),
        ("工作\t有\t序。", True),
        ("工作\t有\t序\t。", False),
    ],
)
def test_a_line_parted_like_a_row_of_cells_is_no_paragraph(line: str, is_text: bool) -> None:
    assert (line.replace("\t", "") in paragraphs(line)) == is_text


@pytest.mark.parametrize(("between", "counts"), [(390, 1), (410, 0)])
def test_what_a_figure_counts_is_named_at_most_four_hundred_characters_before(
    between: int, counts: int
) -> None:
    filler = "工作有序,".ljust(between - 4, "好")
    assert claimed(f"公开申请{filler}共收到14件。") == counts


@pytest.mark.parametrize(("office", "own"), [("县里水利局", 1), ("县里福利局", 0)])
def test_an_office_is_the_one_that_reports_by_the_last_three_characters_of_its_name(
    office: str, own: int
) -> None:
    assert claimed(f"{office}共收到政府信息公开申请14件。", agency="青石县水利局") == own


@pytest.mark.parametrize(("section", "counts"), [(4, 1), (3, 0), (5, 0)])
def test_a_dispute_is_one_about_disclosure_in_the_section_on_such_disputes_alone(
    section: int, counts: int
) -> None:
    assert claimed("全年共有行政复议5件。", section) == counts


def test_one_figure_after_a_whole_is_a_part_of_it_and_two_are_all_its_parts() -> None:
    def wholes(text: str) -> int:
        return len(narrative(make_report(prose={1: text})).wholes)

    assert wholes("共发布信息10条,其中网站3条。") == 0
    assert wholes("共发布信息10条,其中网站3条、公报2条。") == 1


@pytest.mark.parametrize(("text", "value"), [("一万二千", 12_000), ("十万零三百", 100_300)])
def test_what_stands_before_ten_thousand_is_counted_by_itself(text: str, value: int) -> None:
    assert number(text) == value


def test_a_fee_in_ten_thousands_is_counted_in_yuan() -> None:
    (fee,) = narrative(make_report(prose={6: "全年收取信息处理费1.2万元。"})).fees
    assert fee.amount == Decimal(12_000)

"""How much of a misread heading must be left for it to be known, and where it stands.

Misread characters are printed as 口. Of the twenty characters of the longest fifth heading each
misread one takes a twentieth of its likeness.
"""

from __future__ import annotations

import pytest

from parser.lookup import fold
from parser.outline.headings import headings
from parser.wording.names import SECTIONS

SIX = list(SECTIONS["zh"])
FIFTH = "政府信息公开工作存在的主要问题及改进情况"
SHORT_FIFTH = "存在的主要问题及改进情况"


def misread(title: str, count: int) -> str:
    """A title whose last characters were misread."""
    return title[: len(title) - count] + "口" * count


def numbers(lines: list[str]) -> list[int]:
    view = fold("".join(f"{line}\n各项工作有序开展。\n" for line in lines))
    return [heading.number for heading in headings(view)]


def in_place(*lines: str) -> bool:
    """Whether a fifth heading is found in lines between the fourth and the sixth."""
    return 5 in numbers([*SIX[:4], *lines, SIX[5]])


def out_of_place(line: str) -> bool:
    """Whether a line is known as the fifth heading after the sixth, where none is looked for."""
    return 5 in numbers([*SIX[:4], SIX[5], line])


def test_behind_its_own_number_a_heading_is_known_by_two_thirds_of_its_characters() -> None:
    assert out_of_place(f"五、{misread(FIFTH, 6)}")
    assert not out_of_place(f"五、{misread(FIFTH, 7)}")


def test_behind_a_lost_number_a_heading_is_known_by_three_quarters_of_its_characters() -> None:
    assert out_of_place(f"、{misread(FIFTH, 5)}")
    assert not out_of_place(f"、{misread(FIFTH, 6)}")


@pytest.mark.parametrize("opening", ["", "三、"])
def test_without_its_number_a_heading_is_known_by_all_but_three_of_twenty_characters(
    opening: str,
) -> None:
    assert out_of_place(f"{opening}{misread(FIFTH, 3)}")
    assert not out_of_place(f"{opening}{misread(FIFTH, 4)}")


def test_between_its_neighbours_half_a_heading_is_enough() -> None:
    assert in_place(misread(FIFTH, 9))
    assert not in_place(misread(FIFTH, 10))


def test_of_two_lines_between_the_neighbours_only_the_clearly_likelier_is_the_heading() -> None:
    three_quarters, two_thirds = misread(FIFTH, 5), misread(SHORT_FIFTH, 4)
    assert in_place(three_quarters, misread(FIFTH, 7))
    assert not in_place(three_quarters, two_thirds)


def test_a_number_and_its_stop_may_both_be_misread_before_a_heading_but_no_more() -> None:
    assert out_of_place(f"乏乂{misread(FIFTH, 3)}")
    assert not out_of_place(f"乏乂乂{misread(FIFTH, 3)}")


def test_a_heading_of_six_characters_is_known_and_no_shorter_one() -> None:
    assert numbers([*SIX[:5], "其他报告事项"])[-1] == 6
    assert numbers([*SIX[:5], "其他报告事"])[-1] == 5


def test_bars_may_stand_at_both_ends_of_a_heading_but_not_part_it_into_cells() -> None:
    assert in_place(f"|五、{misread(FIFTH, 5)}|")
    assert not in_place(f"|五、{misread(FIFTH, 5)}| |")


def test_what_is_likelier_a_piece_of_a_label_is_no_heading() -> None:
    def third(line: str) -> bool:
        return 3 in numbers([*SIX[:2], line, *SIX[3:]])

    # Nine tenths of it stand in 不再处理其政府信息公开申请, of the other three quarters.
    assert not third("口再处理其政府信息公开申请")
    assert third("口口口收政府信息公开申")


@pytest.mark.parametrize(
    ("lost", "end"),
    [
        ("政府信息公开工作存在的主要问题情况", "题情况"),
        # More than three are not looked for: the end is taken to be a character further on.
        ("政府信息公开工作存在的要问题情况", "题情况各"),
    ],
)
def test_in_a_text_of_one_line_a_heading_may_have_lost_three_characters(
    lost: str, end: str
) -> None:
    rows = " 1 0 0 0 0 0 1 其他处理 2 0 0 0 0 0 2 总计 3 0 0 0 0 0 3 "
    opening = "".join(f"{line}\n各项工作有序开展。\n" for line in SIX[:4])
    view = fold(f"{opening}{rows * 3}五、{lost}各项工作有序 开展\n{SIX[5]}\n无。\n")
    (found,) = [heading for heading in headings(view) if heading.number == 5]
    assert view[found.span.start : found.span.end].endswith(end)

"""Where sections and tables begin and end, and where a second report in the same file does."""

from __future__ import annotations

from parser.lookup import fold
from parser.outline.headings import headings
from parser.outline.sections import reports_in, table_regions
from parser.report import Span
from parser.wording.names import SECTIONS

SIX = list(SECTIONS["zh"])


def reports(lines: list[str]) -> int:
    view = fold("".join(f"{line}\n各项工作有序开展。\n" for line in lines))
    return len(reports_in(headings(view), view))


def test_headings_that_start_again_after_four_begin_a_second_report() -> None:
    assert reports([*SIX[:4], *SIX]) == 2
    assert reports([*SIX[:3], *SIX]) == 1


def test_headings_inside_a_line_that_stand_apart_begin_a_second_report_too() -> None:
    inline = "".join(f"工作有序。{title} 各项工作有序开展。" for title in SIX)
    named = "".join(f"工作有序，见{title}的说明。" for title in SIX)
    assert reports([inline, inline]) == 2
    assert reports([named, named]) == 1


def test_a_table_without_its_heading_begins_up_to_sixty_short_lines_before_its_words() -> None:
    words = "(本列数据的勾稽关系为：第一项加第二项之和)\n"

    def lines_before(count: int) -> int:
        view = "首\n" + "".join(f"行{i}\n" for i in range(count)) + words
        regions = table_regions(view, (), Span(0, len(view)))
        return view[regions["t3"].start : view.index(words)].count("\n")

    assert lines_before(60) == 60
    assert lines_before(61) == 60


def test_a_line_too_long_for_a_heading_ends_the_way_back_to_where_a_table_begins() -> None:
    words = "(本列数据的勾稽关系为：第一项加第二项之和)\n"

    def begins(length: int) -> int:
        view = "首\n次\n" + "长" * length + "\n" + words
        return table_regions(view, (), Span(0, len(view)))["t3"].start

    assert begins(60) == len("首\n")
    assert begins(61) == len("首\n次\n" + "长" * 61 + "\n")

"""What the form declares of its tables, and what the reading makes of it."""

from __future__ import annotations

import pytest

from parser.forms import VERSIONS, Version, load_form
from parser.forms.lexicon import lexicon

BOTH = pytest.mark.parametrize("version", VERSIONS)


@BOTH
def test_table_4_is_three_groups_side_by_side(version: Version) -> None:
    words = lexicon(version, "t4", collapsed=False)
    assert [spec.cores for spec in words.rows] == [
        ("行政复议",),
        ("未经复议直接起诉",),
        ("复议后起诉",),
    ]
    assert [spec.addresses[0] for spec in words.rows] == [
        "t4.count.reconsideration_upheld",
        "t4.count.litigation_direct_upheld",
        "t4.count.litigation_after_upheld",
    ]
    assert words.lengths == {5, 15}
    assert words.over["行政诉讼"] == (1, 2)


@BOTH
def test_table_3_stands_row_below_row_and_table_2_in_rows_too_short_to_be_known(
    version: Version,
) -> None:
    third, second = (lexicon(version, key, collapsed=False) for key in ("t3", "t2"))
    assert third.uniform
    assert third.lengths == {7}
    assert not third.narrow
    assert second.narrow
    assert not second.uniform
    assert second.longest == 3


def test_only_table_3_of_2021_may_print_one_row_for_three() -> None:
    may = [
        (version, table.key)
        for version in VERSIONS
        for table in load_form(version).tables
        if table.collapses
    ]
    assert may == [("2021", "t3")]


@BOTH
def test_rows_and_groups_add_up_to_their_last_column(version: Version) -> None:
    rows = lexicon(version, "t3", collapsed=False)
    assert rows.add_up([1, 2, 3, 4, 5, 6, 21])
    assert rows.add_up([1, None, 3, None, 5, 6, 15])
    assert not rows.add_up([1, 2, 3, 4, 5, 6, 22])
    assert not rows.add_up([0, 0, 0, 0, 0, 0, None])


@BOTH
def test_groups_side_by_side_each_have_their_own_total(version: Version) -> None:
    groups = lexicon(version, "t4", collapsed=False)
    assert groups.add_up([1, 2, 3, 4, 10])
    assert groups.add_up([1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 5, 0, 0, 0, 5])
    assert not groups.add_up([1, 2, 3, 4, 10, 0, 0, 0, 0, 0, 5, 0, 0, 0, 15])


@BOTH
def test_rows_of_table_2_have_no_total_to_add_up_to(version: Version) -> None:
    assert not lexicon(version, "t2", collapsed=False).add_up([1, 2, 3])


@BOTH
def test_kinds_of_organisation_are_known_by_a_stem(version: Version) -> None:
    assert lexicon(version, "t3", collapsed=False).stems == {
        1: ("商业", "商业企业"),
        2: ("科研", "科研机构"),
        3: ("公益", "社会公益组织"),
        4: ("法律", "法律服务机构"),
        5: ("其他", "其他"),
    }

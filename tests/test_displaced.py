"""Rows moved as a whole: when a row is taken for displaced, and when it is not."""

from __future__ import annotations

import pytest

from parser.checking import check
from parser.findings import Cause, Finding
from tests.factories import figures, make_report
from tests.test_diagnosis import COLUMNS, PARTS, first_changes


def row(key: str, *printed: int) -> dict[str, str]:
    return {
        f"t3.{key}.{column}": str(figure) for column, figure in zip(COLUMNS, printed, strict=True)
    }


def faults(values: dict[str, str]) -> list[Finding]:
    return [finding for finding in check(make_report(values)).findings if finding.equations]


def patterns(values: dict[str, str]) -> list[str]:
    return [finding.code.partition(":")[2] for finding in faults(values)]


THREE_GRANTED = figures({"t3.new.natural": 3, "t3.granted.natural": 3})


def test_a_row_is_moved_where_three_balances_are_broken() -> None:
    """The column of natural persons lacks a figure, so that it cannot tell of the shift."""
    values = THREE_GRANTED | row("granted", 0, 3, 0, 0, 0, 0, 0)
    (finding,) = faults(values | {"t3.partly_granted.natural": ""})
    assert len(finding.equations) == 3
    assert finding.code.endswith(":shifted_row")


def test_a_row_is_not_moved_where_one_cell_explains_the_two_balances_that_are_broken() -> None:
    """No column can tell of the shift but that of the totals; another fault stands apart."""
    values = THREE_GRANTED | row("granted", 0, 3, 0, 0, 0, 0, 0)
    values |= dict.fromkeys((f"t3.partly_granted.{column}" for column in PARTS), "")
    assert patterns(values | {"t3.carried_out.natural": "1"}) == ["one_cell", "one_cell"]


def test_two_cells_exchanged_are_no_shifted_row() -> None:
    values = figures({"t3.new.natural": 5, "t3.granted.natural": 5})
    assert patterns(values | row("total", 0, 0, 0, 0, 0, 5, 5)) == ["exchanged_cells"]


def test_three_cells_moved_are_a_shifted_row_though_its_total_stands_in_place() -> None:
    right = {f"t3.{key}.natural": 3 for key in ("new", "granted")}
    right |= {f"t3.{key}.business": 2 for key in ("new", "granted")}
    (finding,) = faults(figures(right) | row("total", 2, 0, 0, 0, 0, 5, 5))
    assert finding.code.endswith(":shifted_row")
    assert first_changes(finding) == {
        "t3.total.natural": "3",
        "t3.total.business": "2",
        "t3.total.other_org": "0",
    }


@pytest.mark.parametrize("by", [1, -1, 2, -2])
def test_a_shifted_row_is_told_as_a_misparse_and_not_as_seven_errors(by: int) -> None:
    whole = figures(
        {
            f"t3.{row}.{column}": 3
            for row in ("new", "granted")
            for column in ("natural", "research")
        }
    )
    cells = [f"t3.granted.{column}" for column in COLUMNS]
    right = [whole[cell] for cell in cells]
    nothing = ["0"] * abs(by)
    moved = [*nothing, *right[:-by]] if by > 0 else [*right[-by:], *nothing]
    (finding,) = faults(whole | dict(zip(cells, moved, strict=True)))
    assert finding.code.endswith(":shifted_row")
    assert finding.diagnosis is not None
    assert finding.diagnosis.cause is Cause.MISPARSE
    expected = {c: r for c, r, m in zip(cells, right, moved, strict=True) if r != m}
    assert first_changes(finding) == expected


def test_a_shifted_row_beside_a_wrong_cell_are_two_findings() -> None:
    cells = [f"t3.granted.{column}" for column in COLUMNS]
    moved = ["0", *[figures()[cell] for cell in cells][:-1]]
    found = faults(dict(zip(cells, moved, strict=True)) | {"t3.unprocessed_repeat.natural": "9"})
    assert [finding.code.partition(":")[2] for finding in found] == ["shifted_row", "one_cell"]


def test_two_rows_with_exchanged_labels_are_one_finding() -> None:
    right = figures()
    wrong = {}
    for column in COLUMNS:
        wrong[f"t3.total.{column}"] = right[f"t3.granted.{column}"]
        wrong[f"t3.granted.{column}"] = right[f"t3.total.{column}"]
    (finding,) = faults(wrong)
    assert finding.code.endswith(":exchanged_rows")
    assert {finding.facts["row"], finding.facts["other_row"]} == {"t3.total", "t3.granted"}

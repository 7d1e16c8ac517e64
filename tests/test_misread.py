"""Reports that were once misread, each by the smallest file that shows its fault.

``tests/misread`` holds a file for each fault, named by it, and beside it what is printed in its
cells (``tests/misread_cells.py`` says how that is written). ``python -m tests.generator.shrink``
makes one of a generated report that is misread now.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import parser as reading
from tests.generator import generate
from tests.generator.sample import drafted
from tests.generator.shrink import shrunk
from tests.misread_cells import misread, told

FOLDER = Path(__file__).parent / "misread"
CASES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".cells")


def wrong(data: bytes, name: str, cells: str) -> list[str]:
    report = reading.read_bytes(data, name)
    return misread(report, reading.check(report), cells)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_report_that_was_misread_once_is_read_or_told(case: Path) -> None:
    assert wrong(case.read_bytes(), case.name, case.with_suffix(".cells").read_text("utf-8")) == []


def test_every_case_has_its_cells_and_no_cells_are_left_over() -> None:
    told_of = {path.stem for path in FOLDER.glob("*.cells")}
    assert told_of == {case.stem for case in CASES}
    assert len(told_of) == len(CASES)


ROW = "t3.carried_out | 4 | 0 | 0 | 0 | 0 | 5 | 9\n"


@pytest.mark.parametrize(
    "otherwise",
    [
        "t3.carried_out | 6 | 0 | 0 | 0 | 0 | 5 | 9\n",  # another figure
        "t3.carried_out | ４=4 | 0 | 0 | 0 | 0 | 5 | 9\n",  # another text for it
        "t3.carried_out | 4 | 0 | 0 | 0 | 0 | _ | 9\n",  # a blank
        "t3.carried_out | ?4 | 0 | 0 | 0 | 0 | 5 | 9\n",  # what nobody could tell
        "",  # no such row
    ],
)
def test_a_report_that_is_read_otherwise_than_told_is_misread(otherwise: str) -> None:
    sample = generate(3, "pipe_end", "none")
    cells = told(sample)
    assert ROW in cells
    assert wrong(sample.data, sample.name, cells.replace(ROW, otherwise)) != []


def test_where_only_what_is_certain_counts_a_figure_in_doubt_may_be_any() -> None:
    case = FOLDER / "two-rows-of-figures-behind-one-label.txt"
    cells = case.with_suffix(".cells").read_text("utf-8")
    other = cells.replace(
        "t3.unavailable_not_held | _ | ０=0 |", "t3.unavailable_not_held | _ | 9 |"
    )
    assert other != cells
    assert wrong(case.read_bytes(), case.name, other) == []
    assert wrong(case.read_bytes(), case.name, other.replace("only what is certain\n", "")) != []


@pytest.mark.parametrize("layout", ["pipe_end", "spaces", "html"])
def test_what_is_told_of_a_generated_report_is_what_is_read(layout: str) -> None:
    sample = generate(3, layout, "none")
    assert wrong(sample.data, sample.name, told(sample)) == []


def test_a_report_is_shrunk_to_what_shows_its_fault() -> None:
    sample = shrunk(
        drafted(3, "pipe_end", "none"), lambda smaller: "行政强制" in str(smaller.data, "utf-8")
    )
    lines = sample.data.decode().splitlines()
    assert lines[0].endswith("年度报告")
    assert [line for line in lines[1:] if "行政强制" in line]
    assert len(told(sample).splitlines()) == 2

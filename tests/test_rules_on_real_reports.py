"""What must be found on the real reports beside the project, and what must not be flagged."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from parser.checking import check
from parser.findings import Assessment, Family, Severity
from parser.narrative import narrative
from parser.reading import read
from parser.report import Report, State

REPORTS = Path(__file__).parents[2] / "shared" / "reports"
FILES = (
    "fuyuan-2020.txt",
    "jinghe-2024.txt",
    "yanshan-2022.txt",
    "yindu-2021.txt",
    "zhaoyuan-2023.txt",
    "hongze-2024.pdf",
)

pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not here")

# Counted by hand: every figure of the text that the tables count too.
MENTIONS = {
    "jinghe-2024.txt": [("received", 45), ("done", 45), ("repealed", 0)],
    "yanshan-2022.txt": [("published", 11), ("in_force", 11), ("repealed", 12)],
    "yindu-2021.txt": [("received", 8)],
    "zhaoyuan-2023.txt": [
        ("received", 211),
        ("carried_in", 6),
        ("granted", 50),
        ("partly_granted", 86),
        ("denied", 2),
        ("unavailable", 56),
        ("other", 6),
        ("carried_out", 11),
        ("in_force", 12),
    ],
    "fuyuan-2020.txt": [],
    "hongze-2024.pdf": [],
}
ERRORS = {
    "yanshan-2022.txt": ["narrative.in_force"],
    "yindu-2021.txt": ["t2.blank"],
}


@cache
def report(name: str) -> Report:
    return read(REPORTS / name)


@cache
def assessment(name: str) -> Assessment:
    return check(report(name))


def rules(name: str) -> set[tuple[str, Severity]]:
    return {(finding.rule, finding.severity) for finding in assessment(name).findings}


@pytest.mark.parametrize("name", FILES)
def test_no_error_is_told_that_is_none(name: str) -> None:
    errors = [f.rule for f in assessment(name).findings if f.severity is Severity.ERROR]
    assert errors == ERRORS.get(name, [])


@pytest.mark.parametrize("name", FILES)
def test_every_balance_that_can_be_worked_out_holds(name: str) -> None:
    assert len(assessment(name).equations) >= 39
    assert all(equation.holds for equation in assessment(name).equations)


@pytest.mark.parametrize("name", FILES)
def test_every_mention_of_a_counted_figure_is_found_and_no_other(name: str) -> None:
    claims = narrative(report(name)).claims
    assert [(claim.rule.removeprefix("narrative."), claim.value) for claim in claims] == MENTIONS[
        name
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_cell_in_doubt_is_named(name: str) -> None:
    named = {cell for finding in assessment(name).findings for cell in finding.cells}
    doubtful = {
        cell.address
        for cell in report(name).cells()
        if cell.state in (State.SUSPECT, State.MISSING)
    }
    assert doubtful <= named


def test_the_documents_in_force_that_text_and_table_give_differently_are_found() -> None:
    assert rules("yanshan-2022.txt") >= {
        ("narrative.in_force", Severity.ERROR),
        ("narrative.published", Severity.WARNING),
        ("structure.fee_statement", Severity.INFO),
    }


def test_the_six_rows_and_the_leaf_without_labels_are_found() -> None:
    lost = [f for f in assessment("zhaoyuan-2023.txt").findings if f.rule == "t3.label_missing"]
    assert len(lost) == 7
    assert {finding.family for finding in lost} == {Family.MISPARSE}
    narrative = [
        f for f in assessment("zhaoyuan-2023.txt").findings if f.family is Family.NARRATIVE
    ]
    assert narrative == []


def test_the_missing_figures_of_the_shifted_report_are_found() -> None:
    found = assessment("yindu-2021.txt").findings
    blank = next(f for f in found if f.rule == "t2.blank")
    assert blank.cells == ("t2.normative_documents.in_force",)
    missing = next(f for f in found if f.rule == "misparse.missing")
    assert missing.cells == ("t3.carried_out.natural", "t3.carried_out.business")
    assert missing.severity is Severity.WARNING
    assert ("structure.fee_statement", Severity.INFO) in rules("yindu-2021.txt")


def test_other_wordings_and_misspelt_labels_are_found() -> None:
    assert ("t2.label_wording", Severity.INFO) in rules("jinghe-2024.txt")
    assert ("t2.label_misspelt", Severity.WARNING) in rules("fuyuan-2020.txt")
    assert "structure.outdated_form" not in {rule for rule, _ in rules("fuyuan-2020.txt")}


def test_other_handling_in_one_row_is_one_finding() -> None:
    assert ("structure.collapsed_rows", Severity.WARNING) in rules("hongze-2024.pdf")

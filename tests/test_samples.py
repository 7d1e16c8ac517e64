"""Each sample is read and judged as its expected reading says."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import parser as reading
from parser.findings import Assessment, Finding
from parser.forms import Address
from parser.report import Meaning, Report

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in SAMPLES.glob("*.expected.json"))
every_sample = pytest.mark.parametrize("name", NAMES)


@cache
def _sample(name: str) -> tuple[dict[str, Any], Report, Assessment]:
    expected = json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))
    report = reading.read(SAMPLES / f"{name}.txt")
    return expected, report, reading.check(report)


def _is(finding: Finding, wanted: dict[str, str]) -> bool:
    """Whether a finding has the rule, family, severity, cell and row that are wanted."""
    row = wanted.get("row")
    return (
        wanted.get("rule") in (None, finding.rule)
        and wanted.get("family") in (None, finding.family)
        and wanted.get("severity") in (None, finding.severity)
        and ("cell" not in wanted or wanted["cell"] in finding.cells)
        and (row is None or any(cell.startswith(f"{row}.") for cell in finding.cells))
    )


def test_there_is_a_sample_of_every_kind() -> None:
    assert len(NAMES) == 7


@every_sample
def test_form_year_and_agency_of_a_sample_are_found(name: str) -> None:
    expected, report, _ = _sample(name)
    found = (report.form.version, report.year, report.agency)
    assert found == (expected["form"], expected["year"], expected["agency"])


@every_sample
def test_every_cell_of_a_sample_is_read_as_expected(name: str) -> None:
    expected, report, _ = _sample(name)
    found: dict[str, str | None] = {}
    for address in expected["cells"]:
        cell = report[Address(address)]
        there = cell.meaning not in (Meaning.BLANK, Meaning.ABSENT)
        found[address] = cell.text if there else None
    assert found == expected["cells"]


@every_sample
def test_every_span_of_a_sample_holds_its_text(name: str) -> None:
    _, report, _ = _sample(name)
    for cell in report.cells():
        assert cell.span is None or report.source.at(cell.span) == cell.text


@every_sample
def test_doubtful_cells_of_a_sample_admit_it(name: str) -> None:
    expected, report, _ = _sample(name)
    for start, state in expected.get("states", {}).items():
        cells = [c for c in report.cells() if f"{c.address}.".startswith(f"{start}.")]
        assert cells
        assert {str(cell.state) for cell in cells} == {state}


@every_sample
def test_what_a_sample_shows_is_found(name: str) -> None:
    expected, _, assessment = _sample(name)
    for wanted in expected["findings"]:
        assert any(_is(finding, wanted) for finding in assessment.findings), wanted


@every_sample
def test_nothing_is_found_that_a_sample_does_not_show(name: str) -> None:
    expected, _, assessment = _sample(name)
    unwanted = set(expected["no_finding_of"])
    assert [f for f in assessment.findings if {f.rule, str(f.family)} & unwanted] == []

"""Real reports against what a careful person reads in them, where these files are at hand."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import parser as reading
from parser.findings import Family, Severity
from parser.forms import Address
from parser.report import LabelStatus, Report, State

SHARED = Path(__file__).resolve().parents[2] / "shared"
TRUTH = sorted((SHARED / "truth").glob("*.json"))

pytestmark = pytest.mark.skipif(not TRUTH, reason="no ../shared beside this checkout")


@cache
def _truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SHARED / "truth" / f"{name}.json").read_text("utf-8"))
    return found


@cache
def _report(name: str) -> Report:
    (path,) = (SHARED / "reports").glob(f"{name}.*")
    return reading.read(path)


NAMES = [path.stem for path in TRUTH]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_what_a_careful_person_reads(name: str) -> None:
    report, truth = _report(name), _truth(name)
    cells = {cell.address: cell for cell in report.cells()}
    assert set(cells) == set(truth["cells"])
    assert {address: cells[address].text or None for address in cells} == truth["cells"]


@pytest.mark.parametrize("name", NAMES)
def test_every_span_holds_the_printed_text(name: str) -> None:
    report = _report(name)
    for cell in report.cells():
        if cell.span is not None:
            assert report.source.at(cell.span) == cell.text, cell
        else:
            assert cell.text == "", cell


@pytest.mark.parametrize("name", NAMES)
def test_form_and_year_are_found(name: str) -> None:
    report, truth = _report(name), _truth(name)
    assert (report.form.version, report.year) == (truth["form"], truth["year"])


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("zhaoyuan-2023", "招远市人民政府"),
        ("yindu-2021", "殷都区人民政府办公室"),
        ("jinghe-2024", "精河县人民政府"),
        ("hongze-2024", "淮安市洪泽区人民政府"),
        ("fuyuan-2020", "富源县政务服务管理局"),
        ("yanshan-2022", "砚山县"),
    ],
)
def test_the_agency_is_found_with_or_without_a_title(name: str, agency: str) -> None:
    assert _report(name).agency == agency


@pytest.mark.parametrize("name", NAMES)
def test_six_sections_are_found_in_order(name: str) -> None:
    assert [section.number for section in _report(name).sections] == [1, 2, 3, 4, 5, 6]


def test_rows_without_label_are_recovered_and_not_read() -> None:
    report = _report("zhaoyuan-2023")
    lost = {
        label.row for label in report.tables["t3"].labels if label.status is LabelStatus.MISSING
    }
    assert lost == {
        "new", "denied_by_law", "denied_third_party", "denied_deliberative",
        "unavailable_needs_creation", "unavailable_unclear", "unprocessed_petition",
    }  # fmt: skip
    states = {cell.state for cell in report.cells() if cell.address.split(".")[1] in lost}
    assert states == {State.RECOVERED}


def test_figures_that_the_source_lacks_are_missing() -> None:
    report = _report("yindu-2021")
    missing = {cell.address for cell in report.cells() if cell.state is State.MISSING}
    assert missing == {
        "t2.normative_documents.in_force", "t3.carried_out.natural", "t3.carried_out.business",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["jinghe-2024", "yanshan-2022"])
def test_a_clean_conversion_is_read_without_doubt(name: str) -> None:
    assert Counter(cell.state for cell in _report(name).cells()) == {State.READ: 200}


def test_a_six_in_one_row_has_its_own_cells() -> None:
    table = _report("hongze-2024").tables["t3"]
    assert table.collapsed
    assert table.cells[Address("t3.other.natural")].text == "0"


EXPECTED = {
    "yanshan-2022": {
        ("error", "narrative.in_force"),
        ("warning", "narrative.published"),
        ("info", "structure.fee_statement"),
    },
    "zhaoyuan-2023": {("warning", "t3.label_missing")},
    "yindu-2021": {("error", "t2.blank"), ("info", "structure.fee_statement")},
    "jinghe-2024": {("info", "t2.label_wording")},
    "fuyuan-2020": {("warning", "t2.label_misspelt")},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_auditor_is_told_what_must_be_told(name: str) -> None:
    findings = reading.check(_report(name)).findings
    assert {(finding.severity.value, finding.rule) for finding in findings} >= EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_balance_is_called_broken_where_all_hold(name: str) -> None:
    findings = reading.check(_report(name)).findings
    assert not [finding for finding in findings if finding.family is Family.BALANCE]


@pytest.mark.parametrize("name", ["zhaoyuan-2023", "jinghe-2024", "fuyuan-2020", "hongze-2024"])
def test_no_error_is_found_where_there_is_none(name: str) -> None:
    findings = reading.check(_report(name)).findings
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]


def test_the_blank_official_form_is_read_as_blank() -> None:
    report = reading.read(SHARED / "reports" / "official-form-2021.docx")
    cells = list(report.cells())
    counts = Counter(cell.address.partition(".")[0] for cell in cells)
    assert counts == {"t3": 175, "t4": 15, "t2": 10}
    assert {cell.meaning.value for cell in cells} == {"blank"}
    assert {cell.state for cell in cells} == {State.READ}

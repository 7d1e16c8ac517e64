"""The machine-readable output, field by field: other programs rely on every name in it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import parser
from parser.findings import Cause, Change, Diagnosis, Equation, Proposal, Severity
from parser.findings import Finding as FindingValue
from parser.forms import Address
from parser.report import Reason, Report, Span, State
from tests.factories import make_report
from tui.audit.session import Session
from tui.audit.store import Store
from tui.contract import ErrorRecord, json_schema, plain
from tui.export.json_text import json_line, json_page
from tui.export.to_json import export_document
from tui.output import report_document

NATURAL = Address("t3.granted.natural")
WRONG = make_report(
    {
        "t3.granted.natural": "9",
        "t2.fees.amount": "15.50",
        "t2.licensing.decisions": "-",
        "t4.count.litigation_direct_other": "/",
        "t4.count.litigation_direct_pending": "3O",
        "t3.new.business": "",
    },
    absent=["t3.carried_out.natural"],
    states={"t3.carried_in.natural": State.RECOVERED},
    evidence={"t3.carried_in.natural": (Reason("unheard_of", {"text": "甲"}),)},
)


def document_of(report: Report, **options: bool) -> dict[str, Any]:
    """The document as another program sees it: through its JSON text."""
    made = report_document(report, parser.check(report), "zh", **options)
    document: dict[str, Any] = json.loads(json_line(plain(made)), parse_float=Decimal)
    return document


def cells_of(document: dict[str, Any]) -> dict[str, Any]:
    return {cell["address"]: cell for table in document["tables"] for cell in table["cells"]}


def test_the_head_of_a_report() -> None:
    document = document_of(WRONG)
    assert list(document) == [
        "schema", "source", "form", "year", "agency", "tables", "findings", "remarks",
        "unassessed",
    ]  # fmt: skip
    assert document["schema"] == "gouji/report/1"
    assert document["source"] == {
        "path": "made.txt",
        "sha256": WRONG.source.sha256,
        "kind": "text",
        "encoding": "utf-8",
        "characters": len(WRONG.source.text),
    }
    assert (document["form"], document["year"], document["agency"]) == (
        "2021", 2023, WRONG.agency,
    )  # fmt: skip


def test_the_text_is_there_when_it_is_asked_for() -> None:
    document = document_of(WRONG, with_text=True)
    text = document["source"]["text"]
    for cell in cells_of(document).values():
        if cell["span"] is not None:
            assert text[slice(*cell["span"])] == cell["text"]


def test_every_cell_of_the_form_is_there_in_printed_order() -> None:
    document = document_of(WRONG)
    assert [table["key"] for table in document["tables"]] == ["t2", "t3", "t4"]
    for table in document["tables"]:
        form = WRONG.form.table(table["key"])
        assert [cell["address"] for cell in table["cells"]] == list(form.addresses())
        assert table["title"] == form.title
        assert set(table) == {"key", "title", "span", "cells"}


def test_a_table_that_the_file_lacks_has_no_span_and_only_absent_cells() -> None:
    document = document_of(make_report(missing_tables=["t4"]))
    *_, t4 = document["tables"]
    assert t4["span"] is None
    assert {(cell["meaning"], cell["state"], cell["value"]) for cell in t4["cells"]} == {
        ("absent", "missing", None)
    }


@pytest.mark.parametrize(
    ("address", "text", "value", "meaning", "state"),
    [
        ("t3.granted.natural", "9", 9, "number", "read"),
        ("t2.fees.amount", "15.50", Decimal("15.50"), "number", "read"),
        ("t2.licensing.decisions", "-", 0, "zero_mark", "read"),
        ("t4.count.litigation_direct_other", "/", None, "not_applicable", "read"),
        ("t4.count.litigation_direct_pending", "3O", None, "unreadable", "suspect"),
        ("t3.new.business", "", None, "blank", "read"),
        ("t3.carried_out.natural", "", None, "absent", "missing"),
        ("t3.carried_in.natural", "1", 1, "number", "recovered"),
    ],
)
def test_a_cell_has_its_text_value_meaning_and_state(
    address: str, text: str, value: object, meaning: str, state: str
) -> None:
    cell = cells_of(document_of(WRONG))[address]
    assert set(cell) == {"address", "text", "value", "meaning", "state", "span", "evidence"}
    assert (cell["text"], cell["value"], cell["meaning"], cell["state"]) == (
        text, value, meaning, state,
    )  # fmt: skip
    assert (cell["span"] is None) is (meaning == "absent")


def test_evidence_is_told_in_words() -> None:
    (told,) = cells_of(document_of(WRONG))["t3.carried_in.natural"]["evidence"]
    assert "甲" in told


FINDING = FindingValue(
    id="f3a9c1",
    rule="t3.results_total",
    family=parser.findings.Family.BALANCE,
    severity=Severity.ERROR,
    code="t3.results_total",
    cells=(NATURAL, Address("t3.total.natural")),
    spans=(Span(10, 12),),
    equations=(
        Equation(
            "t3.results_total", "natural", (NATURAL,), (Address("t3.total.natural"),), 199, 200
        ),
        Equation("t3.row_total", "granted", (NATURAL,), (Address("t3.granted.total"),), 50, 51),
    ),
    diagnosis=Diagnosis(Cause.PUBLISHED_ERROR, (Reason("unheard_of"), Reason("of_that"))),
    proposals=(
        Proposal(
            (Change(NATURAL, "50", "51"),),
            ("t3.results_total", "t3.row_total"),
            unique=True,
            why=Reason("unheard_of"),
        ),
    ),
)


def test_a_finding_has_the_fields_of_the_contract() -> None:
    report = make_report()
    assessment = parser.findings.Assessment((FINDING,), FINDING.equations, ())
    (finding,) = plain(report_document(report, assessment, "zh"))["findings"]
    assert list(finding) == [
        "id", "rule", "family", "severity", "cells", "spans", "message", "equations",
        "diagnosis", "proposals",
    ]  # fmt: skip
    assert finding["id"] == "f3a9c1"
    assert (finding["rule"], finding["family"]) == ("t3.results_total", "balance")
    assert finding["severity"] == "error"
    assert finding["cells"] == ("t3.granted.natural", "t3.total.natural")
    assert finding["spans"] == ((10, 12),)
    assert finding["message"]
    assert finding["equations"][0] == {
        "rule": "t3.results_total",
        "of": "natural",
        "cells": ("t3.granted.natural", "t3.total.natural"),
        "left": 199,
        "right": 200,
        "difference": -1,
    }
    assert finding["diagnosis"]["cause"] == "published_error"
    assert isinstance(finding["diagnosis"]["why"], str)
    (proposal,) = finding["proposals"]
    assert proposal["changes"] == ({"cell": "t3.granted.natural", "from": "50", "to": "51"},)
    assert proposal["restores"] == ("t3.results_total", "t3.row_total")
    assert proposal["unique"] is True
    assert isinstance(proposal["why"], str)


def test_a_finding_of_the_rules_comes_out_whole() -> None:
    document = document_of(make_report({"t3.granted.natural": "9"}))
    (finding,) = [each for each in document["findings"] if each["severity"] == "error"]
    assert {equation["rule"] for equation in finding["equations"]} == {
        "t3.results_total", "t3.row_total",
    }  # fmt: skip
    assert finding["proposals"][0]["changes"] == [
        {"cell": "t3.granted.natural", "from": "9", "to": "5"}
    ]


def test_an_export_is_the_same_document_and_the_audit(tmp_path: Path) -> None:
    session = Session.open(WRONG, Store(tmp_path / "audits.sqlite3"), "甲")
    finding, other = [each.id for each in session.state.assessment.findings[:2]]
    session.confirm(finding)
    session.dismiss(other, "单位已说明")
    session.note(NATURAL, "请核实", Severity.WARNING)
    session.note(Span(0, 4), "题目")
    session.correct(NATURAL, "5")
    session.correct(Address("t2.fees.amount"), "16.250")
    session.set_cause(NATURAL, Cause.PUBLISHED_ERROR)
    exported = json.loads(
        json_page(plain(export_document(session.state, "zh"))), parse_float=Decimal
    )
    audit = exported.pop("audit")
    assert exported == document_of(WRONG)
    assert list(audit) == ["corrections", "notes", "decisions", "orphans", "events"]
    at = audit["corrections"][0]["at"]
    assert len(at) == len("2026-01-20T08:15:00Z")
    assert at[10] == "T"
    assert at[-1] == "Z"
    assert audit["corrections"][0] == {
        "cell": "t3.granted.natural",
        "printed": "9",
        "value": 5,
        "meaning": "number",
        "cause": "published_error",
        "at": at,
        "auditor": "甲",
    }
    assert str(audit["corrections"][1]["value"]) == "16.250"
    assert audit["corrections"][1]["cause"] is None
    assert [note["on"] for note in audit["notes"]] == ["t3.granted.natural", [0, 4]]
    assert set(audit["notes"][0]) == {"id", "on", "text", "severity", "at", "auditor"}
    assert audit["notes"][0]["severity"] == "warning"
    assert [(each["finding"], each["verdict"], each["reason"]) for each in audit["decisions"]] == [
        (finding, "confirmed", ""),
        (other, "dismissed", "单位已说明"),
    ]
    assert set(audit["decisions"][0]) == {"finding", "verdict", "reason", "at", "auditor"}
    assert audit["orphans"] == {"corrections": [], "notes": [], "decisions": []}
    assert audit["events"] == 7


def test_an_unreadable_file_is_a_record_with_its_error() -> None:
    record = ErrorRecord(source={"path": "x.doc"}, error="…", code="kind_to_convert")
    assert plain(record) == {
        "schema": "gouji/report/1",
        "source": {"path": "x.doc"},
        "error": "…",
        "code": "kind_to_convert",
    }


@pytest.mark.parametrize(
    "digits", ["15.50", "0.1", "326.5000", "0.12345678901234567890", "9007199254740993.5"]
)
def test_a_decimal_is_written_with_the_digits_that_are_printed(digits: str) -> None:
    assert json_line({"value": Decimal(digits)}) == f'{{"value": {digits}}}'


def test_both_forms_of_the_json_text_hold_the_same() -> None:
    value = {
        "a": [Decimal("1.50"), {"b": [], "c": {}, "d": [[1, 2], [3, 4]]}],
        "e": '引号"与\n换行',
        "f": None,
        "g": True,
    }
    assert json.loads(json_line(value)) == json.loads(json_page(value))
    assert "\n" not in json_line(value)
    assert '"d": [[1, 2], [3, 4]]' in json_page(value)


def test_what_has_no_json_is_refused() -> None:
    with pytest.raises(TypeError):
        json_line({"a": object()})


def test_the_schema_file_is_that_of_the_models() -> None:
    path = Path(__file__).parent.parent / "docs" / "report.schema.json"
    assert path.read_text("utf-8") == json_page(json_schema()), (
        "run: python -m tui.schema docs/report.schema.json"
    )


def test_every_field_is_described_by_the_schema() -> None:
    schema = json_schema()
    assert set(schema["required"]) >= {"source", "form", "year", "agency", "tables", "findings"}
    assert set(schema["$defs"]["ChangeRecord"]["properties"]) == {"cell", "from", "to"}
    assert schema["$defs"]["EquationRecord"]["properties"]["left"]["type"] == "number"

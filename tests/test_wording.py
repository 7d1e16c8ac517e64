"""Findings in words: both languages say the same, with official names and both numbers."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import parser
from parser.checking import check
from parser.findings import Finding
from parser.forms import VERSIONS, Address, load_form
from parser.report import LabelStatus, Reason, Report, State
from parser.rules import RULES
from parser.wording import cell_name, en, explain, message, place_name, rule_name, say, zh
from parser.wording.names import Lang
from tests.factories import make_report

CATALOGUES = ("RULES", "MESSAGES", "EQUATIONS", "REASONS", "EXPLAIN", "TROUBLES", "PHRASES")
LANGS: tuple[Lang, ...] = ("zh", "en")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_hold_the_same_codes_and_placeholders(catalogue: str) -> None:
    chinese, english = getattr(zh, catalogue), getattr(en, catalogue)
    assert chinese.keys() == english.keys()
    for code, template in chinese.items():
        assert placeholders(template) == placeholders(english[code]), code


def test_every_rule_has_a_name() -> None:
    assert zh.RULES.keys() == RULES.keys()


def test_every_reason_that_the_parser_gives_has_words() -> None:
    calls = (
        node
        for path in Path(parser.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason"
    )
    codes = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert codes
    assert codes <= zh.REASONS.keys()


def reports() -> list[Report]:
    """Reports that between them show every kind of message."""
    row = tuple(f"t3.granted.{c}" for c in ("natural", "business", "research", "nonprofit"))
    last = {"t3.granted.legal_service": "", "t3.granted.other_org": "/"}
    return [
        make_report({"t3.granted.natural": "6", "t4.count.reconsideration_total": "0"} | last),
        make_report({"t3.granted.natural": "6", "t3.partly_granted.natural": "1"}),
        make_report({"t3.granted.natural": "1", "t3.granted.business": "5"}),
        make_report(
            {"t3.granted.natural": "0", "t3.granted.business": "5", "t3.granted.total": "1"}
        ),
        make_report({f"t3.granted.{c}": "99" for c in ("natural", "business", "research")}),
        make_report({"t2.fees.amount": "155000", "t2.regulations.issued": "3", "t3.new.total": ""}),
        make_report({"t2.licensing.decisions": "", "t2.normative_documents.in_force": ""}),
        make_report(
            {"t3.granted.natural": "S", "t3.new.business": "-2", "t2.penalties.decisions": "1.5"}
        ),
        make_report(absent=["t3.granted.natural", "t3.new.research"], strays={"t3": "1 1"}),
        make_report(collapsed=True, missing_tables=["t4"], second_table=True),
        make_report(states=dict.fromkeys(row, State.SUSPECT), section_order=(2, 1, 3, 4, 6)),
        make_report(form="2019", year=2023, title="2021年政府信息公开工作年度报告"),
        make_report(
            prose={
                1: "新收政府信息公开申请14件,不予公开4件。收到依申请公开13件。"
                "未发生政府信息公开行政复议。发布信息100条,其中动态60条、公告30条。收取信息处理费30元。",
                5: "无",
            },
            labels={
                "t2.regulations": (LabelStatus.MISSPELT, "规范"),
                "t3.granted": (LabelStatus.MISSING, ""),
            },
        ),
    ]


def every_finding() -> list[tuple[Report, Finding]]:
    return [(report, finding) for report in reports() for finding in check(report).findings]


def test_every_message_is_filled_and_without_addresses() -> None:
    told = every_finding()
    assert len({finding.rule for _, finding in told}) > 25
    for report, finding in told:
        for lang in LANGS:
            text = message(finding, report, lang)
            assert "…" not in text, (finding.code, text)
            assert "{" not in text
            assert not re.search(r"\bt[234]\.", text), text


def test_every_explanation_names_what_the_rule_rests_on_and_what_to_ask() -> None:
    for report, finding in every_finding():
        assert len(explain(finding, report, "zh")) >= 3
        assert len(explain(finding, report, "zh")) == len(explain(finding, report, "en"))


def test_a_broken_balance_is_told_with_both_sides_and_the_difference() -> None:
    report = make_report({"t3.granted.natural": "6"})
    (finding,) = check(report).findings
    text = message(finding, report, "zh")
    assert "自然人列：(一)至(六)各项合计 6+2+1+1=10，(七)总计 9，差 1" in text
    assert "(一)予以公开行：各类申请人合计 6+1=7，总计 6，差 1" in text
    assert "表三「(一)予以公开 · 自然人」" in text
    assert "原文 6，应为 5" in text


def test_a_zero_taken_for_not_applicable_is_said_in_the_broken_balance() -> None:
    report = make_report({"t3.granted.natural": "6", "t3.granted.research": "/"})
    finding = next(f for f in check(report).findings if f.equations)
    assert "不适用" in message(finding, report, "zh")
    assert "not applicable" in message(finding, report, "en")


def test_cells_have_their_full_official_path() -> None:
    form = load_form("2021")
    assert (
        cell_name(form, Address("t3.denied_state_secret.natural"), "zh")
        == "三、本年度办理结果 > (三)不予公开 > 1.属于国家秘密 · 自然人"
    )
    assert (
        cell_name(form, Address("t4.count.litigation_after_total"), "zh")
        == "行政诉讼 > 复议后起诉 · 总计"
    )
    assert cell_name(form, Address("t2.fees.amount"), "en").endswith("Fees this year (10,000 yuan)")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_cell_of_both_forms_has_a_name_of_its_own(version: str, lang: Lang) -> None:
    form = load_form("2019" if version == "2019" else "2021")
    for name in (cell_name, place_name):
        names = [name(form, address, lang) for address in form.places]
        assert len(set(names)) == len(names)


def test_what_to_do_about_a_file_depends_on_its_kind() -> None:
    told = {
        kind: say(Reason("kind_to_convert", {"kind": kind}), None, "zh")
        for kind in ("image", "archive", "locked", "doc")
    }
    assert "OCR" in told["image"]
    assert "image" not in told["image"]
    assert "解压" in told["archive"]
    assert "密码" in told["locked"]
    assert "doc" in told["doc"]


def test_codes_and_places_that_nobody_knows_are_shown_as_they_are() -> None:
    assert say(Reason("brand_new", {"why": "x"}), None, "zh") == "brand_new (why=x)"
    assert say(Reason("label_missing"), None, "en") == "row label missing"
    assert place_name(load_form("2021"), "t3.nonsense.natural", "zh") == "t3.nonsense.natural"
    assert rule_name("no.such_rule", "en") == "no.such_rule"

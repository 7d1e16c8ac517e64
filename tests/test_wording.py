"""Findings in words: both languages say the same, with official names and both numbers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import parser
import tui
from parser.checking import check
from parser.forms import VERSIONS, Address, load_form
from parser.report import Reason
from parser.wording import cell_name, en, message, place_name, rule_name, say, zh
from parser.wording.names import Lang
from tests.factories import make_report

CATALOGUES = ("EQUATIONS", "REASONS", "EXPLAIN", "TROUBLES", "PHRASES")
LANGS: tuple[Lang, ...] = ("zh", "en")


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_both_languages_hold_the_same_codes_and_placeholders(catalogue: str) -> None:
    chinese, english = getattr(zh, catalogue), getattr(en, catalogue)
    assert chinese.keys() == english.keys()
    for code, template in chinese.items():
        assert placeholders(template) == placeholders(english[code]), code


def modules() -> Iterator[ast.Module]:
    """The program without the words themselves."""
    for package in (parser, tui):
        for path in Path(package.__file__ or "").parent.rglob("*.py"):
            if not {"wording", "locale"} & set(path.parts):
                yield ast.parse(path.read_text("utf-8"))


def reasons_given() -> Iterator[tuple[str, set[str]]]:
    """The codes that stand in a call of ``Reason``, each with the names of its facts."""
    for node in (node for module in modules() for node in ast.walk(module)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Reason":
            code, *rest = node.args
            facts = [fact for fact in rest if isinstance(fact, ast.Dict)]
            keys = [key for fact in facts for key in fact.keys]
            if isinstance(code, ast.Constant) and len(facts) == len(rest) and all(keys):
                yield str(code.value), {ast.literal_eval(key) for key in keys if key}


def strings(node: ast.AST) -> Iterator[str]:
    """The texts in a piece of program; those of docstrings and of sets, which only ask, are not."""
    asks = isinstance(node, ast.Compare | ast.Set) or getattr(node, "id", "") == "frozenset"
    asks = asks or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "frozenset")
    if asks or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for child in ast.iter_child_nodes(node):
        yield from strings(child)


def test_every_reason_that_the_program_gives_has_words_and_their_facts() -> None:
    given = list(reasons_given())
    assert len(given) > 50
    for code, facts in given:
        variants = [key for key in zh.REASONS if key.partition(":")[0] == code]
        assert variants or "." in code, code  # a dot: words of the screen, see test_locale
        for variant in variants:
            assert placeholders(zh.REASONS[variant]) <= facts, variant


def test_no_words_are_kept_for_a_reason_that_nobody_gives() -> None:
    """A code, and the kind behind its colon, stand somewhere in the program."""
    written = {text for module in modules() for text in strings(module)}
    codes = [*zh.REASONS, *filter(None, zh.TROUBLES)]
    assert [code for code in codes if not written.issuperset(code.split(":"))] == []


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

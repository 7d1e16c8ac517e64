"""What holds of every rule: its examples show it, and its words lack nothing in either language."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import TypeVar

import pytest

import parser.rules
from parser import check, read_bytes
from parser.findings import Finding
from parser.report import Report
from parser.rules import CHECKS, RULES, Bilingual, Check, Rule
from parser.wording import explain, message, say
from parser.wording.names import Lang
from tests.examples import EXAMPLES, given
from tests.examples.page import page
from tests.generator import FAULTS, LAYOUTS, UnfitError, generate

T = TypeVar("T")
LANGS: tuple[Lang, ...] = ("zh", "en")


def code(rule: str, variant: str) -> str:
    return f"{rule}:{variant}" if variant else rule


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def values(module: ModuleType, kind: type[T]) -> list[T]:
    return [value for value in vars(module).values() if isinstance(value, kind)]


def of_examples() -> Iterator[tuple[Report, Finding]]:
    """All that is found in the examples, by whatever rule."""
    for example in EXAMPLES.values():
        for each in (*example.speaks.values(), example.silent):
            for finding in given(each).findings():
                yield given(each).report, finding


def of_generated() -> Iterator[tuple[Report, Finding]]:
    """All that is found in reports with every fault, each in a layout that can show it."""
    layouts = list(LAYOUTS)
    for number, fault in enumerate(FAULTS):
        for at in range(len(layouts)):
            try:
                sample = generate(number, layouts[(number + at) % len(layouts)], fault)
            except UnfitError:
                continue
            report = read_bytes(sample.data, sample.name)
            yield from ((report, finding) for finding in check(report).findings)
            break


@cache
def found() -> tuple[tuple[Report, Finding], ...]:
    return (*of_examples(), *of_generated())


def test_every_check_is_in_a_module_that_is_asked_and_every_rule_has_one() -> None:
    modules = [
        import_module(f"parser.rules.{each.name}")
        for each in pkgutil.iter_modules(parser.rules.__path__)
    ]
    checks = {id(each) for module in modules for each in values(module, Check)}
    assert checks == {id(check) for check in CHECKS}
    rules = [rule.id for module in modules for rule in values(module, Rule)]
    assert set(rules) <= RULES.keys()
    assert len(RULES) == sum(len(check.rules) for check in CHECKS)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_speaks_and_stays_silent_as_its_examples_show(rule: str) -> None:
    example = EXAMPLES[rule]
    assert example.speaks
    for variant, of in example.speaks.items():
        assert code(rule, variant) in {finding.code for finding in given(of).findings()}
    assert rule not in {finding.rule for finding in given(example.silent).findings()}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_both_languages_have_a_name_and_messages_with_the_same_facts(rule: Rule) -> None:
    assert rule.name.zh
    assert rule.name.en
    for says in rule.says.values():
        assert placeholders(says.zh) == placeholders(says.en)


def test_an_official_rule_names_its_source() -> None:
    for rule in RULES.values():
        assert rule.source or rule.basis != "official"


def test_no_finding_is_graver_than_its_rule_says() -> None:
    for _, finding in found():
        rule = RULES[finding.rule]
        order = ("info", "warning", "error")
        assert order.index(finding.severity) <= order.index(rule.gravest)


def test_every_message_is_said_of_something_and_every_finding_has_its_message() -> None:
    """Rules that say the same share their messages; one of them has to say each."""
    said: dict[int, set[str]] = {}
    for _, finding in found():
        says: Mapping[str, Bilingual] = RULES[finding.rule].says
        variant = finding.code.partition(":")[2]
        assert variant in says, finding.code
        said.setdefault(id(says), set()).add(variant)
    for rule in RULES.values():
        assert said[id(rule.says)] == set(rule.says), rule.id


def test_no_message_and_no_reason_of_a_finding_lacks_a_fact_or_shows_an_address() -> None:
    """In both languages; ``conftest`` makes a fact that is not there an error."""
    for report, finding in found():
        reasons = [proposal.why for proposal in finding.proposals]
        reasons += finding.diagnosis.why if finding.diagnosis else ()
        for lang in LANGS:
            texts = [message(finding, report, lang), *explain(finding, report, lang)]
            texts += [say(reason, report, lang) for reason in reasons]
            for text in texts:
                assert not re.search(r"[{}]|\bt[234]\.", text), text


def test_every_explanation_says_the_same_in_both_languages() -> None:
    """What is wrong, what the rule rests on and what to ask, at least."""
    for report, finding in found():
        paragraphs = {lang: len(explain(finding, report, lang)) for lang in LANGS}
        assert paragraphs["zh"] == paragraphs["en"] >= 3


def test_the_page_of_all_rules_is_fresh() -> None:
    written = Path(__file__).parent.parent / "docs" / "rules.md"
    assert written.read_text("utf-8") == page(), "run: make rules"

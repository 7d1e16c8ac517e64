"""Both languages say the same things, and every thing that is said has its words."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

from parser.findings import Cause, Family, Severity
from parser.report import Meaning, Reason
from parser.rules import Basis
from tui.audit.in_force import Verdict
from tui.locale import en, en_store, system_language, words, zh, zh_store

ROOT = Path(__file__).parent.parent
ZH, EN = zh.WORDS | zh_store.WORDS, en.WORDS | en_store.WORDS
HEADLESS = [
    *(ROOT / "tui" / "audit").glob("*.py"),
    *(ROOT / "tui" / "calls").glob("*.py"),
    *(ROOT / "tui" / "check").glob("*.py"),
    *(ROOT / "tui" / "export").glob("*.py"),
    *(
        ROOT / "tui" / name
        for name in (
            "arguments.py",
            "cli.py",
            "contract.py",
            "output.py",
            "rule_settings.py",
            "store_command.py",
        )
    ),
]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(ZH) == set(EN)


@pytest.mark.parametrize("key", sorted(ZH))
def test_both_languages_speak_of_the_same_facts(key: str) -> None:
    assert placeholders(ZH[key]) == placeholders(EN[key])
    assert ZH[key].strip()
    assert EN[key].strip()


def said_in(path: Path) -> set[str]:
    """The keys that a module names: strings like ``area.key`` whose area the catalogue has."""
    areas = {key.partition(".")[0] for key in ZH}
    return {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.partition(".")[0] in areas
        and node.value.partition(".")[2].replace("_", "").isalpha()
        and "import" not in node.value
    }


@pytest.mark.parametrize("path", HEADLESS, ids=lambda path: path.stem)
def test_every_key_that_is_named_has_words(path: Path) -> None:
    assert said_in(path) <= set(words("zh").catalogue)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_value_of_the_models_has_a_name(lang: str) -> None:
    catalogue = words("zh" if lang == "zh" else "en").catalogue
    for area, values in (
        ("severity", Severity),
        ("family", Family),
        ("cause", Cause),
        ("meaning", Meaning),
        ("status", Verdict),
        ("basis", Basis),
    ):
        assert {f"{area}.{value}" for value in values} <= set(catalogue)


def test_braces_in_a_fact_stay_what_they_are() -> None:
    reason = Reason("refused.not_a_figure", {"text": "{0}{path}"})
    assert "{0}{path}" in words("en").tell(reason)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh_CN.UTF-8", "zh"),
        ("zh_TW", "zh"),
        ("en_US.UTF-8", "en"),
        ("de_DE.UTF-8", "en"),
        ("C", "zh"),
        ("C.UTF-8", "zh"),
        ("POSIX", "zh"),
    ],
)
def test_the_language_is_that_of_the_locale_and_chinese_where_it_names_none(
    monkeypatch: pytest.MonkeyPatch, locale: str, language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    assert system_language() == language

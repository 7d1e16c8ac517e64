"""What SECURITY.md names as proof is there, in both languages alike."""

from __future__ import annotations

import re

import pytest

from bench.attack.attack import ATTACKS
from tests.calling import ROOT

PAGES = ("SECURITY.md", "SECURITY.zh-CN.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_test_attack_and_verb_that_is_named_exists(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    named = re.findall(r"`((?:tests|tui)/[^`]+)`", text)
    assert len(named) >= 10
    assert [each for each in named if not list(ROOT.glob(each))] == []
    attacks = {attack.name for attack in ATTACKS}
    assert set(re.findall(r"(?:attack|攻击) `(\w+)`", text)) <= attacks
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for verb in re.findall(r"`make ([\w-]+)", text):
        assert f"\n{verb}:" in makefile


def test_both_languages_promise_the_same() -> None:
    rows = [
        [row.split("|")[-2] for row in (ROOT / page).read_text("utf-8").splitlines() if "**" in row]
        for page in PAGES
    ]
    chinese, english = ([re.findall(r"`([^`]+)`", row) for row in each] for each in rows)
    assert chinese == english

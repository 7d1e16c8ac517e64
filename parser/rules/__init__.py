"""All rules, in the order in which findings of one severity are told."""

from parser.rules import (
    balance,
    blanks,
    counts,
    history,
    labels,
    misparse,
    missing,
    narrative,
    plausibility,
    sections,
    structure,
    within_text,
)
from parser.rules.rule import Basis, Bilingual, Check, Rule

MODULES = (
    blanks,
    balance,
    counts,
    plausibility,
    history,
    labels,
    sections,
    structure,
    misparse,
    missing,
    narrative,
    within_text,
)
CHECKS = tuple(
    each for module in MODULES for each in vars(module).values() if isinstance(each, Check)
)
RULES = {rule.id: rule for check in CHECKS for rule in check.rules}

__all__ = ["CHECKS", "MODULES", "RULES", "Basis", "Bilingual", "Check", "Rule"]

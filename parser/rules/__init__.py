"""All rules: importing this package registers them, in the order they are told in."""

from parser.rules import (
    balance,
    blanks,
    history,
    labels,
    misparse,
    missing,
    narrative,
    plausibility,
    structure,
)
from parser.rules.registry import CHECKS, RULES, Basis, Rule

__all__ = [
    "CHECKS",
    "RULES",
    "Basis",
    "Rule",
    "balance",
    "blanks",
    "history",
    "labels",
    "misparse",
    "missing",
    "narrative",
    "plausibility",
    "structure",
]

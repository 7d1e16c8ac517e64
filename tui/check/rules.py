"""``gouji rules``: every rule with what it rests on."""

from __future__ import annotations

from parser.rules import RULES, Rule
from tui.export.json_text import json_page
from tui.locale import Words
from tui.text_columns import cell_width, pad

_HEADS = ("rule", "family", "severity", "basis", "source")


def rules_text(say: Words) -> str:
    """The rules in columns."""
    rows = [tuple(say(f"head.{name}") for name in _HEADS)]
    rows += [
        (
            rule.id,
            say(f"family.{rule.family}"),
            _severity(rule, say),
            say(f"basis.{rule.basis}"),
            rule.source,
        )
        for rule in RULES.values()
    ]
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(pad, row, widths)).rstrip() for row in rows)
    return "".join(f"{line}\n" for line in lines)


def _severity(rule: Rule, say: Words) -> str:
    usual = say(f"severity.{rule.severity}")
    if rule.gravest is rule.severity:
        return usual
    return say("rules.rises", usual=usual, gravest=say(f"severity.{rule.gravest}"))


def rules_json() -> str:
    """The rules as a list of objects."""
    return json_page(
        [
            {
                "id": rule.id,
                "family": rule.family,
                "severity": rule.severity,
                "gravest": rule.gravest,
                "basis": rule.basis,
                "source": rule.source,
            }
            for rule in RULES.values()
        ]
    )

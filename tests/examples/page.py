"""The page that lists all rules with what they say of their examples: ``docs/rules.md``."""

from __future__ import annotations

from collections.abc import Iterator

from parser.findings import Family
from parser.rules import RULES, Rule
from parser.wording import message
from tests.examples import EXAMPLES, given
from tui.locale import words

HEAD = """# The rules

Made by `make rules` from the rules themselves (`parser/rules/`) and their examples
(`tests/examples/`). Each rule has its name, its severity, what it rests on, and what it says of
its examples. In the settings, under `[rules]`, each can be switched off or given another severity.
"""


def page() -> str:
    """The whole page: the rules by family, in the order of ``gouji rules``."""
    lines = [HEAD]
    zh, en = words("zh"), words("en")
    for family in Family:
        lines.append(f"## {en(f'family.{family}')} {zh(f'family.{family}')} (`{family}`)\n")
        for rule in RULES.values():
            if rule.family is family:
                lines += _entry(rule)
    return "\n".join(lines)


def _entry(rule: Rule) -> Iterator[str]:
    severity = str(rule.severity)
    if rule.gravest is not rule.severity:
        severity += f", up to {rule.gravest}"
    yield f"### `{rule.id}`\n"
    yield f"{rule.name.zh}<br>{rule.name.en}\n"
    yield " · ".join(filter(None, (severity, rule.basis, rule.source))) + "\n"
    for variant, of in EXAMPLES[rule.id].speaks.items():
        code = f"{rule.id}:{variant}" if variant else rule.id
        told = given(of)
        finding = next(finding for finding in told.findings() if finding.code == code)
        yield f"- {message(finding, told.report, 'zh')}<br>{message(finding, told.report, 'en')}"
    yield ""

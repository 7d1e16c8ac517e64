"""A finding told at length: what differs, what the rule rests on, the cause, what to ask."""

from __future__ import annotations

from collections.abc import Mapping

from parser.findings import Cause, Family, Finding
from parser.report import Report
from parser.rules import RULES
from parser.rules.rule import FORM_2021
from parser.wording.equations import equation_words
from parser.wording.message import CATALOGUES, MOST_EQUATIONS, changes, message, say
from parser.wording.names import Lang

# As many as are listened to; the others stand in the dialog of proposals.
MOST_PROPOSALS = 5
ASK_BY_FAMILY = {
    Family.NARRATIVE: "ask_narrative",
    Family.STRUCTURE: "ask_structure",
    Family.PLAUSIBILITY: "ask_plausibility",
    Family.HISTORY: "ask_history",
    Family.MISPARSE: "ask_misreading",
}


def explain(finding: Finding, report: Report, lang: Lang) -> list[str]:
    """The explanation of a finding, one paragraph an item, to be read aloud.

    The message; the other equations, where the message has not told them all; what the rule
    rests on; the cause and its evidence; the proposals; what to ask the office.
    """
    words = CATALOGUES[lang]
    texts = words.EXPLAIN
    lines = [message(finding, report, lang)]
    if len(finding.equations) > MOST_EQUATIONS:
        lines += [
            equation_words(equation, report, words, lang)
            for equation in finding.equations[MOST_EQUATIONS:]
        ]
    lines.append(_basis(finding, report, texts))
    if finding.diagnosis is not None and finding.equations:
        why = words.PHRASES["then"].join(
            say(reason, report, lang) for reason in finding.diagnosis.why
        )
        cause: str = texts[f"cause_{finding.diagnosis.cause}"]
        lines.append(cause.format(why=why))
    for proposal in finding.proposals[:MOST_PROPOSALS]:
        template: str = texts["proposal_unique" if proposal.unique else "proposal"]
        why = say(proposal.why, report, lang)
        lines.append(template.format(changes=changes(proposal, report, lang), why=why))
    lines.append(texts[_ask(finding)])
    return lines


def _basis(finding: Finding, report: Report, texts: Mapping[str, str]) -> str:
    """What the rule rests on; for a report in the form of 2019 the notice of that form."""
    if finding.family is Family.MISPARSE:
        return texts["basis_reading"]
    rule = RULES[finding.rule]
    source = rule.source.replace(FORM_2021, report.form.notice)
    return texts[f"basis_{rule.basis}"].format(source=source)


def _ask(finding: Finding) -> str:
    if finding.equations and finding.diagnosis is not None:
        cause: Cause = finding.diagnosis.cause
        return f"ask_{cause}"
    return ASK_BY_FAMILY.get(finding.family, "ask_published_error")

"""One message for a finding or a reason: the words of its rule or code, filled with its facts."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import ModuleType

from parser.findings import Family, Finding, Proposal
from parser.forms import Form, load_form
from parser.report import Fact, Reason, Report
from parser.rules import RULES
from parser.troubles import Trouble
from parser.wording import en, zh
from parser.wording.equations import equation_words, plain
from parser.wording.names import (
    Lang,
    cell_column,
    column_name,
    place_name,
    section_name,
)

CATALOGUES: Mapping[str, ModuleType] = {"zh": zh, "en": en}
PLACES = frozenset(("cell", "other_cell", "row", "other_row", "table"))
LISTS = frozenset(("cells", "rows"))
SECTION_FACTS = frozenset(("section", "other_section", "after"))
# A message is a sentence or two: the explanation tells the other equations and proposals.
MOST_EQUATIONS = 3
MOST_OPTIONS = 3
# The words for large round numbers, and how fine a part of them is still called round.
SIZES = ((100_000_000, "亿"), (10_000, "万"))
PARTS_OF_SIZE = 100
WAYS = {"zh": {"left": "左", "right": "右"}, "en": {"left": "left", "right": "right"}}


def message(finding: Finding, report: Report, lang: Lang) -> str:
    """The message of a finding, as it could be sent to the office that reports."""
    words = CATALOGUES[lang]
    facts = _facts(finding.facts, report.form, lang)
    if finding.equations:
        told = [
            equation_words(equation, report, words, lang)
            for equation in finding.equations[:MOST_EQUATIONS]
        ]
        told[0] = told[0][:1].upper() + told[0][1:]  # each message has a sentence that begins so
        facts["equations"] = words.PHRASES["then"].join(told)
        if len(finding.equations) > MOST_EQUATIONS:
            more: str = words.PHRASES["more_equations"]
            facts["equations"] += words.PHRASES["and"] + more.format(n=len(finding.equations))
        options = [changes(proposal, report, lang) for proposal in finding.proposals[:MOST_OPTIONS]]
        facts["options"] = words.PHRASES["or"].join(options)
        if len(finding.proposals) > MOST_OPTIONS:
            facts["options"] += words.PHRASES["more"]
    template = _template(finding, lang)
    tail = ""
    if finding.family is Family.MISPARSE and finding.diagnosis and finding.diagnosis.why:
        facts["why"] = words.PHRASES["and"].join(
            say(reason, report, lang) for reason in finding.diagnosis.why
        )
        tail = "" if "{why}" in template else words.PHRASES["reason_tail"]
    elif finding.equations and "not_applicable" in facts:
        tail = words.PHRASES["not_applicable"]
    return (template + tail).format_map(facts)


def say(reason: Reason, about: Report | Form | None, lang: Lang) -> str:
    """A reason in words; a code that the catalogue lacks is shown as it is, with its facts.

    ``about`` gives the official names; without it those of the form of 2021 are taken.
    """
    words = CATALOGUES[lang]
    form = about.form if isinstance(about, Report) else about or load_form("2021")
    said = {
        name: trouble_words(fact, lang) if isinstance(fact, Trouble) else fact
        for name, fact in reason.facts.items()
    }
    facts = _facts(said, form, lang)
    limit = reason.facts.get("limit")
    if reason.code == "over_budget" and isinstance(limit, int):
        facts["limit"] = rounded(limit, lang)
    reasons: Mapping[str, str] = words.REASONS
    # What to do about a file depends on its kind.
    of_its_kind = f"{reason.code}:{reason.facts.get('kind', '')}"
    template = reasons.get(of_its_kind) or reasons.get(reason.code)
    if template is None:
        told = ", ".join(f"{name}={value}" for name, value in facts.items())
        return f"{reason.code} ({told})" if told else reason.code
    return template.format_map(facts)


def trouble_words(trouble: Trouble, lang: Lang) -> str:
    """What the system or SQLite said, in words of ours; its own where there are none."""
    kinds: Mapping[str, str] = CATALOGUES[lang].TROUBLES
    template = kinds.get(trouble.kind, kinds[""])
    return template.format_map({"text": " ".join(trouble.split()), **trouble.facts})


def rule_name(rule: str, lang: Lang) -> str:
    """The name of a rule; its id where there is no such rule (an older audit may name one)."""
    known = RULES.get(rule)
    return getattr(known.name, lang) if known else rule


def changes(proposal: Proposal, report: Report, lang: Lang) -> str:
    """The changes of a proposal: ``cell: printed → proposed``, one after the other."""
    words = CATALOGUES[lang]
    template: str = words.EXPLAIN["change"]
    and_: str = words.PHRASES["and"]
    return and_.join(
        template.format(
            cell=place_name(report.form, change.cell, lang),
            printed=change.printed.strip() or words.EXPLAIN["blank"],
            proposed=change.proposed,
        )
        for change in proposal.changes
    )


def rounded(number: int, lang: Lang) -> str:
    """A round number as an office writes it: ``200 万`` or ``2,000,000``.

    In Chinese with a space behind digits, as before a word: a measure word follows at once.
    """
    if lang == "en":
        return f"{number:,}"
    for size, unit in SIZES:
        if number >= size and number * PARTS_OF_SIZE % size == 0:
            return f"{number / size:.10g} {unit}"
    return f"{number} "


class Facts(dict[str, str]):
    """Facts for a template, in words.

    Nobody is to be stopped by a message that lacks one, so it is shown as an ellipsis; in tests
    it is an error (``tests/conftest.py``).
    """

    def __missing__(self, key: str) -> str:
        return "…"


def _template(finding: Finding, lang: Lang) -> str:
    """What the rule of a finding says in this variant; its name where it says nothing of it."""
    _, _, variant = finding.code.partition(":")
    rule = RULES.get(finding.rule)
    says = rule.says.get(variant) if rule else None
    return getattr(says, lang) if says else rule_name(finding.rule, lang)


def _list(places: list[str], in_row: bool, form: Form, lang: Lang) -> str:
    """Places one after the other; the cells of a row that is named already by their columns."""
    rows = {place.rpartition(".")[0] for place in places}
    short = in_row and len(rows) == 1 and places[0].count(".") == 2
    and_: str = CATALOGUES[lang].PHRASES["and"]
    if short:
        quoted: str = CATALOGUES[lang].PHRASES["quoted"]
        return and_.join(quoted.format(name=cell_column(form, place, lang)) for place in places)
    return and_.join(place_name(form, place, lang) for place in places)


def _facts(facts: Mapping[str, Fact], form: Form, lang: Lang) -> Facts:
    words = CATALOGUES[lang]
    told = Facts()
    for name, value in facts.items():
        if name in PLACES:
            told[name] = place_name(form, str(value), lang)
        elif name == "column":
            table, _, column = str(value).partition(".")
            told[name] = column_name(form, table, column, lang)
        elif name in LISTS:
            told[name] = _list(str(value).split(), "row" in facts, form, lang)
        elif name == "filled":
            told[name] = words.PHRASES["and"].join(str(value).split())
        elif name == "difference" and isinstance(value, int | Decimal):
            told[name] = plain(max(value, -value))
        elif name in SECTION_FACTS and isinstance(value, int):
            told[name] = section_name(value, lang)
        elif name == "rule":
            told[name] = rule_name(str(value), lang)
        elif name == "way":
            told[name] = WAYS[lang][str(value)]
        elif name == "more":
            told[name] = words.PHRASES["more"] if value else ""
        elif isinstance(value, int | Decimal):
            told[name] = plain(value)
        else:
            told[name] = value
    return told

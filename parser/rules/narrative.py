"""What the text says against what the tables say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from parser.case import Case
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.forms import Address
from parser.narrative import Claim, Target
from parser.report import Fact, Number, Reason, State
from parser.rules.rule import REGULATION, Basis, Bilingual, Rule, checks

AGAINST_TABLE = {
    "": Bilingual(
        "正文“{text}”为 {claimed}，而{cell}为 {stands}，相差 {difference}",
        "“{text}” says {claimed}, but {cell} is {stands}: a difference of {difference}",
    ),
    "sum": Bilingual(
        "正文“{text}”为 {claimed}，而{cells}合计为 {stands}，相差 {difference}",
        "“{text}” says {claimed}, but {cells} add up to {stands}: a difference of {difference}",
    ),
}
SAYS_NONE = {
    "": Bilingual(
        "正文“{text}”，而{cells}合计为 {stands}",
        "The text says “{text}”, but {cells} add up to {stands}",
    ),
}
RECEIVED = AGAINST_TABLE | {
    "new_and_carried_in": Bilingual(
        "正文“{text}”为新收与上年结转之和；本年新收是 {stands} 件",
        "“{text}” counts new and carried-in applications together; {stands} were new this year",
    ),
    "total": Bilingual(
        "正文“{text}”等于(七)总计；本年新收是 {stands} 件",
        "“{text}” equals the (7) total; {stands} applications were new this year",
    ),
}
PUBLISHED = {
    "": AGAINST_TABLE[""],
    "neither": Bilingual(
        "正文“{text}”为 {claimed}，而表二本年制发 {stands} 件、现行有效 {other_stands} 件，"
        "都对不上",
        "“{text}” says {claimed}, but Table 2 has {stands} issued this year and {other_stands} in "
        "force: it agrees with neither",
    ),
}


def _claim(
    name: str,
    severity: Severity,
    words: tuple[str, str],
    says: Mapping[str, Bilingual] = AGAINST_TABLE,
) -> Rule:
    """The rule about one kind of claim; ``parser.narrative`` gives its claims this id."""
    return Rule(
        f"narrative.{name}",
        Family.NARRATIVE,
        severity,
        Basis.CUSTOMARY,
        f"{REGULATION} 第五十条",
        name=Bilingual(*words),
        says=says,
    )


CLAIMS = (
    _claim("new", Severity.ERROR, ("正文新收件数与表三", "New applications: text against Table 3")),
    _claim(
        "received",
        Severity.WARNING,
        ("正文收到件数与表三", "Applications received: text against Table 3"),
        RECEIVED,
    ),
    _claim(
        "carried_in", Severity.ERROR, ("正文上年结转与表三", "Carried in: text against Table 3")
    ),
    _claim(
        "carried_out", Severity.ERROR, ("正文结转下年度与表三", "Carried out: text against Table 3")
    ),
    _claim("granted", Severity.ERROR, ("正文予以公开与表三", "Granted: text against Table 3")),
    _claim(
        "partly_granted",
        Severity.ERROR,
        ("正文部分公开与表三", "Partly granted: text against Table 3"),
    ),
    _claim("denied", Severity.ERROR, ("正文不予公开与表三", "Denied: text against Table 3")),
    _claim(
        "unavailable", Severity.ERROR, ("正文无法提供与表三", "Cannot supply: text against Table 3")
    ),
    _claim(
        "unprocessed", Severity.ERROR, ("正文不予处理与表三", "Not processed: text against Table 3")
    ),
    _claim(
        "other", Severity.ERROR, ("正文其他处理与表三", "Otherwise handled: text against Table 3")
    ),
    _claim(
        "done",
        Severity.WARNING,
        ("正文办结、答复件数与表三", "Completed or answered: text against Table 3"),
    ),
    _claim(
        "applicant",
        Severity.WARNING,
        ("正文申请人类别与表三", "Kinds of applicant: text against Table 3"),
    ),
    _claim(
        "no_application",
        Severity.ERROR,
        ("正文称未收到申请", "The text says there was no application"),
        SAYS_NONE,
    ),
    _claim(
        "no_reconsideration",
        Severity.ERROR,
        ("正文称未发生行政复议", "The text says there was no reconsideration"),
        SAYS_NONE,
    ),
    _claim(
        "no_litigation",
        Severity.ERROR,
        ("正文称未发生行政诉讼", "The text says there was no litigation"),
        SAYS_NONE,
    ),
    _claim(
        "reconsideration",
        Severity.ERROR,
        ("正文行政复议与表四", "Reconsideration: text against Table 4"),
    ),
    _claim(
        "litigation", Severity.ERROR, ("正文行政诉讼与表四", "Litigation: text against Table 4")
    ),
    _claim(
        "direct",
        Severity.ERROR,
        ("正文未经复议直接起诉与表四", "Direct litigation: text against Table 4"),
    ),
    _claim(
        "after",
        Severity.ERROR,
        ("正文复议后起诉与表四", "Litigation after reconsideration: text against Table 4"),
    ),
    _claim("issued", Severity.ERROR, ("正文制发件数与表二", "Issued: text against Table 2")),
    _claim("repealed", Severity.ERROR, ("正文废止件数与表二", "Repealed: text against Table 2")),
    _claim(
        "in_force", Severity.ERROR, ("正文现行有效件数与表二", "In force: text against Table 2")
    ),
    _claim(
        "published",
        Severity.WARNING,
        ("正文发布规范性文件件数与表二", "Documents published: text against Table 2"),
        PUBLISHED,
    ),
    _claim(
        "decisions",
        Severity.INFO,
        (
            "正文许可、处罚、强制件数与表二",
            "Licences, penalties, coercive measures: text against Table 2",
        ),
    ),
)
RULES = {rule.id: rule for rule in CLAIMS}

_MILDNESS = (Severity.INFO, Severity.WARNING, Severity.ERROR)


@checks(*CLAIMS)
def text_against_tables(case: Case) -> Iterator[Finding]:
    """Figures of the text that differ from the tables of the same report.

    条例 第五十条 asks for one account of the year, so text and tables have to agree; that they
    are compared is customary. The same claim made twice is one finding with both places.
    """
    repeated: dict[tuple[str, Number, tuple[Address, ...]], list[Claim]] = {}
    for claim in case.narrative.claims:
        repeated.setdefault((claim.rule, claim.value, claim.target.cells), []).append(claim)
    for same in repeated.values():
        yield from _judge(case, same)


def _judge(case: Case, same: list[Claim]) -> Iterator[Finding]:
    claim = same[0]
    rule = RULES[claim.rule]
    stands = _sum(case, claim.target)
    if stands is None or stands == claim.value:
        return
    facts: dict[str, Fact] = {
        "text": " ".join(case.report.source.at(claim.span).split()),
        "claimed": claim.value,
        "stands": stands,
        "difference": claim.value - stands,
        "cells": " ".join(claim.target.cells),
        "cell": claim.target.cells[0],
    }
    severity = rule.severity
    variant = "sum" if len(claim.target.cells) > 1 and rule.says is not SAYS_NONE else ""
    if claim.also and (other_stands := _sum(case, claim.also[0])) is not None:
        facts["other_stands"] = other_stands
        if rule.says is PUBLISHED:
            variant = "neither"
    for other in claim.also:
        if _sum(case, other) == claim.value:
            if rule.says is not RECEIVED:
                return
            severity, variant = Severity.INFO, other.name
            break
    cells = [case.report[cell] for cell in claim.target.cells]
    doubtful = [c.address for c in cells if c.state is State.SUSPECT and case.doubtful(c)]
    diagnosis = None
    if doubtful:
        severity = min(severity, Severity.WARNING, key=_MILDNESS.index)
        diagnosis = Diagnosis(Cause.UNDECIDED, (Reason("cell_doubtful", {"cell": doubtful[0]}),))
    cell_spans = [cell.span for cell in cells if cell.span is not None]
    yield rule.found(
        case,
        claim.target.cells,
        spans=[each.span for each in same] + cell_spans,
        variant=variant,
        of=f"{claim.value}",
        facts=facts,
        severity=severity,
        diagnosis=diagnosis,
    )


def _sum(case: Case, target: Target) -> Number | None:
    """What the cells of a target add up to; ``None`` where one of them has no figure."""
    values = [case.values.get(cell) for cell in target.cells]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None

"""The balances of 表三 and 表四, and whether what stands in a count is a count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parser.case import Case
from parser.diagnosis.diagnose import diagnose
from parser.findings import Cause, Diagnosis, Family, Finding, Severity
from parser.report import Fact, Meaning, Reason
from parser.rules.blanks import implied_value, is_worded, proposal_of
from parser.rules.registry import FORM_2021, Basis, found, rule

# Patterns that are about a whole row: its other cells are in the same doubt.
DISPLACED = ("shifted_row", "gapped_row")


@rule(
    "t3.column_balance",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三：第一项加第二项之和，等于第三项加第四项之和",
)
@rule(
    "t3.results_total",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三(二)(七)：只计这一情形，不计其他情形；总计",
)
@rule("t3.row_total", Family.BALANCE, Severity.ERROR, Basis.CUSTOMARY, f"{FORM_2021} 表三")
@rule("t4.group_total", Family.BALANCE, Severity.ERROR, Basis.CUSTOMARY, f"{FORM_2021} 表四")
def broken_balances(case: Case) -> Iterator[Finding]:
    """Balances that do not hold, one finding for each cause.

    ``t3.column_balance`` is the formula that 表三 of 国办公开办函〔2021〕30号 prints;
    ``t3.results_total`` follows from its words 只计这一情形,不计其他情形; the totals of rows and
    of the groups of 表四 are customary.
    """
    if not case.broken:
        return
    report = case.report
    for fault in diagnose(case):
        first = fault.equations[0]
        operands = dict.fromkeys(cell for equation in fault.equations for cell in equation.cells)
        if fault.pattern in DISPLACED:
            row = case.rows[str(fault.facts["row"])]
            operands |= dict.fromkeys(cell.address for cell in row)
        changed = dict.fromkeys(
            change.cell for proposal in fault.proposals for change in proposal.changes
        )
        not_applicable = sum(case.meaning(cell) is Meaning.NOT_APPLICABLE for cell in operands)
        facts = dict(fault.facts)
        if not_applicable:
            facts["not_applicable"] = not_applicable
        yield replace(
            found(
                report,
                first.rule,
                operands,
                variant=fault.pattern,
                of=" ".join(f"{equation.rule}.{equation.of}" for equation in fault.equations),
                facts=facts,
            ),
            cells=tuple(changed | operands),
            equations=fault.equations,
            diagnosis=fault.diagnosis,
            proposals=fault.proposals,
        )


@rule(
    "count.not_a_count",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表二、表三、表四：件数",
)
def not_a_count(case: Case) -> Iterator[Finding]:
    """A negative or fractional figure, or one in words, where a number of items belongs.

    国办公开办函〔2021〕30号 counts documents, decisions and applications: 件数, 数量.
    """
    values = case.values
    places = case.report.form.places
    for cell in case.empty:
        if is_worded(case, cell) and places[cell.address][2].value == "count":
            implied = implied_value(case, cell.address)
            facts: dict[str, Fact] = {"cell": cell.address, "text": cell.text.strip()}
            finding = found(
                case.report, "count.not_a_count", (cell.address,), variant="worded", facts=facts
            )
            yield replace(finding, proposals=proposal_of(case, cell.address, implied))
    for address, value in values.items():
        if value is None or (type(value) is int and value >= 0):
            continue
        if places[address][2].value != "count":
            continue
        kind = "negative" if value < 0 else "fraction"
        if value >= 0 and value == int(value):
            continue
        facts = {"cell": address, "value": value}
        finding = found(case.report, "count.not_a_count", (address,), variant=kind, facts=facts)
        if case.doubtful(case.report[address]):
            doubt = Diagnosis(Cause.UNDECIDED, (Reason("cell_doubtful", {"cell": address}),))
            finding = replace(finding, severity=Severity.WARNING, diagnosis=doubt)
        yield finding

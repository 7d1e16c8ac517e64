"""What the balances say of a cell without a figure: whether 0 fits it, or which figure does.

No official rule says whether a blank is 0, so a blank is never taken for one.
"""

from __future__ import annotations

from collections.abc import Iterable

from parser.case import Case
from parser.findings import Change, Proposal
from parser.forms import Address, Balance
from parser.report import Meaning, Number, Reason

# Why a balance could not be worked out, by what stands in the cell that it lacks.
UNASSESSED = {
    Meaning.BLANK: "unassessed_blank",
    Meaning.ABSENT: "unassessed_absent",
    Meaning.UNREADABLE: "unassessed_unreadable",
}


def holds_as_zero(case: Case, address: Address) -> bool:
    """Whether every balance of an empty cell would hold if all its empty cells were 0."""
    seen = False
    for balance, _ in _balances_of(case, address):
        seen = True
        if _difference(case, balance) != 0:
            return False
    return seen


def implied_value(case: Case, address: Address) -> Number | None:
    """The figure that all balances of an empty cell agree on; ``None`` where they do not."""
    implied: set[Number] = set()
    for balance, unknown in _balances_of(case, address):
        if len(unknown) == 1:
            difference = _difference(case, balance)
            implied.add(-difference if address in balance.left else difference)
    if len(implied) == 1 and (value := implied.pop()) >= 0:
        return value
    return None


def proposal_of(case: Case, address: Address, value: Number | None) -> tuple[Proposal, ...]:
    """The proposal to put an implied value into an empty or unreadable cell."""
    if value is None:
        return ()
    rules = dict.fromkeys(balance.rule for balance, _ in _balances_of(case, address))
    change = Change(address, case.report[address].text, str(value))
    why = Reason("implied_by_balances", {"cell": address, "value": value})
    return (Proposal((change,), tuple(rules), True, why),)


def total_beside_figures(case: Case, address: Address) -> tuple[Address, ...]:
    """The parts of a blank total, if all of them are known and not all 0; else nothing."""
    if not address.endswith("total") and ".total." not in address:
        return ()
    for balance, unknown in _balances_of(case, address):
        alone = unknown == (address,) and balance.right == (address,)
        if alone and any(case.values[cell] for cell in balance.left):
            return balance.left
    return ()


def unassessed(case: Case) -> tuple[Reason, ...]:
    """What could not be worked out, once for each rule and reason."""
    counted: dict[tuple[str, Meaning], int] = {}
    for balance, unknown in case.weighed[1]:
        for meaning in sorted({case.meaning(address) for address in unknown}):
            key = (balance.rule, meaning)
            counted[key] = counted.get(key, 0) + 1
    reasons = [
        Reason(UNASSESSED[meaning], {"rule": rule_id, "count": count})
        for (rule_id, meaning), count in counted.items()
    ]
    reasons += [
        Reason("unassessed_table", {"table": table.key})
        for table in case.report.tables.values()
        if table.span is None and table.key != "t2"
    ]
    return tuple(reasons)


def _balances_of(case: Case, address: Address) -> Iterable[tuple[Balance, tuple[Address, ...]]]:
    return (unknown for unknown in case.weighed[1] if address in unknown[1])


def _difference(case: Case, balance: Balance) -> Number:
    """Left minus right with every cell that has no figure taken as 0."""
    values = case.values
    left = sum(values[cell] or 0 for cell in balance.left)
    return left - sum(values[cell] or 0 for cell in balance.right)

"""Cells without a figure: blank ones, those the source lacks, and marks for 'not applicable'.

No official rule says whether a blank is 0, so a blank is never taken for one. What is said of
a blank is whether the balances it stands in would hold if it were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from parser.case import Case
from parser.findings import Change, Family, Finding, Proposal, Severity
from parser.forms import Address, Balance
from parser.report import Cell, Fact, Meaning, Number, Reason, Span, State
from parser.rules.registry import FORM_2021, Basis, found, rule

_WORDED = re.compile(
    r"[约近超]?[若干多几少量数零一二两三四五六七八九十百千万]+[余多]?[件条项个宗份]?(?:左右|以上)?"
)
BLANK_OR_ABSENT = (Meaning.BLANK, Meaning.ABSENT)


@rule(
    "t2.blank",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表二",
    gravest=Severity.ERROR,
)
def blanks_of_table_2(case: Case) -> Iterator[Finding]:
    """A blank figure in 表二; an error when the rest of its row is filled. Customary."""
    table = case.report.tables["t2"]
    empty = [cell.address for cell in case.empty if _blank_in(case, cell, "t2")]
    if table.span is None or not empty:
        return
    if len(empty) == len(table.cells):
        yield found(
            case.report,
            "t2.blank",
            table.cells,
            variant="table",
            facts={"table": "t2", "count": len(table.cells)},
        )
        return
    for row, cells in case.rows.items():
        blank = [cell.address for cell in cells if cell.address in empty]
        filled = [cell.address for cell in cells if cell.address not in empty]
        if blank:
            yield replace(
                found(
                    case.report,
                    "t2.blank",
                    blank,
                    spans=_beside(case, blank, filled),
                    variant="beside_figures" if filled else "",
                    facts={
                        "row": row,
                        "cells": " ".join(blank),
                        "filled": " ".join(case.report[cell].text.strip() for cell in filled),
                    },
                ),
                severity=Severity.ERROR if filled else Severity.WARNING,
            )


@rule("count.blank", Family.BALANCE, Severity.WARNING, Basis.CUSTOMARY, f"{FORM_2021} 表三、表四")
def blanks(case: Case) -> Iterator[Finding]:
    """Blank cells of 表三 and 表四: all in one finding where 0 would fit them, else by row.

    Customary: the form does not say that a blank may stand for 0.
    """
    for key in ("t3", "t4"):
        table = case.report.tables[key]
        empty = [
            cell.address
            for cell in case.empty
            if _settled_blank(case, cell, key) and not _total_beside_figures(case, cell.address)
        ]
        if not empty:
            continue
        if len(empty) == len([c for c in table.cells.values() if c.meaning is not Meaning.ABSENT]):
            facts: dict[str, Fact] = {"table": key, "count": len(empty)}
            yield found(case.report, "count.blank", empty, variant="table", of=key, facts=facts)
            continue
        yield from _blanks(case, key, empty)


def _blanks(case: Case, key: str, empty: Sequence[Address]) -> Iterator[Finding]:
    fitting = [address for address in empty if holds_as_zero(case, address)]
    if fitting:
        few = len(fitting) <= 3
        yield found(
            case.report,
            "count.blank",
            fitting,
            variant="fits_zero",
            of=key,
            facts={
                "table": key,
                "count": len(fitting),
                "cells": " ".join(fitting if few else fitting[:3]),
                "more": len(fitting) - 3 if not few else 0,
            },
        )
    others: dict[str, list[Address]] = {}
    for address in empty:
        if address not in fitting:
            others.setdefault(address.rpartition(".")[0], []).append(address)
    for row, addresses in others.items():
        implied = implied_value(case, addresses[0]) if len(addresses) == 1 else None
        facts: dict[str, Fact] = {"row": row, "cells": " ".join(addresses)}
        if implied is not None:
            facts["value"] = implied
        yield replace(
            found(
                case.report,
                "count.blank",
                addresses,
                variant="" if implied is None else "implied",
                facts=facts,
            ),
            proposals=proposal_of(case, addresses[0], implied),
        )


@rule(
    "count.total_blank",
    Family.BALANCE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三、表四",
)
def blank_totals(case: Case) -> Iterator[Finding]:
    """A 总计 that is blank beside figures. Customary."""
    for key in ("t3", "t4"):
        for cell in case.empty:
            address = cell.address
            if not _settled_blank(case, cell, key):
                continue
            if parts := _total_beside_figures(case, address):
                total = sum(case.values[part] or 0 for part in parts)
                yield replace(
                    found(
                        case.report,
                        "count.total_blank",
                        (address,),
                        facts={"cell": address, "value": total},
                    ),
                    proposals=proposal_of(case, address, total),
                )


@rule(
    "count.not_applicable",
    Family.BALANCE,
    Severity.INFO,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三、表四",
)
def not_applicable(case: Case) -> Iterator[Finding]:
    """Cells marked 'not applicable', which the balances take as 0: one finding for a table."""
    for table in case.report.tables.values():
        marked = [
            address
            for address, cell in table.cells.items()
            if cell.meaning is Meaning.NOT_APPLICABLE and address not in case.corrections
        ]
        if marked:
            facts: dict[str, Fact] = {
                "table": table.key,
                "count": len(marked),
                "cells": " ".join(marked[:3]),
                "more": max(len(marked) - 3, 0),
            }
            yield found(case.report, "count.not_applicable", marked, of=table.key, facts=facts)


def is_worded(case: Case, cell: Cell) -> bool:
    """Whether a number in words stands where a figure belongs, and nothing else is in doubt."""
    plain = [reason.code for reason in cell.evidence] == ["unreadable"]
    unreadable = case.meaning(cell.address) is Meaning.UNREADABLE
    return unreadable and plain and _WORDED.fullmatch(cell.text.strip()) is not None


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


def _balances_of(case: Case, address: Address) -> Iterable[tuple[Balance, tuple[Address, ...]]]:
    return (found for found in case.weighed[1] if address in found[1])


def _difference(case: Case, balance: Balance) -> Number:
    """Left minus right with every cell that has no figure taken as 0."""
    values = case.values
    left = sum(values[cell] or 0 for cell in balance.left)
    return left - sum(values[cell] or 0 for cell in balance.right)


def _total_beside_figures(case: Case, address: Address) -> tuple[Address, ...]:
    """The parts of a total, if they are all known and not all 0; else nothing."""
    if not address.endswith("total") and ".total." not in address:
        return ()
    for balance, unknown in _balances_of(case, address):
        alone = unknown == (address,) and balance.right == (address,)
        if alone and any(case.values[cell] for cell in balance.left):
            return balance.left
    return ()


def _blank_in(case: Case, cell: Cell, key: str) -> bool:
    return cell.address.startswith(key) and case.meaning(cell.address) in BLANK_OR_ABSENT


def _settled_blank(case: Case, cell: Cell, key: str) -> bool:
    """Whether a cell is blank beyond doubt; about others family ``misparse`` speaks."""
    if not cell.address.startswith(key) or case.meaning(cell.address) is not Meaning.BLANK:
        return False
    return not (case.doubtful(cell) and cell.state in (State.MISSING, State.SUSPECT))


def _beside(case: Case, blank: Sequence[Address], filled: Sequence[Address]) -> list[Span]:
    """Where to look: at the blanks, or at the figures of the row where the source has no blank."""
    spans = [span for address in blank if (span := case.report[address].span) is not None]
    return spans or [span for cell in filled if (span := case.report[cell].span) is not None]


def unassessed(case: Case) -> tuple[Reason, ...]:
    """What could not be worked out, once for each rule and reason."""
    counted: dict[tuple[str, str], int] = {}
    for balance, unknown in case.weighed[1]:
        kinds = {case.meaning(address) for address in unknown}
        for kind in sorted(kinds):
            key = (balance.rule, kind.value)
            counted[key] = counted.get(key, 0) + 1
    reasons = [
        Reason(f"unassessed_{kind}", {"rule": rule_id, "count": count})
        for (rule_id, kind), count in counted.items()
    ]
    reasons += [
        Reason("unassessed_table", {"table": table.key})
        for table in case.report.tables.values()
        if table.span is None and table.key != "t2"
    ]
    return tuple(reasons)

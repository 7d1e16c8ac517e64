"""What is wrong where balances are broken: causes, each with its equations and its repairs.

One cause is one ``Fault``, however many balances it breaks. Repairs are candidates in the order
of their likelihood; a repair is called unique only where no other of as few cells exists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from parser.case import Case
from parser.diagnosis.displaced import (
    FEWEST_BROKEN,
    Displacement,
    exchanged_rows,
    gapped_rows,
    shifted_rows,
)
from parser.diagnosis.likelihood import change, exchanged, is_suspect, judge, likelihood
from parser.diagnosis.syndrome import Explanation, Search, Syndrome
from parser.findings import Cause, Diagnosis, Equation, Proposal
from parser.forms import Address
from parser.report import Number, Reason

# More candidates than this are no choice; the message still says how many there are.
MOST_PROPOSALS = 12


class Fault(NamedTuple):
    """One cause: the equations it breaks, what kind of fault it is and what would mend it."""

    equations: tuple[Equation, ...]
    pattern: str
    diagnosis: Diagnosis
    proposals: tuple[Proposal, ...]
    facts: Mapping[str, str | int]


class _Part(NamedTuple):
    """Explanations of one connected part of the syndrome."""

    balances: frozenset[int]
    explanations: tuple[Explanation, ...]


def diagnose(case: Case) -> list[Fault]:
    """The faults behind all broken balances of a case; empty when none is broken."""
    return _Diagnostician(case).faults() if case.broken else []


class _Diagnostician:
    def __init__(self, case: Case) -> None:
        self.case = case
        numbers: dict[tuple[str, str], int] = {
            (balance.rule, balance.of): n for n, balance in enumerate(case.balances)
        }
        self.equations = {numbers[each.rule, each.of]: each for each in case.equations}
        self.search = Search(case.balances, frozenset(self.equations))
        self.syndrome: dict[int, Number] = {
            number: each.difference for number, each in self.equations.items() if not each.holds
        }

    def faults(self) -> list[Fault]:
        faults: list[Fault] = []
        groups = [{n: d} for n, d in self.syndrome.items() if self._table(n) == "t4"]
        for group in groups:
            faults += self._amended(group)
        syndrome = {n: d for n, d in self.syndrome.items() if self._table(n) == "t3"}
        if syndrome:
            faults = self._table_3(syndrome) + faults
        return faults

    def _table(self, number: int) -> str:
        return self.equations[number].rule[:2]

    def _table_3(self, syndrome: Syndrome) -> list[Fault]:
        """Faults of 表三: rows that are moved as a whole first, unless one cell explains all."""
        rows, values = self._rows(), self.case.values
        if gapped := list(gapped_rows(self.search, syndrome, values, rows)):
            rest = gapped[0].rest
            return [self._displaced(gapped[:1], syndrome)] + (self._table_3(rest) if rest else [])
        if self.search.simple(syndrome):
            return self._amended(syndrome)
        rows_hold = all(self.equations[n].rule != "t3.row_total" for n in syndrome)
        several = len(syndrome) >= FEWEST_BROKEN or not self.search.explanations(syndrome)
        if rows_hold and several:
            exchanged = list(exchanged_rows(self.search, syndrome, values, rows))
            if exchanged:
                return [self._displaced(exchanged, syndrome)]
        shifted = list(shifted_rows(self.search, syndrome, values, rows))
        alone = shifted and not self._touching(shifted[0])
        if shifted and (alone or not self.search.explanations(syndrome)):
            same_row = [each for each in shifted if each.rows == shifted[0].rows]
            rest = shifted[0].rest
            return [self._displaced(same_row, syndrome)] + (self._table_3(rest) if rest else [])
        return self._amended(syndrome)

    def _touching(self, moved: Displacement) -> bool:
        """Whether a row that was moved still takes part in a broken balance."""
        shares = self.search.shares
        return any(share.balance in moved.rest for cell in moved.rows[0] for share in shares[cell])

    def _rows(self) -> list[tuple[Address, ...]]:
        """The rows of 表三 as printed, by the balances of their rows."""
        return [balance.cells for balance in self.case.balances if balance.rule == "t3.row_total"]

    def _amended(self, syndrome: Syndrome) -> list[Fault]:
        explanations = self._possible(self.search.explanations(syndrome))
        if not explanations:
            return [self._unexplained(syndrome)]
        return [self._fault(part, syndrome) for part in self._parts(explanations)]

    def _possible(self, explanations: list[Explanation]) -> list[Explanation]:
        """Those under which no count becomes negative."""
        values = self.case.values
        return [
            explanation
            for explanation in explanations
            if all((values[cell] or 0) + by >= 0 for cell, by in explanation)
        ]

    def _parts(self, explanations: list[Explanation]) -> list[_Part]:
        """Explanations cut into causes that have no balance in common."""
        groups: list[frozenset[int]] = []
        for amendment in dict.fromkeys(
            each for explanation in explanations for each in explanation
        ):
            touched = frozenset(share.balance for share in self.search.shares[amendment.cell])
            apart = [group for group in groups if not group & touched]
            joined = touched.union(*(group for group in groups if group & touched))
            groups = [*apart, joined]
        parts = []
        for group in groups:
            projected = dict.fromkeys(
                tuple(a for a in explanation if self.search.shares[a.cell][0].balance in group)
                for explanation in explanations
            )
            parts.append(_Part(group, tuple(filter(None, projected))))
        return sorted(parts, key=lambda part: min(part.balances & self.syndrome.keys()))

    def _fault(self, part: _Part, syndrome: Syndrome) -> Fault:
        broken = self._broken(part.balances & syndrome.keys())
        ranked = sorted(part.explanations, key=lambda each: -likelihood(self.case, each)[0])
        unique = len(ranked) == 1
        restores = tuple(dict.fromkeys(equation.rule for equation in broken))
        proposals = tuple(
            Proposal(
                tuple(change(self.case, amendment) for amendment in explanation),
                restores,
                unique,
                likelihood(self.case, explanation)[1],
            )
            for explanation in ranked[:MOST_PROPOSALS]
        )
        pattern = _pattern(ranked, len(part.balances & syndrome.keys()))
        if unique and exchanged(self.case, ranked[0]):
            pattern = "exchanged_cells"
        if pattern == "one_cell" and ranked[0][0].cell in self.case.corrections:
            pattern = "one_corrected_cell"
        return Fault(
            broken, pattern, judge(self.case, ranked, broken), proposals, self._facts(ranked)
        )

    def _broken(self, numbers: Iterable[int]) -> tuple[Equation, ...]:
        return tuple(self.equations[number] for number in sorted(numbers))

    def _facts(self, ranked: Sequence[Explanation]) -> dict[str, str | int]:
        """The facts of the message: the likeliest change of the first cell, or of two."""
        first = ranked[0]
        changed = change(self.case, first[0])
        facts: dict[str, str | int] = {
            "cell": changed.cell,
            "printed": changed.printed,
            "proposed": changed.proposed,
            "candidates": len(ranked),
        }
        if len(first) > 1:
            facts["other_cell"] = first[1].cell
            facts["cases"] = str(abs(first[0].by))
        return facts

    def _displaced(self, moves: Sequence[Displacement], syndrome: Syndrome) -> Fault:
        """The fault of a row that stands in the wrong place, with every move that would do."""
        first = moves[0]
        broken = self._broken(syndrome.keys() - first.rest.keys())
        restores = tuple(dict.fromkeys(equation.rule for equation in broken))
        proposals = tuple(
            Proposal(
                tuple(change(self.case, amendment) for amendment in each.changes),
                restores,
                len(moves) == 1,
                Reason(each.pattern, _move(each)),
            )
            for each in moves
        )
        doubt = Diagnosis(Cause.MISPARSE, (proposals[0].why,))
        return Fault(broken, first.pattern, doubt, proposals, _move(first))

    def _unexplained(self, syndrome: Syndrome) -> Fault:
        broken = self._broken(syndrome)
        operands = {cell for equation in broken for cell in equation.cells}
        doubtful = any(is_suspect(self.case, cell) for cell in operands)
        why = Reason("operands_doubtful" if doubtful else "no_small_change")
        return Fault(broken, "unexplained", Diagnosis(Cause.UNDECIDED, (why,)), (), {})


def _move(displaced: Displacement) -> dict[str, str | int]:
    """Where a displaced row has to go, as the facts of its message."""
    if displaced.pattern == "exchanged_rows":
        return {"row": _row(displaced.rows[0]), "other_row": _row(displaced.rows[1])}
    if displaced.pattern == "gapped_row":
        return {"row": _row(displaced.rows[0])}
    way = "right" if displaced.by > 0 else "left"
    return {"row": _row(displaced.rows[0]), "by": abs(displaced.by), "way": way}


def _row(cells: Sequence[Address]) -> str:
    return cells[0].rpartition(".")[0]


def _pattern(ranked: Sequence[Explanation], broken: int) -> str:
    """The kind of fault, which chooses the words: what all the explanations have in common."""
    if any(len(each) > 2 for each in ranked):
        return "several_cells"
    if len(ranked[0]) == 1:
        return "one_cell" if len(ranked) == 1 else "one_of_cells"
    opposite = all(one.by == -other.by for one, other in ranked)
    rows = {_row((amendment.cell,)) for each in ranked for amendment in each}
    if opposite and broken == 2 and all(_row((a.cell,)) != _row((b.cell,)) for a, b in ranked):
        return "wrong_row" if len(rows) == 2 else "several_cells"
    if opposite and broken and all(_row((a.cell,)) == _row((b.cell,)) for a, b in ranked):
        return "wrong_column"
    return "several_cells"

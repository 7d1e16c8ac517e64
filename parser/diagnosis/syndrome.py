"""From the broken balances of a report to the fewest changed cells that restore them all.

The statutory form is a code: every cell takes part in fixed balances, so a wrong cell breaks
exactly those, all by the same difference. The set of broken balances with their differences
(the syndrome) therefore names the culprit, and one look-up finds a single wrong cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from parser.forms import Address, Balance
from parser.report import Number

MOST_FOR_PAIRS = 8
MOST_COVERS = 24
MOST_PEELED = 3
MOST_STEPS = 400


class Amendment(NamedTuple):
    """One cell and what would have to be added to it."""

    cell: Address
    by: Number


Explanation = tuple[Amendment, ...]
Syndrome = Mapping[int, Number]


class Share(NamedTuple):
    """One balance a cell takes part in: its place in the list, and the sign of the cell."""

    balance: int
    sign: int


@cache
def shares(balances: tuple[Balance, ...]) -> Mapping[Address, tuple[Share, ...]]:
    """For every cell the balances it takes part in."""
    found: dict[Address, list[Share]] = {}
    for number, balance in enumerate(balances):
        for cell in balance.left:
            found.setdefault(cell, []).append(Share(number, 1))
        for cell in balance.right:
            found.setdefault(cell, []).append(Share(number, -1))
    return {cell: tuple(parts) for cell, parts in found.items()}


class Search:
    """The search over one report: its balances, and which of them can be worked out."""

    def __init__(self, balances: tuple[Balance, ...], assessable: frozenset[int]) -> None:
        self.balances = balances
        self.everywhere = everywhere = shares(balances)
        if len(assessable) < len(balances):
            everywhere = {
                cell: tuple(share for share in parts if share.balance in assessable)
                for cell, parts in everywhere.items()
            }
        self.shares = everywhere
        self._known: dict[frozenset[tuple[int, Number]], list[Explanation]] = {}
        self.by_balances: dict[frozenset[int], list[Address]] = {}
        for cell, parts in everywhere.items():
            if parts:
                key = frozenset(share.balance for share in parts)
                self.by_balances.setdefault(key, []).append(cell)

    def explanations(self, syndrome: Syndrome) -> list[Explanation]:
        """Every smallest change of cells that settles the syndrome; empty when none was found."""
        key = frozenset(syndrome.items())
        if key not in self._known:
            self._known[key] = self._explanations(syndrome)
        return self._known[key]

    def _explanations(self, syndrome: Syndrome) -> list[Explanation]:
        single = [(amendment,) for amendment in self._single(syndrome)]
        if single:
            return list(single)
        if len(syndrome) <= MOST_FOR_PAIRS and (pairs := self._pairs(syndrome)):
            return pairs
        perfect = self._perfect(syndrome)
        covers = self._covers(syndrome, perfect)
        if covers:
            fewest = min(len(cover) for cover in covers)
            return [cover for cover in covers if len(cover) == fewest]
        perfect.sort(key=lambda found: -len(self.shares[found.cell]))
        for amendment in perfect[:MOST_PEELED]:
            rest = self.after(syndrome, amendment)
            if len(rest) <= MOST_FOR_PAIRS and (pairs := self._pairs(rest)):
                return [(amendment, *pair) for pair in pairs]
        return []

    def simple(self, syndrome: Syndrome) -> bool:
        """Whether one cell alone settles the syndrome."""
        return next(self._single(syndrome), None) is not None

    def after(self, syndrome: Syndrome, amendment: Amendment) -> dict[int, Number]:
        """What is left of a syndrome when a cell is changed."""
        left = dict(syndrome)
        for balance, sign in self.shares[amendment.cell]:
            difference = left.pop(balance, 0) + sign * amendment.by
            if difference:
                left[balance] = difference
        return left

    def _single(self, syndrome: Syndrome) -> Iterator[Amendment]:
        for cell in self.by_balances.get(frozenset(syndrome), ()):
            amendment = self._settling(cell, syndrome)
            if amendment is not None:
                yield amendment

    def _settling(self, cell: Address, syndrome: Syndrome) -> Amendment | None:
        """The change of a cell which settles all its balances at once, if they agree on one."""
        by: Number = 0
        for balance, sign in self.shares[cell]:
            wanted = -sign * syndrome.get(balance, 0)
            if wanted == 0 or (by and by != wanted):
                return None
            by = wanted
        return Amendment(cell, by) if by else None

    def _pairs(self, syndrome: Syndrome) -> list[Explanation]:
        found: dict[frozenset[Amendment], Explanation] = {}
        for number, difference in syndrome.items():
            balance = self.balances[number]
            for sign, cells in ((1, balance.left), (-1, balance.right)):
                for cell in cells:
                    first = Amendment(cell, -sign * difference)
                    for second in self._single(self.after(syndrome, first)):
                        if second.cell != cell:
                            found.setdefault(frozenset((first, second)), (first, second))
        return list(found.values())

    def _perfect(self, syndrome: Syndrome) -> list[Amendment]:
        """Changes of one cell which settle every balance that the cell takes part in."""
        seen: dict[Address, Amendment | None] = {}
        for number in syndrome:
            for cell in self.balances[number].cells:
                if cell not in seen:
                    seen[cell] = self._settling(cell, syndrome)
        return [amendment for amendment in seen.values() if amendment is not None]

    def _covers(self, syndrome: Syndrome, perfect: list[Amendment]) -> list[Explanation]:
        """Ways to settle the syndrome by perfect changes that have no balance in common."""
        touching: dict[int, list[Amendment]] = {number: [] for number in syndrome}
        for amendment in perfect:
            for share in self.shares[amendment.cell]:
                touching[share.balance].append(amendment)
        if not all(touching.values()):
            return []
        found: list[Explanation] = []
        stack: list[tuple[Explanation, frozenset[int]]] = [((), frozenset(syndrome))]
        for _ in range(MOST_STEPS):
            if not stack or len(found) == MOST_COVERS:
                break
            chosen, left = stack.pop()
            if not left:
                found.append(chosen)
                continue
            hardest = min(left, key=lambda number: (len(touching[number]), number))
            for amendment in touching[hardest]:
                settled = {share.balance for share in self.shares[amendment.cell]}
                if settled <= left:
                    stack.append(((*chosen, amendment), left - settled))
        return found

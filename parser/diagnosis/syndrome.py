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

# Four cells that are wrong by the same amount pair their rows and columns in 4! = 24 ways; with
# more of them the candidates are no help.
MOST_COVERS = 24
# Of the cells that could be one of three wrong ones, those in the most balances are tried.
MOST_PEELED = 3
# Steps of the search for covers. Reports take some dozens; figures made for it take all there are.
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
    parts: dict[Address, list[Share]] = {}
    for number, balance in enumerate(balances):
        for cell in balance.left:
            parts.setdefault(cell, []).append(Share(number, 1))
        for cell in balance.right:
            parts.setdefault(cell, []).append(Share(number, -1))
    return {cell: tuple(of_cell) for cell, of_cell in parts.items()}


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
        # Two cells cannot break more balances than they take part in.
        self._most_of_two = 2 * max((len(parts) for parts in everywhere.values()), default=0)
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
        if len(syndrome) <= self._most_of_two and (pairs := self._pairs(syndrome)):
            return pairs
        perfect = self._perfect(syndrome)
        covers = self._covers(syndrome, perfect)
        if covers:
            fewest = min(len(cover) for cover in covers)
            return [cover for cover in covers if len(cover) == fewest]
        perfect.sort(key=lambda each: -len(self.shares[each.cell]))
        for amendment in perfect[:MOST_PEELED]:
            rest = self.after(syndrome, amendment)
            if len(rest) <= self._most_of_two and (pairs := self._pairs(rest)):
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
        pairs: dict[frozenset[Amendment], Explanation] = {}
        for number, difference in syndrome.items():
            balance = self.balances[number]
            for sign, cells in ((1, balance.left), (-1, balance.right)):
                for cell in cells:
                    first = Amendment(cell, -sign * difference)
                    for second in self._single(self.after(syndrome, first)):
                        if second.cell != cell:
                            pairs.setdefault(frozenset((first, second)), (first, second))
        return list(pairs.values())

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
        covers: list[Explanation] = []
        stack: list[tuple[Explanation, frozenset[int]]] = [((), frozenset(syndrome))]
        for _ in range(MOST_STEPS):
            if not stack or len(covers) == MOST_COVERS:
                break
            chosen, left = stack.pop()
            if not left:
                covers.append(chosen)
                continue
            hardest = min(left, key=lambda number: (len(touching[number]), number))
            for amendment in touching[hardest]:
                settled = {share.balance for share in self.shares[amendment.cell]}
                if settled <= left:
                    stack.append(((*chosen, amendment), left - settled))
        return covers

"""How far the search for the fewest changed cells goes, and where it is left off."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from parser.diagnosis.syndrome import Explanation, Search
from parser.forms import Address, Balance


def search_of(cells: dict[str, set[int]]) -> Search:
    """A search over made balances: for every cell the numbers of those it takes part in."""
    count = 1 + max(number for numbers in cells.values() for number in numbers)
    balances = tuple(
        Balance(
            "t3.row_total",
            f"{number}",
            tuple(Address(cell) for cell, numbers in cells.items() if number in numbers),
            (),
        )
        for number in range(count)
    )
    return Search(balances, frozenset(range(count)))


def changed(explanations: list[Explanation]) -> list[set[str]]:
    return [{amendment.cell for amendment in each} for each in explanations]


@pytest.mark.parametrize(("wrong", "told"), [(3, 6), (4, 24), (5, 24)])
def test_cells_wrong_by_one_amount_pair_rows_and_columns_in_every_way_up_to_four_cells(
    wrong: int, told: int
) -> None:
    places = product(range(wrong), range(wrong, 2 * wrong))
    search = search_of({f"{row} {column}": {row, column} for row, column in places})
    assert len(search.explanations(dict.fromkeys(range(2 * wrong), 7))) == told


@pytest.mark.parametrize(("decoys", "solved"), [(0, True), (2, True), (3, False)])
def test_of_cells_that_may_be_one_of_three_wrong_ones_three_are_tried(
    decoys: int, solved: bool
) -> None:
    cells = {f"decoy {number}": {0} for number in range(decoys)}
    cells |= {"one": {0, 1}, "other": {1, 2}, "apart": {3}}
    explanations = search_of(cells).explanations({0: 1, 1: 3, 2: 2, 3: 7})
    assert changed(explanations) == ([{"apart", "one", "other"}] if solved else [])


@pytest.mark.parametrize(("without", "solved"), [((4, 5), True), ((), False)])
def test_a_search_for_covers_is_left_off_after_some_hundred_steps(
    without: tuple[int, ...], solved: bool
) -> None:
    """Nine balances of which pairs explain any two leave one over, whichever way they are taken.

    The way round it is tried last, after 386 steps, or 416 where no pair is left out.
    """
    pairs = [pair for pair in combinations(range(1, 10), 2) if pair[1] - pair[0] <= 6]
    cells = {f"{pair}": set(pair) for pair in pairs if pair != without}
    cells |= {"way round": {0, 1}, "way in": {0}}
    explanations = search_of(cells).explanations(dict.fromkeys(range(10), 1))
    assert bool(explanations) is solved
    assert all("way round" in cells for cells in changed(explanations))

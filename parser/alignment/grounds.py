"""What a reading rests on, as data: every heuristic adds its ground, and the worst one counts.

A ground never says what a figure is, only how far it can be relied on; ``gouji explain`` prints
all of a cell's, the cell itself carries those that decided its state.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parser.report import Reason, State

_GRAVITY = {State.READ: 0, State.RECOVERED: 1, State.SUSPECT: 2, State.MISSING: 3}


class Ground(NamedTuple):
    """A state, the best that a row may have on this ground, and why.

    ``once_proven`` is its state where the row ends with its total all the same, for doubts that
    a sum can lay to rest.
    """

    state: State
    reason: Reason | None = None
    once_proven: State | None = None

    def is_graver(self, state: State) -> bool:
        """Whether the ground leaves less than that state."""
        return _GRAVITY[self.state] > _GRAVITY[state]

    def settled(self, adds_up: bool) -> Ground:
        """The ground when it is known whether the row ends with its total."""
        if self.once_proven is None:
            return self
        return Ground(self.once_proven if adds_up else self.state, self.reason)


def ground(state: State, code: str, once_proven: State | None = None, **facts: str | int) -> Ground:
    """A ground with a reason of that code."""
    return Ground(state, Reason(code, facts), once_proven)


def worse(one: State, other: State) -> State:
    """The one of two states that is relied on less."""
    return max(one, other, key=_GRAVITY.__getitem__)


def gravest(grounds: Iterable[Ground]) -> Ground:
    """The ground that decides: the first one of the worst state."""
    return max(grounds, key=lambda one: _GRAVITY[one.state])


def worst(grounds: Iterable[Ground]) -> State:
    """The state that all the grounds leave; ``read`` where there are none."""
    state = State.READ
    for one in grounds:
        if one.state is not State.READ:
            state = worse(state, one.state)
    return state

"""What a reading rests on, as data: every heuristic adds its ground, and the worst one counts.

A ground never says what a figure is, only how far it can be relied on; ``gouji explain`` prints
all of a cell's, the cell itself carries those that decided its state.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parser.report import Reason, State

# To ask an enumeration for its member takes longer than to compare two of them.
READ, RECOVERED, SUSPECT, MISSING = State.READ, State.RECOVERED, State.SUSPECT, State.MISSING
_BY_GRAVITY = (READ, RECOVERED, SUSPECT, MISSING)


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
        return worse(self.state, state) is not state

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
    if one is other or other is READ:
        return one
    return other if one is READ else max(one, other, key=_BY_GRAVITY.index)


def gravest(grounds: Iterable[Ground]) -> Ground:
    """The ground that decides: the first one of the worst state; there must be one."""
    first, *others = grounds
    for one in others:
        if one.is_graver(first.state):
            first = one
    return first


def worst(grounds: Iterable[Ground]) -> State:
    """The state that all the grounds leave; ``read`` where there are none."""
    state = READ
    for one in grounds:
        state = worse(state, one.state)
    return state

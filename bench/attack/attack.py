"""What an attack is: so many rounds from a seed, and what gave way in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module


@dataclass
class Outcome:
    """``rounds`` that were played, and a line for each thing that ``fell``; figures to report.

    A line in ``fell`` says how to play that round again.
    """

    rounds: int = 0
    fell: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)


Run = Callable[[int, int], Outcome]
"""Plays that many rounds from that seed."""


@dataclass(frozen=True)
class Attack:
    """An attack by name; ``short`` rounds are played in the tests, ``long`` ones by hand.

    The module ``bench.attack.NAME`` has the function ``run``; it is imported only to play.
    """

    name: str
    about: str
    short: int
    long: int

    def run(self, rounds: int, seed: int) -> Outcome:
        """Play it."""
        play: Run = import_module(f"bench.attack.{self.name}").run
        return play(rounds, seed)


ATTACKS: tuple[Attack, ...] = (
    Attack("blanks", "a blank inside a figure, in every layout of text", 100, 6000),
    Attack("unseen", "figures that a page does not show, or shows otherwise", 160, 6000),
)
"""Every attack. A new one is a module beside this and a row here."""

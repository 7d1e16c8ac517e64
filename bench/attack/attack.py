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
    Attack("damages", "random damages of the audit file", 26, 500),
    Attack("journals", "a commit cut off, its journal damaged; strays beside it", 16, 400),
    Attack("pulled", "the audit file lost or damaged while it is open", 40, 500),
    Attack("screens", "two windows and three processes on one audit", 50, 1000),
    Attack("targets", "outputs aimed at reports, audits, devices and links", 4, 1_000),
    Attack("names", "names and words that command a terminal or hide in it", 10, 1_000),
    Attack("hostile", "files that ask for more than they look like", short=8, long=2_050),
    Attack("kills", "programs in a terminal, ended at any moment", short=6, long=1000),
    Attack("typing", "sessions typed through a terminal, cut anywhere", short=10, long=10_000),
    Attack("blanks", "a blank inside a figure, in every layout of text", 100, 6000),
    Attack("unseen", "figures that a page does not show, or shows otherwise", 160, 6000),
)
"""Every attack. A new one is a module beside this and a row here."""

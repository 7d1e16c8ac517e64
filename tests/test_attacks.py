"""A short version of every attack; ``make attack`` plays longer ones."""

import pytest

from bench.attack.attack import ATTACKS, Attack


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_nothing_falls(attack: Attack) -> None:
    outcome = attack.run(attack.short, 0)
    assert outcome.rounds >= attack.short
    assert outcome.fell == []

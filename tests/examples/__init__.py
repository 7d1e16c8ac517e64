"""Examples of every rule, by its id: what makes it speak, and what leaves it silent.

The module of an example has the name of the module of its rule. The examples are the first
tests of a rule (``tests/test_rules.py``), and ``docs/rules.md`` shows what is said of them.
"""

from tests.examples import (
    balance,
    blanks,
    counts,
    history,
    labels,
    misparse,
    missing,
    narrative,
    plausibility,
    sections,
    structure,
    within_text,
)
from tests.examples.example import Example, Given, given

EXAMPLES: dict[str, Example] = {
    rule.id: example
    for module in (
        balance,
        blanks,
        counts,
        history,
        labels,
        misparse,
        missing,
        narrative,
        plausibility,
        sections,
        structure,
        within_text,
    )
    for rule, example in module.EXAMPLES.items()
}

__all__ = ["EXAMPLES", "Example", "Given", "given"]

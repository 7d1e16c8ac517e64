"""Examples of every rule, by its id: what makes it speak, and what leaves it silent.

The module of an example has the name of the module of its rule. The examples are the first
tests of a rule (``tests/test_rules.py``), and ``docs/rules.md`` shows what is said of them.
"""

from importlib import import_module

from parser.rules import MODULES
from tests.examples.example import Example, Given, given

EXAMPLES: dict[str, Example] = {
    rule.id: example
    for module in MODULES
    for rule, example in import_module(
        module.__name__.replace("parser.rules", __name__)
    ).EXAMPLES.items()
}

__all__ = ["EXAMPLES", "Example", "Given", "given"]

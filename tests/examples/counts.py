"""Figures where a number of items belongs."""

from parser.rules.counts import NOT_A_COUNT
from tests.examples.example import Example
from tests.factories import make_report

EXAMPLES = {
    NOT_A_COUNT: Example(
        speaks={
            "fraction": make_report({"t2.licensing.decisions": "1.5"}),
            "negative": make_report({"t2.licensing.decisions": "-1"}),
            "worded": make_report({"t3.granted.natural": "五件"}),
        },
        silent=make_report({"t2.licensing.decisions": "1.0", "t2.fees.amount": "1.5"}),
    ),
}

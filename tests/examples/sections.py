"""The six sections."""

from parser.rules.sections import SECTION_EMPTY, SECTION_MISSING, SECTION_ORDER
from tests.examples.example import Example
from tests.factories import make_report

EXAMPLES = {
    SECTION_MISSING: Example(
        speaks={"": make_report(section_order=(1, 2, 3, 4, 6))},
        silent=make_report(prose={5: ""}),
    ),
    SECTION_ORDER: Example(
        speaks={"": make_report(section_order=(1, 2, 3, 4, 6, 5))},
        silent=make_report(section_order=(1, 2, 3, 4, 6)),
    ),
    SECTION_EMPTY: Example(
        speaks={"": make_report(prose={5: ""}), "says_none": make_report(prose={5: "无。"})},
        silent=make_report(prose={5: "公开不够及时。"}),
    ),
}

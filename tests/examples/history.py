"""A report beside the one of last year."""

from parser.rules.history import CARRIED, GROWTH_CLAIMED, IN_FORCE, OTHER_REPORT
from tests.examples.example import Example, Given
from tests.factories import make_report

# Last year's report with which the usual report agrees.
AGREEING = make_report(
    {"t3.carried_out.natural": "1", "t3.carried_out.total": "1", "t3.new.total": "10"}
    | {"t2.normative_documents.in_force": "8"},
    year=2022,
)

EXAMPLES = {
    OTHER_REPORT: Example(
        speaks={"": Given(make_report(), make_report(year=2022, agency="白石县人民政府"))},
        silent=Given(make_report(), AGREEING),
    ),
    CARRIED: Example(
        speaks={"": Given(make_report(), make_report(year=2022))},
        silent=Given(make_report(), AGREEING),
    ),
    IN_FORCE: Example(
        speaks={"": Given(make_report(), make_report(year=2022))},
        silent=Given(make_report(), AGREEING),
    ),
    GROWTH_CLAIMED: Example(
        speaks={"": Given(make_report(prose={1: "新收件数同比增长35%。"}), AGREEING)},
        silent=Given(make_report(prose={1: "新收件数同比增长20%。"}), AGREEING),
    ),
}

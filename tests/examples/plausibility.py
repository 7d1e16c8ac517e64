"""Figures of 表二 that can hardly be."""

from parser.rules.plausibility import (
    FEE_UNIT,
    IN_FORCE_BELOW_ISSUED,
    REGULATIONS_BY_UNAUTHORISED_BODY,
)
from tests.examples.example import Example
from tests.factories import make_report

DOCUMENTS = "t2.normative_documents"

EXAMPLES = {
    IN_FORCE_BELOW_ISSUED: Example(
        speaks={
            "": make_report(
                {f"{DOCUMENTS}.issued": "9", f"{DOCUMENTS}.repealed": "8"}
                | {f"{DOCUMENTS}.in_force": "3"}
            ),
            "negative_before": make_report(
                {f"{DOCUMENTS}.issued": "9", f"{DOCUMENTS}.in_force": "3"}
            ),
        },
        silent=make_report({f"{DOCUMENTS}.issued": "9", f"{DOCUMENTS}.in_force": "9"}),
    ),
    REGULATIONS_BY_UNAUTHORISED_BODY: Example(
        speaks={"": make_report({"t2.regulations.in_force": "2"})},
        silent=make_report({"t2.regulations.in_force": "2"}, agency="江东市人民政府"),
    ),
    FEE_UNIT: Example(
        speaks={
            "": make_report({"t2.fees.amount": "100000"}),
            "stated": make_report({"t2.fees.amount": "155000元"}),
        },
        silent=make_report({"t2.fees.amount": "99999"}),
    ),
}

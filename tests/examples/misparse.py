"""Doubts about the reading: cells placed against evidence, figures without a place."""

from parser.findings import Correction
from parser.forms import Address
from parser.report import Meaning, Reason, State
from parser.rules.misparse import (
    DOUBT,
    EXTRA_FIGURES,
    RECOVERED,
    REMARK,
    SUSPECT,
    UNREADABLE,
)
from tests.examples.example import GRANTED, Example, Given
from tests.factories import make_report

SHIFTED = (Reason("cells_shifted"),)
IN_PLACE = (Reason("placed_by_cell"),)
MANY = [
    f"t3.{row}.natural" for row in ("granted", "partly_granted", "denied_internal", "carried_out")
]
SETTLED = {cell: Correction(make_report()[Address(cell)].value, Meaning.NUMBER) for cell in GRANTED}

EXAMPLES = {
    UNREADABLE: Example(
        speaks={
            "": make_report({"t2.licensing.decisions": "见附件"}),
            "implied": make_report({"t3.granted.natural": "见附件"}),
        },
        silent=make_report({"t3.granted.natural": "五件"}),
    ),
    SUSPECT: Example(
        speaks={
            "": make_report(
                states=dict.fromkeys(GRANTED, State.SUSPECT),
                evidence=dict.fromkeys(GRANTED, SHIFTED),
            ),
            "rows": make_report(
                states=dict.fromkeys(MANY, State.SUSPECT), evidence=dict.fromkeys(MANY, SHIFTED)
            ),
        },
        silent=Given(
            make_report(
                states=dict.fromkeys(GRANTED, State.SUSPECT),
                evidence=dict.fromkeys(GRANTED, SHIFTED),
            ),
            corrections=SETTLED,
        ),
    ),
    RECOVERED: Example(
        speaks={
            "": make_report(
                states=dict.fromkeys(GRANTED, State.RECOVERED),
                evidence=dict.fromkeys(GRANTED, IN_PLACE),
            ),
            "rows": make_report(
                states=dict.fromkeys(MANY[:2], State.RECOVERED),
                evidence=dict.fromkeys(MANY[:2], IN_PLACE),
            ),
        },
        silent=make_report(evidence=dict.fromkeys(GRANTED, IN_PLACE)),
    ),
    EXTRA_FIGURES: Example(
        speaks={"": make_report(strays={"t3": "1 1"})},
        silent=make_report(strays={"t3": ""}),
    ),
    DOUBT: Example(
        speaks={"": make_report(doubts={"t3": (Reason("header_contradicts"),)})},
        silent=make_report(
            doubts={"t3": (Reason("header_contradicts"),)},
            states={GRANTED[0]: State.RECOVERED},
            evidence={GRANTED[0]: (Reason("header_contradicts"),)},
        ),
    ),
    REMARK: Example(
        speaks={"": make_report(remarks=(Reason("several_reports", {"count": 2, "part": 1}),))},
        silent=make_report(),
    ),
}

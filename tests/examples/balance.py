"""Broken balances. What is said of them is shared by four rules, so one of them shows it."""

import random

from parser.findings import Correction
from parser.report import Meaning
from parser.rules.balance import COLUMN_BALANCE, GROUP_TOTAL, RESULTS_TOTAL, ROW_TOTAL
from tests.examples.example import COLUMNS, GRANTED, Example, Given
from tests.factories import figures, make_report

RIGHT = figures()
TOTAL = [f"t3.total.{column}" for column in COLUMNS]
_RANDOM = random.Random(3)


def moved(figures: list[str]) -> dict[str, str]:
    """The row of (一)予以公开 with other figures."""
    return dict(zip(GRANTED, figures, strict=True))


EXAMPLES = {
    COLUMN_BALANCE: Example(
        speaks={
            "one_cell": make_report({"t3.carried_out.natural": "3"}),
            "exchanged_rows": make_report(
                {one: RIGHT[other] for one, other in zip(GRANTED, TOTAL, strict=True)}
                | {other: RIGHT[one] for one, other in zip(GRANTED, TOTAL, strict=True)}
            ),
            "unexplained": make_report(
                {cell: str(_RANDOM.randint(1, 900)) for cell in RIGHT if cell.startswith("t3.")}
            ),
        },
        silent=make_report(
            {"t3.carried_out.natural": "3", "t3.carried_out.total": "3"}
            | {"t3.carried_in.natural": "2", "t3.carried_in.total": "2"}
        ),
    ),
    RESULTS_TOTAL: Example(
        speaks={
            "one_cell": make_report({"t3.granted.natural": "6"}),
            "one_corrected_cell": Given(
                make_report({"t3.granted.natural": "8"}),
                corrections={"t3.granted.natural": Correction(14, Meaning.NUMBER)},
            ),
            "wrong_column": make_report(
                figures(
                    {"t3.new.natural": 6, "t3.new.business": 6}
                    | {
                        f"t3.{row}.{column}": 3
                        for row in ("granted", "denied_internal")
                        for column in ("natural", "business")
                    }
                )
                | {"t3.granted.natural": "4", "t3.granted.business": "2"}
            ),
            "exchanged_cells": make_report({"t3.granted.natural": "1", "t3.granted.business": "5"}),
            "several_cells": make_report(
                {"t3.granted.natural": "9", "t3.partly_granted.natural": "8"}
            ),
            "shifted_row": make_report(moved(["0", *[RIGHT[cell] for cell in GRANTED][:-1]])),
            "gapped_row": make_report(
                moved(["5", "1", "0", "0", "0", "6", "0"]), absent=[GRANTED[-1]]
            ),
        },
        silent=make_report({"t3.granted.natural": "6", "t3.partly_granted.natural": "1"}),
    ),
    ROW_TOTAL: Example(
        speaks={
            "wrong_row": make_report({"t3.granted.natural": "6", "t3.partly_granted.natural": "1"})
        },
        silent=make_report(
            {"t3.granted.natural": "6", "t3.partly_granted.natural": "1"}
            | {"t3.granted.total": "7", "t3.partly_granted.total": "1"}
        ),
    ),
    GROUP_TOTAL: Example(
        speaks={"one_of_cells": make_report({"t4.count.litigation_after_total": "4"})},
        silent=make_report(
            {"t4.count.litigation_after_total": "4", "t4.count.litigation_after_pending": "4"}
        ),
    ),
}

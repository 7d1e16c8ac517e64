"""Cells left without a figure by the office."""

from parser.rules.blanks import BLANK, NOT_APPLICABLE, TABLE_2_BLANK, TOTAL_BLANK
from tests.examples.example import Example
from tests.factories import figures, make_report

CELLS = list(figures())

EXAMPLES = {
    TABLE_2_BLANK: Example(
        speaks={
            "": make_report({"t2.licensing.decisions": ""}),
            "beside_figures": make_report({"t2.normative_documents.in_force": ""}),
            "table": make_report({cell: "" for cell in CELLS if cell.startswith("t2.")}),
        },
        silent=make_report({"t2.licensing.decisions": "0"}),
    ),
    BLANK: Example(
        speaks={
            "": make_report({"t3.granted.natural": "", "t3.granted.business": ""}),
            "implied": make_report({"t3.granted.natural": ""}),
            "fits_zero": make_report({"t3.granted.research": ""}),
            "table": make_report({cell: "" for cell in CELLS if cell.startswith("t3.")}),
        },
        silent=make_report({"t3.granted.research": "-"}),
    ),
    TOTAL_BLANK: Example(
        speaks={"": make_report({"t3.granted.total": ""})},
        silent=make_report({"t3.other_misc.total": ""}),
    ),
    NOT_APPLICABLE: Example(
        speaks={"": make_report({"t3.granted.research": "/"})},
        silent=make_report({"t3.granted.research": "-"}),
    ),
}

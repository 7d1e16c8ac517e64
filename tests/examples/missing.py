"""What is not in the file: tables, rows, columns and cells."""

from parser.rules.missing import MISSING, TABLE_NOT_FOUND
from tests.examples.example import COLUMNS, GRANTED, Example
from tests.factories import figures, make_report

ROWS = ("granted", "partly_granted", "denied_internal", "new", "total")

EXAMPLES = {
    TABLE_NOT_FOUND: Example(
        speaks={"": make_report(missing_tables=["t3"])},
        silent=make_report(absent=GRANTED),
    ),
    MISSING: Example(
        speaks={
            "": make_report(absent=["t3.granted.natural", "t3.granted.business"]),
            "fits_zero": make_report(absent=["t3.granted.research", "t3.granted.nonprofit"]),
            "implied": make_report(absent=["t3.granted.natural"]),
            "rows_fit_zero": make_report(absent=[f"t3.{row}.research" for row in ROWS]),
            "rows_lack": make_report(
                absent=[f"t3.{row}.{column}" for row in ROWS for column in COLUMNS[:2]]
            ),
            "column": make_report(absent=[cell for cell in figures() if cell.endswith(".natural")]),
            "rows": make_report(
                absent=[f"t3.{row}.{column}" for row in ROWS[:2] for column in COLUMNS]
            ),
        },
        silent=make_report({"t3.granted.natural": ""}),
    ),
}

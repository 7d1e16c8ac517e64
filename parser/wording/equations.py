"""Equations in words: both sides with their figures, and the difference."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from parser.findings import Equation
from parser.forms import Address
from parser.report import Number, Report
from parser.wording.names import Lang, column_name, group_name, row_name

# A longer sum takes more than a line of the findings pane and is not added up by eye.
MOST_TERMS = 8


def equation_words(equation: Equation, report: Report, words: ModuleType, lang: Lang) -> str:
    """One equation with the sums of this report, ``words`` being the catalogue of ``lang``."""
    form = report.form
    table = equation.rule[:2]
    facts: dict[str, str] = {
        "left": side(equation.left_cells, equation.left, report),
        "right": side(equation.right_cells, equation.right, report),
        "difference": plain(max(equation.difference, -equation.difference)),
    }
    if table == "t4":
        facts["group"] = group_name(form, equation.of, lang)
    elif equation.rule == "t3.row_total":
        facts["row"] = row_name(form, table, equation.of, lang)
    else:
        facts["column"] = column_name(form, table, equation.of, lang)
    template: str = words.EQUATIONS[equation.rule]
    return template.format(**facts)


def side(cells: Sequence[Address], total: Number, report: Report) -> str:
    """``5+1=6``: the terms of a side that are not 0, where they are printed so and few."""
    values = [report[cell].value or 0 for cell in cells]
    terms = [value for value in values if value]
    if sum(values) != total or not 2 <= len(terms) <= MOST_TERMS:
        return plain(total)
    return "+".join(plain(term) for term in terms) + "=" + plain(total)


def plain(number: Number) -> str:
    """A number without exponent."""
    return str(number) if isinstance(number, int) else f"{number:f}"

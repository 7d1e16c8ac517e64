"""Cells that the office left without a figure: blank ones, and marks for 'not applicable'.

What is said of a blank is whether the balances it stands in would hold if it were 0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parser.case import Case
from parser.findings import Family, Finding, Severity
from parser.forms import Address
from parser.report import Cell, Fact, Meaning, Span, State
from parser.rules.implied import (
    holds_as_zero,
    implied_value,
    proposal_of,
    total_beside_figures,
)
from parser.rules.listed import listed
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

BLANK_OR_ABSENT = (Meaning.BLANK, Meaning.ABSENT)

TABLE_2_BLANK = Rule(
    "t2.blank",
    Family.STRUCTURE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表二",
    rises_to=Severity.ERROR,
    name=Bilingual("表二空白单元格", "Blank cells in Table 2"),
    says={
        "table": Bilingual(
            "{table}全部 {count} 个单元格都没有数字",
            "None of the {count} cells of {table} has a figure",
        ),
        "beside_figures": Bilingual(
            "{row}同行已填 {filled}，而{cells}没有数字",
            "{row} gives {filled} but leaves {cells} without a figure",
        ),
        "": Bilingual("{row}没有数字：{cells}", "{row} has no figure for {cells}"),
    },
)
BLANK = Rule(
    "count.blank",
    Family.BALANCE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三、表四",
    name=Bilingual("空白单元格", "Blank cells"),
    says={
        "table": Bilingual(
            "{table}全部 {count} 个单元格都是空白，未填数字（空白不等于 0）",
            "All {count} cells of {table} are blank (a blank is not a zero)",
        ),
        "fits_zero": Bilingual(
            "{table}有 {count} 个空白单元格（{cells}{more}），按 0 计算时相关勾稽关系成立；"
            "空白不等于 0，应填 0",
            "{table} has {count} blank cell(s) ({cells}{more}); the balances hold if 0 is meant, "
            "but a blank is not a zero: 0 should be entered",
        ),
        "": Bilingual(
            "{row}有空白：{cells}。按 0 计算时勾稽关系不成立，应补填数字",
            "{row} has blank cells: {cells}. The balances do not hold with 0 in their place, so "
            "figures are missing",
        ),
        "implied": Bilingual(
            "{row}有空白：{cells}。由勾稽关系推算应为 {value}",
            "{row} has a blank cell: {cells}. By the balances it should be {value}",
        ),
    },
)
TOTAL_BLANK = Rule(
    "count.total_blank",
    Family.BALANCE,
    Severity.WARNING,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三、表四",
    name=Bilingual("总计空白而分项有数", "Totals left blank although their parts are filled in"),
    says={
        "": Bilingual(
            "{cell}空白，而其分项合计为 {value}",
            "{cell} is blank, but its parts add up to {value}",
        ),
    },
)
NOT_APPLICABLE = Rule(
    "count.not_applicable",
    Family.BALANCE,
    Severity.INFO,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三、表四",
    name=Bilingual("填“不适用”的单元格", "Cells marked “not applicable”"),
    says={
        "": Bilingual(
            "{table}有 {count} 个单元格填“不适用”一类的记号（{cells}{more}），勾稽时按 0 计算",
            "{table} has {count} cell(s) marked “not applicable” ({cells}{more}); the balances "
            "count them as 0",
        ),
    },
)


@checks(TABLE_2_BLANK)
def blanks_of_table_2(case: Case) -> Iterator[Finding]:
    """A blank figure in 表二; an error when the rest of its row is filled. Customary."""
    table = case.report.tables["t2"]
    empty = [cell.address for cell in case.empty if _blank_in(case, cell, "t2")]
    if table.span is None or not empty:
        return
    if len(empty) == len(table.cells):
        facts: dict[str, Fact] = {"table": "t2", "count": len(table.cells)}
        yield TABLE_2_BLANK.found(case, table.cells, variant="table", facts=facts)
        return
    for row, cells in case.rows.items():
        blank = [cell.address for cell in cells if cell.address in empty]
        filled = [cell.address for cell in cells if cell.address not in empty]
        if blank:
            yield TABLE_2_BLANK.found(
                case,
                blank,
                spans=_beside(case, blank, filled),
                variant="beside_figures" if filled else "",
                facts={
                    "row": row,
                    "cells": " ".join(blank),
                    "filled": " ".join(case.report[cell].text.strip() for cell in filled),
                },
                severity=Severity.ERROR if filled else None,
            )


@checks(BLANK)
def blanks(case: Case) -> Iterator[Finding]:
    """Blank cells of 表三 and 表四: all in one finding where 0 would fit them, else by row.

    Customary: the form does not say that a blank may stand for 0.
    """
    for key in ("t3", "t4"):
        table = case.report.tables[key]
        empty = [
            cell.address
            for cell in case.empty
            if _settled_blank(case, cell, key) and not total_beside_figures(case, cell.address)
        ]
        if not empty:
            continue
        if len(empty) == len([c for c in table.cells.values() if c.meaning is not Meaning.ABSENT]):
            facts: dict[str, Fact] = {"table": key, "count": len(empty)}
            yield BLANK.found(case, empty, variant="table", of=key, facts=facts)
            continue
        yield from _blanks(case, key, empty)


def _blanks(case: Case, key: str, empty: Sequence[Address]) -> Iterator[Finding]:
    fitting = [address for address in empty if holds_as_zero(case, address)]
    if fitting:
        facts: dict[str, Fact] = {"table": key, "count": len(fitting)}
        facts |= listed("cells", fitting)
        yield BLANK.found(case, fitting, variant="fits_zero", of=key, facts=facts)
    others: dict[str, list[Address]] = {}
    for address in empty:
        if address not in fitting:
            others.setdefault(address.rpartition(".")[0], []).append(address)
    for row, addresses in others.items():
        implied = implied_value(case, addresses[0]) if len(addresses) == 1 else None
        facts = {"row": row, "cells": " ".join(addresses)}
        if implied is not None:
            facts["value"] = implied
        yield BLANK.found(
            case,
            addresses,
            variant="" if implied is None else "implied",
            facts=facts,
            proposals=proposal_of(case, addresses[0], implied),
        )


@checks(TOTAL_BLANK)
def blank_totals(case: Case) -> Iterator[Finding]:
    """A 总计 that is blank beside figures. Customary."""
    for key in ("t3", "t4"):
        for cell in case.empty:
            address = cell.address
            if not _settled_blank(case, cell, key):
                continue
            if parts := total_beside_figures(case, address):
                total = sum(case.values[part] or 0 for part in parts)
                yield TOTAL_BLANK.found(
                    case,
                    (address,),
                    facts={"cell": address, "value": total},
                    proposals=proposal_of(case, address, total),
                )


@checks(NOT_APPLICABLE)
def not_applicable(case: Case) -> Iterator[Finding]:
    """Cells marked 'not applicable', which the balances take as 0: one finding for a table."""
    for table in case.report.tables.values():
        marked = [
            address
            for address, cell in table.cells.items()
            if cell.meaning is Meaning.NOT_APPLICABLE and address not in case.corrections
        ]
        if marked:
            facts: dict[str, Fact] = {"table": table.key, "count": len(marked)}
            facts |= listed("cells", marked)
            yield NOT_APPLICABLE.found(case, marked, of=table.key, facts=facts)


def _blank_in(case: Case, cell: Cell, key: str) -> bool:
    return cell.address.startswith(key) and case.meaning(cell.address) in BLANK_OR_ABSENT


def _settled_blank(case: Case, cell: Cell, key: str) -> bool:
    """Whether a cell is blank beyond doubt; about others family ``misparse`` speaks."""
    if not cell.address.startswith(key) or case.meaning(cell.address) is not Meaning.BLANK:
        return False
    return not (case.doubtful(cell) and cell.state in (State.MISSING, State.SUSPECT))


def _beside(case: Case, blank: Sequence[Address], filled: Sequence[Address]) -> list[Span]:
    """Where to look: at the blanks, or at the figures of the row where the source has no blank."""
    spans = [span for address in blank if (span := case.report[address].span) is not None]
    return spans or [span for cell in filled if (span := case.report[cell].span) is not None]

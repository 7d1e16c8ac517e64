"""What the reading did not find: whole tables, rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parser.case import Case
from parser.findings import Family, Finding, Proposal, Severity
from parser.report import Cell, Reason, State
from parser.rules.doubtful import by_row, named_as_empty, named_nowhere_else, one_finding
from parser.rules.implied import holds_as_zero, implied_value, proposal_of
from parser.rules.listed import MOST_ALIKE
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

SECTION_OF_TABLE = {"t2": 2, "t3": 3, "t4": 4}

TABLE_NOT_FOUND = Rule(
    "misparse.table_not_found",
    Family.MISPARSE,
    Severity.WARNING,
    Basis.HEURISTIC,
    f"{FORM_2021} 附件",
    name=Bilingual("文件中没有的表", "A table that is not in the file"),
    says={
        "": Bilingual(
            "{table}不在本文件中（可能是图片或已丢失）：{count} 个单元格未能核对，不等于 0",
            "{table} was not found in this file (it may be a picture, or lost): {count} cells "
            "could not be checked, which does not make them 0",
        ),
    },
)
MISSING = Rule(
    "misparse.missing",
    Family.MISPARSE,
    Severity.WARNING,
    Basis.HEURISTIC,
    "",
    name=Bilingual("没有读到的单元格", "Cells that were not found"),
    says={
        "": Bilingual("{row}没有读到数字：{cells}", "{row}: no figure was found for {cells}"),
        "fits_zero": Bilingual(
            "{row}没有读到数字：{cells}。按 0 计算时相关勾稽关系成立",
            "{row}: no figure was found for {cells}; the balances hold with 0 in their place",
        ),
        "implied": Bilingual(
            "{row}没有读到数字：{cells}。由勾稽关系推算应为 {value}",
            "{row}: no figure was found for {cells}; by the balances it should be {value}",
        ),
        "rows_fit_zero": Bilingual(
            "{rows}{more}有 {count} 个单元格没有读到数字。按 0 计算时相关勾稽关系成立",
            "{rows}{more}: no figure was found for {count} cells; the balances hold with 0 in "
            "their place",
        ),
        "rows_lack": Bilingual(
            "{rows}{more}有 {count} 个单元格没有读到数字",
            "{rows}{more}: no figure was found for {count} cells",
        ),
        "column": Bilingual(
            "{table}“{column}”一列有 {count} 行没有读到数字",
            "{table}, column “{column}”: no figure was found in {count} rows",
        ),
        "rows": Bilingual(
            "{rows}{more}在文件中没有读到，共 {count} 个单元格",
            "{rows}{more} were not found in the file, {count} cells in all",
        ),
    },
)


@checks(TABLE_NOT_FOUND)
def table_not_found(case: Case) -> Iterator[Finding]:
    """A statutory table that is not in the file (a picture, or lost): which is not 'zero'."""
    for table in case.report.tables.values():
        if table.span is not None or all(cell in case.corrections for cell in table.cells):
            continue
        section = case.report.section(SECTION_OF_TABLE[table.key])
        yield TABLE_NOT_FOUND.found(
            case,
            table.cells,
            spans=[section.heading] if section else (),
            of=table.key,
            facts={"table": table.key, "count": len(table.cells)},
        )


@checks(MISSING)
def missing(case: Case) -> Iterator[Finding]:
    """Cells for which nothing was found, told together where one cause lost them.

    Rows lost whole are one finding, and so are many rows, or a column of them, that lack cells
    for the same reason; otherwise it is one finding a row. It names the suspect cells of the
    row as well: a gap puts its neighbours in doubt.
    """
    doubtful = by_row(
        cell for cell in named_nowhere_else(case) if cell.state in (State.MISSING, State.SUSPECT)
    )
    causes: dict[tuple[str, str], list[_Gap]] = {}
    for row, cells in doubtful.items():
        lost = [cell for cell in cells if cell.state is State.MISSING and not named_as_empty(cell)]
        if lost:
            gap = _Gap(row, lost, [cell for cell in cells if cell.state is State.SUSPECT])
            whole = len(lost) == len(case.rows[row])
            code = "" if whole or not lost[0].evidence else lost[0].evidence[0].code
            key = row.partition(".")[0]
            causes.setdefault((key, "whole" if whole else code), []).append(gap)
    for (_, code), gaps in causes.items():
        lost = [cell for gap in gaps for cell in gap.lost]
        if code == "whole":
            variant = "rows" if len(gaps) > 1 else ""
            yield from one_finding(case, MISSING, lost, variant)
        elif len(gaps) > MOST_ALIKE:
            yield from _together(case, gaps, lost)
        else:
            for gap in gaps:
                yield from _in_row(case, gap)


class _Gap(NamedTuple):
    """A row, the cells it lacks, and those that are suspect beside them."""

    row: str
    lost: Sequence[Cell]
    suspect: Sequence[Cell]


def _in_row(case: Case, gap: _Gap) -> Iterator[Finding]:
    """One finding about the cells a row lacks: whether 0 fits, or which figure does."""
    left = [cell.address for cell in gap.lost if cell.address not in case.corrections]
    value = implied_value(case, left[0]) if len(left) == 1 else None
    variant = "fits_zero" if left and _fit_zero(case, gap.lost) else ""
    if value is not None and not variant:
        variant = "implied"
    for finding in one_finding(case, MISSING, gap.lost, variant, gap.suspect):
        facts = dict(finding.facts) | ({} if value is None else {"value": value})
        proposals = proposal_of(case, left[0], value) if variant == "implied" else ()
        yield replace(finding, facts=facts, proposals=proposals)


def _together(case: Case, gaps: Sequence[_Gap], lost: Sequence[Cell]) -> Iterator[Finding]:
    """One finding about many rows that lack cells, or about the column that they all lack."""
    suspect = [cell for gap in gaps for cell in gap.suspect]
    columns = {cell.address.rpartition(".")[2] for cell in lost}
    if _fit_zero(case, lost):
        yield from one_finding(case, MISSING, lost, "rows_fit_zero", suspect)
        return
    if len(columns) > 1:
        yield from one_finding(case, MISSING, lost, "rows_lack", suspect)
        return
    for finding in one_finding(case, MISSING, lost, "column", suspect):
        left = [cell.address for cell in lost if cell.address in finding.cells]
        implied = [proposal_of(case, cell, implied_value(case, cell)) for cell in left]
        proposals: tuple[Proposal, ...] = ()
        if left and all(implied):
            changes = tuple(each[0].changes[0] for each in implied)
            restores = dict.fromkeys(rule for (proposal,) in implied for rule in proposal.restores)
            why = Reason("column_implied", {"column": finding.facts["column"], "count": len(left)})
            proposals = (Proposal(changes, tuple(restores), True, why),)
        yield replace(finding, proposals=proposals)


def _fit_zero(case: Case, lost: Sequence[Cell]) -> bool:
    """Whether all balances of the cells that are still open would hold with 0 in them."""
    return all(
        holds_as_zero(case, cell.address) for cell in lost if cell.address not in case.corrections
    )

"""Where the reading is in doubt: cells grouped so that one cause is told once.

Every cell that is suspect or missing is named here, in ``missing``, by ``t2.blank``, by the
finding about the label of its row, or by the one about (六)其他处理 printed in one row.
"""

from __future__ import annotations

from collections.abc import Iterator

from parser.case import Case
from parser.findings import Cause, Change, Diagnosis, Family, Finding, Proposal, Severity
from parser.report import Cell, Fact, Meaning, Number, State
from parser.rules.counts import is_count_in_words
from parser.rules.doubtful import (
    by_row,
    named_as_empty,
    named_nowhere_else,
    one_finding,
    reasons_of,
    tables_of,
)
from parser.rules.implied import implied_value, proposal_of
from parser.rules.listed import MOST_ALIKE, MOST_NAMED
from parser.rules.rule import Basis, Bilingual, Rule, checks
from parser.rules.structure import SECOND_TABLE


def _about_reading(
    id: str, severity: Severity, name: Bilingual, says: dict[str, Bilingual]
) -> Rule:
    """A rule about the reading, which no notice asks for."""
    return Rule(id, Family.MISPARSE, severity, Basis.HEURISTIC, "", name, says)


UNREADABLE = _about_reading(
    "misparse.unreadable",
    Severity.WARNING,
    Bilingual("无法识别的单元格", "Cells that cannot be read as a figure"),
    {
        "": Bilingual("{cell}的“{text}”不能识别为数字", "{cell}: “{text}” is not a figure"),
        "implied": Bilingual(
            "{cell}的“{text}”不能识别为数字；由勾稽关系推算应为 {value}",
            "{cell}: “{text}” is not a figure; by the balances it should be {value}",
        ),
    },
)
SUSPECT = _about_reading(
    "misparse.suspect",
    Severity.WARNING,
    Bilingual("读取存疑的单元格", "Cells whose reading is in doubt"),
    {
        "": Bilingual(
            "{row}的读取存疑，数字 {figures}，请对照原文",
            "The reading of {row} is in doubt, figures {figures}: compare with the source",
        ),
        "rows": Bilingual(
            "{rows}{more}的读取存疑，共 {count} 个单元格，请对照原文",
            "The reading of {rows}{more} is in doubt, {count} cells in all: compare with the "
            "source",
        ),
    },
)
RECOVERED = _about_reading(
    "misparse.recovered",
    Severity.INFO,
    Bilingual("据旁证归位的单元格", "Cells placed on indirect evidence"),
    {
        "": Bilingual(
            "{row}的数字 {figures} 是据旁证归位的",
            "The figures {figures} of {row} were placed on indirect evidence",
        ),
        "rows": Bilingual(
            "{table}有 {count} 个单元格是据旁证归位的（{rows}{more}）",
            "{count} cells of {table} were placed on indirect evidence ({rows}{more})",
        ),
    },
)
EXTRA_FIGURES = _about_reading(
    "misparse.extra_figures",
    Severity.WARNING,
    Bilingual("表内无处可归的数字", "Figures without a place in the form"),
    {
        "": Bilingual(
            "{table}中有 {count} 个数字在格式中没有位置：{text}{more}",
            "{table} has {count} figure(s) for which the form has no place: {text}{more}",
        ),
    },
)
DOUBT = _about_reading(
    "misparse.doubt",
    Severity.WARNING,
    Bilingual("整表读取存疑", "A table whose reading is in doubt"),
    {
        "": Bilingual(
            "{table}的读取存疑，请对照原文",
            "The reading of {table} is in doubt: compare with the source",
        ),
    },
)
REMARK = _about_reading(
    "misparse.source",
    Severity.INFO,
    Bilingual("文件本身的情况", "About the file itself"),
    {"": Bilingual("关于本文件：{why}", "About this file: {why}")},
)


@checks(UNREADABLE)
def unreadable(case: Case) -> Iterator[Finding]:
    """A cell whose text is not a figure: named one by one, with the figure the balances ask for."""
    for cell in case.empty:
        if cell.meaning is not Meaning.UNREADABLE or cell.address in case.corrections:
            continue
        if is_count_in_words(case, cell):
            continue
        implied = implied_value(case, cell.address)
        facts: dict[str, Fact] = {"cell": cell.address, "text": cell.text.strip()}
        if implied is not None:
            facts["value"] = implied
        yield UNREADABLE.found(
            case,
            (cell.address,),
            variant="" if implied is None else "implied",
            facts=facts,
            diagnosis=Diagnosis(Cause.UNDECIDED, reasons_of((cell,))),
            proposals=_readings(case, cell, implied),
        )


def _readings(case: Case, cell: Cell, implied: Number | None) -> tuple[Proposal, ...]:
    """The figure that the balances ask for, and the one that the text looks like."""
    proposals = proposal_of(case, cell.address, implied)
    for reason in cell.evidence:
        likeness = reason.facts.get("suggestion")
        if likeness is not None and str(likeness) != str(implied):
            change = Change(cell.address, cell.text, str(likeness))
            proposals = (*proposals, Proposal((change,), (), False, reason))
    return proposals


@checks(SUSPECT)
def suspect(case: Case) -> Iterator[Finding]:
    """Cells placed against some of the evidence: one finding a row, or one for a common cause."""
    yield from _by_cause(case, SUSPECT, State.SUSPECT)


@checks(RECOVERED)
def recovered(case: Case) -> Iterator[Finding]:
    """Cells placed by other evidence than their label: one finding for each kind of evidence."""
    yield from _by_cause(case, RECOVERED, State.RECOVERED)


@checks(EXTRA_FIGURES)
def extra_figures(case: Case) -> Iterator[Finding]:
    """Figures in a table which have no place in the form: one finding a table."""
    for table in tables_of(case):
        strays = [stray for stray in table.strays if stray.figures]
        if strays:
            yield EXTRA_FIGURES.found(
                case,
                spans=[stray.span for stray in strays],
                of=table.key,
                facts={
                    "table": table.key,
                    "count": sum(stray.figures for stray in strays),
                    "text": " ".join(" ".join(stray.text.split()) for stray in strays[:MOST_NAMED]),
                    "more": max(len(strays) - MOST_NAMED, 0),
                },
            )


@checks(DOUBT)
def doubts(case: Case) -> Iterator[Finding]:
    """A doubt about a whole table which no cell of it carries."""
    carried = {reason.code for cell in case.unsure for reason in cell.evidence}
    for table in tables_of(case):
        for doubt in table.doubts:
            if doubt.code not in carried | {SECOND_TABLE} and table.span is not None:
                yield DOUBT.found(
                    case,
                    spans=[table.span],
                    of=f"{table.key} {doubt.code}",
                    facts={"table": table.key},
                    diagnosis=Diagnosis(Cause.MISPARSE, (doubt,)),
                )


@checks(REMARK)
def remarks(case: Case) -> Iterator[Finding]:
    """What the reading says of the file as a whole: lost bytes, another report in it."""
    told: set[str] = set()
    for remark in case.report.source.remarks + case.report.remarks:
        if remark.code not in told:
            told.add(remark.code)
            diagnosis = Diagnosis(Cause.MISPARSE, (remark,))
            yield REMARK.found(case, of=remark.code, diagnosis=diagnosis)


def _by_cause(case: Case, rule: Rule, state: State) -> Iterator[Finding]:
    in_doubt = list(named_nowhere_else(case))
    # The finding about a gap names the suspect cells beside it, but no recovered ones.
    gaps = by_row(
        cell
        for cell in in_doubt
        if state is State.SUSPECT and cell.state is State.MISSING and not named_as_empty(cell)
    )
    causes: dict[tuple[str, ...], list[Cell]] = {}
    for cell in in_doubt:
        row = cell.address.rpartition(".")[0]
        if cell.state is state and row not in gaps and not named_as_empty(cell):
            key = cell.address.partition(".")[0]
            codes = dict.fromkeys(reason.code for reason in cell.evidence)
            causes.setdefault((key, *codes), []).append(cell)
    for cells in causes.values():
        rows = by_row(cells)
        if len(rows) > 1 and (state is State.RECOVERED or len(rows) > MOST_ALIKE):
            yield from one_finding(case, rule, cells, "rows")
        else:
            for members in rows.values():
                yield from one_finding(case, rule, members, "")

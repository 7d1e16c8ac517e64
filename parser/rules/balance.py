"""The balances of 表三 and 表四 that do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from parser.case import Case
from parser.diagnosis.diagnose import diagnose
from parser.findings import Family, Finding, Severity
from parser.report import Meaning
from parser.rules.rule import FORM_2021, Basis, Bilingual, Rule, checks

# Patterns that are about a whole row: its other cells are in the same doubt.
DISPLACED = ("shifted_row", "gapped_row")

# Which pattern it is the diagnosis says; {equations} and {options} are put together by the
# wording from the equations and the proposals of the finding.
BROKEN = {
    "one_cell": Bilingual(
        "{equations}。只有{cell}一处有误能同时解释：原文 {printed}，应为 {proposed}",
        "{equations}. One wrong cell explains all of this: {cell} prints {printed} and should be "
        "{proposed}",
    ),
    "one_corrected_cell": Bilingual(
        "{equations}。只有{cell}一处能同时解释：更正后为 {printed}，应为 {proposed}",
        "{equations}. One cell explains all of this: {cell} was corrected to {printed} and should "
        "be {proposed}",
    ),
    "one_of_cells": Bilingual(
        "{equations}。下列 {candidates} 处任改其一即可成立：{options}",
        "{equations}. Changing any one of {candidates} cells would restore it: {options}",
    ),
    "wrong_row": Bilingual(
        "{equations}。两行差额一正一负而各列合计无误，可能有 {cases} 件计错了行；{candidates}"
        " 种改法都成立：{options}",
        "{equations}. Two rows are out by opposite amounts while every column adds up: {cases} "
        "case(s) may have been entered in the wrong row. {candidates} changes would restore the "
        "balances: {options}",
    ),
    "wrong_column": Bilingual(
        "{equations}。两列差额一正一负而各行合计无误，可能有 {cases} 件计错了列或两格互换；"
        "{candidates} 种改法都成立：{options}",
        "{equations}. Two columns are out by opposite amounts while every row adds up: {cases} "
        "case(s) may have been entered in the wrong column, or two cells were exchanged. "
        "{candidates} changes would restore the balances: {options}",
    ),
    "exchanged_cells": Bilingual(
        "{equations}。{cell}与{other_cell}两格的数字互换后全部成立：{options}",
        "{equations}. Exchanging the figures of {cell} and {other_cell} restores every balance: "
        "{options}",
    ),
    "several_cells": Bilingual(
        "{equations}。至少要改动几处才能全部成立，最少的改法有 {candidates} 种：{options}",
        "{equations}. Several cells have to change; {candidates} change(s) of the fewest cells: "
        "{options}",
    ),
    "shifted_row": Bilingual(
        "{row}整行数字错位：向{way}移 {by} 格后有关的勾稽关系全部成立。{equations}",
        "The figures of {row} are shifted: moved {by} cell(s) to the {way}, they satisfy every "
        "balance involved. {equations}",
    ),
    "gapped_row": Bilingual(
        "{row}缺单元格而其余数字错位：补出缺格后有关的勾稽关系全部成立。{equations}",
        "{row} lacks a cell and the rest of its figures are shifted: with the gap filled, every "
        "balance involved holds. {equations}",
    ),
    "exchanged_rows": Bilingual(
        "{row}与{other_row}两行的数字互换后，勾稽关系全部成立。{equations}",
        "Exchanging the figures of {row} and {other_row} restores every balance. {equations}",
    ),
    "unexplained": Bilingual(
        "{equations}。没有找到改动一两处就能全部成立的办法，请逐项核对",
        "{equations}. No change of one or two cells restores all of it; please check item by item",
    ),
}

COLUMN_BALANCE = Rule(
    "t3.column_balance",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三：第一项加第二项之和，等于第三项加第四项之和",
    name=Bilingual(
        "表三各列：一、新收 + 二、上年结转 = (七)总计 + 四、结转下年度",
        "Table 3, columns: 1 new + 2 carried in = (7) total + 4 carried out",
    ),
    says=BROKEN,
)
RESULTS_TOTAL = Rule(
    "t3.results_total",
    Family.BALANCE,
    Severity.ERROR,
    Basis.OFFICIAL,
    f"{FORM_2021} 表三(二)(七)：只计这一情形，不计其他情形；总计",
    name=Bilingual(
        "表三各列：(七)总计 = (一)至(六)各项之和",
        "Table 3, columns: (7) total = sum of (1) to (6)",
    ),
    says=BROKEN,
)
ROW_TOTAL = Rule(
    "t3.row_total",
    Family.BALANCE,
    Severity.ERROR,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表三",
    name=Bilingual(
        "表三各行：总计 = 自然人与五类组织之和",
        "Table 3, rows: total = natural persons + five kinds of organisation",
    ),
    says=BROKEN,
)
GROUP_TOTAL = Rule(
    "t4.group_total",
    Family.BALANCE,
    Severity.ERROR,
    Basis.CUSTOMARY,
    f"{FORM_2021} 表四",
    name=Bilingual(
        "表四各组：总计 = 维持、纠正、其他、尚未审结之和",
        "Table 4, groups: total = upheld + corrected + other + pending",
    ),
    says=BROKEN,
)
BALANCES = {rule.id: rule for rule in (GROUP_TOTAL, ROW_TOTAL, RESULTS_TOTAL, COLUMN_BALANCE)}


@checks(*BALANCES.values())
def broken_balances(case: Case) -> Iterator[Finding]:
    """Balances that do not hold, one finding for each cause.

    ``t3.column_balance`` is the formula that 表三 of 国办公开办函〔2021〕30号 prints;
    ``t3.results_total`` follows from its words 只计这一情形,不计其他情形; the totals of rows and
    of the groups of 表四 are customary.
    """
    if not case.broken:
        return
    for fault in diagnose(case):
        operands = dict.fromkeys(cell for equation in fault.equations for cell in equation.cells)
        if fault.pattern in DISPLACED:
            row = case.rows[str(fault.facts["row"])]
            operands |= dict.fromkeys(cell.address for cell in row)
        changed = dict.fromkeys(
            change.cell for proposal in fault.proposals for change in proposal.changes
        )
        not_applicable = sum(case.meaning(cell) is Meaning.NOT_APPLICABLE for cell in operands)
        facts = dict(fault.facts)
        if not_applicable:
            facts["not_applicable"] = not_applicable
        yield BALANCES[fault.equations[0].rule].found(
            case,
            operands,
            variant=fault.pattern,
            of=" ".join(f"{equation.rule}.{equation.of}" for equation in fault.equations),
            facts=facts,
            named=changed | operands,
            equations=fault.equations,
            diagnosis=fault.diagnosis,
            proposals=fault.proposals,
        )

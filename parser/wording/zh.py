"""The words around the messages in Chinese: equations, explanations, joints, and the reasons."""

from parser.wording.reasons_zh import REASONS
from parser.wording.troubles_zh import TROUBLES

__all__ = ["EQUATIONS", "EXPLAIN", "PHRASES", "REASONS", "TROUBLES"]

EQUATIONS = {
    "t3.column_balance": (
        "{column}列：新收加上年结转 {left}，(七)总计加结转下年度 {right}，差 {difference}"
    ),
    "t3.results_total": "{column}列：(一)至(六)各项合计 {left}，(七)总计 {right}，差 {difference}",
    "t3.row_total": "{row}行：各类申请人合计 {left}，总计 {right}，差 {difference}",
    "t4.group_total": "表四{group}：四项合计 {left}，总计 {right}，差 {difference}",
}

EXPLAIN = {
    "basis_official": "依据：{source}（官方规定）",
    "basis_customary": "依据：{source}（审核惯例，格式文本没有明文）",
    "basis_heuristic": "依据：{source}（经验判断，仅供参考）",
    "basis_reading": "性质：这是对读取结果的提示，不是对报告本身的判定。",
    "cause_published_error": "判断：原文有误。{why}",
    "cause_misparse": "判断：可能是读取或转换有误，不一定是原文的错。{why}",
    "cause_undecided": "判断：尚不能断定是原文有误还是读取有误。{why}",
    "proposal_unique": "唯一的最小改法：{changes}。{why}",
    "proposal": "可能的改法之一：{changes}。{why}",
    "change": "{cell}：{printed} → {proposed}",
    "blank": "空白",
    "ask_published_error": "处理建议：请填报单位核对上述单元格的原始台账并更正。",
    "ask_misparse": "处理建议：请先对照原文件核对读取结果；读取无误的，再请填报单位核实。",
    "ask_undecided": "处理建议：请对照原文件核对；确属原文有误的，请填报单位更正。",
    "ask_narrative": "处理建议：请填报单位核对正文与表格，以台账为准统一数字。",
    "ask_structure": "处理建议：请填报单位按格式文本补正。",
    "ask_plausibility": "处理建议：请填报单位核实该数字。",
    "ask_history": "处理建议：请填报单位对照上一年报告说明差异原因。",
    "ask_misreading": "处理建议：请对照原文件核对读取结果，必要时更正。",
}

PHRASES = {
    "and": "、",
    "quoted": "“{name}”",
    "then": "；",
    "or": "；或",
    "more": "等",
    "not_applicable": "（有 {not_applicable} 个“不适用”的单元格按 0 计算）",
    "more_equations": "等 {n} 个等式",
    "left": "左",
    "right": "右",
    "reason_tail": "（依据：{why}）",
}

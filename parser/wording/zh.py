"""The catalogue in Chinese: code → message.

A code is a rule id, a rule id with a variant, or the code of a reason. Every entry has its
twin with the same placeholders in ``en``.
"""

from parser.wording.phrases_zh import EQUATIONS, EXPLAIN, PHRASES
from parser.wording.reasons_zh import REASONS
from parser.wording.rules_zh import RULES
from parser.wording.troubles_zh import TROUBLES

__all__ = ["EQUATIONS", "EXPLAIN", "MESSAGES", "PHRASES", "REASONS", "RULES", "TROUBLES"]

MESSAGES = {
    "balance:one_cell": (
        "{equations}。只有{cell}一处有误能同时解释：原文 {printed}，应为 {proposed}"
    ),
    "balance:one_corrected_cell": (
        "{equations}。只有{cell}一处能同时解释：更正后为 {printed}，应为 {proposed}"
    ),
    "balance:one_of_cells": "{equations}。下列 {candidates} 处任改其一即可成立：{options}",
    "balance:wrong_row": (
        "{equations}。两行差额一正一负而各列合计无误，可能有 {cases} 件计错了行；{candidates}"
        " 种改法都成立：{options}"
    ),
    "balance:wrong_column": (
        "{equations}。两列差额一正一负而各行合计无误，可能有 {cases} 件计错了列或两格互换；"
        "{candidates} 种改法都成立：{options}"
    ),
    "balance:exchanged_cells": (
        "{equations}。{cell}与{other_cell}两格的数字互换后全部成立：{options}"
    ),
    "balance:several_cells": (
        "{equations}。至少要改动几处才能全部成立，最少的改法有 {candidates} 种：{options}"
    ),
    "balance:shifted_row": (
        "{row}整行数字错位：向{way}移 {by} 格后有关的勾稽关系全部成立。{equations}"
    ),
    "balance:gapped_row": (
        "{row}缺单元格而其余数字错位：补出缺格后有关的勾稽关系全部成立。{equations}"
    ),
    "balance:exchanged_rows": "{row}与{other_row}两行的数字互换后，勾稽关系全部成立。{equations}",
    "balance:unexplained": "{equations}。没有找到改动一两处就能全部成立的办法，请逐项核对",
    "count.not_a_count:negative": "{cell}为 {value}：件数不能是负数",
    "count.not_a_count:worded": "{cell}填写“{text}”：件数应为数字",
    "count.not_a_count:fraction": "{cell}为 {value}：件数应为整数",
    "count.blank:table": "{table}全部 {count} 个单元格都是空白，未填数字（空白不等于 0）",
    "count.blank:fits_zero": (
        "{table}有 {count} 个空白单元格（{cells}{more}），按 0 计算时相关勾稽关系成立；空白不"
        "等于 0，应填 0"
    ),
    "count.blank": "{row}有空白：{cells}。按 0 计算时勾稽关系不成立，应补填数字",
    "count.blank:implied": "{row}有空白：{cells}。由勾稽关系推算应为 {value}",
    "count.total_blank": "{cell}空白，而其分项合计为 {value}",
    "count.not_applicable": (
        "{table}有 {count} 个单元格填“不适用”一类的记号（{cells}{more}），勾稽时按 0 计算"
    ),
    "t2.blank:table": "{table}全部 {count} 个单元格都没有数字",
    "t2.blank:beside_figures": "{row}同行已填 {filled}，而{cells}没有数字",
    "t2.blank": "{row}没有数字：{cells}",
    "t2.in_force_below_issued": "{row}现行有效 {in_force} 件，少于本年制发 {issued} 件",
    "t2.in_force_below_issued:negative_before": (
        "{row}现行有效 {in_force} 件、本年制发 {issued} 件、废止 {repealed} 件，倒推上年末有"
        "效 {before} 件，不可能为负数"
    ),
    "t2.regulations_by_unauthorised_body": (
        "{agency}没有规章制定权，而{row}填报 {figures}；请核实是否把规范性文件填作规章"
    ),
    "t2.fee_unit:stated": "{cell}印作“{text}”，而该栏的单位是万元，请核对单位",
    "t2.fee_unit": "{cell}为 {value} 万元，数额过大；如果实际单位是元，应填 {as_yuan} 万元",
    "label_missing": "{row}的行名在文件中缺失，该行数字 {figures} 是按位置归入的，请对照原文",
    "label_garbled": "{row}的行名残缺或夹有杂字（“{text}”），已辨认",
    "label_misspelt": "{row}的行名印作“{text}”，与格式文本不符",
    "label_garbled:rows": "{table}有 {count} 行的行名残缺或夹有杂字，已辨认：{rows}{more}",
    "label_misspelt:rows": "{table}有 {count} 行的行名与格式文本不符：{rows}{more}",
    "label_wording:rows": "{table}有 {count} 行的行名与格式文本用词不同：{rows}{more}",
    "label_wording": "{row}的行名印作“{text}”，与格式文本用词不同",
    "misparse.table_not_found": (
        "{table}不在本文件中（可能是图片或已丢失）：{count} 个单元格未能核对，不等于 0"
    ),
    "misparse.unreadable": "{cell}的“{text}”不能识别为数字",
    "misparse.unreadable:implied": "{cell}的“{text}”不能识别为数字；由勾稽关系推算应为 {value}",
    "misparse.missing": "{row}没有读到数字：{cells}",
    "misparse.missing:fits_zero": "{row}没有读到数字：{cells}。按 0 计算时相关勾稽关系成立",
    "misparse.missing:implied": "{row}没有读到数字：{cells}。由勾稽关系推算应为 {value}",
    "misparse.missing:rows_fit_zero": (
        "{rows}{more}有 {count} 个单元格没有读到数字。按 0 计算时相关勾稽关系成立"
    ),
    "misparse.missing:rows_lack": "{rows}{more}有 {count} 个单元格没有读到数字",
    "misparse.missing:column": "{table}“{column}”一列有 {count} 行没有读到数字",
    "misparse.missing:rows": "{rows}{more}在文件中没有读到，共 {count} 个单元格",
    "misparse.suspect": "{row}的读取存疑，数字 {figures}，请对照原文",
    "misparse.suspect:rows": "{rows}{more}的读取存疑，共 {count} 个单元格，请对照原文",
    "misparse.recovered": "{row}的数字 {figures} 是据旁证归位的",
    "misparse.recovered:rows": "{table}有 {count} 个单元格是据旁证归位的（{rows}{more}）",
    "misparse.extra_figures": "{table}中有 {count} 个数字在格式中没有位置：{text}{more}",
    "misparse.doubt": "{table}的读取存疑，请对照原文",
    "misparse.source": "关于本文件：{why}",
    "structure.section_missing": "没有找到“{section}”部分",
    "structure.section_order": "“{section}”排在“{after}”之后，与格式文本的次序不符",
    "structure.section_empty": "“{section}”没有正文",
    "structure.section_empty:says_none": "“{section}”只写“{text}”，应写明存在的主要问题及改进情况",
    "structure.outdated_form": (
        "{year} 年度报告使用了 2019 年的旧格式，应使用国办公开办函〔2021〕30号格式"
    ),
    "structure.outdated_form:cited": (
        "{year} 年度报告引用了已被取代的〔2019〕60号文，应引用国办公开办函〔2021〕30号"
    ),
    "structure.collapsed_rows": "{row}只印一行，格式文本在此有 {count} 行：{rows}",
    "structure.fee_statement": (
        "“六、其他需要报告的事项”没有说明收取信息处理费的情况（没有收取的也应写明）"
    ),
    "structure.period": "统计期限写作“{text}”，应为 {year} 年 1 月 1 日至 12 月 31 日",
    "structure.period:title": "标题写的是 {text} 年，正文和表格是 {year} 年",
    "structure.duplicate_table": "{table}在文件中又出现一次（“{text}”起），核对的是第一张",
    "narrative.fee": "“{section}”写“{text}”，“{other_section}”写“{other_text}”，前后不一",
    "narrative.sum": "正文总数 {claimed}，所列分项 {parts} = {stands}，相差 {difference}",
    "narrative.percent": "正文写 {part} 占 {whole} 的 {claimed}%，实为 {stands}%",
    "narrative.published": (
        "正文“{text}”为 {claimed}，而表二本年制发 {stands} 件、现行有效 {other_stands} 件，都对不上"
    ),
    "narrative.received:new_and_carried_in": (
        "正文“{text}”为新收与上年结转之和；本年新收是 {stands} 件"
    ),
    "narrative.received:total": "正文“{text}”等于(七)总计；本年新收是 {stands} 件",
    "against_cell": "正文“{text}”为 {claimed}，而{cell}为 {stands}，相差 {difference}",
    "against_cell:sum": "正文“{text}”为 {claimed}，而{cells}合计为 {stands}，相差 {difference}",
    "says_none": "正文“{text}”，而{cells}合计为 {stands}",
    "history.carried": (
        "{cell}为 {stands}，上一年报告的{other_cell}为 {last_year}，相差 {difference}"
    ),
    "history.in_force": (
        "{row}现行有效 {stands} 件；上一年 {last_year} 件 + 制发 {issued} − 废止 {repealed} ="
        " {expected} 件，相差 {difference}"
    ),
    "history.last_year": (
        "所给的上年报告是{agency} {year} 年的，不是本机关上一年的报告，没有与之核对"
    ),
    "history.growth": (
        "正文写新收同比变化 {claimed}%；本年 {now} 件、上年 {last_year} 件，实为 {stands}%"
    ),
}

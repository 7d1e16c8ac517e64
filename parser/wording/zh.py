"""The catalogue in Chinese: code → message.

A code is a rule id, a rule id with a variant, or the code of a reason. Every entry has its
twin with the same placeholders in ``en``.
"""

from parser.wording.phrases_zh import EQUATIONS, EXPLAIN, PHRASES
from parser.wording.rules_zh import RULES

__all__ = ["EQUATIONS", "EXPLAIN", "MESSAGES", "PHRASES", "REASONS", "RULES"]

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

REASONS = {
    "correction_breaks": "按原文这些关系成立，是{cell}的更正使其不平",
    "correction_not_enough": "{cell}更正后，这些关系仍不成立",
    "correction_back": "{cell}按原文是平的，撤销该更正即可",
    "restores_all": "改后有关的勾稽关系全部成立",
    "several_fit": "有 {count} 种改法同样能成立，不能只凭勾稽关系断定是哪一种",
    "all_read": "所涉单元格都读取无疑，错误在原文",
    "cell_doubtful": "{cell}的读取本身存疑",
    "cell_recovered": "{cell}是据旁证归位的",
    "operands_doubtful": "等式中有的单元格读取存疑，不能断定是原文错还是读取错",
    "no_small_change": "改动一两处不能全部解释",
    "text_says": "正文也说{cell}是 {value}",
    "slip_digit": "{printed} 与 {proposed} 只差一个数字，像是笔误",
    "slip_transposed": "{printed} 与 {proposed} 相邻两个数字颠倒",
    "slip_zero": "{printed} 与 {proposed} 多或少一个 0",
    "slip_dropped": "{printed} 比 {proposed} 少一个数字",
    "slip_extra": "{printed} 比 {proposed} 多一个数字",
    "total_left_zero": "{cell}印 0，而分项有数，像是总计没有汇总，应为 {value}",
    "cells_exchanged": "两格的数字正好互换",
    "shifted_row": "{row}整行向{way}移 {by} 格即全部成立",
    "gapped_row": "{row}的数字按原有次序、补出缺格后全部成立",
    "exchanged_rows": "{row}与{other_row}的数字互换即全部成立",
    "column_implied": "由勾稽关系可推算“{column}”列全部 {count} 个数字",
    "implied_by_balances": "由勾稽关系推算{cell}为 {value}",
    "unassessed_blank": "{rule}：有 {count} 处因单元格空白不能核算",
    "unassessed_absent": "{rule}：有 {count} 处因没有读到单元格不能核算",
    "unassessed_unreadable": "{rule}：有 {count} 处因单元格不能识别而不能核算",
    "unassessed_number": "{rule}：有 {count} 处不能核算",
    "unassessed_zero_mark": "{rule}：有 {count} 处不能核算",
    "unassessed_not_applicable": "{rule}：有 {count} 处不能核算",
    "unassessed_table": "{table}不在文件中，其勾稽关系未能核算",
    "label_missing": "行名缺失",
    "label_garbled": "行名残缺，仍可辨认",
    "label_misspelt": "行名有误字",
    "header_changes": "表中重复的表头与开头的表头次序不同",
    "label_apart": "行名与数字不在同一行，中间可能缺了内容",
    "neighbour_missing": "相邻一行的行名和数字都没有找到",
    "row_wrapped": "该行数字分在两行印出，已合为一行",
    "table_unnamed": "所在章节没有该表的表头或栏目名，可能不是这张表",
    "labels_may_slip": "附近有整行数字没有对应的行，行名可能错开了一行",
    "labels_crowded": "几行的行名挤在一处",
    "placed_by_order": "按行的次序归位",
    "place_undecided": "相邻的行都可能是它的位置",
    "row_out_of_order": "该行不在格式文本的次序上",
    "row_not_found": "文件中没有找到该行",
    "placed_by_blanks": "按空格的位置归入各列",
    "placed_by_cell": "按单元格的位置归入各列",
    "cells_shifted": "数字在行内错位",
    "shifted": "数字在行内错位",
    "cell_lost": "该行缺一个单元格，缺的是哪一个不能断定",
    "cell_extra": "该行多一个单元格，多的是哪一个不能断定",
    "repeated_cell": "合并单元格的数字重复出现，只取一次",
    "extra_figure": "该行有 {figures} 个数字，而格式只有 {columns} 列",
    "sparse": "该行只有 {figures} 个数字，格式有 {columns} 列，各在哪一列不能断定",
    "odd_text": "该行夹有不是数字的文字",
    "blank_cell": "单元格空白",
    "header_order": "表头的列序与格式文本不同",
    "header_contradicts": "表头与格式文本矛盾",
    "header_damaged": "表头残缺，列按格式文本的次序",
    "header_missing": "没有表头，列按格式文本的次序",
    "full_width_digits": "“{text}”是全角数字",
    "figure_broken": "“{text}”断在两行，可能是 {suggestion}",
    "text_scrambled": "表格文字的次序已被打乱，几乎没有完整的一行",
    "figures_below": "该行下面还有数字，可能是本行数字换行的后半",
    "inner_space": "“{text}”中间有空格，读作 {value}",
    "remark_in_cell": "“{text}”带有说明，读作 {value}",
    "unit_in_cell": "“{text}”带有单位“{unit}”",
    "look_alike_digits": "“{text}”中有形似数字的字母，可能是 {suggestion}",
    "unreadable": "“{text}”不是数字",
    "second_table": "{table}在文件中出现了两次，只读第一张",
    "several_reports": "文件中有 {count} 份报告，这是第 {part} 份",
    "mojibake_repaired": "文件的文字曾以错误的编码转换（乱码），已还原；请核对原文件",
    "bytes_lost": "按 {encoding} 解码时有 {count} 处字节损坏",
    "pages_without_text": "有 {count} 页没有文字层(第 {pages} 页)，其中的内容没有读到",
    "binary": "不是文本文件，请换成报告的文本、HTML、DOCX 或 PDF",
    "encoding_unknown": "无法判断文字编码，请另存为 UTF-8 后重试",
    "empty": "文件是空的，请重新下载或向填报单位索取",
    "folder": "这是文件夹，请指定文件，或用 gouji check 检查整个文件夹",
    "no_such_part": "文件中只有 {count} 份报告，没有第 {part} 份",
    "no_such_file": "文件不存在，请检查路径",
    "cannot_open": "文件打不开：{error}",
    "too_large": "文件超过 {limit} MB，请拆分后重试",
    "not_a_report": "没有找到政府信息公开工作年度报告的内容，请确认文件",
    "kind_to_convert:image": "这是图片，不能直接读取；请先做文字识别（OCR），存为 DOCX 后重试",
    "kind_to_convert:archive": "这是压缩包，请解压后打开其中的报告",
    "kind_to_convert:locked": "这份文件加了密码，请用办公软件打开，去掉密码后另存",
    "kind_to_convert:slides": "暂不能读取演示文稿，请用办公软件另存为 DOCX 或文本后重试",
    "kind_to_convert": "暂不能读取 {kind} 文件，请用办公软件另存为 DOCX 或文本后重试",
    "docx_damaged": "DOCX 文件已损坏，请用办公软件打开后另存",
    "archive_without_page": "网页存档中没有网页，请另存为 HTML",
    "text_in_script": "网页正文由脚本载入或另嵌文件，请在浏览器中打开并另存正文后再读",
    "scanned_pdf": "这是扫描件（{pages} 页都没有文字层），请先做文字识别（OCR）再读取",
    "pdf_locked": "PDF 有密码，请先解除密码",
    "pdf_damaged": "PDF 文件已损坏，请重新导出",
    "unknown": "{code}",
}

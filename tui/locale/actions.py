"""The actions of the screen in Chinese and English: the name of each, and what it does.

Both languages stand side by side, found by the id that the action has in ``tui.commands``.
"""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """An action in one language: its name, for lists and the footer, and its line of the help."""

    name: str
    help: str


class ActionWords(NamedTuple):
    """An action in every language."""

    zh: Said
    en: Said


ACTIONS: dict[str, ActionWords] = {
    "next_finding": ActionWords(
        Said("下一条发现", "到下一条未处理的发现，跨表；查找时到下一处"),
        Said(
            "next finding",
            "to the next open finding, across tables; in a search to the next place",
        ),
    ),
    "previous_finding": ActionWords(
        Said("上一条发现", "到上一条未处理的发现"),
        Said("previous finding", "to the previous open finding"),
    ),
    "list_findings": ActionWords(
        Said("全部发现", "列出全部发现，包括已处理、已更正的，到其中一条"),
        Said("all findings", "list all findings, decided and corrected ones too, and go to one"),
    ),
    "correct": ActionWords(
        Said("更正", "写明这一格应是什么：数字、空白或 - / 等记号；回车保存并下移，Esc 放弃"),
        Said(
            "correct",
            "type what the cell means: a number, blank, or a mark; Enter keeps and moves down, "
            "Esc leaves it",
        ),
    ),
    "choose_place": ActionWords(
        Said("定位", ""),
        Said("locate", ""),
    ),
    "accept": ActionWords(
        Said("采纳建议", "采纳第一条建议，随时可撤销"),
        Said("accept", "accept the first proposal; it can be undone"),
    ),
    "choose_proposal": ActionWords(
        Said("选择建议", "看各条建议的全文，从中选一条"),
        Said("choose a proposal", "read every proposal in full and choose one"),
    ),
    "confirm": ActionWords(
        Said("确认", "确认这条发现属实，并到下一条"),
        Said("confirm", "the finding is right; go to the next"),
    ),
    "dismiss": ActionWords(
        Said("排除", "排除这条发现并写明理由，到下一条"),
        Said("dismiss", "set the finding aside with a reason; go to the next"),
    ),
    "reopen": ActionWords(
        Said("重新处理", "收回对这条发现的决定"),
        Said("reopen", "take the decision on this finding back"),
    ),
    "note": ActionWords(
        Said("批注", "在单元格、行、表、发现、全文或选取的原文上写批注"),
        Said("note", "a note on the cell, row, table, finding, report or selected source text"),
    ),
    "notes": ActionWords(
        Said("全部批注", "列出全部批注，可修改、撤回"),
        Said("all notes", "list all notes, edit and withdraw them"),
    ),
    "undo": ActionWords(
        Said("撤销", "撤销上一步，不限次数，重新打开后仍可撤销"),
        Said("undo", "undo without limit, also after a restart"),
    ),
    "redo": ActionWords(
        Said("重做", "恢复刚撤销的一步"),
        Said("redo", "redo what was undone"),
    ),
    "history": ActionWords(
        Said("操作记录", "每一步的时间和人，可到其单元格，可撤销到某一步"),
        Said("history", "every step with time and auditor; go to its cell, undo to it"),
    ),
    "take_over": ActionWords(
        Said("沿用审核…", "沿用对另一文件（可能是同一份报告）的审核"),
        Said(
            "take over work from …",
            "take over the work on another file that may be the same report",
        ),
    ),
    "withdraw": ActionWords(
        Said("取消更正", "取消这一格的更正，恢复读出的值"),
        Said("withdraw correction", "let this cell mean again what was read"),
    ),
    "shift_left": ActionWords(
        Said("本行左移", "整行的数左移一格(读取时错位)"),
        Said("row left", "move the figures of the row one cell left (shifted when read)"),
    ),
    "shift_right": ActionWords(
        Said("本行右移", "整行的数右移一格"),
        Said("row right", "move the figures of the row one cell right"),
    ),
    "exchange": ActionWords(
        Said("两行对调", "与另一行的数对调(标签错配)"),
        Said("exchange rows", "exchange the figures with another row (label misplaced)"),
    ),
    "assign": ActionWords(
        Said("归入另一行", "这一行的数应属另一行(行名认错)：移入那一行，其间各行依次顺移"),
        Said(
            "assign to row",
            "these figures belong to another row (label misread); those between move along",
        ),
    ),
    "cause": ActionWords(
        Said("归因", "注明错数是原文之误还是识别之误"),
        Said("cause", "say whether the source or the reading is at fault"),
    ),
    "tab_t2": ActionWords(
        Said("表二", "主动公开政府信息情况"),
        Said("table 2", "information disclosed on own initiative"),
    ),
    "tab_t3": ActionWords(
        Said("表三", "收到和处理政府信息公开申请情况"),
        Said("table 3", "applications received and handled"),
    ),
    "tab_t4": ActionWords(
        Said("表四", "行政复议、行政诉讼情况"),
        Said("table 4", "reconsideration and litigation"),
    ),
    "tab_text": ActionWords(
        Said("正文", "各部分和正文中的问题"),
        Said("text", "sections and findings in the text"),
    ),
    "next_pane": ActionWords(
        Said("下一窗格", "表格、原文、发现、说明之间切换"),
        Said("next pane", "between table, source, findings and cell"),
    ),
    "previous_pane": ActionWords(
        Said("上一窗格", "反向切换"),
        Said("previous pane", "the other way round"),
    ),
    "explain": ActionWords(
        Said("识别依据", "这一格为何这样识别：有利和不利的依据、可能的读法及得分"),
        Said(
            "why read so",
            "what spoke for and against the reading of this cell, and what else it might have been",
        ),
    ),
    "search": ActionWords(
        Said("查找原文", "简体、繁体、全角、半角一并查找"),
        Said("search source", "simplified, traditional, full and half width alike"),
    ),
    "simplified": ActionWords(
        Said("原文转简体", "原文按原样或以简体显示"),
        Said("simplified", "the source as published or in simplified characters"),
    ),
    "copy_cell": ActionWords(
        Said("复制单元格", "复制当前格的文字"),
        Said("copy cell", "copy the text of the cell"),
    ),
    "copy_table": ActionWords(
        Said("复制整表", "整表复制为制表符分隔的文本，可贴入电子表格"),
        Said("copy table", "copy the table as tab-separated text for a spreadsheet"),
    ),
    "export": ActionWords(
        Said("导出", "写成文档、表格或数据文件"),
        Said("export", "write a document, workbook or data file"),
    ),
    "open": ActionWords(
        Said("打开", "打开另一份报告或文件夹"),
        Said("open", "open another report or a folder"),
    ),
    "previous_file": ActionWords(
        Said("上一份报告", "同一文件夹的上一份报告"),
        Said("previous report", "the previous report of the folder"),
    ),
    "next_file": ActionWords(
        Said("下一份报告", "同一文件夹的下一份报告"),
        Said("next report", "the next report of the folder"),
    ),
    "part": ActionWords(
        Said("本文件的另一份", "一个文件中有几份报告时，换到下一份"),
        Said("other report", "to the next report where one file holds several"),
    ),
    "language": ActionWords(
        Said("English", "Switch to English"),
        Said("中文", "切换到中文"),
    ),
    "theme": ActionWords(
        Said("换配色", "深色、浅色、高对比度"),
        Said("colours", "dark, light, high contrast"),
    ),
    "help": ActionWords(
        Said("帮助", "本页"),
        Said("help", "this page"),
    ),
    "palette": ActionWords(
        Said("命令面板", "按名称找到任何一个动作"),
        Said("palette", "find any action by its name"),
    ),
    "quit": ActionWords(
        Said("退出", "退出；所做的都已保存"),
        Said("quit", "quit; all work is saved"),
    ),
}

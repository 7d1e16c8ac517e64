"""帮助、命令面板和页脚的用语，以及一个键此刻不起作用的原因。"""

WORDS: dict[str, str] = {
    # 命令面板
    "palette.ask": "找一个动作",
    "palette.nothing": "没有这个动作",
    "palette.only_in_audit": "命令面板在打开一份报告之后可用。",
    # 为何这一键现在不起作用
    "why.elsewhere": "请先回到表格中的一格(Esc)，再用这个键。",
    "why.on_text": "这里是正文。请先按 1、2 或 3 到一张表，再用这个键。",
    "why.no_proposal_here": "这里没有可采纳的建议。",
    "why.not_open": "这里没有待处理的发现。按 n 到下一条；已处理的按 r 重新处理。",
    "why.not_decided": "这里没有已处理的发现可重新处理。",
    "why.no_proposal": "这里没有可采纳的建议。按 Enter 自行更正。",
    "why.not_corrected": "这一格没有更正可取消。",
    "why.sound": "这一格没有更正，也没有发现涉及它，无从归因。原文确有误时请先按 Enter 更正。",
    "why.only_file": "文件夹中只有这一份报告。",
    "why.only_row": "这里只有这一行。",
    "why.no_offer": "没有其他文件的审核看来属于同一份报告。",
    "why.only_part": "这个文件中只有一份报告。",
    "footer.next_finding": "发现",
    "footer.correct": "更正",
    "footer.accept": "采纳",
    "footer.back": "返回",
    "footer.next_file": "换份",
    "help.title": "帮助",
    "text_dialog.hint": "上下键、PgUp/PgDn 滚动    L English    Esc 返回",
    "help.group.move": "移动",
    "help.group.finding": "发现的问题",
    "help.group.cell": "单元格",
    "help.group.note": "批注",
    "help.group.history": "撤销与记录",
    "help.group.view": "查看",
    "help.group.file": "文件",
    "help.group.program": "程序",
    "help.moves": "方向键或 h j k l 移动；Home/End 行首行末；PgUp/PgDn 翻页；g / G 表首表尾。"
    "鼠标单击到格，双击更正。",
    "help.focus.table": "按法定格式画出的表；原文在它右边，窗口窄时在它上方。"
    "移动光标，原文随之定位。"
    "按 n 到下一条发现的问题，看下方的算式和建议，再按 s 采纳、y 确认或 d 排除。",
    "help.focus.rows": "报告列表。上下键选择，Enter 打开，o 选别的文件或文件夹；"
    "在文件夹中 s 换排序。以下各键在打开一份报告之后可用。",
    "help.focus.source": "原文。方向键移动，Shift+方向键选取(选取后按 a 可就此批注)，"
    "回车到表中对应的格,/ 查找,t 转简体。",
    "help.focus.findings": "发现的问题。上下键选择，y 确认，d 排除，s 采纳建议。",
    "help.focus.cell": "当前单元格的说明。上下键滚动,Esc 回到表格。",
    "help.focus.text": "正文中的问题和报告的六个部分。上下键选择，到底后接着滚动；回车到原文。",
    "mark.broken": "有误",
    "mark.misread": "读取存疑",
    "mark.corrected": "已更正",
    "mark.note": "有批注",
    "mark.roles": "当前发现的算式：+ 为加项，= 为合计。i 为说明，y 已确认，x 已排除。"
    "标签上的 y、* 是已确认的、经更正解决的发现各有几条。",
}

"""中文：审核记录文件的用语，以及操作未予执行的原因。"""

WORDS: dict[str, str] = {
    "refused.not_a_figure": "“{text}”不是数字。请填数字、空白，或“-”“/”“不适用”等记号。",
    "refused.looks_alike": "“{text}”不是数字，是否为 {suggestion}？",
    "refused.too_many_digits": "“{text}”的位数太多，年报中不会有这样的数；请核对后再填。",
    "refused.figure_would_fall_out": "这一行再移动就会丢掉一个数，未移动。",
    "refused.unreadable_moved": "要移动的数字中有一格无法识别，未移动；请先更正这一格。",
    "refused.correction_would_fall_out": "移出的一格有更正，再移动就会丢掉它，未移动。"
    "先在那一格按 Delete 取消更正。",
    "refused.nothing_to_move": "各格数值不变，无须移动。",
    "refused.text_missing": "批注没有内容。",
    "refused.reason_missing": "请写明排除的理由。",
    "refused.no_such_place": "本报告没有 {place} 这一处。",
    "refused.no_such_finding": "现在没有编号为 {finding} 的问题。",
    "refused.nothing_to_take_over": "那份审核中没有现行有效的内容。",
    "refused.no_such_note": "没有编号为 {note} 的批注。",
    "store.unwritable": "审核记录无法写入：{path}（{detail}）。请检查该文件夹的权限，"
    "或用 --store 另指定一个位置。",
    "store.no_home": "不知道本人的主目录（没有设置 HOME），审核记录无处可放。"
    "请用 --store 指定一个文件。",
    "store.read_only": "审核记录是只读的：{path}。可以查看，但更正、批注和认定都不能记录；"
    "要继续审核，请取得写入权限，或用 --store 另指定一个位置。",
    "store.not_recorded": "审核记录是只读的，这一步没有记录：{path}。",
    "store.lost_to_look": "审核记录已不在原处或被换掉：{path}。它是只读打开的，没有丢失任何操作；"
    "请重新打开。",
    "store.damaged": "审核记录已损坏：{path}（{detail}）。文件未作改动；请先备份，"
    "再用 --store 另指定一个位置继续工作。",
    "store.foreign": "这不是 gouji 的审核记录：{path}。文件未作改动；请用 --store 另指定一个位置。",
    "store.foreign_beside": "这不是 gouji 的审核记录：{path}。文件未作改动。被换掉之前的工作"
    "在应急文件 {rescue} 中：请把占了位置的文件移开，再打开 gouji，即自动并入。",
    "store.newer": "审核记录由更新版本的 gouji 写成：{path}（格式 {detail}）。请升级 gouji，"
    "或用 --store 另指定一个位置。",
    "store.busy": "审核记录正被另一程序占用：{path}（{detail}）。请稍候再试一次；这一步未保存。",
    "store.full": "磁盘已满，审核记录无法写入：{path}（{detail}）。"
    "请腾出空间后再试；这一步未保存。",
    "store.is_folder": "{path} 是文件夹，不是文件。请指明其中的审核记录文件，或要新建的文件。",
    "store.is_device": "{path} 是设备或管道，不是文件。请为审核记录指定一个文件。",
    "store.none": "尚无审核记录：{path}。",
    "store.empty": "审核记录是空文件，也没有备份：{path}。",
    "store.not_brought_up": "审核记录由 gouji 0.1 写成：{path}。请先打开一次完成升级，"
    "再作检查：gouji{store}",
    "store.nowhere": "审核记录已丢失或损坏，应急文件也无处可写：{path}（{detail}）。"
    "这一步未保存；请立即导出审核结果（e）。",
    "store.rescued_gone": "审核记录已不在原处：{path}。本窗口的全部工作已写入应急文件 {rescue}，"
    "并在其中继续；下次启动时自动并入。",
    "store.rescued_replaced": "审核记录已被另一文件替换：{path}。本窗口的全部工作已写入应急文件"
    " {rescue}，并在其中继续；下次启动时自动并入。",
    "store.rescued_damaged": "审核记录已损坏，且无法另存：{path}。本窗口的全部工作已写入应急文件"
    " {rescue}，并在其中继续；下次启动时自动并入。",
    "store.recovered": "审核记录曾损坏（{detail}），原文件已另存为 {aside}；从中恢复 {n} 步操作，"
    "另从备份和已打开的窗口恢复 {more} 步。审核在 {path} 中继续；请核对有无缺漏。",
    "store.brought_up": "旧版本的审核记录已升级：{path}。升级前的备份：{backup}。",
    "store.copied_empty": "审核记录是空的：{path}。如系从装有 gouji 0.1 的电脑复制而来，"
    "内容仍在那台电脑的同名 -wal 文件中：请两个文件一并复制。",
    "store.was_empty": "审核记录是空文件：{path}。已重新建立；"
    "旁边的 backups 文件夹中可能有以前的内容。",
    "store.empty_recovered": "审核记录是空文件：{path}。已从备份恢复 {n} 步操作，最新备份为"
    " {backup}。审核继续进行；请核对有无缺漏。",
    "store.gone_recovered": "审核记录已不在原处：{path}。已从备份恢复 {n} 步操作，最新备份为"
    " {backup}。审核继续进行；请核对有无缺漏。",
    "store.rescue_taken": "应急文件 {rescue} 中的 {n} 步操作已并入 {path}。",
    "store.rescue_waits": "应急文件 {rescue} 未能并入 {path}（{detail}），仍留在原处。",
    "store.odd_report": "报告清单中有一行损坏，未列出（{detail}）；其操作记录仍在，"
    "再次打开该报告时可见。",
    "store.odd_lines": "报告 {detail} 的操作记录中有 {n} 行与写入时不符，未予采用；"
    "仍保留在审核记录中。",
    "store.lines_missing": "报告 {detail} 的操作记录现有 {n} 行，与写入时的计数不符。"
    "备份中可能有缺失部分，可并入：gouji store import{store} FILE",
    "store.odd_pages": "{detail}。",
    "store.on_share": "审核记录位于网络共享（{detail}）：{path}。网络共享上的文件锁不可靠；"
    "请勿在多台电脑上同时使用。",
    "store.path": "{path}",
    "store.check_sound": "{path}：完好；{reports} 份报告，{events} 步操作。",
    "store.check_odd": "{path}：发现 {n} 处问题；{reports} 份报告，完好的操作 {events} 步。",
    "store.check_damaged": "{path}：已损坏（{detail}）。用 gouji 打开时会另存原文件，"
    "并恢复可读部分和备份中的内容：gouji{store}",
    "store.check_empty": "{path}：空文件。用 gouji 打开时会重新建立，并取回备份中的内容："
    "gouji{store}",
    "store.check_gone": "{path}：文件不在。用 gouji 打开时会重新建立，并取回备份中的内容："
    "gouji{store}",
    "store.newest_backup": "每日备份共 {n} 份，最新备份为 {backup}",
    "store.backup_stdout": "备份是一个文件，不能写到标准输出。请指明文件名，"
    "或导出审核记录：gouji store export{store} -",
    "store.backed_up": "已复制到 {path}",
    "store.exported": "{reports} 份报告、{events} 步操作已写入 {path}",
    "store.imported": "{path}：{events} 步操作，其中新增 {n} 步。",
    "store.import_what": "请指明要导入的文件：gouji store import{store} FILE",
    "store.import_no_file": "没有文件 {path}；未导入任何内容。",
    "store.import_is_folder": "{path} 是文件夹，不是文件；未导入任何内容。请指明其中的文件。",
    "store.import_is_device": "{path} 是设备或管道，不是文件；未导入任何内容。",
    "store.import_ahead": "{path}：有 {n} 步操作的时间晚于今天一年以上；未导入任何内容。"
    "请核对两台电脑的时钟。",
    "store.import_unreadable": "{path} 无法读取（{detail}）；未导入任何内容。",
    "store.import_too_large": "{path} 过大，无法导入；未导入任何内容。",
    "store.import_foreign": "{path} 中没有 gouji 的审核记录；未导入任何内容。",
    "store.import_newer": "{path} 由更新版本的 gouji 写成；未导入任何内容。请升级 gouji。",
    "store.import_damaged": "{path} 是已损坏的审核记录；未导入任何内容。恢复可读部分：gouji{store}",
    "store.import_odd": "{path}：有 {n} 行与 gouji 写出的不符（第 {lines} 行）；未导入任何内容。",
    "store.import_cut": "{path}：共 {n} 行，与首行所述不符，文件不完整或被改动过。未导入任何内容。",
}

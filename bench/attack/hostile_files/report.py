"""A report in plain lines, so that what is hostile stands where a report is looked for."""

from __future__ import annotations

HEAD = (
    "青石县人民政府2023年政府信息公开工作年度报告\n\n一、总体情况\n\n本机关依法公开政府信息。\n\n"
)
TABLE_2 = """二、主动公开政府信息情况

第二十条第（一）项
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范性文件 | 2 | 1 | 9
第二十条第（五）项
信息内容 | 本年处理决定数量
行政许可 | 120
第二十条第（六）项
行政处罚 | 30
行政强制 | 2
第二十条第（八）项
行政事业性收费 | 15.5

"""
SECTION_3 = "三、收到和处理政府信息公开申请情况\n\n"
TABLE_3 = """（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）
申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计
一、本年新收政府信息公开申请数量 | 10 | 2 | 0 | 0 | 0 | 0 | 12
二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
三、本年度办理结果
（一）予以公开 | 5 | 1 | 0 | 0 | 0 | 0 | 6
"""
SECTION_4 = """
四、政府信息公开行政复议、行政诉讼情况

行政复议 | 行政诉讼
结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
1 | 0 | 1 | 0 | 2

"""
TAIL = "五、存在的主要问题及改进情况\n\n人手不足。\n\n六、其他需要报告的事项\n\n无。\n"


def with_table(lines: str) -> bytes:
    """A report whose third table goes on with these lines."""
    return (HEAD + TABLE_2 + SECTION_3 + TABLE_3 + lines + SECTION_4 + TAIL).encode()


def with_prose(text: str) -> bytes:
    """A report whose opening section holds this text."""
    return (HEAD + text + "\n" + TABLE_2 + SECTION_3 + TABLE_3 + SECTION_4 + TAIL).encode()


def with_section_4(lines: str) -> bytes:
    """A report whose fourth section goes on with these lines."""
    return (HEAD + TABLE_2 + SECTION_3 + TABLE_3 + SECTION_4 + lines + TAIL).encode()

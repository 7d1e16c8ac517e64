"""The form of the report."""

from parser.rules.structure import (
    COLLAPSED_ROWS,
    DUPLICATE_TABLE,
    FEE_STATEMENT,
    OUTDATED_FORM,
    PERIOD,
)
from tests.examples.example import Example
from tests.factories import make_report

EXAMPLES = {
    OUTDATED_FORM: Example(
        speaks={
            "": make_report(form="2019", year=2021),
            "cited": make_report(preface="按照国办公开办函〔2019〕60号要求编制。"),
        },
        silent=make_report(form="2019", year=2020),
    ),
    COLLAPSED_ROWS: Example(
        speaks={"": make_report(collapsed=True)},
        silent=make_report(form="2019", year=2020),
    ),
    FEE_STATEMENT: Example(
        speaks={"": make_report(prose={6: "无。"})},
        silent=make_report(form="2019", year=2020, prose={6: "无。"}),
    ),
    PERIOD: Example(
        speaks={
            "": make_report(preface="本报告数据的统计期限为2023年1月1日至2023年11月30日。"),
            "title": make_report(title="青石县人民政府2022年政府信息公开工作年度报告"),
        },
        silent=make_report(preface="本报告数据的统计期限为2023年1月1日至12月31日。"),
    ),
    DUPLICATE_TABLE: Example(
        speaks={"": make_report(second_table=True)},
        silent=make_report(strays={"t3": "一、本年新收政府信息公开申请数量"}),
    ),
}

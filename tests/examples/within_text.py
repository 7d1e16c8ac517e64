"""The text against itself."""

from parser.rules.within_text import FEE, PERCENT, SUM
from tests.examples.example import Example
from tests.factories import make_report

EXAMPLES = {
    FEE: Example(
        speaks={"": make_report(prose={1: "未收取信息处理费。", 6: "共收取信息处理费300元。"})},
        silent=make_report(prose={1: "未收取信息处理费。", 6: "无收取信息处理费的情况。"}),
    ),
    SUM: Example(
        speaks={"": make_report(prose={1: "发布信息100条,其中动态60条、公告30条。"})},
        silent=make_report(prose={1: "发布信息100条,其中动态60条、公告30条等。"}),
    ),
    PERCENT: Example(
        speaks={"": make_report(prose={1: "共涉及文件72份,继续有效57份,占总数的78.1%。"})},
        silent=make_report(prose={1: "共涉及文件72份,继续有效57份,占总数的79.2%。"}),
    ),
}

"""Plain texts: runs, lines, headings and figures that cost more than their length."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds, repeated
from bench.attack.hostile_files.report import (
    HEAD,
    SECTION_3,
    TABLE_2,
    TABLE_3,
    TAIL,
    with_prose,
    with_section_4,
    with_table,
)

TEXT = Kinds()
_of = TEXT.of

# What is repeated within the lines of a table, on one line or one a line.
_RUNS = {
    "pipes": "|",
    "digits": "7",
    "spaces": " ",
    "tabs": "\t",
    "figures": "1 ",
    "figures_apart": "12  ",
    "commas": "1,",
    "points": "1.",
    "dashes": "-",
    "plus": "+-",
    "equals": "= ",
    "entities": "&nbsp;",
    "backslashes": "\\",
    "ampersands": "& ",
    "brackets": "（",
    "quotes": "”",
    "stars": "*",
    "zero_width": "\u200b",
    "combining": "a\u0301\u0301\u0301",
    "bidi": "\u202e1",
    "wide_digits": "７",
    "radicals": "⺠",
    "traditional": "報",
    "emoji": "😀",
    "labels": "自然人",
    "label_and_figure": "予以公开 5 ",
    "units": "5件",
    "signs": "+-",
    "slashes": "/ ",
    "circled": "①",
    "glosses": "報(bào)",
    "breaks": "<br>",
    "latex": "1 & 2 \\\\ \\hline ",
}


def _run(name: str, piece: str) -> None:
    def line(chance: Random, size: int) -> bytes:
        run = piece * (size // len(piece.encode()))
        return with_table(f"（二）部分公开{run}{chance.randrange(9)}\n")

    def lines(chance: Random, size: int) -> bytes:
        run = f"{piece}\n" * (size // (len(piece.encode()) + 1))
        return with_table(run)

    def rows(chance: Random, size: int) -> bytes:
        row = piece * chance.randrange(20, 400)
        return with_table(f"{row}\n" * (size // (len(row.encode()) + 1)))

    for shape in (line, lines, rows):
        shape.__name__ = f"{name}_{shape.__name__}"
        _of(".txt")(shape)


for _name, _piece in _RUNS.items():
    _run(_name, _piece)


@_of(".txt")
def headings(chance: Random, size: int) -> bytes:
    return repeated("一、总体情况\n二、主动公开政府信息情况\n", size)


@_of(".txt")
def headings_with_text(chance: Random, size: int) -> bytes:
    lines = "".join(f"{n}、{t}\n正文一段。\n" for n, t in zip("一二三四五六", [
        "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况",
        "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项",
    ], strict=True))  # fmt: skip
    return repeated(lines, size)


@_of(".txt")
def inline_headings(chance: Random, size: int) -> bytes:
    return with_prose("二、主动公开政府信息情况，" * (size // 39))


@_of(".txt")
def damaged_headings(chance: Random, size: int) -> bytes:
    return (HEAD + "三、收到和处里政府信息公开申清情况\n" * (size // 54) + TAIL).encode()


@_of(".txt")
def titles(chance: Random, size: int) -> bytes:
    return repeated("青石县人民政府2023年政府信息公开工作年度报告\n", size)


@_of(".txt")
def one_title(chance: Random, size: int) -> bytes:
    return ("青石县" * (size // 9) + "2023年政府信息公开工作年度报告\n").encode() + with_table("")


@_of(".txt")
def tables_again(chance: Random, size: int) -> bytes:
    return (HEAD + TABLE_2 + SECTION_3 + TABLE_3 * (size // len(TABLE_3.encode())) + TAIL).encode()


@_of(".txt")
def all_again(chance: Random, size: int) -> bytes:
    return repeated(with_table(""), size)


@_of(".txt")
def rows_again(chance: Random, size: int) -> bytes:
    return with_table("（一）予以公开 | 5 | 1 | 0 | 0 | 0 | 0 | 6\n" * (size // 60))


@_of(".txt")
def rows_of_section_4(chance: Random, size: int) -> bytes:
    return with_section_4(
        "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n1 0 1 0 2\n" * (size // 80)
    )


@_of(".txt")
def labels_one_a_line(chance: Random, size: int) -> bytes:
    return with_table("1.属于国家秘密\n2.其他法律行政法规禁止公开\n" * (size // 60))


@_of(".txt")
def near_labels(chance: Random, size: int) -> bytes:
    letters = "属于国家秘密其他法律行政法规禁止公开危及三安全一稳定保护第三方合法权益"
    count = size // 30
    return with_table("\n".join("".join(chance.choices(letters, k=9)) for _ in range(count)) + "\n")


@_of(".txt")
def sentences_with_figures(chance: Random, size: int) -> bytes:
    return with_prose("本年收到政府信息公开申请12件，其中予以公开5件，不予公开1件。" * (size // 90))


@_of(".txt")
def lists_with_figures(chance: Random, size: int) -> bytes:
    return with_prose("共收到申请12件，其中" + "网络申请1件，" * (size // 20))


@_of(".txt")
def one_sentence(chance: Random, size: int) -> bytes:
    return with_prose("收到申请" * (size // 12))


@_of(".txt")
def numerals(chance: Random, size: int) -> bytes:
    return with_prose("收到申请" + "一百二十" * (size // 12) + "件")


@_of(".txt")
def huge_figure(chance: Random, size: int) -> bytes:
    return with_table(f"（二）部分公开 | {'9' * size} | 0 | 0 | 0 | 0 | 0 | 1\n")


@_of(".txt")
def huge_figures(chance: Random, size: int) -> bytes:
    number = "9" * 4000
    row = f"（二）部分公开 | {number} | {number} | 0 | 0 | 0 | 0 | {number}\n"
    return with_table(row * (size // len(row)))

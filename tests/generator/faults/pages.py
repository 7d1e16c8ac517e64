"""Faults of pages and tables: breaks, repeats, tables lost or doubled, two reports in a file."""

from __future__ import annotations

import copy
import random
from itertools import pairwise

from tests.generator.draft import Draft, Grid, Line, Piece, Text
from tests.generator.faults.choose import break_groups, insert_row, page_end
from tests.generator.figures import random_figures
from tests.generator.grids import grids
from tests.generator.prose import title


def repeated_header(draft: Draft, rng: random.Random) -> None:
    """表三's header and open group labels once more after one or two page breaks."""
    grid = draft.grid("t3")
    header = [line for line in grid.lines if line.kind == "header"]
    for _ in range(rng.randint(1, 2)):
        at = page_end(grid, rng)
        break_groups(grid, at)
        for line in reversed(copy.deepcopy(header)):
            grid.lines.insert(at, line)


def page_numbers(draft: Draft, rng: random.Random) -> None:
    """Page numbers between rows."""
    grid = draft.grid("t3")
    for page in range(2, rng.randint(3, 5)):
        text = rng.choice((f"- {page} -", f"—{page}—", f"第{page}页", f"-{page}-"))
        insert_row(grid, page_end(grid, rng), Line([Piece(text, "note", 0)], "noise"))


def bare_page_number(draft: Draft, rng: random.Random) -> None:
    """A page number that is nothing but a number."""
    grid = draft.grid("t3")
    row = Line([Piece(str(rng.randint(2, 6)), "note", 0)], "noise")
    insert_row(grid, page_end(grid, rng), row)


def wrong_header(draft: Draft, rng: random.Random) -> None:
    """After a page break an invented header, or the right one over the wrong columns."""
    grid = draft.grid("t3")
    kind = rng.randrange(3)
    if kind == 0:
        pieces = [Piece(f"列{at + 1}", "header", at) for at in range(10)]
    elif kind == 1:
        pieces = [Piece(f"Unnamed: {at}", "header", at) for at in range(10)]
    else:
        words = ("申请人情况", "自然人", "商业企业", "科研机构", "总计", "其他")
        pieces = [Piece(word, "header", at + 1) for at, word in enumerate(words)]
    insert_row(grid, page_end(grid, rng), Line(pieces, "header"))


def table_cut(draft: Draft, rng: random.Random) -> None:
    """表三 in two parts, with or without a word between them."""
    grid = draft.grid("t3")
    at = page_end(grid, rng)
    break_groups(grid, at)
    rest = Grid("t3", grid.columns, grid.lines[at:])
    grid.lines = grid.lines[:at]
    place = draft.parts.index(grid) + 1
    draft.parts[place:place] = [Text(rng.choice(("", "(续表)", "- 4 -", "续上表"))), rest]


def table_missing(draft: Draft, rng: random.Random) -> None:
    """One table not in the file, or a picture's name in its place."""
    grid = rng.choice(draft.grids())
    place = draft.parts.index(grid)
    draft.parts[place : place + 1] = rng.choice(([], [Text("[图片]")], [Text("image003.png")]))


def _again(grid: Grid) -> Grid:
    again = copy.deepcopy(grid)
    again.again = True
    return again


def duplicate_table(draft: Draft, rng: random.Random) -> None:
    """The same table twice, one after the other."""
    grid = draft.grid(rng.choice(("t2", "t3", "t4")))
    draft.parts.insert(draft.parts.index(grid) + 1, _again(grid))


def differing_duplicate(draft: Draft, rng: random.Random) -> None:
    """表三 twice, the second time with other figures: the first stands."""
    grid = draft.grid("t3")
    again = _again(grid)
    for line in again.data():
        for piece in line.values:
            if piece.text not in ("", "0"):
                piece.text = str(int(piece.text) + rng.randint(0, 3))
    draft.parts.insert(draft.parts.index(grid) + 1, again)


def two_years(draft: Draft, rng: random.Random) -> None:
    """Last year's report of the same office after this year's, in one file."""
    figures = random_figures(draft.form, draft.collapsed, "some", rng)
    tables = dict(zip(("t2", "t3", "t4"), grids(draft.form, draft.collapsed, figures), strict=True))
    rest: list[Text | Grid] = [title(draft.agency, draft.year - 1)]
    for part in draft.parts:
        if isinstance(part, Grid):
            rest.append(_again(tables[part.table]))
        elif part.heading != 0:
            words = part.text.replace(str(draft.year), str(draft.year - 1))
            rest.append(Text(words, part.heading))
    draft.parts.extend(rest)


def numbers_in_prose(draft: Draft, rng: random.Random) -> None:
    """Sentences full of figures before and after 表三, in its section."""
    grid = draft.grid("t3")
    place = draft.parts.index(grid)
    counts = [rng.randint(0, 9) for _ in range(7)]
    after = "注:七个乡镇上报的接待人次依次为" + "、".join(map(str, counts)) + ",不计入上表。"
    before = f"下表数据由{rng.randint(2, 40)}个科室汇总,单位:件。"
    draft.parts[place : place + 1] = [Text(before), grid, Text(after)]


def numbers_below_t4(draft: Draft, rng: random.Random) -> None:
    """A remark with figures under 表四."""
    grid = draft.grid("t4")
    words = f"说明:上表截至12月31日,另有{rng.randint(1, 9)}件在次年1月审结。"
    draft.parts.insert(draft.parts.index(grid) + 1, Text(words))


_TOWNS = ("东桥镇", "柳溪乡", "石门街道", "双塘镇", "高岭乡", "北渡镇")


def foreign_table(draft: Draft, rng: random.Random) -> None:
    """A table of the office's own, with as many figures a row as 表三, in some section."""
    heads = ("单位", "一月", "二月", "三月", "四月", "五月", "六月", "合计")
    lines = [Line([Piece(head, "header", at) for at, head in enumerate(heads)], "header")]
    for town in rng.sample(_TOWNS, rng.randint(2, 5)):
        counts = [rng.randint(0, 9) for _ in range(6)]
        texts = [town, *map(str, [*counts, sum(counts)])]
        lines.append(Line([Piece(text, "note", at) for at, text in enumerate(texts)], "noise"))
    places = [at for at, part in enumerate(draft.parts) if isinstance(part, Grid)]
    title = Text("附:各单位上半年发布政务微信文章篇数")
    place = rng.choice([*(at + 1 for at in places), places[0] - 1, len(draft.parts)])
    draft.parts[place:place] = [title, Grid("other", 8, lines, again=True)]


def contents_list(draft: Draft, rng: random.Random) -> None:
    """A table of contents with the six headings and their pages before the text."""
    dots = rng.choice((" …… ", "..........", "\t", " "))
    found = [part.text for part in draft.parts if isinstance(part, Text) and part.heading]
    lines = [Text("目录"), *(Text(f"{name}{dots}{at + 1}") for at, name in enumerate(found))]
    draft.parts[1:1] = lines


def glued_heading(draft: Draft, rng: random.Random) -> None:
    """Headings on the last line of the paragraph before them."""
    for part, below in pairwise(list(draft.parts)):
        if isinstance(part, Text) and isinstance(below, Text) and below.heading:
            part.text += below.text
            part.heading = part.heading or below.heading
            draft.parts.remove(below)


def mirror_words(draft: Draft, rng: random.Random) -> None:
    """Lines of a mirror site between paragraphs and inside table sections."""
    words = (
        "本站为镜像站点 http://www.example.com/p/888.html 下载客户端更方便",
        "热门标签:导航 登录 注册 会员中心",
        "上一篇:没有了 下一篇:点击查看 (12) 3,456 次阅读",
    )
    for word in words:
        draft.parts.insert(rng.randint(1, len(draft.parts)), Text(word))

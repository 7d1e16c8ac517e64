"""HTML pages as offices publish them, and docx files."""

from __future__ import annotations

import io
import random
from html import escape

from tests.generator.draft import Draft, Grid, Piece, Text
from tests.generator.layouts.matrix import matrix, ordered

_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><script>var n = 7;</script></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li></ul>
<table><tr><td>索引号:</td><td>000014349/{year}-00012</td><td>发文日期:</td><td>{year}年1月20日</td>
</tr><tr><td>主题分类:</td><td>政务公开\\年报</td><td>浏览次数:</td><td>128</td></tr></table>
<div class="content">
{body}
</div><div class="footer">主办单位 网站标识码 0000000001</div></body></html>
"""


def _words(text: str, rng: random.Random) -> str:
    """The text of a cell as word processors leave it: split over spans, ``<o:p>``, spaces."""
    if not text:
        return rng.choice(("", "&nbsp;", "<o:p></o:p>", "<p><span>&nbsp;</span></p>"))
    if text.startswith("&"):
        return text
    if len(text) > 3 and not text.isdigit() and rng.random() < 0.4:
        cut = rng.randint(1, len(text) - 1)
        return (
            f'<p class="MsoNormal"><span style="font-size:9pt">{escape(text[:cut])}</span>'
            f"<span>{escape(text[cut:])}<o:p></o:p></span></p>"
        )
    return f"<p>{escape(text)}</p>" if rng.random() < 0.5 else escape(text)


def _cell(piece: Piece, rng: random.Random) -> str:
    spans = f' rowspan="{piece.height}"' if piece.height > 1 else ""
    spans += f' colspan="{piece.width}"' if piece.width > 1 else ""
    return f"<td{spans}>{_words(piece.text, rng)}</td>"


def _merged(grid: Grid, rng: random.Random) -> str:
    rows = ("".join(_cell(piece, rng) for piece in ordered(line)) for line in grid.lines)
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _flat(grid: Grid, rng: random.Random) -> str:
    rows = (
        "".join(f"<td>{_words(text, rng)}</td>" for text in row) for row in matrix(grid, "blank")
    )
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def html(draft: Draft, rng: random.Random) -> bytes:
    """Merged cells as rowspan and colspan, with navigation and a metadata table before."""
    return _html(draft, rng, flat=False)


def html_flat(draft: Draft, rng: random.Random) -> bytes:
    """Merged cells left as empty cells instead of spans."""
    return _html(draft, rng, flat=True)


def _html(draft: Draft, rng: random.Random, flat: bool) -> bytes:
    table = _flat if flat else _merged
    body = [
        f"<p>{escape(part.text)}</p>" if isinstance(part, Text) else table(part, rng)
        for part in draft.parts
    ]
    title = f"{draft.agency}{draft.year}年政府信息公开工作年度报告"
    return _PAGE.format(title=title, year=draft.year + 1, body="\n".join(body)).encode()


def docx(draft: Draft, rng: random.Random) -> bytes:
    """A Word file with merged cells."""
    from docx import Document

    document = Document()
    for part in draft.parts:
        if isinstance(part, Text):
            document.add_paragraph(part.text)
            continue
        columns = max(p.column + p.width for line in part.lines for p in line.pieces)
        table = document.add_table(rows=len(part.lines), cols=columns)
        cells = table._cells
        for top, line in enumerate(part.lines):
            for piece in line.pieces:
                cell = cells[top * columns + piece.column]
                bottom = min(top + piece.height, len(part.lines)) - 1
                corner = cells[bottom * columns + piece.column + piece.width - 1]
                if corner is not cell:
                    cell = cell.merge(corner)
                cell.text = piece.text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()

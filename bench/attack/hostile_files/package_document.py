"""Word documents whose text, tables, styles and numbers go on and on."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.package import document, paragraph

PACKAGE_DOCUMENT = Kinds()
_of = PACKAGE_DOCUMENT.of(".docx")

# What is repeated in the body, by name.
_REPEATED = {
    "paragraphs": "<w:p><w:r><w:t>1</w:t></w:r></w:p>",
    "runs": "<w:p>" + "<w:r><w:t>1</w:t></w:r>" * 500 + "</w:p>",
    "runs_raised": '<w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    "</w:p>",
    "runs_white": '<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>1</w:t></w:r></w:p>',
    "empty": "<w:p/>",
    "tables": "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "controls": "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>",
    "breaks": "<w:p><w:r>" + "<w:br/>" * 500 + "</w:r></w:p>",
    "symbols": '<w:p><w:r><w:sym w:font="x" w:char="F031"/></w:r></w:p>',
    "equations": (
        '<w:p><m:t xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">1</m:t>'
        "</w:p>"
    ),
    "instructions": "<?x y?>",
    "comments": "<!-- x -->",
    "namespaces": '<a:b xmlns:a="x"/>',
    "attributes": "<w:p " + " ".join(f'w:a{n}="1"' for n in range(300)) + "/>",
    "alternative_parts": '<w:altChunk xmlns:r="x" r:id="r9"/>',
}
# What is put around itself, by name: start, inside and end.
_NESTED = {
    "tables_within": ("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>"),
    "tables_of_two_within": (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc>",
        "<w:p/>", "</w:tc></w:tr></w:tbl>",
    ),
    "text_boxes_within": ("<w:p><w:r><w:txbxContent>", "<w:p/>", "</w:txbxContent></w:r></w:p>"),
    "runs_within": ("<w:r>", "<w:t>1</w:t>", "</w:r>"),
    "controls_within": ("<w:sdt><w:sdtContent>", "<w:p/>", "</w:sdtContent></w:sdt>"),
    "insertions_within": ("<w:ins>", "<w:r><w:t>1</w:t></w:r>", "</w:ins>"),
}  # fmt: skip


def _repeat(name: str, piece: str) -> None:
    def inside(chance: Random, size: int) -> bytes:
        return document(piece * (size // len(piece)))

    inside.__name__ = name
    _of(inside)


def _nest(name: str, start: str, within: str, end: str) -> None:
    def inside(chance: Random, size: int) -> bytes:
        # Some below what libraries take for too deep, some above.
        depth = chance.choice((20, 60, 80, 120, size // len(start + end)))
        once = start * depth + within + end * depth
        return document(once * max(1, size // len(once)))

    inside.__name__ = name
    _of(inside)


for _name, _piece in _REPEATED.items():
    _repeat(_name, _piece)
for _name, _pieces in _NESTED.items():
    _nest(_name, *_pieces)


@_of
def styles_chain(chance: Random, size: int) -> bytes:
    count = size // 80
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>' for n in range(count)
    )
    return document(paragraph("1", "s0"), styles=styles)


@_of
def styles_in_circles(chance: Random, size: int) -> bytes:
    count = size // 80
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % count}"/></w:style>'
        for n in range(count)
    )
    return document(paragraph("1", "s0"), styles=styles)


@_of
def styles_shaded(chance: Random, size: int) -> bytes:
    style = '<w:style w:styleId="a"><w:rPr><w:shd w:fill="FF0000"/></w:rPr></w:style>'
    white = '<w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>1</w:t></w:r>'
    body = f"<w:p>{white * 400}</w:p>"
    return document(body * max(1, size // len(body)), styles=style * (size // len(style)))


@_of
def spans_of_cells(chance: Random, size: int) -> bytes:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    row = f'<w:tr><w:trPr><w:gridBefore w:val="{"9" * 5000}"/></w:trPr>{cell * 20}</w:tr>'
    return document(f"<w:tbl>{row * max(1, size // len(row))}</w:tbl>")


@_of
def cells_merged_down(chance: Random, size: int) -> bytes:
    row = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    return document(f"<w:tbl>{row * (size // len(row))}</w:tbl>")


@_of
def wide_row(chance: Random, size: int) -> bytes:
    return document("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * (size // 20) + "</w:tr></w:tbl>")


@_of
def large_table(chance: Random, size: int) -> bytes:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    return document(f"<w:tbl>{row * max(1, size // len(row))}</w:tbl>")


def _numbered(level: str, count: int, more: str = "") -> bytes:
    numbering = (f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>{more}'
                 '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')  # fmt: skip
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return document(paragraph("1", properties=numbered) * count, numbering=numbering)


@_of
def number_huge(chance: Random, size: int) -> bytes:
    start = chance.choice(("9" * 10, "9" * 4000, "9" * 6000, "-" + "9" * 12))
    form = chance.choice(("upperLetter", "lowerLetter", "decimal", "upperRoman", "chineseCounting"))
    level = (f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
             '<w:lvlText w:val="%1"/></w:lvl>')  # fmt: skip
    return _numbered(level, 20)


@_of
def number_text_huge(chance: Random, size: int) -> bytes:
    level = (f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
             f'<w:lvlText w:val="{"%1" * (size // 4)}"/></w:lvl>')  # fmt: skip
    return _numbered(level, 200)


@_of
def number_levels(chance: Random, size: int) -> bytes:
    count = size // 120
    level = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:lvlText w:val="%1"/></w:lvl>'
        for n in range(count)
    )
    numbering = (f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>')  # fmt: skip
    body = "".join(
        paragraph("1", properties=f'<w:numPr><w:ilvl w:val="{n}"/><w:numId w:val="1"/></w:numPr>')
        for n in range(count)
    )
    return document(body, numbering=numbering)


@_of
def numbers_odd(chance: Random, size: int) -> bytes:
    odd = chance.choice(("x", "１", "1e9", "", "-1", "0x10"))
    level = f'<w:lvl w:ilvl="{odd}"><w:start w:val="{odd}"/><w:lvlText w:val="%1"/></w:lvl>'
    return _numbered(level, 5)


@_of
def text_huge(chance: Random, size: int) -> bytes:
    return document(paragraph("字" * (size // 3)))


@_of
def text_huge_in_cell(chance: Random, size: int) -> bytes:
    return document(f"<w:tbl><w:tr><w:tc>{paragraph('1' * size)}</w:tc></w:tr></w:tbl>")

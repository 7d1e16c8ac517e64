"""Word documents: zip packages that lie about what they hold, and XML that goes on and on."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from copy import copy
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.report import HEAD, SECTION_3, TABLE_2, TABLE_3, TAIL

PACKAGE = Kinds()
_of = PACKAGE.of(".docx")

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<?xml version="1.0"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PART}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_PART}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_PART}.numbering+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
_ROOT = f'<Relationship Id="r1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
_OWN = (
    f'<Relationship Id="r1" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{_RELATION}/numbering" Target="numbering.xml"/>'
)


def paragraph(text: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    prolog: str = "",
    more: Mapping[str, bytes] = {},
    relations: str = "",
) -> bytes:
    """A Word document that holds a report and this."""
    lines = (HEAD + TABLE_2 + SECTION_3 + TABLE_3).splitlines()
    text = "".join(map(paragraph, filter(None, lines)))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(_ROOT),
        "word/_rels/document.xml.rels": _RELATIONS.format(_OWN + relations),
        "word/document.xml": f'<?xml version="1.0"?>{prolog}<w:document xmlns:w="{_W}"><w:body>'
        f"{text}{body}{''.join(map(paragraph, TAIL.split()))}</w:body></w:document>",
        "word/styles.xml": f'<?xml version="1.0"?><w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "word/numbering.xml": f'<?xml version="1.0"?><w:numbering xmlns:w="{_W}">{numbering}'
        "</w:numbering>",
    }
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
        for name, content in more.items():
            package.writestr(name, content)
    return stream.getvalue()


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


@_of
def entities_of_entities(chance: Random, size: int) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    prolog = f'<!DOCTYPE x [<!ENTITY l0 "haha">{entities}]>'
    return document(paragraph("&l11;"), prolog=prolog)


@_of
def entity_repeated(chance: Random, size: int) -> bytes:
    prolog = f'<!DOCTYPE x [<!ENTITY a "{"字" * (size // 6)}">]>'
    return document(paragraph("&a;" * (size // 6)), prolog=prolog)


@_of
def entity_from_outside(chance: Random, size: int) -> bytes:
    prolog = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/zero">]>'
    return document(paragraph("&a;"), prolog=prolog)


@_of
def zeros(chance: Random, size: int) -> bytes:
    return document("", more={"word/media/a.bin": b"\0" * min(1_000_000_000, size * 900)})


@_of
def spaces_of_document(chance: Random, size: int) -> bytes:
    return document(" " * min(400_000_000, size * 400))


@_of
def many_parts(chance: Random, size: int) -> bytes:
    count = size // 100
    relations = "".join(
        f'<Relationship Id="x{n}" Type="t" Target="media/{n}.xml"/>' for n in range(count)
    )
    parts = {f"word/media/{n}.xml": b"<a/>" for n in range(count)}
    return document("", more=parts, relations=relations)


@_of
def parts_in_circles(chance: Random, size: int) -> bytes:
    relations = "".join(
        f'<Relationship Id="x{n}" Type="t" Target="document.xml"/>' for n in range(size // 60)
    )
    return document("", relations=relations)


@_of
def parts_of_one_name(chance: Random, size: int) -> bytes:
    stream = BytesIO(document(""))
    with ZipFile(stream, "a", ZIP_STORED) as package:
        for _ in range(min(3000, size // 60)):
            info = ZipInfo("word/document.xml")
            package.filelist.append(info)
            package.writestr(ZipInfo(f"x{len(package.filelist)}"), b"1")
            package.filelist.remove(info)
    return stream.getvalue()


@_of
def parts_overlapping(chance: Random, size: int) -> bytes:
    """Many entries of the list of parts that all stand for the same compressed bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("a", b"\0" * 10_000_000)
        info = package.filelist[0]
        for n in range(min(60_000, size // 60)):
            other = copy(info)
            other.filename = f"word/m{n}.xml"
            package.filelist.append(other)
            package.NameToInfo[other.filename] = other
    return stream.getvalue()


def _patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """The package with a number of each entry of its list changed."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into(form, changed, place + offset, value)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


# A number of the list of parts that is wrong, by name: where it stands and what it says.
_LIES = {
    "version_of_the_future": (6, "<H", 0x40),
    "locked_parts": (8, "<H", 1),
    "method_unknown": (10, "<H", 99),
    "sum_wrong": (16, "<I", 0xDEADBEEF),
    "packed_size_wrong": (20, "<I", 0xFFFFFFF0),
    "size_huge": (24, "<I", 0xFFFFFFF0),
    "size_nothing": (24, "<I", 0),
    "name_too_long": (28, "<H", 0xFFFF),
    "extra_too_long": (30, "<H", 0xFFF0),
    "place_wrong": (42, "<I", 0x7FFFFFFF),
}


def _lie(name: str, offset: int, form: str, value: int) -> None:
    def told(chance: Random, size: int) -> bytes:
        return _patched(document(paragraph("1") * (size // 50)), offset, form, value)

    told.__name__ = name
    _of(told)


for _name, _lies in _LIES.items():
    _lie(_name, *_lies)


@_of
def list_at_odds(chance: Random, size: int) -> bytes:
    data = bytearray(document(""))
    end = data.rfind(b"PK\x05\x06")
    offset = chance.choice((8, 10, 12, 16))
    data[end + offset : end + offset + 2] = b"\xff\xff"
    return bytes(data)


@_of
def cut_off(chance: Random, size: int) -> bytes:
    data = document(paragraph("1") * (size // 50))
    return data[: chance.randrange(30, len(data))]


@_of
def mangled(chance: Random, size: int) -> bytes:
    data = bytearray(document(paragraph("1") * (size // 50)))
    for _ in range(20):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


@_of
def packed_otherwise(chance: Random, size: int) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(document(""))) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), chance.choice((ZIP_BZIP2, ZIP_LZMA)))
        new.writestr("word/x.xml", b"\0" * min(size * 900, 300_000_000), ZIP_BZIP2)
    return stream.getvalue()


@_of
def only_a_head(chance: Random, size: int) -> bytes:
    return b"PK\x03\x04" + b"PK\x01\x02" * (size // 4)

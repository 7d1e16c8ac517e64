"""Word documents by hand: what hostile ones are made of."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from bench.attack.hostile_files.report import HEAD, SECTION_3, TABLE_2, TABLE_3, TAIL

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

"""What kind of file some bytes are, told by their content; the name only settles a doubt.

Offices rename files as they please: a ``.doc`` is often a web page, a ``.txt`` a Word document.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath

from parser.budget import spend

_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
# What a zip file holds says what it is.
_PACKAGES = (
    ("word/document.xml", "docx"),
    ("OFD.xml", "ofd"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "slides"),
    ("content.xml", "odt"),
)
# Streams of an OLE compound file, named in UTF-16.
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "slides"),
)
_ENTRY = b"PK\x01\x02"  # of the list of parts, which is read whole
_PACKAGE, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAG = re.compile(
    rb"<(?:!doctype\s+html|\?xml[^>]*>\s*<(?:!doctype\s+)?html|html|head|body|meta|div|p|table|tr|"
    rb"span|section|article|h[1-6]|style|script|font|center)\b",
    re.IGNORECASE,
)
_PLAIN_NAMES = frozenset({".md", ".markdown"})
_WEB_NAMES = frozenset({".htm", ".html", ".xhtml", ".shtml"})
_CELLS_OF_A_TABLE = 8


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file.

    One of ``KINDS``, or one that has to be converted first: ``doc``, ``wps``, ``ofd``,
    ``xls``, ``xlsx``, ``odt``, ``rtf``, ``slides``, ``locked`` (an Office file behind a
    password), ``image``, ``archive``.
    """
    suffix = PurePath(name).suffix.lower()
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_PACKAGE):
        return _package(data, suffix)
    if data.startswith(_COMPOUND):
        return _compound(data, suffix)
    # RIFF and BM alone could be how a text begins.
    if data[:4] + data[8:12] == b"RIFFWEBP" or data[:2] + data[6:10] == b"BM\x00\x00\x00\x00":
        return "image"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    return _text(data, suffix)


def _package(data: bytes, suffix: str) -> str:
    from zipfile import ZipFile

    from parser.readers.damage import DAMAGE

    spend("parts", data.count(_ENTRY))
    try:
        with ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except DAMAGE:  # also a version of the format that no program writes
        return "docx" if suffix == ".docx" else "archive"
    return next((kind for part, kind in _PACKAGES if part in names), "archive")


def _compound(data: bytes, suffix: str) -> str:
    if suffix == ".wps":
        return "wps"
    return next(
        (kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data),
        "xls" if suffix in {".xls", ".et"} else "doc",
    )


def _text(data: bytes, suffix: str) -> str:
    # A page in UTF-16 has its tags in ASCII but for the zero bytes.
    start = data[:8192].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    lower = start.lower()
    if b"mime-version:" in lower and b"content-type:" in lower:
        return "mht"
    if suffix in _PLAIN_NAMES:
        web = False
    elif suffix in _WEB_NAMES:
        web = _TAG.search(start) is not None
    else:
        web = _TAG.match(start) is not None
    # Programs that turn pictures into text write Markdown whose tables are HTML.
    return "html" if web or data.count(b"<td") >= _CELLS_OF_A_TABLE else "text"

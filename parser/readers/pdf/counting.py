"""What pdfminer expands, counted where it does: objects, streams, operators, forms, maps.

A form is drawn again wherever it is named, and a map gives a range of codes as two numbers; so
a file says in a line what takes an hour. Counting is put around a few functions of pdfminer
once and for all: outside of a budget it does nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from parser.budget import spend


@cache
def count() -> None:
    """Let pdfminer count from now on."""
    from pdfminer.cmapdb import FileCMap, FileUnicodeMap
    from pdfminer.converter import PDFLayoutAnalyzer
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFContentParser
    from pdfminer.pdftypes import PDFStream

    _before(PDFDocument, "getobj", "objects")
    _before(PDFContentParser, "do_keyword", "operators")
    _before(PDFLayoutAnalyzer, "render_char", "glyphs")
    _before(PDFLayoutAnalyzer, "paint_path", "drawings")
    _before(FileUnicodeMap, "add_cid2unichr", "map_entries")
    _before(FileCMap, "add_code2cid", "map_entries")
    _after_decoding(PDFStream)


def _before(owner: type, name: str, kind: str) -> None:
    call: Callable[..., Any] = getattr(owner, name)

    @wraps(call)
    def counted(*arguments: Any, **named: Any) -> Any:
        spend(kind)
        return call(*arguments, **named)

    setattr(owner, name, counted)


def _after_decoding(owner: Any) -> None:
    decode: Callable[[Any], None] = owner.decode

    @wraps(decode)
    def counted(stream: Any) -> None:
        decode(stream)
        spend("unpacked", len(stream.data or b""))

    owner.decode = counted

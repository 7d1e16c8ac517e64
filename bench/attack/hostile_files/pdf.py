"""PDF files by hand, of one page unless asked otherwise: what hostile ones are made of."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
RESOURCES = b"<< /Font << /F 6 0 R >> /XObject << /X 7 0 R >> >>"


def stream(content: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    if packed:
        content, entries = zlib.compress(content, 9), entries + b" /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def file(objects: dict[int, bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, with a table of where they stand."""
    data, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, count = len(data), max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        state = b"n" if number in places else b"f"
        data += b"%010d 00000 %s \n" % (places.get(number, 0), state)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF" % (
        count, trailer, start,
    )  # fmt: skip
    return bytes(data)


def drawn(content: bytes, objects: Mapping[int, bytes] = {}, *, packed: bool = True) -> bytes:
    """A file of one page on which this is drawn; ``objects`` take the place of the usual ones."""
    usual = {
        1: CATALOG,
        2: PAGES,
        3: PAGE,
        4: stream(content, packed=packed),
        5: RESOURCES,
        6: FONT,
        7: stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    }
    return file({**usual, **objects})


WORD = b"BT /F 9 Tf 50 700 Td (2023) Tj ET\n"

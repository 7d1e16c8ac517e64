"""From the bytes of a file to a ``Source``: decoded, made harmless, with its lookup view."""

from __future__ import annotations

import hashlib
from operator import itemgetter
from typing import NamedTuple

from parser.errors import Unreadable
from parser.harmless import harmless
from parser.lookup import fold
from parser.readers.doubts import turned
from parser.report import Box, Doubt, Reason, Source

MAX_BYTES = 20_000_000
# Words that every report holds. A wrong decoding holds none of them, so they decide between
# encodings better than any statistic of a few thousand characters could.
_WITNESSES = (
    "政府信息",
    "信息公开",
    "信息公開",
    "政府資訊",
    "总体情况",
    "總體情況",
    "行政复议",
    "行政復議",
    "申请",
    "申請",
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_REPLACEMENT = "\ufffd"
_MOST_LOST = 0.1
_LOOKED_AT = 20_000
_CERTAIN = 5


class Decoded(NamedTuple):
    """A decoded text, before it is made harmless, and what is to be told of the decoding."""

    text: str
    encoding: str
    remarks: tuple[Reason, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """The text of a file; raises ``Unreadable`` where no encoding makes a text of it.

    A byte-order mark decides, then strict UTF-8, then of GB18030, Big5 and UTF-16 the one under
    which words of a report appear. Broken UTF-8 is read with its lost bytes shown and told.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                text = data.decode(encoding, "replace")
                return Decoded(text, encoding, (_lost(text, encoding),))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text[:4096]:
        return _unscrambled(text) or Decoded(text, "utf-8")
    best = max((_strictly(data, encoding) for encoding in _CANDIDATES), key=lambda found: found[0])
    if best[0] > 0:
        return Decoded(best[1], best[2])
    text = data.decode("utf-8", "replace")
    lost = text.count(_REPLACEMENT)
    if _witnesses(text) and lost <= _MOST_LOST * len(text):
        return Decoded(text, "utf-8", (_lost(text, "utf-8"),))
    text = data.decode("gb18030", "replace")
    if _witnesses(text) and text.count(_REPLACEMENT) <= _MOST_LOST * len(text):
        return Decoded(text, "gb18030", (_lost(text, "gb18030"),))
    return _by_statistics(data, path)


def _unscrambled(text: str) -> Decoded | None:
    """UTF-8 that was once read as GB18030 and saved so, put right where that is certain.

    Certain is: no word of a report as it stands, and many once the bytes are what they were.
    Bytes that the wrong reading lost stay lost, shown as such and told.
    """
    if _witnesses(text) or not text[:_LOOKED_AT].strip():
        return None
    try:
        data = b"\xff".join(part.encode("gb18030") for part in text.split(_REPLACEMENT))
    except UnicodeError:
        return None
    repaired = data.decode("utf-8", "replace")
    if _witnesses(repaired[:_LOOKED_AT]) < _CERTAIN:
        return None
    remarks = [Reason("mojibake_repaired")]
    if _REPLACEMENT in repaired:
        remarks.append(_lost(repaired, "utf-8"))
    return Decoded(repaired, "utf-8", tuple(remarks))


def _by_statistics(data: bytes, path: str) -> Decoded:
    from charset_normalizer import from_bytes

    if b"\x00" in data[:4096]:
        raise Unreadable(path, Reason("binary"))
    match = from_bytes(data[:200_000]).best()
    if match is None:
        raise Unreadable(path, Reason("encoding_unknown"))
    try:
        return Decoded(data.decode(match.encoding), match.encoding)
    except (UnicodeDecodeError, LookupError):
        raise Unreadable(path, Reason("encoding_unknown")) from None


def _witnesses(text: str) -> int:
    return sum(text.count(word) for word in _WITNESSES)


def _strictly(data: bytes, encoding: str) -> tuple[int, str, str]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0, "", encoding
    return _witnesses(text), text, encoding


def _lost(text: str, encoding: str) -> Reason:
    return Reason("bytes_lost", {"encoding": encoding, "count": text.count(_REPLACEMENT)})


def make_source(
    path: str,
    data: bytes,
    kind: str,
    decoded: Decoded,
    boxes: tuple[Box, ...] = (),
    pages: tuple[int, ...] = (),
    doubts: tuple[Doubt, ...] = (),
) -> Source:
    """The source of a file; ``boxes``, ``pages`` and ``doubts`` count in ``decoded.text``."""
    text = harmless(decoded.text)
    return Source(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=kind,
        encoding=decoded.encoding,
        text=text,
        view=fold(text),
        boxes=boxes,
        pages=pages,
        remarks=decoded.remarks,
        doubts=tuple(sorted((*doubts, *turned(decoded.text)), key=itemgetter(0))),
    )

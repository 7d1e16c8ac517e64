"""PDF files whose streams become far more than they are, or lie about their length."""

from __future__ import annotations

import zlib
from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.pdf import (
    WORD,
    drawn,
    stream,
)

PDF_STREAMS = Kinds()
_of = PDF_STREAMS.of(".pdf")


@_of
def bomb(chance: Random, size: int) -> bytes:
    return drawn(b" " * min(1_000_000_000, size * 900))


@_of
def bomb_twice(chance: Random, size: int) -> bytes:
    once = zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9)
    return drawn(b"", {4: b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\n"
                       b"endstream" % (len(once), once)})  # fmt: skip


@_of
def filters(chance: Random, size: int) -> bytes:
    listed = b"/ASCIIHexDecode " * min(50_000, size // 16)
    return drawn(b"", {4: b"<< /Length 4 /Filter [%s] >>\nstream\n3132\nendstream" % listed})


@_of
def lzw(chance: Random, size: int) -> bytes:
    return drawn(b"", {4: stream(chance.randbytes(size), b"/Filter /LZWDecode")})


@_of
def run_lengths(chance: Random, size: int) -> bytes:
    return drawn(b"", {4: stream(b"\x81 " * (size // 2), b"/Filter /RunLengthDecode")})


@_of
def ascii_85(chance: Random, size: int) -> bytes:
    return drawn(b"", {4: stream(b"z" * size + b"~>", b"/Filter /ASCII85Decode")})


@_of
def predictor(chance: Random, size: int) -> bytes:
    entries = b"/DecodeParms << /Predictor %d /Columns %d /Colors %d /BitsPerComponent 8 >>" % (
        chance.choice((2, 12, 15)), chance.choice((1, 5, 10**9)), chance.choice((1, 3, 10**6)),
    )  # fmt: skip
    return drawn(b"", {4: stream(b"\x02" * min(30_000_000, size * 100), entries, packed=True)})


@_of
def lengths_that_lie(chance: Random, size: int) -> bytes:
    length = chance.choice((0, -5, 10**12, 2**63))
    return drawn(b"", {4: b"<< /Length %d >>\nstream\n%s\nendstream" % (length, WORD)})

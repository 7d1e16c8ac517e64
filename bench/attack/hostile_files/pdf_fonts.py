"""PDF files whose fonts map, measure or draw more than they are used for."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.pdf import (
    FONT,
    WORD,
    drawn,
    stream,
)

PDF_FONTS = Kinds()
_of = PDF_FONTS.of(".pdf")


def _mapped(lines: bytes, *, packed: bool = True) -> bytes:
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
            b"/DescendantFonts [8 0 R] /ToUnicode 9 0 R >>")  # fmt: skip
    below = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    text = b"BT /F 9 Tf 50 700 Td <0001000200030004> Tj ET"
    return drawn(text, {6: font, 8: below, 9: stream(lines, packed=packed)})


@_of
def map_of_a_range(chance: Random, size: int) -> bytes:
    last = chance.choice((b"ffffff", b"ffffffff", b"7fffffffffff"))
    first = b"0" * len(last)
    return _mapped(b"begincmap 1 beginbfrange <%s> <%s> <0041> endbfrange endcmap" % (first, last))


@_of
def map_of_ranges(chance: Random, size: int) -> bytes:
    ranges = b"<0000> <ffff> <0041>\n" * (size // 21)
    return _mapped(b"begincmap 1 beginbfrange\n" + ranges + b"endbfrange endcmap")


@_of
def map_of_cids(chance: Random, size: int) -> bytes:
    return _mapped(b"begincmap 1 begincidrange <00000000> <ffffffff> 0 endcidrange endcmap")


@_of
def map_of_long_texts(chance: Random, size: int) -> bytes:
    return _mapped(b"begincmap 1 beginbfchar <0001> <" + b"0041" * (size // 4) + b"> endbfchar")


@_of
def map_of_codes(chance: Random, size: int) -> bytes:
    codes = b"".join(b"<%08x> <0041>\n" % n for n in range(size // 18))
    return _mapped(b"begincmap 1 beginbfchar\n" + codes + b"endbfchar endcmap")


@_of
def map_of_another(chance: Random, size: int) -> bytes:
    return _mapped(b"/Identity-H usecmap " * (size // 20) + b"begincmap endcmap")


@_of
def widths(chance: Random, size: int) -> bytes:
    listed = chance.choice((b"0 999999999 500", b"1 [500] " * (size // 8)))
    below = (b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 1000 /W [%s] "
             b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
             % listed)  # fmt: skip
    font = (b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
            b"/DescendantFonts [8 0 R] >>")  # fmt: skip
    return drawn(b"BT /F 9 Tf 50 700 Td <0001> Tj ET", {6: font, 8: below})


@_of
def differences(chance: Random, size: int) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding << /Differences [0 %s] >> >>"
    return drawn(WORD, {6: font % (b"/uni4e00 " * (size // 9))})


@_of
def fonts(chance: Random, size: int) -> bytes:
    count = min(50_000, size // 60)
    listed = b" ".join(b"/F%d %d 0 R" % (n, n + 20) for n in range(count))
    objects = {n + 20: FONT for n in range(count)}
    used = b"".join(b"BT /F%d 9 Tf (1) Tj ET\n" % n for n in range(count))
    return drawn(used, {5: b"<< /Font << /F 6 0 R %s >> >>" % listed} | objects)


@_of
def font_of_drawings(chance: Random, size: int) -> bytes:
    font = (b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
            b"/CharProcs << /a 4 0 R >> /Encoding << /Differences [49 /a] >> /FirstChar 0 "
            b"/LastChar 255 /Widths [%s] >>" % (b"9 " * (size // 2)))  # fmt: skip
    return drawn(WORD * 100, {6: font})


@_of
def font_file_of_garbage(chance: Random, size: int) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /FontDescriptor 8 0 R >>"
    described = b"<< /Type /FontDescriptor /FontName /A /FontFile 9 0 R >>"
    program = stream(b"/FontMatrix [" * (size // 13), b"/Length1 %d" % size)
    return drawn(WORD, {6: font, 8: described, 9: program})

"""PDF pages on which much, or something far away, is drawn."""

from __future__ import annotations

import zlib
from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.pdf import (
    PAGE,
    WORD,
    drawn,
    stream,
)

PDF_DRAWN = Kinds()
_of = PDF_DRAWN.of(".pdf")

# What is drawn again and again, by name.
_DRAWN = {
    "letters": b"BT /F 9 Tf 50 700 Td (12345678901234567890) Tj ET\n",
    "letters_apart": b"BT /F 9 Tf 50 700 Td [(1) 9 (2) 9 (3)] TJ ET\n",
    "words": b"BT /F 1 Tf 50 700 Td (1) Tj ET\n",
    "levels": b"0 0 m 500 0 l S\n",
    "boxes": b"10 10 90 90 re S\n",
    "boxes_filled": b"10 10 90 1 re f\n",
    "curves": b"0 0 m 1 1 2 2 3 3 c S\n",
    "path_long": b"1 1 l\n",
    "pushes": b"q\n",
    "pops": b"Q\n",
    "matrices": b"2 0 0 2 0 0 cm\n",
    "forms": b"/X Do\n",
    "operands": b"1 ",
    "arrays_open": b"[",
    "dictionaries_open": b"<<",
    "texts_open": b"(",
    "names": b"/A ",
    "unknown": b"zz\n",
    "pictures_in_line": b"BI /W 9 /H 9 ID xxxxxxxxx EI\n",
    "pictures_open": b"BI /W 9 ",
    "marks": b"/Span BMC\n",
    "colours": b"0.1 0.2 0.3 rg\n",
    "clips": b"0 0 9 9 re W n\n",
    "comments": b"% x\n",
}


def _draw(name: str, piece: bytes) -> None:
    def plain(chance: Random, size: int) -> bytes:
        return drawn(WORD + piece * (size // len(piece)), packed=False)

    def packed(chance: Random, size: int) -> bytes:
        return drawn(WORD + piece * min(30_000_000 // len(piece), size * 50 // len(piece)))

    for shape in (plain, packed):
        shape.__name__ = f"{name}_{shape.__name__}"
        _of(shape)


for _name, _piece in _DRAWN.items():
    _draw(_name, _piece)


@_of
def rules_of_a_table(chance: Random, size: int) -> bytes:
    across = b"".join(b"0 %d m 500 %d l S\n" % (n, n) for n in range(0, 800, 2))
    down = b"".join(b"%d 0 m %d 800 l S\n" % (n, n) for n in range(0, 500, 2))
    return drawn(WORD + across + down)


@_of
def rules_at_random(chance: Random, size: int) -> bytes:
    rules = b"".join(
        b"%.2f %.2f %.2f %.2f re S\n" % tuple(chance.uniform(0, 500) for _ in range(4))
        for _ in range(min(60_000, size // 30))
    )
    return drawn(WORD + rules)


@_of
def letters_at_random(chance: Random, size: int) -> bytes:
    letters = b"".join(
        b"BT /F %.1f Tf %.2f %.2f Td (%d) Tj ET\n"
        % (chance.uniform(1, 40), chance.uniform(0, 590), chance.uniform(0, 840), n % 10)
        for n in range(min(200_000, size // 40))
    )
    return drawn(letters)


@_of
def word_far_away(chance: Random, size: int) -> bytes:
    far = 10 ** chance.choice((6, 9, 12, 30))
    return drawn(WORD + b"BT /F 9 Tf %d 700 Td (1) Tj 50 -%d Td (2) Tj ET" % (far, far))


@_of
def words_far_apart_on_a_line(chance: Random, size: int) -> bytes:
    far = 10 ** chance.choice((5, 7, 9))
    return drawn(WORD + b"BT /F 0.001 Tf 50 700 Td (1) Tj %d 0 Td (2) Tj ET" % far)


@_of
def letters_huge(chance: Random, size: int) -> bytes:
    return drawn(b"BT /F 1e30 Tf 50 700 Td (12) Tj ET\nBT /F 1e-30 Tf (34) Tj ET\n")


@_of
def page_huge(chance: Random, size: int) -> bytes:
    box = chance.choice((b"[0 0 1e9 1e9]", b"[-1e30 -1e30 1e30 1e30]", b"[0 0 0 0]", b"[9 9]"))
    return drawn(WORD, {3: PAGE.replace(b"[0 0 595 842]", box)})


@_of
def forms_in_forms(chance: Random, size: int) -> bytes:
    deep = 12
    objects = {
        n: stream(b"/X Do\n" * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                  b"<< /Font << /F 6 0 R >> /XObject << /X %d 0 R >> >>" % (n + 1))
        for n in range(7, 7 + deep)
    }  # fmt: skip
    objects[7 + deep] = stream(WORD, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                               b"<< /Font << /F 6 0 R >> >>")  # fmt: skip
    return drawn(b"/X Do\n" * 10, objects)


@_of
def form_in_itself(chance: Random, size: int) -> bytes:
    form = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R")
    return drawn(WORD + b"/X Do", {7: form})


def _picture(entries: bytes, content: bytes) -> bytes:
    return drawn(
        WORD + b"/X Do", {7: stream(content, b"/Type /XObject /Subtype /Image " + entries)}
    )


@_of
def picture_huge(chance: Random, size: int) -> bytes:
    return _picture(b"/Width 1000000 /Height 1000000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
                    b"/Filter /FlateDecode", zlib.compress(b"\0" * 100_000_000, 9))  # fmt: skip


@_of
def picture_of_another_kind(chance: Random, size: int) -> bytes:
    name = chance.choice((b"DCTDecode", b"JBIG2Decode", b"JPXDecode", b"CCITTFaxDecode"))
    entries = b"/Width 60000 /Height 60000 /BitsPerComponent 1 /Filter /%s" % name
    return _picture(
        entries + b" /DecodeParms << /K -1 /Columns 100000000 >>", chance.randbytes(size)
    )


@_of
def pictures(chance: Random, size: int) -> bytes:
    content = stream(
        b"\0", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
    )
    return drawn(WORD + b"/X Do\n" * min(500_000, size), {7: content})

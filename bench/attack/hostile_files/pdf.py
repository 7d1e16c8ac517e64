"""PDF files: few objects that stand for many letters, bytes, pages or steps."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from random import Random

from bench.attack.hostile_files.kind import Kinds

PDF = Kinds()
_of = PDF.of(".pdf")

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_RESOURCES = b"<< /Font << /F 6 0 R >> /XObject << /X 7 0 R >> >>"


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
        1: _CATALOG,
        2: _PAGES,
        3: _PAGE,
        4: stream(content, packed=packed),
        5: _RESOURCES,
        6: _FONT,
        7: stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    }
    return file({**usual, **objects})


_WORD = b"BT /F 9 Tf 50 700 Td (2023) Tj ET\n"

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
        return drawn(_WORD + piece * (size // len(piece)), packed=False)

    def packed(chance: Random, size: int) -> bytes:
        return drawn(_WORD + piece * min(30_000_000 // len(piece), size * 50 // len(piece)))

    for shape in (plain, packed):
        shape.__name__ = f"{name}_{shape.__name__}"
        _of(shape)


for _name, _piece in _DRAWN.items():
    _draw(_name, _piece)


@_of
def rules_of_a_table(chance: Random, size: int) -> bytes:
    across = b"".join(b"0 %d m 500 %d l S\n" % (n, n) for n in range(0, 800, 2))
    down = b"".join(b"%d 0 m %d 800 l S\n" % (n, n) for n in range(0, 500, 2))
    return drawn(_WORD + across + down)


@_of
def rules_at_random(chance: Random, size: int) -> bytes:
    rules = b"".join(
        b"%.2f %.2f %.2f %.2f re S\n" % tuple(chance.uniform(0, 500) for _ in range(4))
        for _ in range(min(60_000, size // 30))
    )
    return drawn(_WORD + rules)


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
    return drawn(_WORD + b"BT /F 9 Tf %d 700 Td (1) Tj 50 -%d Td (2) Tj ET" % (far, far))


@_of
def words_far_apart_on_a_line(chance: Random, size: int) -> bytes:
    far = 10 ** chance.choice((5, 7, 9))
    return drawn(_WORD + b"BT /F 0.001 Tf 50 700 Td (1) Tj %d 0 Td (2) Tj ET" % far)


@_of
def letters_huge(chance: Random, size: int) -> bytes:
    return drawn(b"BT /F 1e30 Tf 50 700 Td (12) Tj ET\nBT /F 1e-30 Tf (34) Tj ET\n")


@_of
def page_huge(chance: Random, size: int) -> bytes:
    box = chance.choice((b"[0 0 1e9 1e9]", b"[-1e30 -1e30 1e30 1e30]", b"[0 0 0 0]", b"[9 9]"))
    return drawn(_WORD, {3: _PAGE.replace(b"[0 0 595 842]", box)})


@_of
def forms_in_forms(chance: Random, size: int) -> bytes:
    deep = 12
    objects = {
        n: stream(b"/X Do\n" * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                  b"<< /Font << /F 6 0 R >> /XObject << /X %d 0 R >> >>" % (n + 1))
        for n in range(7, 7 + deep)
    }  # fmt: skip
    objects[7 + deep] = stream(_WORD, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources "
                               b"<< /Font << /F 6 0 R >> >>")  # fmt: skip
    return drawn(b"/X Do\n" * 10, objects)


@_of
def form_in_itself(chance: Random, size: int) -> bytes:
    form = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R")
    return drawn(_WORD + b"/X Do", {7: form})


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
    return drawn(b"", {4: b"<< /Length %d >>\nstream\n%s\nendstream" % (length, _WORD)})


@_of
def length_of_itself(chance: Random, size: int) -> bytes:
    return drawn(b"", {4: b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % _WORD})


@_of
def objects_in_circles(chance: Random, size: int) -> bytes:
    return drawn(_WORD, {5: b"6 0 R", 6: b"5 0 R"})


@_of
def pages_in_circles(chance: Random, size: int) -> bytes:
    return drawn(_WORD, {2: b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 9 >>"})


@_of
def pages_deep(chance: Random, size: int) -> bytes:
    deep = min(100_000, size // 60)
    objects = {n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1)
               for n in range(10, 10 + deep)}  # fmt: skip
    objects[10 + deep] = _PAGE
    return drawn(_WORD, {2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"} | objects)


@_of
def pages_again(chance: Random, size: int) -> bytes:
    kids = b"3 0 R " * (size // 6)
    return drawn(_WORD, {2: b"<< /Type /Pages /Kids [%s] /Count 9 >>" % kids})


@_of
def pages_branching(chance: Random, size: int) -> bytes:
    objects = {n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1 >>" % (n + 1, n + 1)
               for n in range(10, 40)}  # fmt: skip
    return drawn(_WORD, {2: b"<< /Type /Pages /Kids [10 0 R] >>", 40: _PAGE} | objects)


@_of
def contents_again(chance: Random, size: int) -> bytes:
    again = b"4 0 R " * (size // 6)
    return drawn(_WORD * 100, {3: _PAGE.replace(b"4 0 R", b"[%s]" % again)})


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
    return drawn(_WORD, {6: font % (b"/uni4e00 " * (size // 9))})


@_of
def fonts(chance: Random, size: int) -> bytes:
    count = min(50_000, size // 60)
    listed = b" ".join(b"/F%d %d 0 R" % (n, n + 20) for n in range(count))
    objects = {n + 20: _FONT for n in range(count)}
    used = b"".join(b"BT /F%d 9 Tf (1) Tj ET\n" % n for n in range(count))
    return drawn(used, {5: b"<< /Font << /F 6 0 R %s >> >>" % listed} | objects)


@_of
def font_of_drawings(chance: Random, size: int) -> bytes:
    font = (b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] "
            b"/CharProcs << /a 4 0 R >> /Encoding << /Differences [49 /a] >> /FirstChar 0 "
            b"/LastChar 255 /Widths [%s] >>" % (b"9 " * (size // 2)))  # fmt: skip
    return drawn(_WORD * 100, {6: font})


@_of
def font_file_of_garbage(chance: Random, size: int) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /A /FontDescriptor 8 0 R >>"
    described = b"<< /Type /FontDescriptor /FontName /A /FontFile 9 0 R >>"
    program = stream(b"/FontMatrix [" * (size // 13), b"/Length1 %d" % size)
    return drawn(_WORD, {6: font, 8: described, 9: program})


@_of
def objects_packed(chance: Random, size: int) -> bytes:
    count = size // 12
    heads = b" ".join(b"%d 0" % (n + 100) for n in range(count))
    packed = stream(heads + b" null", b"/Type /ObjStm /N %d /First %d" % (10**9, len(heads) + 1),
                    packed=True)  # fmt: skip
    return drawn(_WORD, {8: packed})


@_of
def places_packed(chance: Random, size: int) -> bytes:
    content = b"%PDF-1.5\n"
    entries = b"/Type /XRef /W [1 8 1] /Size %d /Index [0 %d] /Root 1 0 R" % (10**9, 10**9)
    return (content + b"1 0 obj\n" + stream(b"\1" * min(30_000_000, size * 100), entries,
            packed=True) + b"\nendobj\nstartxref\n9\n%%EOF")  # fmt: skip


@_of
def places_huge(chance: Random, size: int) -> bytes:
    return b"%PDF-1.4\nxref\n0 9999999999\n" + b"0000000000 65535 f \n" * (size // 20) + (
        b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF")  # fmt: skip


@_of
def places_before(chance: Random, size: int) -> bytes:
    data = b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Prev 9 /Size 1 >>\n"
    return data + b"startxref\n9\n%%EOF"


@_of
def without_places(chance: Random, size: int) -> bytes:
    return b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * (size // 22)


@_of
def keywords_without_places(chance: Random, size: int) -> bytes:
    return b"%PDF-1.4\n" + b"1 0 obj " * (size // 8)


@_of
def arrays_within(chance: Random, size: int) -> bytes:
    return drawn(_WORD, {5: b"[" * (size // 2) + b"]" * (size // 2)})


@_of
def dictionaries_within(chance: Random, size: int) -> bytes:
    return drawn(_WORD, {5: b"<</A " * (size // 7) + b">>" * (size // 7)})


@_of
def array_huge(chance: Random, size: int) -> bytes:
    return drawn(_WORD, {5: b"[" + b"1 " * (size // 2) + b"]"})


@_of
def locked(chance: Random, size: int) -> bytes:
    rule = b"<< /Filter /Standard /V %d /R %d /O (%s) /U (%s) /P -1 /Length %d >>" % (
        chance.choice((1, 2, 4, 5, 99)), chance.choice((2, 3, 4, 6, 99)), b"a" * 32, b"b" * 32,
        chance.choice((40, 128, 10**9)),
    )  # fmt: skip
    objects = {1: _CATALOG, 2: _PAGES, 3: _PAGE, 4: stream(_WORD), 5: _RESOURCES, 6: _FONT, 8: rule}
    return file(objects, b"/Encrypt 8 0 R /ID [(a) (b)]")


def _picture(entries: bytes, content: bytes) -> bytes:
    return drawn(
        _WORD + b"/X Do", {7: stream(content, b"/Type /XObject /Subtype /Image " + entries)}
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
    return drawn(_WORD + b"/X Do\n" * min(500_000, size), {7: content})


@_of
def cut_off(chance: Random, size: int) -> bytes:
    data = drawn(_WORD * (size // len(_WORD)))
    return data[: chance.randrange(20, len(data))]


@_of
def mangled(chance: Random, size: int) -> bytes:
    data = bytearray(drawn(_WORD * 50, packed=False))
    for _ in range(20):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data)


@_of
def only_a_head(chance: Random, size: int) -> bytes:
    return b"%PDF-1.7\n" + chance.randbytes(size)

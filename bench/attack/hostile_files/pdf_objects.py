"""PDF files whose objects and pages stand in circles, within each other or nowhere."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.pdf import (
    CATALOG,
    FONT,
    PAGE,
    PAGES,
    RESOURCES,
    WORD,
    drawn,
    file,
    stream,
)

PDF_OBJECTS = Kinds()
_of = PDF_OBJECTS.of(".pdf")


@_of
def length_of_itself(chance: Random, size: int) -> bytes:
    return drawn(b"", {4: b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % WORD})


@_of
def objects_in_circles(chance: Random, size: int) -> bytes:
    return drawn(WORD, {5: b"6 0 R", 6: b"5 0 R"})


@_of
def pages_in_circles(chance: Random, size: int) -> bytes:
    return drawn(WORD, {2: b"<< /Type /Pages /Kids [2 0 R 3 0 R 2 0 R] /Count 9 >>"})


@_of
def pages_deep(chance: Random, size: int) -> bytes:
    deep = min(100_000, size // 60)
    objects = {n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1)
               for n in range(10, 10 + deep)}  # fmt: skip
    objects[10 + deep] = PAGE
    return drawn(WORD, {2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"} | objects)


@_of
def pages_again(chance: Random, size: int) -> bytes:
    kids = b"3 0 R " * (size // 6)
    return drawn(WORD, {2: b"<< /Type /Pages /Kids [%s] /Count 9 >>" % kids})


@_of
def pages_branching(chance: Random, size: int) -> bytes:
    objects = {n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1 >>" % (n + 1, n + 1)
               for n in range(10, 40)}  # fmt: skip
    return drawn(WORD, {2: b"<< /Type /Pages /Kids [10 0 R] >>", 40: PAGE} | objects)


@_of
def contents_again(chance: Random, size: int) -> bytes:
    again = b"4 0 R " * (size // 6)
    return drawn(WORD * 100, {3: PAGE.replace(b"4 0 R", b"[%s]" % again)})


@_of
def objects_packed(chance: Random, size: int) -> bytes:
    count = size // 12
    heads = b" ".join(b"%d 0" % (n + 100) for n in range(count))
    packed = stream(heads + b" null", b"/Type /ObjStm /N %d /First %d" % (10**9, len(heads) + 1),
                    packed=True)  # fmt: skip
    return drawn(WORD, {8: packed})


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
    return drawn(WORD, {5: b"[" * (size // 2) + b"]" * (size // 2)})


@_of
def dictionaries_within(chance: Random, size: int) -> bytes:
    return drawn(WORD, {5: b"<</A " * (size // 7) + b">>" * (size // 7)})


@_of
def array_huge(chance: Random, size: int) -> bytes:
    return drawn(WORD, {5: b"[" + b"1 " * (size // 2) + b"]"})


@_of
def locked(chance: Random, size: int) -> bytes:
    rule = b"<< /Filter /Standard /V %d /R %d /O (%s) /U (%s) /P -1 /Length %d >>" % (
        chance.choice((1, 2, 4, 5, 99)), chance.choice((2, 3, 4, 6, 99)), b"a" * 32, b"b" * 32,
        chance.choice((40, 128, 10**9)),
    )  # fmt: skip
    objects = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(WORD), 5: RESOURCES, 6: FONT, 8: rule}
    return file(objects, b"/Encrypt 8 0 R /ID [(a) (b)]")


@_of
def cut_off(chance: Random, size: int) -> bytes:
    data = drawn(WORD * (size // len(WORD)))
    return data[: chance.randrange(20, len(data))]


@_of
def mangled(chance: Random, size: int) -> bytes:
    data = bytearray(drawn(WORD * 50, packed=False))
    for _ in range(20):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data)


@_of
def only_a_head(chance: Random, size: int) -> bytes:
    return b"%PDF-1.7\n" + chance.randbytes(size)

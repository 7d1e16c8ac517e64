"""Files that have to be converted first: what tells their kind must not be misled at any cost."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds

OTHER = Kinds()

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@OTHER.of(".doc")
def compound_of_garbage(chance: Random, size: int) -> bytes:
    return _COMPOUND + chance.randbytes(size)


@OTHER.of(".doc")
def compound_named(chance: Random, size: int) -> bytes:
    return _COMPOUND + "WordDocument".encode("utf-16-le") * (size // 24)


@OTHER.of(".xls")
def compound_empty(chance: Random, size: int) -> bytes:
    return _COMPOUND + b"\0" * size


@OTHER.of(".wps")
def compound_of_wps(chance: Random, size: int) -> bytes:
    return _COMPOUND * (size // 8)


@OTHER.of(".rtf")
def groups_open(chance: Random, size: int) -> bytes:
    return b"{\\rtf1" + b"{" * size


@OTHER.of(".png")
def picture(chance: Random, size: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\xff" * size


@OTHER.of(".ofd")
def package_of_ofd(chance: Random, size: int) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile

    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as package:
        package.writestr("OFD.xml", b"<" * min(300_000_000, size * 100))
    return stream.getvalue()


@OTHER.of(".zip")
def package_of_packages(chance: Random, size: int) -> bytes:
    from io import BytesIO
    from zipfile import ZipFile

    content = b"1"
    for _ in range(min(400, size // 100)):
        stream = BytesIO()
        with ZipFile(stream, "w") as package:
            package.writestr("a.zip", content)
        content = stream.getvalue()
    return content

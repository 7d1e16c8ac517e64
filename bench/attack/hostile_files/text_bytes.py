"""Plain texts of odd lines, letters, bytes and encodings."""

from __future__ import annotations

from random import Random

from bench.attack.hostile_files.kind import Kinds, repeated
from bench.attack.hostile_files.report import (
    with_prose,
    with_table,
)

TEXT_BYTES = Kinds()
_of = TEXT_BYTES.of


@_of(".txt")
def paragraph_without_end(chance: Random, size: int) -> bytes:
    return with_prose("公开" * (size // 6))


@_of(".txt")
def letters_one_a_line(chance: Random, size: int) -> bytes:
    return repeated("申\n请\n", size)


@_of(".txt")
def blank_lines(chance: Random, size: int) -> bytes:
    return with_table("\n \n" * (size // 3))


@_of(".txt")
def carriage_returns(chance: Random, size: int) -> bytes:
    return with_table("\r" * size)


@_of(".txt")
def form_feeds(chance: Random, size: int) -> bytes:
    return with_table("1 2\f" * (size // 4))


@_of(".txt")
def nul_bytes(chance: Random, size: int) -> bytes:
    return b"\0" * size


@_of(".txt")
def nul_between(chance: Random, size: int) -> bytes:
    return with_table("5\0" * (size // 2))


@_of(".txt")
def random_bytes(chance: Random, size: int) -> bytes:
    return chance.randbytes(size)


@_of(".txt")
def random_high_bytes(chance: Random, size: int) -> bytes:
    return bytes(chance.choices(range(0x80, 0x100), k=min(size, 2_000_000)))


@_of(".txt")
def random_latin(chance: Random, size: int) -> bytes:
    return bytes(chance.choices(b"abcdefgh \xe9\xe8\xfc\xf6\n", k=min(size, 2_000_000)))


@_of(".txt")
def random_letters(chance: Random, size: int) -> bytes:
    return "".join(chance.choices("政府信息公开申请情况0123456789|、。\n ", k=size // 3)).encode()


@_of(".txt")
def random_lines_of_table(chance: Random, size: int) -> bytes:
    text = "".join(chance.choices("予以公开部分不总计其他0123456789|| \t\n\n", k=size // 2))
    return with_table(text)


@_of(".txt")
def chinese(chance: Random, size: int) -> bytes:
    return repeated("政府信息公开", size)


@_of(".txt")
def utf_16(chance: Random, size: int) -> bytes:
    return with_table("1 |" * (size // 6)).decode().encode("utf-16")


@_of(".txt")
def utf_16_without_mark(chance: Random, size: int) -> bytes:
    return with_table("1 |" * (size // 6)).decode().encode("utf-16-be")


@_of(".txt")
def utf_32(chance: Random, size: int) -> bytes:
    return with_table("1 |" * (size // 12)).decode().encode("utf-32")


@_of(".txt")
def lone_surrogates(chance: Random, size: int) -> bytes:
    return b"\xff\xfe" + b"\x00\xd8" * (size // 2)


@_of(".txt")
def mojibake(chance: Random, size: int) -> bytes:
    once = with_prose("依法公开。" * (size // 15)).decode()
    return once.encode().decode("gb18030", "replace").encode()


@_of(".txt")
def broken_utf_8(chance: Random, size: int) -> bytes:
    return with_prose("依法公开。" * (size // 15))[:-1].replace(b"\x80\x82", b"\x80")


@_of(".txt")
def gb18030_four_bytes(chance: Random, size: int) -> bytes:
    return with_prose("\U00020000" * (size // 4)).decode().encode("gb18030")

"""Web archives: messages within messages, endless headers, odd codings."""

from __future__ import annotations

import base64
from random import Random

from bench.attack.hostile_files.kind import Kinds
from bench.attack.hostile_files.page import page

MAIL = Kinds()
_of = MAIL.of(".mht")

_HEAD = "MIME-Version: 1.0\r\n"


def single(body: bytes, coding: str = "8bit", charset: str = "utf-8") -> bytes:
    return (
        f"{_HEAD}Content-Type: text/html; charset={charset}\r\n"
        f"Content-Transfer-Encoding: {coding}\r\n\r\n"
    ).encode("utf-8", "replace") + body


@_of
def nested(chance: Random, size: int) -> bytes:
    depth = size // 70
    parts = (
        f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    return "".join([_HEAD, *parts]).encode()


@_of
def messages_within(chance: Random, size: int) -> bytes:
    return (_HEAD + "Content-Type: message/rfc822\r\n\r\n" * (size // 34)).encode()


@_of
def parts(chance: Random, size: int) -> bytes:
    part = "--b\r\nContent-Type: text/html\r\n\r\n<p>1\r\n"
    head = f'{_HEAD}Content-Type: multipart/related; boundary="b"\r\n\r\n'
    return (head + part * (size // len(part)) + "--b--").encode()


@_of
def boundaries(chance: Random, size: int) -> bytes:
    return (f'{_HEAD}Content-Type: multipart/related; boundary="b"\r\n\r\n'
            + "--b\r\n" * (size // 5)).encode()  # fmt: skip


@_of
def headers(chance: Random, size: int) -> bytes:
    return (_HEAD + "X-A: 1\r\n" * (size // 8)).encode() + single(page(""))


@_of
def header_long(chance: Random, size: int) -> bytes:
    return f"{_HEAD}X-A: {'a' * size}\r\n".encode() + single(page(""))


@_of
def header_folded(chance: Random, size: int) -> bytes:
    return (f"{_HEAD}Content-Type: text/html;\r\n" + " a=b;\r\n" * (size // 7) + "\r\n").encode()


@_of
def parameters(chance: Random, size: int) -> bytes:
    listed = "".join(f"; charset*{n}=a" for n in range(size // 14))
    return f"{_HEAD}Content-Type: text/html{listed}\r\n\r\n".encode() + page("")


@_of
def parameters_quoted(chance: Random, size: int) -> bytes:
    return f'{_HEAD}Content-Type: text/html; a="{";" * size}\r\n\r\n'.encode() + page("")


@_of
def boundary_long(chance: Random, size: int) -> bytes:
    mark = "b" * (size // 3)
    return (f'{_HEAD}Content-Type: multipart/mixed; boundary="{mark}"\r\n\r\n--{mark}\r\n'
            f"Content-Type: text/html\r\n\r\n<p>1").encode()  # fmt: skip


@_of
def encoded_words(chance: Random, size: int) -> bytes:
    return (f"{_HEAD}Subject: " + "=?utf-8?q?a?= " * (size // 14) + "\r\n").encode() + single(
        page("")
    )


@_of
def base64_garbage(chance: Random, size: int) -> bytes:
    return single(bytes(chance.choices(b"ABC=\n +/!", k=min(size, 2_000_000))), "base64")


@_of
def base64_page(chance: Random, size: int) -> bytes:
    return single(base64.encodebytes(page("<p>1" * (size // 5))), "base64")


@_of
def quoted_printable(chance: Random, size: int) -> bytes:
    return single(b"=3D=" * (size // 4), "quoted-printable")


@_of
def uuencoded(chance: Random, size: int) -> bytes:
    return single(b"begin 644 a\n" + b"M" * size, "x-uuencode")


@_of
def charset_odd(chance: Random, size: int) -> bytes:
    name = chance.choice(("utf-7", "punycode", "idna", "zlib_codec", "bz2", "hex", "\0", "a" * 999))
    return single(b"\xd5\xfe\xb8\xae" * (size // 4), charset=name)


@_of
def page_within(chance: Random, size: int) -> bytes:
    return single(page("<table><tr><td>1<td>" * (size // 20)))


@_of
def pages(chance: Random, size: int) -> bytes:
    part = "--b\r\nContent-Type: text/html\r\n\r\n" + "<p>1</p>" * 1000 + "\r\n"
    head = f'{_HEAD}Content-Type: multipart/related; boundary="b"\r\n\r\n'
    return (head + part * max(1, size // len(part)) + "--b--").encode()

"""What is fuzzed: each reader, the analysis of text, and the inner parts of packed files."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from bench.fuzz.promises import keeps_its_promises
from tests.generator import LAYOUTS, UnfitError, generate

_SEED_FAULTS = ("none", "ocr_noise_5", "blank_zeros", "wrong_digit")
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_MHT_HEAD = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n--B\r\n"
    b"Content-Type: text/html; charset=utf-8\r\n\r\n"
)
_ENTITY_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Target:
    """``play`` takes any bytes and raises when a promise is broken; ``seeds`` are good inputs."""

    name: str
    play: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    longest: int = 20_000


def _reports(*suffixes: str) -> list[bytes]:
    """Small generated reports of every layout with these endings."""
    found = []
    for name, layout in LAYOUTS.items():
        if layout.suffix in suffixes:
            for seed, fault in enumerate(_SEED_FAULTS):
                try:
                    found.append(generate(seed, name, fault).data)
                except (KeyError, UnfitError):
                    continue
    return found


def _part(document: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(document)) as package:
        return package.read(name)


@cache
def _template() -> dict[str, bytes]:
    """The parts of one whole Word document."""
    with zipfile.ZipFile(BytesIO(_reports(".docx")[0])) as package:
        return {name: package.read(name) for name in package.namelist()}


def _with_part(name: str, content: bytes) -> bytes:
    """A Word document that is whole but for one part."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for part, whole in _template().items():
            package.writestr(part, content if part == name else whole)
    return packed.getvalue()


def _pdf(stream: bytes) -> bytes:
    """A PDF file of one page with that content stream and a font for Chinese."""
    from tests import small_pdf

    return small_pdf.pdf([small_pdf.Page(["@"])]).replace(
        b"<< /Length 1 >>\nstream\n@\n", b"<< /Length %d >>\nstream\n%s\n" % (len(stream), stream)
    )


def _drawings() -> list[bytes]:
    """Content streams: of a ruled table and of lines of text."""
    from tests import small_pdf

    page = small_pdf.Page()
    page.text(50, 50, "青石县2023年政府信息公开工作年度报告")
    page.text(50, 80, "二、主动公开政府信息情况")
    page.table(50, 100, [80, 40, 40, 40], [["规章", "0", "0", "12"], ["规范性文件", "1", "2", "3"]])
    page.white(60, 300, "7")
    page.picture()
    page.watermark(100, 400, "12")
    return ["\n".join(page.drawing).encode(), "\n".join(page.drawing[:6]).encode()]


def _named(name: str) -> Callable[[bytes], None]:
    return lambda data: keeps_its_promises(data, name)


TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        Target("text", _named("a.txt"), lambda: _reports(".txt", ".md")),
        Target("html", _named("a.html"), lambda: _reports(".html")),
        Target(
            "mht",
            _named("a.mht"),
            lambda: [_MHT_HEAD + page + b"\r\n--B--\r\n" for page in _reports(".html")],
        ),
        Target("docx", _named("a.docx"), lambda: _reports(".docx"), longest=60_000),
        Target(
            "docx_document",
            lambda data: keeps_its_promises(_with_part(_DOCUMENT, data), "a.docx"),
            lambda: [_part(document, _DOCUMENT) for document in _reports(".docx")],
            longest=60_000,
        ),
        Target(
            "docx_styles",
            lambda data: keeps_its_promises(_with_part(_STYLES, _ENTITY_HEAD + data), "a.docx"),
            lambda: [_part(_reports(".docx")[0], _STYLES).removeprefix(_ENTITY_HEAD)],
            longest=60_000,
        ),
        Target("pdf", _named("a.pdf"), lambda: [_pdf(each) for each in _drawings()]),
        Target("pdf_content", lambda data: keeps_its_promises(_pdf(data), "a.pdf"), _drawings),
    )
}

"""The kind of a file is told by its content, whatever its name."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from parser.readers.detection import kind_of

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100


def package(part: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(part, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.7\n", "报告.txt", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", "报告.doc", "html"),
        ("<html><p>甲</p>".encode("utf-16"), "报告", "html"),
    ],
)
def test_the_content_decides(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("word/document.xml", "docx"),
        ("OFD.xml", "ofd"),
        ("xl/workbook.xml", "xlsx"),
        ("content.xml", "odt"),
        ("报告.txt", "archive"),
    ],
)
def test_a_package_is_known_by_its_parts(part: str, kind: str) -> None:
    assert kind_of(package(part), "报告.docx") == kind


@pytest.mark.parametrize(
    ("stream", "name", "kind"),
    [
        ("WordDocument", "报告.doc", "doc"),
        ("WordDocument", "报告.wps", "wps"),
        ("Workbook", "报告.doc", "xls"),
        ("EncryptedPackage", "报告.docx", "locked"),
    ],
)
def test_an_old_office_file_is_known_by_its_streams(stream: str, name: str, kind: str) -> None:
    assert kind_of(COMPOUND + stream.encode("utf-16-le"), name) == kind


@pytest.mark.parametrize(
    "text",
    [
        "一、总体情况\n收到申请 5 件，a < b",
        "BM 是报告的开头，不是图片",
        "# 标题\n\n<p align=center>图</p>\n",
        "",
    ],
)
def test_plain_text_stays_text(text: str) -> None:
    assert kind_of(text.encode(), "报告.md") == "text"


def test_a_text_whose_tables_are_html_is_read_as_html() -> None:
    assert kind_of(("年报\n<table>" + "<td>1</td>" * 8).encode(), "报告.md") == "html"


def test_pictures_and_archives_are_told() -> None:
    assert kind_of(b"\x89PNG\r\n\x1a\n", "报告.pdf") == "image"
    assert kind_of(b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a") == "image"
    assert kind_of(b"Rar!\x1a\x07\x00", "a") == "archive"


def test_a_web_archive_is_known_by_its_headers() -> None:
    data = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n"
    assert kind_of(data, "报告.doc") == "mht"

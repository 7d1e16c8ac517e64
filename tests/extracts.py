"""What tests of readers ask of an extract."""

from __future__ import annotations

from parser.readers.extract import Extract
from parser.readers.pdf import reader as pdf
from tests import small_pdf
from tests.small_pdf import Page

SENTENCE = "<p>本机关按照条例的规定公开政府信息，现将有关情况报告如下。</p>"
"""What makes a page of HTML one whose encoding can be told."""


def read_pdf(*pages: Page) -> Extract:
    """What is read of a PDF of these pages."""
    return pdf.extract(small_pdf.pdf(list(pages)))


def placed(extract: Extract) -> list[tuple[str, int, int, int]]:
    """Text, table, row and column of every cell."""
    return [
        (extract.text[box.span.start : box.span.end], box.table, box.row, box.column)
        for box in extract.boxes
    ]


def codes(extract: Extract) -> set[str]:
    """The reasons for which figures of it are in doubt."""
    return {doubt.reason.code for doubt in extract.doubts}

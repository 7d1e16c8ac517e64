"""What tests of readers ask of an extract."""

from __future__ import annotations

from parser.readers.extract import Extract

SENTENCE = "<p>本机关按照条例的规定公开政府信息，现将有关情况报告如下。</p>"
"""What makes a page of HTML one whose encoding can be told."""


def codes(extract: Extract) -> set[str]:
    """The reasons for which figures of it are in doubt."""
    return {doubt.reason.code for doubt in extract.doubts}

"""What a heading of a report is, however it was found."""

from __future__ import annotations

import re
from typing import NamedTuple

from parser.report import Span

NUMERALS = "一二三四五六"
LINE = re.compile(r"[^\r\n␤]+")
LONGEST_HEADING = 60
"""Characters: the longest official heading has fewer than half."""


class Heading(NamedTuple):
    """A line that reads like one of the six headings; ``certainty`` 1 (weak) to 4."""

    number: int
    certainty: int
    span: Span

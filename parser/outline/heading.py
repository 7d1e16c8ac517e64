"""What a heading of a report is, however it was found."""

from __future__ import annotations

import re
from enum import IntEnum, auto
from typing import NamedTuple

from parser.report import Span

NUMERALS = "一二三四五六"
LINE = re.compile(r"[^\r\n␤]+")
LONGEST_HEADING = 60
"""Characters: the longest official heading has fewer than half."""


class HeadingCertainty(IntEnum):
    """How sure it is that a text is the heading it reads like, the least first."""

    WEAK = auto()
    """It has no number or another's, or was misread."""
    NAMED = auto()
    """It has its number, but stands in a sentence, or is numbered as items of a list are."""
    APART = auto()
    """It stands in a longer line, with blanks around it."""
    OWN_LINE = auto()
    """It has a line of its own and its number as the form prints it."""


class Heading(NamedTuple):
    """A text that reads like one of the six headings."""

    number: int
    certainty: HeadingCertainty
    span: Span

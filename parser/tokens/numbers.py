"""From the text of a cell to what it means: a number, a mark, a blank, or nothing readable.

The text may be folded to half-width before (the lookup view) or not: both are read alike.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple

from parser.lookup import EMPTY, FILLER
from parser.report import Meaning, Number, Reason

ZERO_MARKS = frozenset(("-", "--", "—", "——", "－", "–", "―", "一一", "无", "零", "〇", "無"))
NOT_APPLICABLE_MARKS = frozenset(("/", "\\", "不适用", "不適用", "n/a", "na", "／"))
# What programs that convert tables write into an empty cell.
CONVERTER_BLANKS = frozenset(("nan", "none", "null", "<na>"))

_PLAIN = re.compile(r"[0-9]+")
_NUMBER = re.compile(
    r"""(?P<sign>[+\-−]|增[加长]?|减少?|上升|下降)?\s*+
        (?P<digits>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)
        \s*+(?P<unit>件次|人次|户次|份次|件|条|宗|项|份|个|次|起|例|部|批|笔|篇|户|万元|元)?\s*+
        (?P<remark>\([^()]*\))?""",
    re.VERBOSE,
)
# One inner space, or a figure set with its digits apart; never several figures in a row.
_SPACED = re.compile(r"[1-9][0-9]{0,5} [0-9]{1,6}|[1-9](?: [0-9]){2,}")
_END_OF_LABEL = re.compile(r'["”」』]\s+(?=\d)')  # that ran over into the cell beside it
_NOTE_MARK = re.compile(r"(?<=[0-9０-９])\s*[²³¹⁰-⁹₀-₉①-⓿❶-➓]+$")
_LOOK_ALIKE = {"O": "0", "o": "0", "〇": "0", "○": "0", "D": "0", "Q": "0", "l": "1", "I": "1",
               "|": "1", "i": "1", "丨": "1", "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8",
               "b": "6", "q": "9", "g": "9"}  # fmt: skip
_VOID = f" \t\r\n{FILLER}{EMPTY}"
_LONGEST = 40  # no cell of a form holds more, remark included
_NEGATIVE = ("-", "−", "减", "减少", "下降")


class Figure(NamedTuple):
    """What a text means; ``why`` tells what was not plain about it, ``None`` for a plain one."""

    value: Number | None
    meaning: Meaning
    why: Reason | None = None


BLANK = Figure(None, Meaning.BLANK)
_OF_MARK = (
    dict.fromkeys(CONVERTER_BLANKS, BLANK)
    | dict.fromkeys(ZERO_MARKS, Figure(0, Meaning.ZERO_MARK))
    | dict.fromkeys(NOT_APPLICABLE_MARKS, Figure(None, Meaning.NOT_APPLICABLE))
)
_SMALL = {str(number): Figure(number, Meaning.NUMBER) for number in range(1000)}


def read_figure(text: str) -> Figure:
    """Read the text of one cell.

    An inner space, a unit, a remark in brackets or a bare point is read through and told in
    ``why`` (a thousands separator is plain); a text with anything else in it is unreadable, with
    a suggestion where digits were confused with letters that look alike (``34O2``).
    """
    known = _SMALL.get(text)
    if known is not None:
        return known
    marked = _NOTE_MARK.search(text) or _END_OF_LABEL.match(text)
    if marked:
        # Normalising would make digits of the mark: 12② is twelve with a note.
        plain = read_figure(text[: marked.start()] or text[marked.end() :])
        return plain._replace(
            why=Reason("remark_in_cell", {"text": text, "value": str(plain.value)})
        )
    folded = unicodedata.normalize("NFKC", text).strip(_VOID)
    if not folded:
        return BLANK
    if len(folded) > _LONGEST or (not text.isascii() and any(map(_is_raised, text))):
        # ``3⁷5`` would become a figure that nobody sees.
        return Figure(None, Meaning.UNREADABLE, Reason("unreadable", {"text": text[:_LONGEST]}))
    if _PLAIN.fullmatch(folded):
        why = None if text.strip() == folded else Reason("full_width_digits", {"text": text})
        return Figure(int(folded), Meaning.NUMBER, why)
    if match := _NUMBER.fullmatch(folded):
        return _number(match, text)
    if _SPACED.fullmatch(folded):
        joined = folded.replace(" ", "")
        why = Reason("inner_space", {"text": text, "value": joined})
        return Figure(int(joined), Meaning.NUMBER, why)
    unreadable = Figure(None, Meaning.UNREADABLE, _why_unreadable(folded))
    return _OF_MARK.get(folded.lower(), unreadable)


def _is_raised(character: str) -> bool:
    """Whether a character is a raised, lowered or enclosed digit, and no digit of a figure."""
    return character.isdigit() and not character.isdecimal()


def _number(match: re.Match[str], text: str) -> Figure:
    digits = match["digits"]
    value: Number = (
        Decimal(digits.replace(",", "")) if "." in digits else int(digits.replace(",", ""))
    )
    if match["sign"] in _NEGATIVE:
        value = -value
    why = None
    if match["remark"]:
        why = Reason("remark_in_cell", {"text": text, "value": digits})
    elif match["unit"]:
        why = Reason("unit_in_cell", {"text": text, "unit": match["unit"]})
    elif digits.startswith("."):
        # What stood before the point may be lost.
        why = Reason("no_digit_before_point", {"text": text, "value": f"0{digits}"})
    return Figure(value, Meaning.NUMBER, why)


def _why_unreadable(folded: str) -> Reason:
    suggestion = "".join(_LOOK_ALIKE.get(character, character) for character in folded)
    if suggestion != folded and _PLAIN.fullmatch(suggestion):
        return Reason("look_alike_digits", {"text": folded, "suggestion": suggestion})
    return Reason("unreadable", {"text": folded})


def is_look_alike(text: str) -> bool:
    """Whether a text would be digits but for letters that look like digits."""
    return _why_unreadable(text).code == "look_alike_digits"

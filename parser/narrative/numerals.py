"""Numbers in running text: Arabic digits with or without separators, and Chinese numerals.

Texts are lookup views: full-width digits are half-width already.
"""

from __future__ import annotations

from decimal import Decimal

from parser.report import Number

# A regular expression of one number; 余 and 多 after it make it no number to be compared.
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
CHINESE = r"[零〇一二两三四五六七八九十百千万]+"
NUMBER = rf"(?<![\d.第])(?:{ARABIC}|{CHINESE})"

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
TEN_THOUSAND = 10_000
"""万: what stands before it is counted by itself."""


def number(text: str) -> Number:
    """The value of a number as matched by ``NUMBER``."""
    if text[0].isascii():
        plain = text.replace(",", "")
        return Decimal(plain) if "." in plain else int(plain)
    return _chinese(text)


def _chinese(text: str) -> int:
    """一百二十 → 120, 十二 → 12, 两千零五 → 2005, 二〇二三 → 2023."""
    if not any(character in _TENS or character == "万" for character in text):
        digits = [str(_DIGITS[character]) for character in text]
        return int("".join(digits))
    total = section = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            section += (digit or 1) * _TENS[character]
            digit = 0
        else:
            total += (section + digit) * TEN_THOUSAND
            section = digit = 0
    return total + section + digit

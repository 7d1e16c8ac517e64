"""What the text of one cell is made of: a word, a figure or several, or both after each other.

It depends on the text alone and on how the cell is parted from others, never on where it
stands: so what short cells are made of is remembered from report to report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from parser.budget import spend
from parser.lookup import EMPTY, FILLER, HAN, han
from parser.tokens.numbers import CONVERTER_BLANKS, NOT_APPLICABLE_MARKS, ZERO_MARKS, is_look_alike

STOPS = frozenset(".、")
VOID = " \t\n\r\u3000" + FILLER
MARKS = ZERO_MARKS | NOT_APPLICABLE_MARKS
_CHUNK = re.compile(rf"[^\s{FILLER}](?:[^\s]*[^\s{FILLER}])?")
_FIGURE = re.compile(
    r"(?:[+-]|增[加长]?|减少?|上升|下降)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*"
    r"(?:件次|人次|户次|份次|[件条宗项份个次起例部批笔篇户]|万元|元)?(?:\([^()]{1,30}\))?[²³¹⁰-⁹①-⓿❶-➓]*"
)
# A label's beginning, with its number or without.
_OPENING = re.compile(
    r"(?:\(?[\d一二三四五六七八九十]{1,2}[.、)]\)?\s*|[①-⑳㈠-㈩]\s*)?[\u3400-\u9fff]"
)
_ENUMERATOR = re.compile(r"\(?\d{1,2}(?:[.、)]|\.\))")
_ROW_NUMBER = re.compile(r"1?[1-9]")  # as far as the rows of a group are numbered, and more
_LABEL_NUMBER = re.compile(r"\(?\d{1,2}(?:[.、)]\D|\.\)|\s)")
_MEASURE = re.compile(r"[件条年月日次份个项期名人篇家种天元万亿%度宗起号、,;:。.)]")
_UNITS = frozenset(("件", "条", "宗", "项", "份", "个", "次", "件次", "万元", "元"))
_LATIN = re.compile(r"[A-Za-z]{3}")
_JOINED = re.compile(  # a row's last figure and, the end of its line lost, the next row's label
    r"(?P<figure>\d[\d,.]*)\s+(?=(?:[一二三四五六]、|第二十条第|\([一二三四五六七]\)|[1-8]\.)[\u3400-\u9fff(]"
    r"|行政[规许处强事]|规范性文件|政府集中|其他对外|未经复议|复议后起诉)"
)
# A short mark in Han may be the end of a label (申请人无|正当理由).
_MARK = "|".join(
    re.escape(mark)
    for mark in sorted(MARKS, key=len, reverse=True)
    if len(mark) > 2 or not HAN.search(mark)
)
_GLUED = re.compile(
    rf"(?P<word>.*[\u3400-\u9fff\")](?<![增减加少列])[,、:_|丨]?{FILLER}*)"
    rf"(?P<figure>[+·-]?\d[\d,.]*(?:[件条宗项份个次]|万元|元)?(?:\([^()]{{1,30}}\))?|(?i:{_MARK})|{EMPTY}+"
    r"|(?=[OolISZB]*\d)[OolISZB\d][OolISZB\d.,]+)"  # digits and letters that look like them
)
_LABEL_AND_FIGURE = re.compile(r"[\u3400-\u9fff]{2,12}:?\d[\d,.]*")
_ROW = 5  # figures that stand together in rows of a table only
_LONGEST_FIGURE = 16
_LONGEST_UNIT = 6
_LONGEST_REMEMBERED = 60
_MOST_REMEMBERED = 1024


class Kind(Enum):
    """What a token is; an ``ODD`` text is neither word nor figure and may be a misprinted one."""

    WORD = "word"
    FIGURE = "figure"
    BLANK = "blank"
    ODD = "odd"


# To ask an enumeration for its member takes longer than all else that is done with a token.
FIGURE, BLANK, ODD = Kind.FIGURE, Kind.BLANK, Kind.ODD


class Piece(NamedTuple):
    """A word, figure or blank of a cell, in offsets of its text.

    ``han`` are the Han characters of what is no figure; ``parts`` are the places of several
    figures that are not told apart; ``mixed`` says that words and figures stand beside each other.
    """

    kind: Kind
    start: int
    end: int
    han: str = ""
    parts: tuple[tuple[int, int], ...] = ()
    mixed: bool = False


def pieces(text: str, alone: bool, by_spaces: bool, following: str) -> tuple[Piece, ...]:
    """The pieces of a cell that is not blank, from its text without the blanks around.

    ``alone`` says that the cell has its line to itself, ``by_spaces`` that nothing but spaces
    part it from others; ``following`` is the character after those.
    """
    read = _remembered if len(text) <= _LONGEST_REMEMBERED else _pieces
    return read(text, alone, by_spaces, following)


def _pieces(text: str, alone: bool, by_spaces: bool, following: str) -> tuple[Piece, ...]:
    if not by_spaces and _says_empty(text):
        return (Piece(Kind.BLANK, 0, len(text)),)
    if _kind_of(text) is Kind.FIGURE:
        return (Piece(Kind.FIGURE, 0, len(text)),)
    chunks = [match.span() for match in _CHUNK.finditer(text)]
    spend("tokens", len(chunks))
    if by_spaces:
        chunks = _unglued(text, chunks, following, alone)
    kinds = [_kind_of(text[start:end]) for start, end in chunks]
    for i in range(1, len(chunks) if EMPTY in text else 0):
        if chunks[i - 1][1] == chunks[i][0] and not text[slice(*chunks[i])].strip(EMPTY):
            kinds[i] = Kind.BLANK  # printed against a label: an empty cell or nothing
    if (alone or not by_spaces) and all(kind is Kind.FIGURE for kind in kinds):
        return (Piece(Kind.FIGURE, 0, len(text), "", tuple(chunks)),)
    if not by_spaces and (joined := _JOINED.match(text)):
        return (Piece(Kind.FIGURE, *joined.span("figure")), *_after(text, joined.end(), alone))
    broken = by_spaces and kinds[-1] is ODD and is_look_alike(text[slice(*chunks[-1])])
    figures = Kind.FIGURE in kinds or broken
    if len(chunks) == 1 or not figures or (not by_spaces and _is_one(text)):
        odd = _may_be_figure(text.replace(FILLER, ""))
        return (Piece(Kind.ODD if odd else Kind.WORD, 0, len(text), han(text)),)
    return tuple(_mixed(text, chunks, kinds))


_remembered = lru_cache(_MOST_REMEMBERED)(_pieces)


def _after(text: str, at: int, alone: bool) -> Iterator[Piece]:
    """The pieces of what stands from a place on, in offsets of the whole text."""
    for piece in pieces(text[at:], alone, False, ""):
        moved = tuple((at + first, at + last) for first, last in piece.parts)
        yield piece._replace(start=at + piece.start, end=at + piece.end, parts=moved)


def _is_one(text: str) -> bool:
    """Whether a cell with figures and other things in it is to be taken as a whole.

    The figure after a label may stand in the label's cell; anything else with a figure in it
    is a figure misprinted (``1234. 56``), and no piece of it is one.
    """
    return bool(_LATIN.search(text)) or not _OPENING.match(text)


def _says_empty(text: str) -> bool:
    return not text.strip(EMPTY) or text.lower() in CONVERTER_BLANKS


def _unglued(
    text: str, chunks: list[tuple[int, int]], after: str, alone: bool
) -> list[tuple[int, int]]:
    """The chunks with figures parted from the label that they are printed against.

    Only where another chunk follows that counts nothing (``申请数量2 0 0`` but not ``2023年``),
    or, at the end of a line, others go before; ``after`` is the character that follows the
    last chunk on its line, and ``alone`` says that nothing stands before the first one.
    """
    parted = []
    for i, (start, end) in enumerate(chunks):
        glued = _GLUED.fullmatch(text, start, end)
        following = text[chunks[i + 1][0]] if i + 1 < len(chunks) else after
        at_the_end = i > 0 or not alone or bool(_LABEL_AND_FIGURE.fullmatch(text))
        if glued and (not _MEASURE.match(following) if following else at_the_end):
            parted += [(start, glued.end("word")), (glued.start("figure"), end)]
        else:
            parted.append((start, end))
    return parted


def _mixed(text: str, chunks: list[tuple[int, int]], kinds: list[Kind]) -> Iterator[Piece]:
    """A cell or an undivided line in which words and figures follow each other."""
    for i, (start, end) in enumerate(chunks[1:-1], 1):
        number = slice(*chunks[i - 1])
        if text[start:end] in STOPS and _ENUMERATOR.fullmatch(f"{text[number]}."):
            # The stop of a label's number, on its own (``1 . 属于国家秘密``).
            kinds[i] = Kind.WORD
    for i, kind in enumerate(kinds):
        following = text[chunks[i + 1][0]] if i + 1 < len(chunks) else ""
        counts_something = kind is Kind.FIGURE and bool(_MEASURE.match(following))
        if counts_something and i > 1 and kinds[i - 2] is kinds[i - 1] is Kind.FIGURE:
            # The last figure of a row may have its unit behind it, or a label without its number.
            figure, after = text[slice(*chunks[i])], text[slice(*chunks[i + 1])]
            stop = after[0] in STOPS
            of_row = kinds[max(0, i - _ROW) : i].count(Kind.FIGURE) == _ROW and not stop
            numbers = not stop or _ROW_NUMBER.fullmatch(figure)
            counts_something = after not in _UNITS and bool(numbers) and not of_row
        opens = i == 0 and kinds[1] is not Kind.FIGURE
        bullet = opens and kind is Kind.FIGURE and text[slice(*chunks[0])].lower() in MARKS
        of_a_name = (
            i > 0 and text[chunks[i - 1][1] - 1] == ":" and not HAN.search(text, *chunks[i - 1])
        )
        if counts_something or of_a_name or bullet:
            kinds[i] = Kind.WORD
    for (start, end), kind in zip(chunks, kinds, strict=True):
        words = "" if kind is FIGURE or kind is BLANK else han(text[start:end])
        yield Piece(kind, start, end, words, mixed=True)


def _kind_of(chunk: str) -> Kind:
    if chunk.isdecimal() or chunk.lower() in MARKS or not chunk.strip(EMPTY):
        return Kind.FIGURE
    if _FIGURE.fullmatch(chunk):
        return Kind.FIGURE
    if HAN.search(chunk) or _ENUMERATOR.fullmatch(chunk) or not chunk.strip("、,;:。"):
        return Kind.WORD
    return Kind.ODD


def _may_be_figure(text: str) -> bool:
    """Whether a text that is no figure may be a misprinted one: short, and with a digit first."""
    if len(text) > _LONGEST_FIGURE or _LATIN.search(text) or _ENUMERATOR.fullmatch(text):
        return False
    if HAN.search(text):
        if text[0] in "增减" and is_look_alike(text.lstrip("增减加少")):
            return True
        few = len(HAN.findall(text)) <= _LONGEST_UNIT
        return few and text[0].isdecimal() and not _LABEL_NUMBER.match(text)
    return any(character.isdecimal() for character in text) or is_look_alike(text.lstrip("+-"))

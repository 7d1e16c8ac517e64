"""From the text of a table section to tokens: words, figures and blanks with their places.

One token model serves every layout and file kind. A token knows its line and its cell in that
line; where a source has real table cells (``Source.boxes``) these are the rows and columns of
the grid, and only then are blanks at the edge of a row to be trusted.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from parser.lookup import EMPTY, FILLER
from parser.numbers import CONVERTER_BLANKS, NOT_APPLICABLE_MARKS, ZERO_MARKS, is_look_alike
from parser.report import Source, Span


class Kind(Enum):
    """What a token is; an ``ODD`` text is neither word nor figure and may be a misprinted one."""

    WORD = "word"
    FIGURE = "figure"
    BLANK = "blank"
    ODD = "odd"


# To ask an enumeration for its member takes longer than all else that is done with a token.
FIGURE, BLANK, ODD = Kind.FIGURE, Kind.BLANK, Kind.ODD


class Token(NamedTuple):
    """A word, figure or blank at ``[start, end)``.

    ``line`` and ``cell`` place it (a grid row and column where ``boxed``); ``alone`` says that
    nothing but separators shares its line; ``parts`` are the spans of several figures that
    stand in one cell, empty for a cell of one; ``open`` that only spaces part it from others.
    A blank has a length where something invisible is printed in its cell.
    """

    kind: Kind
    start: int
    end: int
    line: int
    cell: int
    alone: bool = False
    boxed: bool = False
    parts: tuple[Span, ...] = ()
    open: bool = False


class _Place(NamedTuple):
    """Where a cell stands; ``open`` says that nothing but spaces part it from others."""

    line: int
    cell: int = 0
    alone: bool = False
    boxed: bool = False
    open: bool = False

    def token(self, kind: Kind, start: int, end: int, parts: tuple[Span, ...] = ()) -> Token:
        return Token(
            kind, start, end, self.line, self.cell, self.alone, self.boxed, parts, self.open
        )


_LINE_END = re.compile(r"\r\n|\n|\r|␌|␋|␤")
_RULE = re.compile(r"[\s|+:=_-]*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*\d{1,4}\s*-|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}\s*页?)\s*"
)
_PAGE_END = re.compile(r"\s*[␌␋]")
_FIGURES = re.compile(r"(?:(?<![^\s\u3400-\u9fff\"])[-+]?\d[\d,.]*\s+){3}")
_CHUNK = re.compile(rf"[^\s{FILLER}](?:[^\s]*[^\s{FILLER}])?")
_COLUMN = re.compile(rf"[^\s{FILLER}](?:[^\s]|[ {FILLER}](?![ {FILLER}]|$))*")
_FIGURE = re.compile(
    r"(?:[+-]|增加?|减少?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*"
    r"(?:件次|人次|户次|份次|[件条宗项份个次起例部批]|万元|元)?(?:\([^()]{1,30}\))?[²³¹⁰-⁹①-⓿❶-➓]*"
)
_ENUMERATOR = re.compile(r"\(?\d{1,2}(?:[.、)]|\.\))")
_STOPS = frozenset(".、")
_LABEL_NUMBER = re.compile(r"\(?\d{1,2}(?:[.、)]\D|\.\)|\s)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MEASURE = re.compile(r"[件条年月日次份个项期名人篇家种天元万亿%度宗起号、,;:。.)]")
_PROSE_HAN = 24
_RARE_SEPARATORS = "!¦丨;,"  # what text recognition and spreadsheets make of a rule
_FEWEST_SEPARATORS = 3
_LONGEST_FIGURE = 16
_LONGEST_UNIT = 6
_CELL_LENGTH = 60
_MOST_REMEMBERED = 1024
_VOID = " \t\n\r\u3000" + FILLER
_MARKS = ZERO_MARKS | NOT_APPLICABLE_MARKS
_LATIN = re.compile(r"[A-Za-z]{3}")
_JOINED = re.compile(  # a row's last figure and, the end of its line lost, the next row's label
    r"(?P<figure>\d[\d,.]*)\s+(?=(?:[一二三四五六]、|第二十条第|\([一二三四五六七]\)|[1-8]\.)[\u3400-\u9fff(])"
)
_MARK = "|".join(re.escape(mark) for mark in sorted(_MARKS, key=len, reverse=True))
_GLUED = re.compile(
    rf"(?P<word>.*[\u3400-\u9fff\")](?<![增减加少列])[,、]?{FILLER}*)"
    rf"(?P<figure>[+-]?\d[\d,.]*(?:[件条宗项份个次]|万元|元)?(?:\([^()]{{1,30}}\))?|{_MARK}|{EMPTY}+)",
    re.IGNORECASE,
)


def tokens_of(source: Source, region: Span) -> list[Token]:
    """The tokens of a stretch of the source, in reading order."""
    boxed = _boxed_tokens(source, region)
    if boxed:
        return boxed
    return list(_text_tokens(source.view, region))


def _text_tokens(view: str, region: Span) -> Iterator[Token]:
    start, number = region.start, 0
    bars_open = view.find("|", *region) >= 0 and _bars_open(view, region)
    while start < region.end:
        end_match = _LINE_END.search(view, start, region.end)
        end = end_match.start() if end_match else region.end
        if start < end:
            yield from _line_tokens(view, start, end, number, bars_open)
        number += 1
        start = end_match.end() if end_match else region.end


def _bars_open(view: str, region: Span) -> bool:
    """Whether the rows of a region open with a bar, as in Markdown, or with their first cell.

    Where both are seen, an empty first cell makes the difference: read rightly, rows have the
    same number of cells.
    """
    lines = [line.strip() for line in view[region.start : region.end].splitlines() if "|" in line]
    cells = Counter[int]()  # of each line, when a bar at its beginning opens it
    all_cells = Counter[int]()  # when such a bar ends an empty cell
    opening = 0
    for line in lines:
        opens = line[0] == "|"
        count = line.count("|") + (line[-1] != "|")
        opening += opens
        cells[count - opens] += 1
        all_cells[count] += 1
    if not 0 < opening < len(lines):
        return opening > 0
    alike = max(cells.values()) - max(all_cells.values())
    return alike > 0 if alike else 2 * opening > len(lines)


def _line_tokens(view: str, start: int, end: int, number: int, bars_open: bool) -> Iterator[Token]:
    line = view[start:end]
    if not line.strip():
        if "\u3000" in line:
            # An empty cell of a file with one cell a line; elsewhere such a line is passed over.
            yield _Place(number, alone=True).token(Kind.BLANK, start, end)
        return
    text = line.strip()
    if text.isdecimal() and "\t" not in line:
        # A figure on a line of its own needs no more looking at.
        if not _PAGE_END.match(view, end):
            left = start + line.index(text)
            yield Token(Kind.FIGURE, left, left + len(text), number, 0, alone=True, open=True)
        return
    if ("---" in line and _RULE.fullmatch(line)) or _PAGE_NUMBER.fullmatch(line.strip(" |")):
        return
    if text.isdecimal() and _PAGE_END.match(view, end):
        return
    if separator := _separator(line):
        open_bar = separator == "|" and bars_open
        yield from _separated(view, start, end, separator, number, open_bar)
    elif "。" in line and len(_HAN.findall(line)) >= _PROSE_HAN:
        yield from _prose(view, start, end, number)
    else:
        yield from _open(view, start, end, number)


def _separator(line: str) -> str:
    """What parts the cells of a line; nothing where spaces do."""
    for separator in "|\t" if line.count("|") >= line.count("\t") else "\t|":
        if separator not in line:
            continue
        # A few bars in a long line of figures that spaces part are smudges.
        if _CELL_LENGTH * line.count(separator) > len(line) or not _FIGURES.search(line):
            return separator
    for separator in _RARE_SEPARATORS:
        if line.count(separator) < _FEWEST_SEPARATORS:
            continue
        pieces = [piece.strip(_VOID + '"') for piece in line.split(separator)]
        figures = [piece for piece in pieces if piece.isdecimal()]
        # 1,234,567 is one figure with separators of its own.
        if len(figures) >= _FEWEST_SEPARATORS and any(len(figure) != 3 for figure in figures[1:]):
            return separator
    return ""


def _prose(view: str, start: int, end: int, number: int) -> Iterator[Token]:
    """A line with sentences: words, but for a part that is a table all the same."""
    while start < end:
        stop = view.find("。", start, end) + 1 or end
        if _FIGURES.search(view, start, stop):
            yield from _open(view, start, stop, number)
        else:
            yield _Place(number).token(Kind.WORD, start, stop)
        start = stop


def _open(view: str, start: int, end: int, number: int) -> Iterator[Token]:
    """A line whose cells nothing but spaces part."""
    columns = [(m.start(), m.end()) for m in _COLUMN.finditer(view, start, end)]
    texts = [view[left:right] for left, right in columns]
    labels = (
        i for i, text in enumerate(texts) if text not in _MARKS and len(_HAN.findall(text)) > 2
    )
    label = max(labels, default=0)
    figures = False
    for cell, (left, right) in enumerate(columns):
        place = _Place(number, cell, alone=len(columns) == 1, open=True)
        text, after = texts[cell], texts[cell + 1][:2] if cell + 1 < len(columns) else ""
        stop = len(text) <= 2 and after[:1] in _STOPS and _HAN.match(after, 1)
        if stop or (text in _MARKS and cell < label and not figures):
            # A label's number that a wide space parts from its stop; 无 of a label set upright.
            yield place.token(Kind.WORD, left, right)
            continue
        figures = figures or text[0].isdecimal()
        yield from _cell_tokens(view, left, right, place, after[:1])


def _separated(
    view: str, start: int, end: int, separator: str, number: int, open_bar: bool
) -> Iterator[Token]:
    pieces = view[start:end].split(separator)
    offset = start
    # The text after a closing bar, and before an opening one, is no cell.
    if separator == "|" and not pieces[-1].strip(" \t" + FILLER):
        pieces.pop()
    if open_bar and len(pieces) > 1 and not pieces[0].strip():
        offset += len(pieces.pop(0)) + 1
    alone = len(pieces) == 1
    for cell, piece in enumerate(pieces):
        text = piece.strip(_VOID)
        if text.isdecimal():
            # Most cells by far: they need no more looking at.
            left = offset + piece.index(text)
            yield Token(Kind.FIGURE, left, left + len(text), number, cell, alone)
        elif text:
            right = offset + len(piece)
            yield from _cell_tokens(view, offset, right, _Place(number, cell, alone))
        else:
            left = offset + max(piece.find("\u3000"), 0)
            right = left + ("\u3000" in piece)
            yield Token(Kind.BLANK, left, right, number, cell, alone)
        offset += len(piece) + 1


def _cell_tokens(
    view: str, left: int, right: int, place: _Place, following: str = ""
) -> Iterator[Token]:
    text = view[left:right].strip(_VOID)
    if not text:
        yield place.token(Kind.BLANK, left, left)
        return
    left = view.index(text, left, right)
    if len(text) > _CELL_LENGTH:
        yield from _divided(view, left, left + len(text), place, following)
        return
    for kind, start, end, _, _, alone, _, parts, _ in _remembered(
        text, place.alone, place.open, following
    ):
        spans = tuple(Span(left + first, left + last) for first, last in parts) if parts else ()
        line, cell, _, boxed, by_spaces = place
        yield Token(kind, left + start, left + end, line, cell, alone, boxed, spans, by_spaces)


@lru_cache(_MOST_REMEMBERED)
def _remembered(text: str, alone: bool, by_spaces: bool, following: str) -> tuple[Token, ...]:
    """The tokens of a short cell as if it stood alone: cells are much alike in all reports."""
    place = _Place(0, 0, alone, False, by_spaces)
    return tuple(_divided(text, 0, len(text), place, following))


def _divided(view: str, left: int, right: int, place: _Place, following: str) -> Iterator[Token]:
    """The tokens of a cell that is not blank, without the blanks around it."""
    text = view[left:right]
    if not place.open and _says_empty(text):
        yield place.token(Kind.BLANK, left, right)
        return
    if _kind_of(text) is Kind.FIGURE:
        yield place.token(Kind.FIGURE, left, right)
        return
    chunks = [(m.start(), m.end()) for m in _CHUNK.finditer(view, left, right)]
    if place.open:
        chunks = _unglued(view, chunks, following, place.alone)
    kinds = [_kind_of(view[start:end]) for start, end in chunks]
    for i in range(1, len(chunks) if EMPTY in text else 0):
        if chunks[i - 1][1] == chunks[i][0] and not view[slice(*chunks[i])].strip(EMPTY):
            kinds[i] = Kind.BLANK  # printed against a label: an empty cell or nothing
    if (place.alone or not place.open) and all(kind is Kind.FIGURE for kind in kinds):
        yield place.token(Kind.FIGURE, left, right, tuple(Span(*chunk) for chunk in chunks))
    elif not place.open and (joined := _JOINED.match(view, left, right)):
        yield place.token(Kind.FIGURE, *joined.span("figure"))
        yield from _cell_tokens(view, joined.end(), right, place)
    elif len(chunks) == 1 or Kind.FIGURE not in kinds or (not place.open and _is_one(text)):
        odd = _may_be_figure(text.replace(FILLER, ""))
        yield place.token(Kind.ODD if odd else Kind.WORD, left, right)
    else:
        yield from _mixed(view, chunks, kinds, place)


def _is_one(text: str) -> bool:
    """Whether a cell with figures and other things in it is to be taken as a whole.

    The figure after a label may stand in the label's cell; anything else with a figure in it
    is a figure misprinted (``1234. 56``), and no piece of it is one.
    """
    return bool(_LATIN.search(text)) or not _HAN.match(text)


def _says_empty(text: str) -> bool:
    return not text.strip(EMPTY) or text.lower() in CONVERTER_BLANKS


def _unglued(
    view: str, chunks: list[tuple[int, int]], after: str, alone: bool
) -> list[tuple[int, int]]:
    """The chunks with figures parted from the label that they are printed against.

    Only where another chunk follows that counts nothing (``申请数量2 0 0`` but not ``2023年``),
    or, at the end of a line, others go before; ``after`` is the character that follows the
    last chunk on its line, and ``alone`` says that nothing stands before the first one.
    """
    parted = []
    for i, (start, end) in enumerate(chunks):
        glued = _GLUED.fullmatch(view, start, end)
        following = view[chunks[i + 1][0]] if i + 1 < len(chunks) else after
        if glued and (i or not alone if not following else not _MEASURE.match(following)):
            parted += [(start, glued.end("word")), (glued.start("figure"), end)]
        else:
            parted.append((start, end))
    return parted


def _mixed(
    view: str, chunks: list[tuple[int, int]], kinds: list[Kind], place: _Place
) -> Iterator[Token]:
    """A cell or an undivided line in which words and figures follow each other."""
    for i, (start, end) in enumerate(chunks[1:-1], 1):
        number = slice(*chunks[i - 1])
        if view[start:end] in _STOPS and _ENUMERATOR.fullmatch(f"{view[number]}."):
            # The stop of a label's number, on its own (``1 . 属于国家秘密``).
            kinds[i] = Kind.WORD
    for i, kind in enumerate(kinds):
        following = view[chunks[i + 1][0]] if i + 1 < len(chunks) else ""
        counts_something = kind is Kind.FIGURE and following and _MEASURE.match(following)
        opens = i == 0 and kinds[1] is not Kind.FIGURE
        bullet = opens and kind is Kind.FIGURE and view[slice(*chunks[0])].lower() in _MARKS
        of_a_name = (
            i > 0 and view[chunks[i - 1][1] - 1] == ":" and not _HAN.match(view, *chunks[i - 1])
        )
        if counts_something or of_a_name or bullet:
            kinds[i] = Kind.WORD
    for (start, end), kind in zip(chunks, kinds, strict=True):
        yield place._replace(alone=False).token(kind, start, end)


def _kind_of(chunk: str) -> Kind:
    if chunk.isdecimal() or chunk.lower() in _MARKS or not chunk.strip(EMPTY):
        return Kind.FIGURE
    if _FIGURE.fullmatch(chunk):
        return Kind.FIGURE
    if _HAN.search(chunk) or _ENUMERATOR.fullmatch(chunk) or not chunk.strip("、,;:。"):
        return Kind.WORD
    return Kind.ODD


def _may_be_figure(text: str) -> bool:
    """Whether a text that is no figure may be a misprinted one: short, and with a digit first."""
    if len(text) > _LONGEST_FIGURE or _LATIN.search(text) or _ENUMERATOR.fullmatch(text):
        return False
    if _HAN.search(text):
        if text[0] in "增减" and is_look_alike(text.lstrip("增减加少")):
            return True
        few = len(_HAN.findall(text)) <= _LONGEST_UNIT
        return few and text[0].isdecimal() and not _LABEL_NUMBER.match(text)
    return any(character.isdecimal() for character in text) or is_look_alike(text)


def _boxed_tokens(source: Source, region: Span) -> list[Token]:
    boxes = source.boxes
    first = bisect_left(boxes, region.start, key=lambda box: box.span.start)
    last = bisect_right(boxes, region.end, key=lambda box: box.span.start)
    found: list[Token] = []
    line, previous = -1, None
    for box in boxes[first:last]:
        if (box.table, box.row) != previous:
            previous = (box.table, box.row)
            line += 1
        start, end = box.span
        found.extend(_cell_tokens(source.view, start, end, _Place(line, box.column, boxed=True)))
    return found

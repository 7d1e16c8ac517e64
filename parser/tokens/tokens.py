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
from typing import NamedTuple

from parser.budget import spend
from parser.lookup import FILLER, HAN, han
from parser.report import Source, Span
from parser.tokens.pieces import BLANK, FIGURE, MARKS, ODD, STOPS, VOID, Kind, pieces
from parser.tokens.token import Token

__all__ = ["BLANK", "FIGURE", "ODD", "Kind", "Token", "tokens_of"]


class _Place(NamedTuple):
    """Where a cell stands; ``open`` says that nothing but spaces part it from others."""

    view: str
    line: int
    cell: int = 0
    alone: bool = False
    grid: int = 0
    open: bool = False

    def token(self, kind: Kind, start: int, end: int) -> Token:
        view, line, cell, alone, grid, by_spaces = self
        words = han(view[start:end]) if kind is Kind.WORD else ""
        return Token(view, kind, start, end, line, cell, alone, grid, by_spaces, words)


_LINE_END = re.compile(r"\r\n|\n|\r|␌|␋|␤")
_RULE = re.compile(r"[\s|+:=_-]*")
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*\d{1,4}\s*-|第\s*\d{1,4}\s*页.{0,12}|\d{1,4}\s*/\s*\d{1,4}\s*页?)\s*"
)
_PAGE_END = re.compile(r"\s*[␌␋]")
_FIGURES = re.compile(r"(?:(?<![^\s\u3400-\u9fff\"])[-+]?\d[\d,.]*\s+){3}")
_SPREAD = re.compile(r"(?<![\d,.])[,.]*+\d[\d,.]*+ {2,}+(?:\d[\d,.]*+ {2,}+){2}\d")
_AGAINST_WORD = re.compile(r"\|+(?=[^\s\d])")
_COLUMN = re.compile(rf"[^\s{FILLER}](?:[^\s]|[ {FILLER}](?![ {FILLER}]|$))*+")
_PROSE_HAN = 24
# What text recognition, spreadsheets and people make of a rule.
_RARE_SEPARATORS = ("!", "¦", "丨", "//", ";", ",")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_FEWEST_SEPARATORS = 3
_CELL_LENGTH = 60
_LINES_COUNTED = 100  # at once: to count each would take longer than to look at it
# A figure in a cell of a text that separators part, as nearly all tokens are: made without the
# checks of a NamedTuple, from all its fields in order.
_made = tuple.__new__
_BARE = ("", (), ())
_PLAIN = (0, False, *_BARE)


def tokens_of(source: Source, region: Span) -> list[Token]:
    """The tokens of a stretch of the source, in reading order."""
    boxed = _boxed_tokens(source, region)
    if boxed:
        return boxed
    return _text_tokens(source.view, region)


def _text_tokens(view: str, region: Span) -> list[Token]:
    found: list[Token] = []
    start, number = region.start, 0
    lines = 0  # not yet counted
    bars_open = view.find("|", *region) >= 0 and _bars_open(view, region)
    listed = False  # whether the token before is a figure on a line of its own
    while start < region.end:
        end_match = _LINE_END.search(view, start, region.end)
        end = end_match.start() if end_match else region.end
        if start < end:
            lines += 1
            if lines == _LINES_COUNTED:
                spend("tokens", lines)
                lines = 0
            tokens = _line_tokens(view, start, end, number, bars_open)
            lone = len(tokens) == 1 and _is_lone(tokens[0])
            if not (lone and not listed and _PAGE_END.match(view, end)):
                found += tokens
            if tokens:
                listed = lone
        number += 1
        start = end_match.end() if end_match else region.end
    spend("tokens", lines)
    return found


def _is_lone(token: Token) -> bool:
    """Whether a token is a figure on a line of its own.

    At the end of a page it is the page's number, unless it goes on a list of such figures.
    """
    return token.alone and token.kind is FIGURE and not token.grid


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


def _line_tokens(view: str, start: int, end: int, number: int, bars_open: bool) -> list[Token]:
    line = view[start:end]
    text = line.strip()
    if not text:
        if "\u3000" in line:
            # An empty cell of a file with one cell a line; elsewhere such a line is passed over.
            return [_Place(view, number, alone=True).token(BLANK, start, end)]
        return []
    if text.isdecimal() and "\t" not in line:
        # A figure on a line of its own needs no more looking at.
        left = start + line.index(text)
        return [
            _made(Token, (view, FIGURE, left, left + len(text), number, 0, True, 0, True, *_BARE))
        ]
    if ("---" in line and _RULE.fullmatch(line)) or _PAGE_NUMBER.fullmatch(line.strip(" |")):
        return []
    if separator := _separator(line):
        open_bar = separator == "|" and bars_open
        return _separated(view, start, end, separator, number, open_bar)
    if "。" in line and len(HAN.findall(line)) >= _PROSE_HAN:
        return list(_prose(view, start, end, number))
    return list(_open(view, start, end, number))


def _separator(line: str) -> str:
    """What parts the cells of a line; nothing where spaces do."""
    for separator in "|\t" if line.count("|") >= line.count("\t") else "\t|":
        if separator not in line:
            continue
        if not _FIGURES.search(line) or not _are_smudges(line, separator):
            return separator
    for separator in _RARE_SEPARATORS:
        if line.count(separator) < _FEWEST_SEPARATORS:
            continue
        parts = [piece.strip(VOID + '"') for piece in line.split(separator)]
        figures = [
            piece
            for piece in parts
            if piece.isdecimal() or (separator != "," and _GROUPED.fullmatch(piece))
        ]
        # 1,234,567 is one figure with separators of its own.
        if len(figures) >= _FEWEST_SEPARATORS and any(len(figure) != 3 for figure in figures[1:]):
            return separator
    return ""


def _are_smudges(line: str, separator: str) -> bool:
    """Whether bars are specks in a line whose figures spaces part: few, or against words only."""
    count = line.count(separator)
    if separator == "\t" or _CELL_LENGTH * count <= len(line):
        return _CELL_LENGTH * count <= len(line)
    return bool(_SPREAD.search(line)) or len("".join(_AGAINST_WORD.findall(line))) == count


def _prose(view: str, start: int, end: int, number: int) -> Iterator[Token]:
    """A line with sentences: words, but for a part that is a table all the same."""
    while start < end:
        stop = view.find("。", start, end) + 1 or end
        if _FIGURES.search(view, start, stop):
            yield from _open(view, start, stop, number)
        else:
            yield _Place(view, number).token(Kind.WORD, start, stop)
        start = stop


def _open(view: str, start: int, end: int, number: int) -> Iterator[Token]:
    """A line whose cells nothing but spaces part."""
    columns = [match.span() for match in _COLUMN.finditer(view, start, end)]
    spend("tokens", len(columns))
    texts = [view[left:right] for left, right in columns]
    labels = (
        i
        for i, text in enumerate(texts)
        if len(HAN.findall(text)) > 2 and not MARKS.issuperset(text.split())
    )
    label = max(labels, default=0)
    figures = False
    for cell, (left, right) in enumerate(columns):
        place = _Place(view, number, cell, alone=len(columns) == 1, open=True)
        text, after = texts[cell], texts[cell + 1][:2] if cell + 1 < len(columns) else ""
        stop = len(text) <= 2 and after[:1] in STOPS and HAN.match(after, 1)
        if stop or (text in MARKS and cell < label and not figures):
            # A label's number that a wide space parts from its stop; 无 of a label set upright.
            yield place.token(Kind.WORD, left, right)
            continue
        figures = figures or text[0].isdecimal()
        yield from _cell_tokens(left, right, place, after[:1])


def _separated(
    view: str, start: int, end: int, separator: str, number: int, open_bar: bool
) -> list[Token]:
    found: list[Token] = []
    between = view[start:end].split(separator)
    spend("tokens", len(between))
    offset, width = start, len(separator)
    # The text after a closing bar, and before an opening one, is no cell.
    if separator == "|" and not between[-1].strip(" \t" + FILLER):
        between.pop()
    if open_bar and len(between) > 1 and not between[0].strip():
        offset += len(between.pop(0)) + width
    alone = len(between) == 1
    for cell, piece in enumerate(between):
        text = piece.strip(VOID)
        if text.isdecimal():
            # Most cells by far: they need no more looking at.
            left = offset + piece.index(text)
            figure = (view, FIGURE, left, left + len(text), number, cell, alone, *_PLAIN)
            found.append(_made(Token, figure))
        elif text:
            right = offset + len(piece)
            _cell_tokens(offset, right, _Place(view, number, cell, alone), found=found)
        elif (wide := piece.find("\u3000")) >= 0:
            left = offset + wide
            found.append(Token(view, BLANK, left, left + 1, number, cell, alone))
        else:
            found.append(Token(view, BLANK, offset, offset, number, cell, alone))
        offset += len(piece) + width
    return found


def _cell_tokens(
    left: int, right: int, place: _Place, following: str = "", found: list[Token] | None = None
) -> list[Token]:
    """The tokens of a cell, added to those found before it."""
    found = [] if found is None else found
    view, line, cell, alone, grid, by_spaces = place
    text = view[left:right].strip(VOID)
    if not text:
        found.append(place.token(BLANK, left, left))
        return found
    left = view.index(text, left, right)
    for kind, start, end, words, parts, mixed in pieces(text, alone, by_spaces, following):
        spans = tuple(Span(left + first, left + last) for first, last in parts) if parts else ()
        own_line = alone and not mixed
        first, last = left + start, left + end
        of_cell = (line, cell, own_line, grid, by_spaces)
        found.append(_made(Token, (view, kind, first, last, *of_cell, words, spans, ())))
    return found


def _boxed_tokens(source: Source, region: Span) -> list[Token]:
    boxes = source.boxes
    first = bisect_left(boxes, region.start, key=lambda box: box.span.start)
    last = bisect_right(boxes, region.end, key=lambda box: box.span.start)
    found: list[Token] = []
    line, previous = -1, None
    spend("tokens", max(0, last - first))
    for box in boxes[first:last]:
        if (box.table, box.row) != previous:
            previous = (box.table, box.row)
            line += 1
        start, end = box.span
        found.extend(
            _cell_tokens(start, end, _Place(source.view, line, box.column, grid=box.table + 1))
        )
    return found

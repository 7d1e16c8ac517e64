"""The characters of a PDF page as lines, cells and paragraphs of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from parser.budget import spend
from parser.readers.extract import one_line
from parser.readers.pdf.letters import Thing, set_apart

# Points by which the tops of words on one line may differ.
_SAME_LINE = 3.0
# Points by which the edges or centres of two lines of one cell may differ.
_ALIGNED = 2.0
# Half characters between words which only a column leaves.
_WIDE_GAP = 4
# Points that a cell keeps free beside its text on one side, at most.
_PADDING = 7.5
# Parts of its height by which the rest of a wrapped figure begins below it, at most.
_CLOSE_BELOW = 1.6
# A paragraph, in parts of its lines' height: how near to the right margin a line ends that goes
# on below, how far its rest may be set in, begin below it, and differ from it in height.
_NEAR_MARGIN, _SET_IN, _BELOW, _SAME_HEIGHT = 1.5, 0.5, 2.5, 0.2
_WORD_END, _WORD_START = re.compile(r"[A-Za-z0-9]$"), re.compile(r"[A-Za-z0-9]")
_DIGIT_END, _DIGIT_START = re.compile(r"\d$"), re.compile(r"\d")
_FIGURE = re.compile(r"[\d０-９.,，]+")
_PIECE = re.compile(r"[\d０-９.,，]+|不适?|适?用")
# Figures of a row into which pieces above and below it may be put: one alone shows no row.
_FEWEST_IN_ROW = 2
_FIGURE_END, _FIGURE_START = re.compile(r"[\d.,]$"), re.compile(r"[\d.,]")
# What opens a heading or a paragraph, not the rest of one.
_NUMBERED = re.compile(
    r"(?:[一二三四五六]|[1-6])\s*[、.．](?!\d)|[(（][一二三四五六七八九十]{1,2}[)）]"
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")  # Han and their punctuation


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or the lines of one paragraph, with its place on the page in points.

    ``columned`` says that wide gaps part the words: a row of a table without rules.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    columned: bool


def lines_of(characters: list[Thing], *, wrapped: bool = False, celled: bool = False) -> list[Line]:
    """Characters as lines; a gap between words becomes as many spaces as fit into it.

    So the columns of a table without rules stay apart, as in ``pdftotext -layout``. With
    ``wrapped`` the end of a figure that such a column was too narrow for is put beside its
    beginning, with a space: ``12631`` that stands as ``1263`` over ``1`` is ``1263 1``, on the
    line of the upper piece or, where both stand about a row, on the row's. With
    ``celled`` the characters are those of one cell, where digits set apart are one figure.
    """
    from pdfplumber.utils.clustering import cluster_objects
    from pdfplumber.utils.text import extract_words

    rows: list[list[Thing]] = [
        sorted(row, key=itemgetter("x0"))
        for row in cluster_objects(
            extract_words(characters, return_chars=celled), itemgetter("top"), _SAME_LINE
        )
    ]
    if celled and not any(character["text"].isspace() for character in characters):
        rows = [_put_together(row) for row in rows]
    if wrapped:
        for upper, lower in pairwise(rows):
            _put_beside(upper, lower)
        for upper, row, lower in zip(rows, rows[1:], rows[2:], strict=False):
            _put_between(upper, row, lower)
    return [line for row in rows if row and (line := _line(row)).text]


def _line(words: list[Thing]) -> Line:
    # Beside a figure that was put together with a space, one space parts no columns.
    least = 2 if any(" " in word["text"] for word in words) else 1
    gaps = [
        max(
            least if _FIGURE_END.search(before["text"]) else 1,
            round(2 * (word["x0"] - before["x1"]) / (word["bottom"] - word["top"])),
        )
        for before, word in pairwise(words)
    ]
    spend("characters", sum(gaps))
    parts = [
        " " * gap + one_line(word["text"]) for gap, word in zip([0, *gaps], words, strict=True)
    ]
    return Line(
        left=words[0]["x0"],
        top=min(word["top"] for word in words),
        right=words[-1]["x1"],
        bottom=max(word["bottom"] for word in words),
        text="".join(parts).strip(),
        columned=any(gap >= _WIDE_GAP for gap in gaps),
    )


def _put_together(words: list[Thing]) -> list[Thing]:
    if len(words) == 1 or not set_apart([letter for word in words for letter in word["chars"]]):
        return words
    text = "".join(word["text"] for word in words)
    return [words[0] | {"text": text, "x1": words[-1]["x1"]}]


def _put_beside(upper: list[Thing], lower: list[Thing]) -> None:
    """Move the ends of wrapped figures from a line to the figures above them.

    Only where the figure above fills its column, stands close above, and the lower line is no
    row of figures itself.
    """
    figures = [word for word in upper if _FIGURE.fullmatch(word["text"])]
    ends = [word for word in lower if _FIGURE.fullmatch(word["text"])]
    if not ends or len(ends) >= len(figures):
        return
    for end in ends:
        for place, word in enumerate(upper):
            if word in figures and _stands_under(end, word) and _is_full(upper, place):
                upper[place] = word | {"text": f"{word['text']} {end['text']}"}
                lower.remove(end)
                break


def _put_between(upper: list[Thing], row: list[Thing], lower: list[Thing]) -> None:
    """Move the pieces of wrapped cells above and below a row of figures into the row.

    They stand closer to each other than two rows do, and the row has nothing between them.
    """
    if sum(bool(_PIECE.fullmatch(word["text"])) for word in row) < _FEWEST_IN_ROW:
        return
    for begun in [word for word in upper if _PIECE.fullmatch(word["text"])]:
        for end in lower:
            if (
                _PIECE.fullmatch(end["text"])
                and _stands_under(end, begun)
                and not any(word["x0"] < begun["x1"] and begun["x0"] < word["x1"] for word in row)
            ):
                # No figure ends with its point, and a word has no space in it.
                apart = " " if begun["text"][-1].isdecimal() else ""
                whole = {"text": begun["text"] + apart + end["text"]}
                row.append(begun | whole | {edge: row[0][edge] for edge in ("top", "bottom")})
                row.sort(key=itemgetter("x0"))
                upper.remove(begun)
                lower.remove(end)
                break


def _stands_under(lower: Thing, upper: Thing) -> bool:
    height = upper["bottom"] - upper["top"]
    apart = [lower["x0"] - upper["x0"], lower["x1"] - upper["x1"]]
    aligned = min(*map(abs, apart), abs(sum(apart)) / 2) <= _ALIGNED
    return bool(aligned and 0 < lower["top"] - upper["top"] <= _CLOSE_BELOW * height)


def _is_full(line: list[Thing], place: int) -> bool:
    """Whether the column of a word has no room for one more digit."""
    word = line[place]
    neighbours = line[max(0, place - 1) : place + 2]
    pitch = min((b["x0"] - a["x0"] for a, b in pairwise(neighbours)), default=0.0)
    width = float(word["x1"] - word["x0"])
    return bool(width * (1 + 1 / len(word["text"])) > pitch - 2 * _PADDING)


def joined_in_cell(lines: Sequence[Line], width: float) -> tuple[str, ...]:
    """The lines of a cell of that width; those that it broke are one again."""
    texts: list[str] = []
    for number, line in enumerate(lines):
        if number and is_broken(lines[number - 1], line, width):
            texts[-1] += line.text
        else:
            texts.append(line.text)
    return tuple(texts)


def is_broken(upper: Line, lower: Line, width: float) -> bool:
    """Whether a word or figure runs over two lines because the cell is too narrow for it."""
    letter = lower.bottom - lower.top
    if _FIGURE_END.search(upper.text) and _FIGURE_START.match(lower.text):
        letter /= 2
    elif not (_WIDE.match(upper.text[-1]) and _WIDE.match(lower.text)):
        return False
    return width - (upper.right - upper.left) <= letter + 2 * _PADDING


def paragraphs(lines: list[Line]) -> Iterator[Line]:
    """Lines that the right margin broke, joined again; headings and table rows stay alone."""
    if not lines:
        return
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    whole, last = lines[0], lines[0]
    for line in lines[1:]:
        height = last.bottom - last.top
        if (
            not (last.columned or line.columned)
            and last.right > right - _NEAR_MARGIN * height
            and line.left < left + _SET_IN * height
            and 0 < line.top - last.top < _BELOW * height
            and abs(line.bottom - line.top - height) < _SAME_HEIGHT * height
            and not _NUMBERED.match(line.text)
        ):
            words = _WORD_END.search(whole.text) and _WORD_START.match(line.text)
            number = _DIGIT_END.search(whole.text) and _DIGIT_START.match(line.text)
            space = " " if words and not number else ""
            whole = replace(whole, text=whole.text + space + line.text, bottom=line.bottom)
        else:
            yield whole
            whole = line
        last = line
    yield whole

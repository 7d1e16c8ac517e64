"""Text in terminal cells: widths, padding, cutting and wrapping of Chinese and ASCII text."""

from __future__ import annotations

from functools import cache

from rich.cells import cell_len, get_character_cell_size

from parser.harmless import printable

# Punctuation that closes: Chinese typography never begins a line with it.
_NOT_AT_START = frozenset("，。、；：？！）》」』】〕”’,.;:?!)]}%％")
_LONGEST_KEPT_WORD = 16
TAB_WIDTH = 2
_STEADY = str.maketrans({"·": "・", "—": "-", "“": '"', "”": '"', "…": ".", "≠": "!"})
_COLUMN = " ・ "


def steady(text: str) -> str:
    """The text without characters that some terminals draw one cell wide and others two.

    What stands left of the source must not push the source aside.
    """
    return printable(text).translate(_STEADY)


@cache
def width_of(character: str) -> int:
    """Terminal cells that one character takes: 0, 1 or 2; a tab is drawn as two blanks."""
    return TAB_WIDTH if character == "\t" else get_character_cell_size(character)


def text_width(text: str) -> int:
    """Terminal cells that the text takes, tabs as two blanks."""
    return cell_len(text) + text.count("\t") * TAB_WIDTH


def cut(text: str, width: int) -> str:
    """The text within ``width`` cells, two dots in place of what does not fit."""
    if cell_len(text) <= width:
        return text
    dots = "." * min(2, width)
    room, kept = width - len(dots), []
    for character in text:
        room -= width_of(character)
        if room < 0:
            break
        kept.append(character)
    return "".join(kept) + dots


def cut_middle(text: str, width: int) -> str:
    """The text within ``width`` cells; of what does not fit two dots stand in the middle.

    Names of files begin alike in a folder; what tells them apart is near their ends.
    """
    if cell_len(text) <= width:
        return text
    tail, room = "", (width - 2) * 2 // 3
    for character in reversed(text):
        if cell_len(tail) + width_of(character) > room:
            break
        tail = character + tail
    head = cut(text, max(0, width - cell_len(tail)))
    return head + tail


def cut_path(text: str, width: int) -> str:
    """The steady path of a cell within ``width`` cells; its column is never what is cut off."""
    row, joint, column = text.rpartition(_COLUMN)
    room = width - cell_len(joint + column)
    return cut(row, room) + joint + column if room > 0 else cut(text, width)


def pad(text: str, width: int, align: str = "left") -> str:
    """The text cut or filled with blanks to exactly ``width`` cells."""
    text = cut(text, width)
    space = width - cell_len(text)
    if align == "right":
        return " " * space + text
    if align == "center":
        return " " * (space // 2) + text + " " * (space - space // 2)
    return text + " " * space


def breaks(text: str, width: int) -> list[int]:
    """Offsets at which the rows of one line of text begin, the first always 0.

    No row is wider than ``width`` cells (at least 2). Closing punctuation stays off row starts
    and ASCII words stay whole where that costs little.
    """
    if len(text) * 2 <= width:
        return [0]
    starts = [0]
    used, index, length = 0, 0, len(text)
    while index < length:
        taken = width_of(text[index])
        if used + taken > width:
            start = _better_break(text, starts[-1], index)
            starts.append(start)
            used = sum(map(width_of, text[start:index]))
            continue
        used += taken
        index += 1
    return starts


def _better_break(text: str, row_start: int, index: int) -> int:
    """The break at ``index``, moved back over a torn word or before closing punctuation."""
    start = index
    while text[start] in _NOT_AT_START and start - 1 > row_start and index - start < 2:
        start -= 1
    whole = start
    if _in_word(text[start]):
        while whole > row_start and _in_word(text[whole - 1]):
            whole -= 1
        if whole == row_start or index - whole > _LONGEST_KEPT_WORD:
            whole = start
    return whole if whole > row_start else index


def _in_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def balanced(text: str, width: int) -> tuple[str, ...]:
    """A short heading on as many rows of at most ``width`` cells as it needs, evenly filled.

    ``社会公益组织`` in 6 cells is 社会公 over 益组织; a text with spaces breaks at them.
    """
    if cell_len(text) <= width:
        return (text,)
    if " " in text:
        return _by_words(text, width)
    rows = -(-cell_len(text) // width)
    share = -(-len(text) // rows)
    return tuple(text[start : start + share] for start in range(0, len(text), share))


def _by_words(text: str, width: int) -> tuple[str, ...]:
    rows: list[str] = []
    for word in text.split(" "):
        if rows and cell_len(rows[-1]) + 1 + cell_len(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    return tuple(rows)

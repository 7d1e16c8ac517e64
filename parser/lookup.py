"""The lookup view: a text as labels, headings and claims are compared, of the same length.

Every folding puts one character in the place of one, so an offset in the view is the offset in
the source and spans need no map. Folded are: full-width forms, Kangxi and other look-alike
radicals, traditional characters, dashes and quotation marks; pinyin glosses which mirror sites
print after a character (``發(fā)``), entities that stand for a space and the marks and escapes
of Markdown become fillers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

FILLER = "\x00"
EMPTY = "\x01"  # an entity for a space that stands alone: a cell which says that it is empty
# What NFKC leaves alone of the CJK radicals that PDF text holds in the place of characters.
_RADICALS = dict(
    zip("⺠⻔⻓⻅⻬⻛⻥⻋⻉⻢⻚⻜⻤⻮⻘⻩⻰⻳", "民门长见齐风鱼车贝马页飞鬼齿青黄龙龟", strict=True)
)
_PUNCTUATION = {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "―": "-",
                "–": "-", "−": "-", "─": "-", "〔": "[", "〕": "]", "【": "[", "】": "]",
                "《": "<", "》": ">", "〈": "<", "〉": ">", "│": "|", "┃": "|", "┆": "|", "║": "|",
                "\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ",
                "*": FILLER, "`": FILLER,
                "␦": FILLER, "␀": FILLER,  # bidi marks and NUL, made visible in the source
                "\ufeff": FILLER, "\u200b": FILLER, "\u200c": FILLER, "\u200d": FILLER,
                "\u2060": FILLER, "\xad": FILLER}  # fmt: skip
# Traditional characters of the form that GB2312 has as well.
_VARIANTS = {"後": "后", "於": "于", "徵": "征"}
_ANSWERED = re.compile("(?<=[反答回批])覆")  # as 复; 覆盖 is a word of its own
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|#160|#xa0);", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?=[.、()\[\]_#+-])")
_EMPTY_CELL = re.compile(
    rf"(?<![^\s|])(?i:{_ENTITY.pattern})+(?![^\s|])"
    # Against a row's label, where its first figure would stand.
    rf"|(?<=[\u3400-\u9fff)”\"])(?i:{_ENTITY.pattern})+(?=[ ][\d&增减+-])"
)
_GLOSS = re.compile(r"\((?<=[\u3400-\u9fff]\()[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ]{1,6}\)")
_FOLDED_RANGES = (
    (0x2E80, 0x2FE0),  # radicals
    (0x3200, 0x3300),  # enclosed
    (0xF900, 0xFB00),  # compatibility ideographs
    (0xFE30, 0xFE50),  # vertical forms
    (0xFF00, 0xFFF0),  # full-width and half-width forms
)
_ODD = re.compile(
    f"[{''.join(map(re.escape, _RADICALS | _PUNCTUATION | _VARIANTS))}"
    f"{''.join(f'{chr(start)}-{chr(end - 1)}' for start, end in _FOLDED_RANGES)}]"
)


@cache
def _forms() -> dict[int, str]:
    """Code point → folded character for all but traditional characters."""
    table = {
        code: folded
        for start, end in _FOLDED_RANGES
        for code in range(start, end)
        if len(folded := unicodedata.normalize("NFKC", chr(code))) == 1 and folded != chr(code)
    }
    table.update((ord(odd), plain) for odd, plain in (_RADICALS | _PUNCTUATION | _VARIANTS).items())
    return {code: table.get(ord(folded), folded) for code, folded in table.items()}


@cache
def _traditional() -> dict[int, str]:
    """Code point → simplified character, for every traditional one; OpenCC takes long to load."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(0x3400, 0xA000)]
    simple = OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {
        ord(odd): plain
        for odd, plain in zip(characters, simple, strict=True)
        if odd != plain and len(plain) == 1 and not _is_gb2312(odd)
    }
    forms = _forms() | table
    return {code: forms.get(ord(plain), plain) for code, plain in table.items()}


def _is_gb2312(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def fold(text: str) -> str:
    """The lookup view of a text; ``len(fold(text)) == len(text)`` always holds."""
    view = text
    forms = _forms()
    # A text has few odd characters: it is quicker to find them than to look up all others.
    odd = {character: forms.get(ord(character), character) for character in _ODD.findall(text)}
    if odd.keys().isdisjoint(odd.values()):
        for character, folded in odd.items():
            view = view.replace(character, folded)
    else:
        view = view.translate(forms)
    # Characters of GB2312 are simplified: a text of nothing else needs no OpenCC.
    if not (_is_gb2312(view) or _is_gb2312(han(view))):
        view = view.translate(_traditional())
    view = _ANSWERED.sub("复", view)
    if "&" in view:
        view = _EMPTY_CELL.sub(lambda empty: EMPTY * len(empty[0]), view)
        view = _ENTITY.sub(lambda entity: FILLER * len(entity[0]), view)
    if "\\" in view:
        view = _ESCAPE.sub(FILLER, view)
    if "<" in view:
        view = _BREAK.sub(lambda line_break: FILLER * len(line_break[0]), view)
    if "(" in view:
        view = _GLOSS.sub(lambda gloss: FILLER * len(gloss[0]), view)
    return view


def simplified(text: str) -> str:
    """The text in simplified characters, each in the place of its own; punctuation stays."""
    table = _traditional()
    plain = "".join(
        table.get(ord(character)) or _VARIANTS.get(character, character)
        if "\u3400" <= character <= "\u9fff"
        else character
        for character in text
    )
    return _ANSWERED.sub("复", plain)


HAN = re.compile(r"[\u3400-\u9fff]")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
_LONGEST_LABEL = 80


def han(view: str) -> str:
    """The Han characters of a view alone: what labels are compared by."""
    return _han_of_label(view) if len(view) <= _LONGEST_LABEL else _NOT_HAN.sub("", view)


@lru_cache(maxsize=1024)
def _han_of_label(view: str) -> str:
    """The same for what is asked again and again: few labels, in every row and every report."""
    return _NOT_HAN.sub("", view)

"""The numbers that Word puts before paragraphs by itself: they are on the page, not in the text.

Word and WPS turn a typed 一、 into automatic numbering; without it the headings of a report
would lose their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from parser.budget import spend

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNTED_IN_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand")
)  # fmt: skip
_PLACE = re.compile(r"%([1-9])")

Element = Any
"""An element of the document's XML."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str


@dataclass
class Numbering:
    """The lists of one document and how far each has counted; ask in the order of the text."""

    lists: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], _Level] = field(default_factory=dict)
    by_style: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    def before(self, paragraph: Element) -> str:
        """What stands before the paragraph's own text; nothing for a bullet or no list."""
        place = self._place(paragraph)
        if place is None or (level := self.levels.get(place)) is None:
            return ""
        kind, depth = place
        self.counted[place] = self.counted.get(place, level.start - 1) + 1
        spend("steps", len(self.counted))
        for deeper in [other for other in self.counted if other[0] == kind and other[1] > depth]:
            del self.counted[deeper]
        if level.kind in {"bullet", "none"}:
            return ""
        spend("characters", len(level.text))
        return _PLACE.sub(lambda match: self._number(kind, int(match[1]) - 1), level.text)

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        inherited = self.by_style.get(style.get(_W + "val", "")) if style is not None else None
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is None:
            return inherited
        number = _value(own, "numId")
        depth = int(_value(own, "ilvl") or 0)
        if number is None:
            return (inherited[0], depth) if inherited else None
        return (self.lists[number], depth) if number in self.lists else None

    def _number(self, kind: str, depth: int) -> str:
        level = self.levels.get((kind, depth))
        if level is None:
            return ""
        return _written(self.counted.get((kind, depth), level.start), level.kind)


def numbering_of(document: Any) -> Numbering:
    """The numbering of an opened document; one without lists where it has none."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    parts = {
        relation.reltype: relation.target_part.element
        for relation in document.part.rels.values()
        if relation.reltype in {RELATIONSHIP_TYPE.NUMBERING, RELATIONSHIP_TYPE.STYLES}
    }
    if RELATIONSHIP_TYPE.NUMBERING not in parts:
        return Numbering()
    root = parts[RELATIONSHIP_TYPE.NUMBERING]
    lists = {
        element.get(_W + "numId", ""): _value(element, "abstractNumId") or ""
        for element in root.iterfind(_W + "num")
    }
    styles = parts.get(RELATIONSHIP_TYPE.STYLES)
    by_style = dict(_styles(styles, lists)) if styles is not None else {}
    return Numbering(lists, dict(_levels(root)), by_style)


def _levels(root: Element) -> Iterator[tuple[tuple[str, int], _Level]]:
    for kind in root.iterfind(_W + "abstractNum"):
        for level in kind.iterfind(_W + "lvl"):
            place = kind.get(_W + "abstractNumId", ""), int(level.get(_W + "ilvl", "0"))
            start = _value(level, "start") or "1"
            form = _value(level, "numFmt") or "decimal"
            yield place, _Level(int(start), form, _value(level, "lvlText") or "")


def _styles(root: Element, lists: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in root.iterfind(_W + "style"):
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        number = _value(numbered, "numId") if numbered is not None else None
        if number is not None and number in lists:
            place = lists[number], int(_value(numbered, "ilvl") or 0)
            yield style.get(_W + "styleId", ""), place


def _value(element: Element, name: str) -> str | None:
    found = element.find(_W + name)
    return found.get(_W + "val") if found is not None else None


def _written(number: int, kind: str) -> str:
    if kind in _COUNTED_IN_CHINESE and 0 < number < 100:
        return _chinese(number)
    if kind.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if kind.startswith("decimalFullWidth"):
        return str(number).translate(_WIDE)
    if kind in {"upperLetter", "lowerLetter"}:
        times = (number - 1) // 26 + 1
        spend("characters", times)
        letter = chr(ord("A") + (number - 1) % 26) * times
        return letter if kind == "upperLetter" else letter.lower()
    return str(number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")

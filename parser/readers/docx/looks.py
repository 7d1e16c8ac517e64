"""How the runs of a Word document look: their ink, and which properties leave doubt about it.

What is not known to be harmless is in doubt: beside the other pieces of a figure any property
that is not listed, on a figure as a whole what can hide, cut or turn it (ISO/IEC 29500-1, 17.3.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from parser.readers.ink import BLACK, WHITE, Colour, Ink, is_unclear
from parser.readers.marks import ORDER_UNCLEAR, OWN_CODING, PERHAPS_UNSEEN

Properties = Mapping[str, str]
"""Names of properties and what they are set to; empty for a property that is only named."""

_NAMES = """
b bCs bdr caps cs em emboss i iCs imprint kern lang noProof oMath outline
rPrChange rStyle shadow smallCaps snapToGrid szCs u color shd highlight sz rFonts vertAlign
vanish strike dstrike ins moveTo
"""
_HARMLESS = frozenset(_NAMES.split())
_OFF = frozenset({"0", "false", "off", "none"})
# Half-points of letters that are specks.
_SPECK = 7
# Twentieths of a point taken away or put between letters: they lie on each other, or apart.
_TIGHT, _WIDE = -40, 240
# Percent of a letter's usual width.
_NARROWEST, _WIDEST = 40, 300
# Half-points by which a whole figure is raised out of its line.
_OUT_OF_LINE = 40
# Word counts letters in half-points, of which a pixel has one and a half.
_PIXELS_OF_HALF_POINT = 2 / 3
# Fonts that draw something else in the place of digits.
_PICTURES = ("wingdings", "webdings", "symbol", "marlett", "zapfdingbats", "mt extra", "bookshelf")
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF",
    "red": "FF0000", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def oddities(properties: Properties) -> tuple[str, frozenset[str]]:
    """What a run has that no plain piece of a figure has, and the doubts about a whole figure."""
    odd: list[str] = []
    doubts: set[str] = set()
    for name, value in properties.items():
        if name in _HARMLESS and name != "rFonts":
            continue
        code, of_whole = _judged(name, value)
        if code:
            odd.append(f"{name}={value}")
            if of_whole:
                doubts.add(code)
    if _number(properties.get("sz", ""), _SPECK) < _SPECK:
        doubts.add(PERHAPS_UNSEEN)
    return " ".join(odd), frozenset(doubts)


def _judged(name: str, value: str) -> tuple[str, bool]:
    """The code of a property that is not harmless, and whether a whole figure is in doubt by it."""
    if name == "rFonts":
        return (OWN_CODING if value.lower().startswith(_PICTURES) else ""), True
    if value in _OFF:
        return "", False
    number = _number(value, 0)
    if name == "spacing":
        return (PERHAPS_UNSEEN if not _TIGHT < number < _WIDE else ""), True
    if name == "w":
        ordinary = _NARROWEST <= _number(value.rstrip("%"), _NARROWEST) <= _WIDEST
        return ("" if ordinary else PERHAPS_UNSEEN), True
    if name == "position":
        return (PERHAPS_UNSEEN if number else ""), abs(number) >= _OUT_OF_LINE
    if name == "rtl":
        return ORDER_UNCLEAR, True
    return PERHAPS_UNSEEN, name in {"webHidden", "specVanish", "textFill"}


def _number(text: str, default: int) -> int:
    try:
        return int(float(text))
    except ValueError:
        return default


def ink_of(properties: Properties, ground: Ink, odd: str, change: str) -> Ink:
    """The ink of a run on the ground of its paragraph or cell."""
    given, fill = properties.get("color", "auto"), _fill(properties)
    size = _number(properties.get("sz", ""), 0) * _PIXELS_OF_HALF_POINT
    letters = colour(given)
    behind = colour(fill) if fill else ground.behind
    if letters is None:
        # Letters without a colour are black or white, whichever is seen on their ground.
        ground_light = sum((behind or WHITE)[:3])
        letters = BLACK if ground_light > 1.0 else WHITE
    return Ink(letters, behind or WHITE, ground.pictured and not fill, size or None, odd, change)


class RunLook(NamedTuple):
    """The ink of a run, and what speaks against a figure that stands in it."""

    ink: Ink
    doubts: frozenset[str]


@lru_cache(maxsize=1024)
def look_of(properties: tuple[tuple[str, str], ...], ground: Ink, own: str, change: str) -> RunLook:
    """How a run with these properties looks on the ground of its paragraph or cell.

    ``own`` names what is around it and no plain piece of a figure, ``change`` a tracked change.
    """
    named = dict(properties)
    odd, doubts = oddities(named)
    ink = ink_of(named, ground, own or odd, change)
    return RunLook(ink, doubts | {PERHAPS_UNSEEN} if is_unclear(ink) else doubts)


def on_shade(ground: Ink, shade: str) -> Ink:
    """The ink of a part of a document that has a shade of its own, if it has one."""
    behind = colour(shade)
    return ground if behind is None else ground._replace(behind=behind, pictured=False)


def _fill(properties: Properties) -> str:
    """The colour behind a run of its own; nothing where it has none."""
    marked = properties.get("highlight", "none")
    if marked in _HIGHLIGHTS:
        return _HIGHLIGHTS[marked]
    shade = properties.get("shd", "")
    return shade if colour(shade) else ""


@lru_cache(maxsize=256)
def colour(digits: str) -> Colour | None:
    """A colour of six hexadecimal digits; ``None`` for ``auto`` and what is none."""
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255, 1.0


# Before the name of a colour of the theme.
_NAMED = "@"


class Theme:
    """The colours that the theme of a document names."""

    _NAMES: Mapping[str, str] = {
        "dark1": "dk1", "text1": "dk1", "light1": "lt1", "background1": "lt1", "dark2": "dk2",
        "text2": "dk2", "light2": "lt2", "background2": "lt2", "hyperlink": "hlink",
        "followedHyperlink": "folHlink",
    }  # fmt: skip

    def __init__(self, load: Callable[[], Any] | None = None) -> None:
        self._load = load

    @cached_property
    def colours(self) -> Mapping[str, str]:
        """The colours by their short names; few documents ask for any."""
        found = {"dk1": "000000", "lt1": "FFFFFF"}
        root = None if self._load is None else self._load()
        scheme = None if root is None else root.find(".//{*}clrScheme")
        for entry in () if scheme is None else scheme:
            for given in entry:
                digits = given.get("lastClr") or given.get("val") or ""
                if colour(digits):
                    found[str(entry.tag).rpartition("}")[2]] = digits
        return found

    def named(self, name: str, tint: str, shade: str) -> str:
        """A colour of the theme that is looked up when it is asked for."""
        return f"{_NAMED}{name} {tint or '-'} {shade or '-'}"

    def resolved(self, properties: Properties) -> Properties:
        """Properties with the colours of the theme in the place of their names."""
        names = [name for name in ("color", "shd") if properties.get(name, "").startswith(_NAMED)]
        if not names:
            return properties
        return {**properties, **{name: self.digits(properties[name]) for name in names}}

    def digits(self, given: str) -> str:
        """A colour as hexadecimal digits; ``auto`` for one that the theme does not name."""
        if not given.startswith(_NAMED):
            return given
        name, tint, shade = given.removeprefix(_NAMED).split(" ")
        digits = self.colours.get(self._NAMES.get(name, name))
        if digits is None:
            return "auto"
        parts = [float(part) for part in bytes.fromhex(digits)]
        for text, end in ((tint, 255.0), (shade, 0.0)):
            try:
                kept = int(text, 16) / 255
            except ValueError:
                continue
            parts = [part * kept + end * (1 - kept) for part in parts]
        return "".join(f"{min(255, max(0, round(part))):02X}" for part in parts)

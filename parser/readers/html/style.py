"""How an element of a page shows: whether it is seen, how its letters look, what is in doubt.

What its attributes, the page's own style sheets and the usual style of its kind declare, the
stronger over the weaker, is put into a few facts about the text in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from parser.readers.html.cascade import UNSTYLED, Styled
from parser.readers.html.css import Declared, inline, with_variables
from parser.readers.html.properties import Reach, clipped, moves, verdict
from parser.readers.html.values import as_colour, colour_of, is_computed, number, pixels, size_of
from parser.readers.ink import BLACK, WHITE, Colour, Ink, is_unclear
from parser.readers.marks import MORE_ON_PAGE, OWN_CODING, PERHAPS_UNSEEN, PIECES_DIFFER

# On the line, or in the middle of it; what else puts a piece up or down is no plain piece.
_LEVEL = frozenset({"", "baseline", "middle", "super", "sub", "inherit", "initial", "unset"})
_BY_TAG: Mapping[str, Declared] = {
    "s": {"text-decoration": "line-through"},
    "strike": {"text-decoration": "line-through"},
    "del": {"text-decoration": "line-through"},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
    "dialog": {"display": "none"},
}
_SIZES_OF_FONT = ("10px", "13px", "16px", "18px", "24px", "32px", "48px")  # 1 to 7
_IMAGE = re.compile(r"url\(|gradient\(|image\(|var\(")
_CODE = re.compile(r"\\([0-9a-f]{1,6})\s?")
_STRING = re.compile(r"(\"[^\"]*\"|'[^']*'|\s)*")
_NO_TEXT = re.compile(r"[\s\ue000-\uf8ff\u200b\xa0]*")

_NO_CODES: frozenset[str] = frozenset()


class Look(NamedTuple):
    """How an element shows.

    ``gone`` takes no place at all; ``unseen`` keeps its place with nothing to be read in it, as
    struck-out text does. ``size`` is the element's own size of letters, in pixels or as a part
    of the size around it. ``raised`` is ``super``, ``sub`` or nothing. ``whole`` are doubts
    about a figure that fills the element, ``around`` about any figure in it; ``odd`` says that
    it is no plain piece of a figure. ``pictured`` says whether a picture is behind its text,
    ``moved`` that it is put where it may lie on other text; ``calm`` that of all this nothing
    is so but the look of its letters.
    """

    gone: bool = False
    unseen: bool = False
    size: tuple[float | None, float | None] = (None, None)
    raised: str = ""
    whole: frozenset[str] = _NO_CODES
    around: frozenset[str] = _NO_CODES
    odd: bool = False
    colour: Colour | None = None
    behind: Colour | None = None
    pictured: bool = False
    moved: bool = False
    calm: bool = True

    @property
    def hides(self) -> bool:
        return self.gone or self.unseen or self.size in {(0.0, None), (None, 0.0)}


PLAIN = Look()


@dataclass(frozen=True)
class Sheet:
    """What the style sheets of a page declare of its elements, in the order of their beginnings.

    ``variables`` are the custom properties of the page that have one value in all of it,
    ``fonts`` the families that it brings along: what they draw for a digit is their affair.
    """

    styles: Sequence[Styled] = ()
    variables: Mapping[str, str] = field(default_factory=dict)
    fonts: frozenset[str] = frozenset()
    looks: dict[object, Look] = field(default_factory=dict)

    def look(self, number: int, tag: str, attributes: Mapping[str, str]) -> Look:
        """How the element of that number, counted from 1, shows."""
        styled = self.styles[number - 1] if number <= len(self.styles) else UNSTYLED
        known: object = tag
        if attributes or styled is not UNSTYLED:
            known = (tag, id(styled), *attributes, *attributes.values())
        look = self.looks.get(known)
        if look is None:
            look = _look_of(tag, attributes, styled, self.variables, self.fonts)
            self.looks[known] = look
        return look


def _look_of(
    tag: str,
    attributes: Mapping[str, str],
    styled: Styled,
    variables: Mapping[str, str],
    fonts: frozenset[str],
) -> Look:
    plain, urgent = inline(attributes.get("style") or "")
    weakest = {**_BY_TAG.get(tag, {}), **_by_attributes(tag, attributes)}
    own = {**styled.declared, **dict(plain), **styled.urgent, **dict(urgent)}
    own = _resolved(own, variables)
    if not (weakest or own or styled.perhaps or styled.near or styled.elsewhere or styled.pseudo):
        return PLAIN
    look = _look(tag, weakest | own)
    whole, around = set(look.whole), set(look.around)
    if styled.perhaps:
        other = _look(tag, weakest | own | _resolved(styled.perhaps, variables))
        if other.hides or other.whole - whole or other.around - around:
            around.add(PERHAPS_UNSEEN)
        if is_unclear(Ink(other.colour or BLACK, other.behind or WHITE, other.pictured)):
            around.add(PERHAPS_UNSEEN)
        if (_letters(other), other.raised) != (_letters(look), look.raised):
            look = look._replace(odd=True)
    if styled.near:
        other = _look(tag, weakest | own | _resolved(styled.near, variables))
        look = look._replace(odd=look.odd or other.odd or other.hides)
    if styled.elsewhere and not look.hides and _look(tag, weakest | own | styled.elsewhere).hides:
        # Pages made for telephones too leave columns out there; no page leaves out a digit.
        look = look._replace(odd=True)
    if fonts and _family(weakest | own) in fonts:
        whole.add(OWN_CODING)
        look = look._replace(odd=True)
    for pseudo, declared in styled.pseudo.items():
        whole.update(_of_pseudo(pseudo, declared))
    look = look._replace(whole=frozenset(whole), around=frozenset(around))
    if look == PLAIN:
        return PLAIN
    hidden = look.gone or look.unseen or look.raised
    return look._replace(calm=not (hidden or look.whole or look.around or look.moved))


def _resolved(declared: Declared, variables: Mapping[str, str]) -> Declared:
    if not any("var(" in value for value in declared.values()):
        return declared
    return {name: with_variables(value, variables) for name, value in declared.items()}


def _letters(look: Look) -> tuple[object, ...]:
    return look.colour or BLACK, look.behind or WHITE, look.size


def _by_attributes(tag: str, attributes: Mapping[str, str]) -> Declared:
    declared: Declared = {}
    if "hidden" in attributes or "popover" in attributes:
        declared["display"] = "none"
    elif tag == "dialog" and "open" in attributes:
        declared["display"] = "block"
    if direction := (attributes.get("dir") or "").lower():
        declared["direction"] = direction
        if tag == "bdo":
            declared["unicode-bidi"] = "isolate-override" if direction == "rtl" else "isolate"
    if tag == "font":
        if colour := attributes.get("color"):
            declared["color"] = as_colour(colour.strip().lower())
        size = (attributes.get("size") or "").strip()
        if size.isdecimal() and 0 < int(size) <= len(_SIZES_OF_FONT):
            declared["font-size"] = _SIZES_OF_FONT[int(size) - 1]
    if behind := attributes.get("bgcolor"):
        declared["background-color"] = as_colour(behind.strip().lower())
    if attributes.get("background"):
        declared["background-image"] = "url()"
    return declared


def _look(tag: str, declared: Declared) -> Look:
    whole: set[str] = set()
    around: set[str] = set()
    odd = False
    for name, value in declared.items():
        reach, code = verdict(tag, name, value)
        odd = odd or reach >= Reach.PIECE
        if reach >= Reach.WHOLE:
            (around if reach is Reach.AROUND else whole).add(code)
    if cut := clipped(tag, declared):
        (around if cut is Reach.AROUND else whole).add(PERHAPS_UNSEEN)
    size = _size(declared)
    if size == (None, None) and declared.get("font-size", "inherit") not in {
        "inherit",
        "unset",
        "",
    }:
        whole.add(PERHAPS_UNSEEN)
    raised = declared.get("vertical-align", "")
    opacity = number(declared.get("opacity", ""))
    behind, pictured = _behind(declared)
    if pictured:
        whole.add(PERHAPS_UNSEEN)
    letters = declared.get("-webkit-text-fill-color") or declared.get("color", "")
    if is_computed(letters):
        odd = True
        if "var(" not in letters:
            whole.add(PERHAPS_UNSEEN)
    colour = colour_of(letters) if letters else None
    if "currentcolor" in declared.get("background", declared.get("background-color", "")):
        behind = colour or BLACK
    return Look(
        gone=declared.get("display") == "none" or declared.get("mso-hide") == "all",
        unseen=(
            declared.get("visibility") in {"hidden", "collapse"}
            or (opacity is not None and opacity <= 0)
            or _is_struck(declared)
        ),
        size=size,
        raised=raised if raised in {"super", "sub"} else "",
        whole=frozenset(whole),
        around=frozenset(around),
        odd=odd or (raised not in _LEVEL and pixels(raised) != 0),
        colour=colour,
        behind=behind,
        pictured=pictured,
        moved=(odd or "margin" in "".join(declared)) and moves(declared),
    )


def _family(declared: Declared) -> str:
    """The font family that an element asks for first; nothing where it asks for none."""
    given = declared.get("font-family") or declared.get("font", "").rpartition(" ")[2]
    return given.partition(",")[0].strip(" \"'")


def _is_struck(declared: Declared) -> bool:
    return any(
        "line-through" in declared.get(name, "")
        for name in ("text-decoration", "text-decoration-line")
    )


def _size(declared: Declared) -> tuple[float | None, float | None]:
    given = declared.get("font-size")
    if given is not None:
        return size_of(given)
    for part in declared.get("font", "").split():
        size = size_of(part.partition("/")[0])
        if size != (None, None) and not part.isdecimal():
            return size
    return None, None


def _behind(declared: Declared) -> tuple[Colour | None, bool]:
    """The colour behind the text of an element, if it has its own, and whether a picture is."""
    shorthand = declared.get("background", "")
    image = declared.get("background-image", "")
    pictured = bool(_IMAGE.search(shorthand) or _IMAGE.search(image))
    given = declared.get("background-color")
    if given is not None:
        return colour_of(given), pictured
    parts = [shorthand] if "(" in shorthand else shorthand.split()
    return next((colour for part in parts if (colour := colour_of(part))), None), pictured


def _of_pseudo(pseudo: str, declared: Declared) -> Iterator[str]:
    """What speaks against the figures of an element for what it adds, or sets apart in itself."""
    if pseudo in {"before", "after", "marker"}:
        content = declared.get("content", "none")
        if content in {"none", "normal"} or declared.get("display") == "none":
            return
        if _adds_text(content):
            yield MORE_ON_PAGE
        elif any(_reach(name, value) >= Reach.WHOLE for name, value in declared.items()):
            yield PERHAPS_UNSEEN  # something empty that lies on the text
    elif any(_sets_apart(name, value) for name, value in declared.items()):
        yield PIECES_DIFFER


def _reach(name: str, value: str) -> Reach:
    return Reach.NOWHERE if name == "content" else verdict("", name, value)[0]


def _sets_apart(name: str, value: str) -> bool:
    return _reach(name, value) >= Reach.PIECE or name in {
        "color",
        "font-size",
        "font",
        "visibility",
    }


def _adds_text(content: str) -> bool:
    if not _STRING.fullmatch(content):
        return True  # a counter, an attribute, a picture
    text = re.sub("[\"']", "", content)
    return not _NO_TEXT.fullmatch(_CODE.sub(_decoded, text))


def _decoded(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if code <= 0x10FFFF else "?"

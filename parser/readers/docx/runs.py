"""Which runs of a Word document a reader sees: hidden, struck-out and white ones are no text.

A run says so itself or by its style (ISO/IEC 29500-1, 17.3.2: ``vanish``, ``strike``,
``dstrike``, ``color``, ``vertAlign``); white letters are seen where something is shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from parser.budget import spend
from parser.readers.docx.looks import Properties, Theme

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_UNSEEN = ("vanish", "strike", "dstrike")
_TOGGLED = ("vanish", "strike")
_WHITE = "FFFFFF"
_UNSHADED = frozenset({"", "auto", "none", "white", _WHITE})
_SHADES = ("shd", "highlight")
_INK = frozenset({"color", "shd", "sz"})
_RAISED = {"superscript": "super", "subscript": "sub"}

Element = Any
"""An element of the document's XML."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The styles of one document, by their number, with what they say of runs.

    ``shading`` are the styles that shade something; ``usual`` is what holds for every run.
    """

    styles: Mapping[str, Properties] = field(default_factory=dict)
    shading: frozenset[str] = frozenset()
    usual: Properties = field(default_factory=dict)
    theme: Theme = field(default_factory=Theme)
    # By the style of a paragraph and the table's around it, which is kept with it.
    paragraphs: dict[tuple[str, int], tuple[Properties, Properties]] = field(default_factory=dict)

    def of_paragraph(self, form: Element | None, table: Properties) -> Properties:
        """What the style of a paragraph says of its runs, and that of the table around it."""
        named = None if form is None else form.find(_W + "pStyle")
        name = "" if named is None else named.get(_W + "val", "")
        known = self.paragraphs.get((name, id(table)))
        if known is None:
            style = self.styles.get(name, {})
            known = table, self.theme.resolved({**self.usual, **table, **style})
            self.paragraphs[name, id(table)] = known
        return known[1]

    def of_table(self, table: Element) -> Properties:
        """What the style of a table says of its runs."""
        return self.styles.get(_value(table, "tblPr", "tblStyle"), {})

    def of_shade(self, form: Element) -> str:
        """The colour behind a paragraph, cell or table, as far as its own form says one."""
        shade = form.find(_W + "shd")
        return self.theme.digits(_shade(shade, self.theme)) if shade is not None else ""

    def of_run(self, run: Element, paragraph: Properties) -> Properties:
        """What holds for a run in a paragraph whose style says so much."""
        own = run.find(_W + "rPr")
        if own is None or not len(own):
            return paragraph
        said = _properties(own, self.theme)
        if "rStyle" not in said:
            return self.theme.resolved({**paragraph, **said})
        style = self.styles.get(said["rStyle"], {})
        both = {
            name: "0"
            for name in _TOGGLED
            if name not in said and is_set(paragraph, name) and is_set(style, name)
        }
        # Two styles that both hide a run show it (17.7.3): programs differ in that.
        toggled = {"toggled": ""} if both else {}
        return self.theme.resolved({**paragraph, **style, **both, **toggled, **said})

    def is_white(self, run: Element, properties: Properties) -> bool:
        """Whether the letters of a run are white, and nothing behind them is shaded."""
        if properties.get("color", "").upper() != _WHITE:
            return False
        return not any(map(self.is_shaded, (run, *run.iterancestors())))

    def is_shaded(self, element: Element) -> bool:
        """Whether an element has a shade of its own or by its style."""
        spend("steps", len(element))
        for own in element:
            if own.tag.endswith("Pr") and (
                _shades(own)
                or any(child.get(_W + "val") in self.shading for child in own if _is_style(child))
            ):
                return True
        return False


def _is_style(element: Element) -> bool:
    return str(element.tag).endswith("Style")


def _shades(element: Element) -> bool:
    """Whether an element, or one inside it, has a background other than white."""
    return any(
        shade.get(_W + "fill", shade.get(_W + "val", "")) not in _UNSHADED
        for name in _SHADES
        for shade in element.iter(_W + name)
    )


def is_set(properties: Properties, name: str) -> bool:
    """Whether a property that can be on or off is on."""
    return properties.get(name, "none") not in _OFF


def is_hidden(properties: Properties) -> bool:
    """Whether a run takes no place, as hidden ones do and struck-out ones do not."""
    return is_set(properties, "vanish")


def is_unseen(properties: Properties) -> bool:
    """Whether a run is hidden or struck out."""
    return any(is_set(properties, name) for name in _UNSEEN)


def raised(properties: Properties) -> str:
    """``super`` or ``sub`` for a run that is set so, nothing for one on the line."""
    return _RAISED.get(properties.get("vertAlign", ""), "")


def is_on(element: Element, properties: str, name: str) -> bool:
    """Whether an element has a property that can be on or off, and has it on."""
    return _value(element, properties, name, missing="off") not in _OFF


def runs_of(document: Any) -> Runs:
    """The styles of an opened document; none where it has no part for them."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    parts = {relation.reltype: relation for relation in document.part.rels.values()}
    theme, styles = parts.get(RELATIONSHIP_TYPE.THEME), parts.get(RELATIONSHIP_TYPE.STYLES)
    colours = Theme(None if theme is None else lambda: parse_xml(theme.target_part.blob))
    if styles is None:
        return Runs(theme=colours)
    root = styles.target_part.element
    shading = {
        style.get(_W + "styleId", "") for style in root.iterfind(_W + "style") if _shades(style)
    }
    return Runs(dict(_styles(root, colours)), frozenset(shading), _usual(root, colours), colours)


def _usual(root: Element, theme: Theme) -> Properties:
    """What the document says of all its runs, as far as it is about their ink.

    What would hide every run of a document hides none that anybody published.
    """
    default = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    found = dict(_properties(default, theme)) if default is not None else {}
    for style in root.iterfind(_W + "style"):
        usual = style.get(_W + "default") in {"1", "true", "on"}
        own = style.find(_W + "rPr") if usual and style.get(_W + "type") == "paragraph" else None
        if own is not None:
            found.update(_properties(own, theme))
    return {name: value for name, value in found.items() if name in _INK}


def _styles(root: Element, theme: Theme) -> Iterator[tuple[str, Properties]]:
    styles = {style.get(_W + "styleId", ""): style for style in root.iterfind(_W + "style")}
    known: dict[str, Properties] = {}
    for name in styles:
        line: list[str] = []
        above = name
        while above in styles and above not in known:
            known[above] = {}  # until it is; so a circle of styles ends
            line.append(above)
            above = _base(styles[above])
        for each in reversed(line):
            own = styles[each].find(_W + "rPr")
            properties = {} if own is None else _properties(own, theme)
            known[each] = {**known.get(above, {}), **properties}
            above = each
    yield from ((name, found) for name, found in known.items() if found)


def _base(style: Element) -> str:
    found = style.find(_W + "basedOn")
    return found.get(_W + "val", "") if found is not None else ""


def _properties(own: Element, theme: Theme) -> Properties:
    """What a run or a style says, its colours as hexadecimal digits."""
    found: dict[str, str] = {}
    for one in own:
        name = _name(one.tag)
        if name == "color":
            found[name] = _colour(one, "val", "themeColor", theme)
        elif name == "shd":
            found[name] = _shade(one, theme)
        elif name == "rFonts":
            found[name] = one.get(_W + "ascii", "")
        else:
            found[name] = one.get(_W + "val", "")
    return found


@lru_cache(maxsize=512)
def _name(tag: str) -> str:
    return str(tag).rpartition("}")[2]


def _shade(element: Element, theme: Theme) -> str:
    """The colour of a shading: a solid one is all pattern, others are mostly ground."""
    if element.get(_W + "val") == "solid":
        return _colour(element, "color", "themeColor", theme)
    return _colour(element, "fill", "themeFill", theme)


def _colour(element: Element, name: str, of_theme: str, theme: Theme) -> str:
    named = element.get(_W + of_theme)
    if named is None:
        return str(element.get(_W + name, "auto"))
    start = of_theme.removesuffix("Color")
    tint, shade = (element.get(_W + start + end, "") for end in ("Tint", "Shade"))
    return theme.named(named, tint, shade)


def _value(element: Element, properties: str, name: str, missing: str = "") -> str:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return missing if found is None else str(found.get(_W + "val", ""))

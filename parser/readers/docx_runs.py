"""Which runs of a Word document a reader sees: hidden, struck-out and white ones are no text.

A run says so itself or by its style (ISO/IEC 29500-1, 17.3.2: ``vanish``, ``strike``,
``dstrike``, ``color``, ``vertAlign``); white letters are seen where something is shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_UNSEEN = ("vanish", "strike", "dstrike")
_WHITE = "FFFFFF"
_UNSHADED = frozenset({"", "auto", "none", "white", _WHITE})
_SHADES = ("shd", "highlight")
_RAISED = {"superscript": "super", "subscript": "sub"}

Element = Any
"""An element of the document's XML."""

Properties = Mapping[str, str]
"""Names of properties and what they are set to; empty for a property that is only named."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The styles of one document, by their number, with what they say of runs.

    ``shading`` are the styles that shade something.
    """

    styles: Mapping[str, Properties] = field(default_factory=dict)
    shading: frozenset[str] = frozenset()

    def of_paragraph(self, paragraph: Element) -> Properties:
        """What the style of a paragraph says of its runs."""
        return self.styles.get(_value(paragraph, "pPr", "pStyle"), {})

    def of_run(self, run: Element, paragraph: Properties) -> Properties:
        """What holds for a run in a paragraph whose style says so much."""
        own = run.find(_W + "rPr")
        if own is None:
            return paragraph
        style = self.styles.get(_value(run, "rPr", "rStyle"), {})
        return {**paragraph, **style, **_properties(own)}

    def is_white(self, run: Element, properties: Properties) -> bool:
        """Whether the letters of a run are white, and nothing behind them is shaded."""
        if properties.get("color", "").upper() != _WHITE:
            return False
        return not any(map(self._is_shaded, (run, *run.iterancestors())))

    def _is_shaded(self, element: Element) -> bool:
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


def is_unseen(properties: Properties) -> bool:
    """Whether a run is hidden or struck out."""
    return any(properties.get(name, "none") not in _OFF for name in _UNSEEN)


def raised(properties: Properties) -> str:
    """``super`` or ``sub`` for a run that is set so, nothing for one on the line."""
    return _RAISED.get(properties.get("vertAlign", ""), "")


def is_on(element: Element, properties: str, name: str) -> bool:
    """Whether an element has a property that can be on or off, and has it on."""
    return _value(element, properties, name, missing="off") not in _OFF


def runs_of(document: Any) -> Runs:
    """The styles of an opened document; none where it has no part for them."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.STYLES:
            root = relation.target_part.element
            shading = {
                style.get(_W + "styleId", "")
                for style in root.iterfind(_W + "style")
                if _shades(style)
            }
            return Runs(dict(_styles(root)), frozenset(shading))
    return Runs()


def _styles(root: Element) -> Iterator[tuple[str, Properties]]:
    styles = {style.get(_W + "styleId", ""): style for style in root.iterfind(_W + "style")}
    for name, style in styles.items():
        line = [style]
        while (base := styles.get(_base(line[-1]))) is not None and base not in line:
            line.append(base)
        found: dict[str, str] = {}
        for ancestor in reversed(line):
            own = ancestor.find(_W + "rPr")
            found.update(_properties(own) if own is not None else {})
        if found:
            yield name, found


def _base(style: Element) -> str:
    found = style.find(_W + "basedOn")
    return found.get(_W + "val", "") if found is not None else ""


def _properties(own: Element) -> Properties:
    names = (*_UNSEEN, "color", "vertAlign")
    found = {name: own.find(_W + name) for name in names}
    return {name: one.get(_W + "val", "") for name, one in found.items() if one is not None}


def _value(element: Element, properties: str, name: str, missing: str = "") -> str:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return missing if found is None else str(found.get(_W + "val", ""))

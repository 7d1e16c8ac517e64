"""What the style sheets of a page declare of each of its elements, by cssselect2.

The elements are those of the parser's events, in the order in which they begin, with the
``tbody`` that browsers put between a table and its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from parser.readers.html_css import Declared, Rule, fonts_of, linked, rules_of, variables_of
from parser.readers.html_media import Holds

# What holds only while the reader points at something, and is not there on paper.
_MOMENTARY = re.compile(
    r":(?:hover|focus[\w-]*|active|visited|target|checked|open|fullscreen|-\w+-full-?screen"
    r"|popover-open|modal|user-\w+|autofill|-webkit-autofill)"
)
_PSEUDO = re.compile(r"(?<![\\:]):(?!:)[\w-]+(?:\([^()]*\))?")
_COMBINED = re.compile(r"\s*[>+~]\s*|\s+")
_MARKED = re.compile(r"[.#\[]")
_OTHER_ELEMENT = re.compile(r"::[\w-]+")
_OWN = ("before", "after", "first-letter", "first-line", "marker")
# Names and attributes that no selector of a page can be about.
_NAME = re.compile(r"[A-Za-z_][\w.-]*")


@dataclass(slots=True)
class Styled:
    """What is declared of an element, what may be, what is on narrow screens.

    ``near`` is what is declared of elements like it that stand elsewhere in a page: a browser
    puts a damaged page together in its own way. ``pseudo`` are the declarations of its
    ``::before``, ``::first-letter`` and the like.
    """

    declared: Declared = field(default_factory=dict)
    urgent: Declared = field(default_factory=dict)
    perhaps: Declared = field(default_factory=dict)
    near: Declared = field(default_factory=dict)
    elsewhere: Declared = field(default_factory=dict)
    pseudo: dict[str, Declared] = field(default_factory=dict)


UNSTYLED = Styled()


class Tree:
    """The elements of a page as they begin and end, and the sheets that stand in it.

    In a page that is ``loose``, one without a document type, names of classes match in any case.
    """

    def __init__(self, *, is_loose: bool) -> None:
        self.is_loose = is_loose
        self.root = ET.Element("html")
        self.stack = [self.root]
        self.tags = [""]
        self.elements: list[ET.Element] = []
        self.sheets: list[tuple[str, str]] = []
        self.is_sheet = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        parent = self.stack[-1]
        if tag == "tr" and self.tags[-1] == "table":
            parent = ET.SubElement(parent, "tbody")
        named = {name: value or "" for name, value in attributes.items() if _NAME.fullmatch(name)}
        if self.is_loose:
            named = {name: value.lower() for name, value in named.items()}
        element = ET.SubElement(parent, tag if _NAME.fullmatch(tag) else "unknown", named)
        self.elements.append(element)
        self.stack.append(element)
        self.tags.append(tag)
        if tag == "style" and "noscript" not in self.tags:
            self.is_sheet = attributes.get("type", "text/css").lower() in {"", "text/css"}
            if self.is_sheet:
                self.sheets.append((attributes.get("media") or "", ""))
        elif tag == "link" and (sheet := linked(attributes)):
            self.sheets.append((attributes.get("media") or "", sheet))

    def end(self, tag: str) -> None:
        if len(self.stack) > 1 and self.tags[-1] == tag:
            self.stack.pop()
            self.tags.pop()
        self.is_sheet = False

    def data(self, text: str) -> None:
        if self.is_sheet:
            media, sheet = self.sheets[-1]
            self.sheets[-1] = media, sheet + text
        elif text.strip():
            self.stack[-1].text = "."  # that it is not empty is all that a selector asks

    def comment(self, text: str) -> None:
        """Comments are no text; sheets for old programs stand in them."""

    def close(self) -> None:
        """Nothing is left to do."""

    def styles(self) -> tuple[list[Styled], dict[str, str], frozenset[str]]:
        """For each element, in the order in which they begin, what the sheets declare.

        With it come the custom properties of the page and the families of its own fonts.
        """
        rules = [rule for rule in rules_of(self.sheets) if rule.plain or rule.urgent]
        if self.is_loose:
            rules = [rule._replace(selector=rule.selector.lower()) for rule in rules]
        styles = _matched(self.root, self.elements, rules) if rules else []
        return styles, variables_of(rules), fonts_of(rules)


def _matched(
    root: ET.Element, elements: Sequence[ET.Element], rules: Iterable[Rule]
) -> list[Styled]:
    from cssselect2 import ElementWrapper, Matcher

    matcher = Matcher()
    for rule in rules:
        if not rule.selector.startswith("@"):
            _add(matcher, rule)
    number = {id(element): place for place, element in enumerate(elements)}
    styles = [UNSTYLED] * len(elements)
    known: dict[tuple[object, ...], Styled] = {}  # by the rules that match: most are alike
    for wrapped in ElementWrapper.from_html_root(root).iter_subtree():
        place = number.get(id(wrapped.etree_element))
        if place is not None and (found := matcher.match(wrapped)):
            alike = tuple((order, pseudo) for _, order, pseudo, _ in found)
            if alike not in known:
                known[alike] = _styled(found)
            styles[place] = known[alike]
    return styles


def _add(matcher: Any, rule: Rule) -> None:
    """Add a rule's selectors; one that is not understood counts with less in it, as a doubt."""
    from cssselect2 import SelectorError, compile_selector_list

    selector, when = rule.selector, rule.when
    for _ in range(2):
        try:
            for compiled in compile_selector_list(selector):
                matcher.add_selector(compiled, rule._replace(when=when))
        except (SelectorError, RecursionError, SyntaxError, ValueError, TypeError, MemoryError):
            if _MOMENTARY.search(selector) or _OTHER_ELEMENT.search(selector):
                return
            parts = [_PSEUDO.sub("", part).strip() or "*" for part in selector.split(",")]
            selector, when = ",".join(parts), Holds.PERHAPS
        else:
            break
    if rule.when is not Holds.NEAR:
        for near in filter(None, map(_by_itself, rule.selector.split(","))):
            _add(matcher, rule._replace(selector=near, when=Holds.NEAR))


def _by_itself(selector: str) -> str:
    """The part of a selector that is about the element itself, where others stand before it."""
    parts = _COMBINED.split(selector.strip())
    last = _PSEUDO.sub("", parts[-1])
    marked = len(parts) > 1 and "::" not in last and _MARKED.search(last)
    return last if marked and not _MOMENTARY.search(selector) else ""


def _styled(found: Iterable[tuple[Any, int, str | None, Rule]]) -> Styled:
    """What rules say together, given from the weakest to the strongest."""
    styled = Styled()
    for _, _, pseudo, rule in found:
        if pseudo is not None:
            if pseudo in _OWN and rule.when is not Holds.ELSEWHERE:
                own = styled.pseudo.setdefault(pseudo, {})
                own.update(rule.plain)
                own.update(rule.urgent)
        elif rule.when is Holds.YES:
            styled.declared.update(rule.plain)
            styled.urgent.update(rule.urgent)
        else:
            by_doubt = {Holds.PERHAPS: styled.perhaps, Holds.NEAR: styled.near}
            other = by_doubt.get(rule.when, styled.elsewhere)
            other.update(rule.plain)
            other.update(rule.urgent)
    return styled

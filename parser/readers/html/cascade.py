"""What the style sheets of a page declare of each of its elements, by cssselect2.

The elements are those of the parser's events, in the order in which they begin. Most pages have
no sheet, or one that says nothing of what is seen: those are not walked at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from parser.budget import exceed, spend
from parser.readers.html.css import (
    Declared,
    Rule,
    fonts_of,
    linked,
    matters,
    rules_of,
    variables_of,
)
from parser.readers.html.media import Holds

# What holds only while the reader points at something, and is not there on paper.
_MOMENTARY = re.compile(
    r":(?:hover|focus[\w-]*|active|visited|target|checked|open|fullscreen|-\w+-full-?screen"
    r"|popover-open|modal|user-\w+|autofill|-webkit-autofill)"
)
_PSEUDO = re.compile(r"(?<![\\:]):(?!:)[\w-]+(?:\([^()]*\))?")
_COMBINED = re.compile(r"\s*[>+~]\s*|\s+")
_MARKED = re.compile(r"[.#\[]")
_OTHER_ELEMENT = re.compile(r"::[\w-]+")
# A namespace before a name; it is not followed which one.
_PREFIX = re.compile(r"(?<![\w-])[\w-]+\|(?![=|])")
_CSS = "text/css"
_NAMES = ("class", "id")
_OWN = ("before", "after", "first-letter", "first-line", "marker")
# Characters of the selectors of one rule: to read them takes a thousand times as many bytes.
_LONGEST_SELECTOR = 50_000
# What is no name of a selector though it holds dots: comments and texts, then what is in brackets.
_TEXT = re.compile(r"/\*.*?(?:\*/|\Z)|\"[^\"]*\"?|'[^']*'?", re.DOTALL)
_ASIDE = re.compile(r"\[[^\]]*\]|\([^()]*\)")
_NAMED = re.compile(r"[.#](?:[\w-]|[^\x00-\x7f])+")
# What parts the classes of an element: other kinds of space belong to a name.
_BETWEEN_CLASSES = re.compile("[ \t\n\f\r]+")
# Rules that an element is compared with in a millionth of a second: most are about others.
_RULES_A_STEP = 100


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

Element = Any
"""An element of a page parsed by lxml."""


class Cascade(NamedTuple):
    """What the sheets of a page declare of its elements, in the order in which they begin.

    ``variables`` are the custom properties of the page, ``fonts`` the families that it brings.
    """

    styles: Sequence[Styled] = ()
    variables: Mapping[str, str] = MappingProxyType({})
    fonts: frozenset[str] = frozenset()


def cascade(root: Element, *, is_loose: bool) -> Cascade:
    """What the sheets that stand in a parsed page declare.

    In a page that ``is_loose``, one without a document type, names of classes match in any case.
    """
    every = rules_of(_sheets(root))
    rules = [rule for rule in every if matters(rule)]
    fonts = fonts_of(every)
    if not rules:
        return Cascade(fonts=fonts)
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    if is_loose:
        rules = [rule._replace(selector=rule.selector.lower()) for rule in rules]
        for element in elements:
            for name in _NAMES:
                if (given := element.get(name)) is not None:
                    element.set(name, given.lower())
    _put_bodies(root)
    return Cascade(_matched(elements, rules), variables_of(every), fonts)


def _sheets(root: Element) -> Iterator[tuple[str, str]]:
    """The sheets of a page with their media: those that stand in it, or in a link itself."""
    for element in root.iter("style", "link"):
        media = element.get("media") or ""
        if element.tag == "link":
            yield media, linked(element)
        elif (element.get("type") or _CSS).lower() == _CSS and not _is_asleep(element):
            yield media, "".join(element.itertext())


def _is_asleep(element: Element) -> bool:
    return any(above.tag in {"noscript", "template"} for above in element.iterancestors())


def _put_bodies(root: Element) -> None:
    """Put the ``tbody`` between a table and its rows that browsers put there."""
    for table in list(root.iter("table")):
        body = None
        for child in list(table):
            if child.tag != "tr":
                body = None
                continue
            if body is None:
                body = table.makeelement("tbody")
                child.addprevious(body)
            body.append(child)


def _matched(elements: Sequence[Element], rules: Sequence[Rule]) -> list[Styled]:
    from cssselect2 import Matcher

    matcher = Matcher()
    there = _names(elements)
    for rule in rules:
        if not rule.selector.startswith("@"):
            _add(matcher, rule, there)
    asked = {*matcher.lower_local_name_selectors}
    always = bool(matcher.other_selectors or matcher.lang_attr_selectors)
    always = always or bool(matcher.namespace_selectors)
    wrapped = _wrapper()
    known: dict[tuple[object, ...], Styled] = {}  # by the rules that match: most are alike
    styles = [UNSTYLED] * len(elements)
    steps = len(rules) // _RULES_A_STEP
    for place, element in enumerate(elements):
        named = element.get("class") is not None or element.get("id") is not None
        if not (always or named or str(element.tag).lower() in asked):
            continue
        spend("steps", 1 + steps)
        if found := matcher.match(wrapped(element)):
            spend("style_rules", len(found))
            alike = tuple((order, pseudo) for _, order, pseudo, _ in found)
            if alike not in known:
                known[alike] = _styled(found)
            styles[place] = known[alike]
    return styles


def _wrapper() -> Callable[[Element], Any]:
    """What wraps an element for matching, and those around and before it as they are asked for."""
    from cssselect2 import ElementWrapper

    wrapped: dict[Element, Any] = {}

    def wrap(element: Element) -> Any:
        if element not in wrapped:
            above = element.getparent()
            before = element.getprevious()
            while before is not None and not isinstance(before.tag, str):
                before = before.getprevious()
            parent = None if above is None else wrap(above)
            previous = None if before is None else wrap(before)
            index = 0 if previous is None else previous.index + 1
            wrapped[element] = ElementWrapper(element, parent, index, previous, True)
        return wrapped[element]

    return wrap


def _names(elements: Sequence[Element]) -> frozenset[str]:
    """The classes and identities of a page, as selectors write them."""
    return frozenset(
        f"{mark}{name}"
        for mark, attribute in ((".", "class"), ("#", "id"))
        for element in elements
        for name in _BETWEEN_CLASSES.split(element.get(attribute) or "")
    )


def _is_about(selector: str, there: frozenset[str]) -> bool:
    """Whether all classes that a selector asks for are in the page, so that it may match."""
    if "\\" in selector:
        return True
    plain = _TEXT.sub("", selector)
    while (less := _ASIDE.sub("", plain)) != plain:
        plain = less
    return any(there.issuperset(_NAMED.findall(part)) for part in plain.split(","))


def _add(matcher: Any, rule: Rule, there: frozenset[str]) -> None:
    """Add a rule's selectors; one that is not understood counts with less in it, as a doubt."""
    from cssselect2 import SelectorError, compile_selector_list

    selector, when = rule.selector, rule.when
    if len(selector) <= _LONGEST_SELECTOR and not _is_about(selector, there):
        _add_near(matcher, rule, there)
        return
    if len(selector) > _LONGEST_SELECTOR:
        exceed("style_rules")
    for _ in range(2):
        try:
            for compiled in compile_selector_list(selector):
                matcher.add_selector(compiled, rule._replace(when=when))
        except (SelectorError, RecursionError, SyntaxError, ValueError, TypeError, MemoryError):
            if _MOMENTARY.search(selector) or _OTHER_ELEMENT.search(selector):
                return
            bare = _PREFIX.sub("", selector)
            parts = [_PSEUDO.sub("", part).strip() or "*" for part in bare.split(",")]
            selector, when = ",".join(parts), Holds.PERHAPS
        else:
            break
    _add_near(matcher, rule, there)


def _add_near(matcher: Any, rule: Rule, there: frozenset[str]) -> None:
    if rule.when is not Holds.NEAR:
        for near in filter(None, map(_by_itself, rule.selector.split(","))):
            _add(matcher, rule._replace(selector=near, when=Holds.NEAR), there)


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

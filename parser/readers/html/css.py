"""The style sheets of a page as rules: a selector, what it declares, and when that holds.

Read with tinycss2, as browsers tokenize: escapes, comments, nested rules. A sheet of its own
file is not there to be read; one in a ``data:`` address is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes

from parser.readers.html.media import Holds, holds
from parser.readers.html.properties import Reach, verdict
from parser.readers.html.values import is_valid

Declared = dict[str, str]
"""Properties by name, in lower case, without ``!important``."""

# A sheet with more rules than any page has costs nothing but time; what follows is in doubt.
_MOST_RULES = 5000
_DEEPEST = 8
_NOT_PLAIN = re.compile(r"[\\/'\"{}@(]")
_CONDITIONAL = frozenset({"supports", "container", "layer", "scope", "document", "starting-style"})
_LONGEST_VALUE = 500
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(,[^()]*)?\)")
# Properties that say how letters look, besides those that are in doubt.
_LOOK_NAMES = """
display visibility opacity font-size font font-family color background background-color
background-image text-decoration text-decoration-line vertical-align mso-hide content
-webkit-text-fill-color overflow overflow-x overflow-y
"""
_LOOKS = frozenset(_LOOK_NAMES.split())
_NOTHING = frozenset({("background", "transparent"), ("background-color", "transparent")})
_FONT = "@font-face"  # in the place of a selector
_DATA = re.compile(r"data:text/css[^,]*?(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)


class Rule(NamedTuple):
    """What a selector's elements are declared to be; ``urgent`` is what is marked important."""

    selector: str
    plain: Declared
    urgent: Declared
    when: Holds


def rules_of(sheets: Iterable[tuple[str, str]]) -> list[Rule]:
    """The rules of style sheets, each given with its media, in their order."""
    found: list[Rule] = []
    for media, sheet in sheets:
        when = holds(media)
        if when is not Holds.NO:
            _sheet(sheet, when, found)
    return found


def matters(rule: Rule) -> bool:
    """Whether anything that a rule declares can change what is seen, or its look."""
    return any(
        (name in _LOOKS and (name, value) not in _NOTHING)
        or verdict("", name, value)[0] > Reach.NOWHERE
        for declared in (rule.plain, rule.urgent)
        for name, value in declared.items()
    )


def fonts_of(rules: Iterable[Rule]) -> frozenset[str]:
    """The families of letters that style sheets bring along."""
    return frozenset(
        rule.plain.get("font-family", "").strip(" \"'") for rule in rules if rule.selector == _FONT
    ) - {""}


def linked(attributes: Mapping[str, str]) -> str:
    """The sheet that an element links in its own address; nothing for one in another file."""
    address = attributes.get("href") or ""
    is_sheet = "stylesheet" in (attributes.get("rel") or "").lower()
    return _from_address(address) if is_sheet else ""


def _from_address(address: str) -> str:
    match = _DATA.fullmatch(address.strip())
    if match is None:
        return ""
    data = unquote_to_bytes(match[2])
    if match[1]:
        import base64
        import binascii

        try:
            data = base64.b64decode(data)
        except (binascii.Error, ValueError):
            return ""
    return data.decode("utf-8", "replace")


def _sheet(sheet: str, when: Holds, found: list[Rule]) -> None:
    import tinycss2

    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    _nodes(nodes, when, "", found, 0)


def _nodes(nodes: Sequence[Any], when: Holds, around: str, found: list[Rule], depth: int) -> None:
    """Add the rules of some nodes; ``around`` is the selector of the rule they are nested in."""
    import tinycss2

    if depth > _DEEPEST:
        return
    for node in nodes:
        if len(found) >= _MOST_RULES:
            found.append(Rule("*", {"opacity": "var(--unread)"}, {}, Holds.PERHAPS))
            return
        if node.type == "qualified-rule":
            selector = _within(tinycss2.serialize(node.prelude).strip(), around)
            inner = tinycss2.parse_blocks_contents(node.content)
            found.append(Rule(selector, *_declarations(inner), when))
            _nodes(_nested(inner), when, selector, found, depth + 1)
        elif node.type == "at-rule":
            _at_rule(node, when, around, found, depth)


def _at_rule(node: Any, when: Holds, around: str, found: list[Rule], depth: int) -> None:
    import tinycss2

    name, prelude = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
    if name == "import":
        if depth < _DEEPEST and (sheet := _from_address(_address(node.prelude))):
            _sheet_within(sheet, found, depth)
        return
    if name == "media":
        own = holds(prelude)
    elif name == "font-face" and node.content is not None:
        plain, _ = _declarations(tinycss2.parse_blocks_contents(node.content))
        if "src" in plain:
            found.append(Rule(_FONT, plain, {}, when))
        return
    elif name in _CONDITIONAL:
        own = Holds.PERHAPS
    else:
        return
    both = max(when, own, key=list(Holds).index)
    if both is Holds.NO or node.content is None:
        return
    if around:
        inner = tinycss2.parse_blocks_contents(node.content)
        found.append(Rule(around, *_declarations(inner), both))
    else:
        inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
    _nodes(_nested(inner), both, around, found, depth + 1)


def _address(prelude: Iterable[Any]) -> str:
    """The address that a rule imports, given as a text or as ``url()`` of one."""
    for part in prelude:
        if part.type in {"url", "string"}:
            return str(part.value)
        if part.type == "function" and part.lower_name == "url":
            return _address(part.arguments)
    return ""


def _sheet_within(sheet: str, found: list[Rule], depth: int) -> None:
    import tinycss2

    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    _nodes(nodes, Holds.PERHAPS, "", found, depth + 1)


def _nested(nodes: Sequence[Any]) -> list[Any]:
    return [node for node in nodes if node.type in {"qualified-rule", "at-rule"}]


def _within(selector: str, around: str) -> str:
    """A nested selector as one that stands by itself."""
    if not around:
        return selector
    if "&" in selector:
        return selector.replace("&", f":is({around})")
    return f":is({around}) {selector}"


def _declarations(nodes: Iterable[Any]) -> tuple[Declared, Declared]:
    import tinycss2

    plain: Declared = {}
    urgent: Declared = {}
    for node in nodes:
        if node.type == "declaration":
            value = " ".join(tinycss2.serialize(node.value).lower().split())
            if is_valid(node.lower_name, value):
                (urgent if node.important else plain)[node.lower_name] = value
    return plain, urgent


@lru_cache(maxsize=2048)
def inline(style: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """What a ``style`` attribute declares, plain and important, as pairs.

    Nearly all are simple, and simple ones are quickly parted without a tokenizer.
    """
    if _NOT_PLAIN.search(style):
        import tinycss2

        nodes = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
        plain, urgent = _declarations(nodes)
        return tuple(plain.items()), tuple(urgent.items())
    plain, urgent = {}, {}
    for name, value, important in _simple(style.lower()):
        (urgent if important else plain)[name] = value
    return tuple(plain.items()), tuple(urgent.items())


def _simple(style: str) -> Iterator[tuple[str, str, bool]]:
    for part in style.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip():
            value, mark, _ = value.partition("!")
            name, value = name.strip(), " ".join(value.split())
            if is_valid(name, value):
                yield name, value, bool(mark)


def variables_of(rules: Iterable[Rule]) -> dict[str, str]:
    """The custom properties that rules give one value only; of others nobody knows which holds."""
    values: dict[str, set[str]] = {}
    for rule in rules:
        for name, value in (*rule.plain.items(), *rule.urgent.items()):
            if name.startswith("--"):
                values.setdefault(name, set()).add(value)
    return {name: given.pop() for name, given in values.items() if len(given) == 1}


def with_variables(value: str, variables: Mapping[str, str]) -> str:
    """A value with the custom properties that are known in the place of their names."""
    for _ in range(_DEEPEST):
        found = _VARIABLE.sub(
            lambda match: variables.get(match[1], (match[2] or match[0]).strip(" ,")), value
        )
        if found == value or len(found) > _LONGEST_VALUE:
            break
        value = found
    return value

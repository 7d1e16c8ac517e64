"""Which elements of a page are seen, by their attributes and the page's own style sheets.

Of a style sheet only what is certain is taken: simple selectors hide (``.old``, ``table.old``,
``#old``), any selector shows. What rules for narrow screens or print say is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

_SHEETS = re.compile(
    r"<!--.*?-->|<noscript\b.*?</noscript|<style\b(?P<how>[^>]*)>(?P<sheet>.*?)</style",
    re.DOTALL | re.IGNORECASE,
)
_OTHER_MEDIA = re.compile(r"\bmedia\s*=(?!\s*[\"']?\s*(?:all|screen)\s*[\"'\s>])", re.IGNORECASE)
_ASIDE = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_AT_BLOCK = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARATION = re.compile(
    r"(?<![\w-])(display|visibility|opacity|font-size|text-decoration|vertical-align|mso-hide)"
    r"(?:-line)?\s*:\s*([^;!]+)",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<marks>(?:[.#][\w-]+)*)", re.IGNORECASE)
_PARTS = re.compile(r"\s*[>+~]\s*|\s+")
# What holds only while the reader points at something.
_MOMENTARY = re.compile(r":(?:hover|focus|active|checked|target|before|after)")
_ZERO = re.compile(r"0*\.?0+(?:[a-z]+|%)?")
_RELATIVE = re.compile(r"[\d.]+(?:em|ex|%)|smaller|larger|inherit|unset")

# The attributes that say whether an element is seen.
_TELLING = ("id", "class", "style", "hidden")

Declared = dict[str, str]
"""Properties by name, in lower case."""

_BY_TAG: Mapping[str, Declared] = {
    "s": {"text-decoration": "line-through"},
    "strike": {"text-decoration": "line-through"},
    "del": {"text-decoration": "line-through"},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
}


class Look(NamedTuple):
    """How an element shows.

    ``gone`` takes no place at all; ``unseen`` keeps its place with nothing to be read in it, as
    struck-out text does. ``sized`` is the element's own size of letters: ``False`` for none,
    ``None`` where it inherits. ``raised`` is ``super``, ``sub`` or nothing.
    """

    gone: bool = False
    unseen: bool = False
    sized: bool | None = None
    raised: str = ""


class _Rule(NamedTuple):
    """A rule for the elements that have the tag and all of the marks (``.class``, ``#id``)."""

    weight: tuple[int, int, int, int]
    tag: str
    marks: frozenset[str]
    declared: Declared


@dataclass(frozen=True)
class Sheet:
    """The rules of a page that say whether something is seen, the strongest last."""

    rules: tuple[_Rule, ...]
    looks: dict[tuple[str | None, ...], Look] = field(default_factory=dict)

    def look(self, tag: str, attributes: Mapping[str, str]) -> Look:
        """How an element with these attributes shows."""
        known = (tag, *map(attributes.get, _TELLING)) if attributes else (tag,)
        if known not in self.looks:
            self.looks[known] = _look(self._declared(tag, attributes))
        return self.looks[known]

    def _declared(self, tag: str, attributes: Mapping[str, str]) -> Declared:
        declared = dict(_BY_TAG.get(tag, {}))
        if "hidden" in attributes:
            declared["display"] = "none"
        marks = {f".{name}" for name in attributes.get("class", "").lower().split()}
        marks.add(f"#{attributes.get('id', '').strip().lower()}")
        for rule in self.rules:
            if rule.tag in {"", tag} and rule.marks <= marks:
                declared.update(rule.declared)
        declared.update(_declarations(attributes.get("style", "")))
        return declared


def sheet_of(page: str) -> Sheet:
    """The rules of all style sheets that stand in a page."""
    rules: list[_Rule] = []
    for found in _SHEETS.finditer(page):
        if found["sheet"] and not _OTHER_MEDIA.search(found["how"] + ">"):
            sheet = _ASIDE.sub("", found["sheet"].lower())
            rules.extend(_rules(_AT_BLOCK.sub("", sheet), len(rules)))
            for block in _AT_BLOCK.findall(sheet):
                media, _, body = block.partition("{")
                if media.startswith("@media") and "print" not in media:
                    some = _rules(body, len(rules))
                    rules.extend(rule for rule in some if not _hides(_look(rule.declared)))
    return Sheet(tuple(sorted(rules, key=lambda rule: rule.weight)))


def _rules(sheet: str, before: int) -> list[_Rule]:
    """The rules of a sheet without blocks, which comes after so many rules."""
    rules: list[_Rule] = []
    for selectors, body in _RULE.findall(sheet):
        if declared := _declarations(body):
            for selector in selectors.split(","):
                rules.extend(_rule(selector.strip(), declared, before + len(rules)))
    return rules


def _rule(selector: str, declared: Declared, order: int) -> Iterator[_Rule]:
    parts = _PARTS.split(selector)
    simple = _COMPOUND.fullmatch(parts[-1]) if len(parts) == 1 else None
    last = simple or _COMPOUND.match(parts[-1])
    if last is None or not last[0] or _MOMENTARY.search(selector):
        return
    if simple is None and _hides(_look(declared)):
        return
    marks = frozenset(re.findall(r"[.#][\w-]+", last["marks"]))
    weight = selector.count("#"), selector.count("."), len(parts), order
    yield _Rule(weight, (last["tag"] or "").replace("*", ""), marks, declared)


def _declarations(body: str) -> Declared:
    return {
        name.lower(): value.strip().lower() for name, value in _DECLARATION.findall(body) if value
    }


def _look(declared: Declared) -> Look:
    size = declared.get("font-size", "")
    raised = declared.get("vertical-align", "")
    return Look(
        gone=declared.get("display") == "none" or declared.get("mso-hide") == "all",
        unseen=(
            declared.get("visibility") in {"hidden", "collapse"}
            or _ZERO.fullmatch(declared.get("opacity", "")) is not None
            or "line-through" in declared.get("text-decoration", "")
        ),
        sized=_size(size),
        raised=raised if raised in {"super", "sub"} else "",
    )


def _size(text: str) -> bool | None:
    if _ZERO.fullmatch(text):
        return False
    return None if not text or _RELATIVE.fullmatch(text) else True


def _hides(look: Look) -> bool:
    return look.gone or look.unseen or look.sized is False

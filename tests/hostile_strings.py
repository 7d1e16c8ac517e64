"""Strings that make a pattern work hardest, made from the pattern itself.

What a pattern repeats is repeated, with what it may take beside it, and ends with a character that
it cannot take: a pattern that goes back over what it took then does so from every place.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from itertools import product
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import sre_constants
    import sre_parse

_OF_CLASS = {
    "CATEGORY_DIGIT": "7",
    "CATEGORY_SPACE": " ",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "x",
    "CATEGORY_NOT_SPACE": "x",
    "CATEGORY_NOT_WORD": "!",
}
_FOREIGN = "\u0416"
_MOST_PIECES = 6


def pieces_of(pattern: re.Pattern[Any]) -> list[str]:
    """Short texts that parts of a pattern match, those that it repeats first."""
    text = pattern.pattern
    source = text.decode("latin-1") if isinstance(text, bytes) else text
    flags = pattern.flags & ~re.UNICODE if isinstance(text, bytes) else pattern.flags
    tree = sre_parse.parse(source, flags)
    found: dict[str, None] = {}
    for repeated in _repeated(tree):
        for sample in _samples(repeated):
            found.setdefault(sample)
    for sample in _samples(tree):
        found.setdefault(sample)
    for literal in _letters(tree):
        found.setdefault(literal)
    return [piece for piece in found if 0 < len(piece) <= 40]


def strings_for(pattern: re.Pattern[Any], size: int) -> Iterator[str]:
    """Strings of about so many characters."""
    pieces = pieces_of(pattern)[:_MOST_PIECES]
    for start, piece, end in product(["", *pieces[:3]], pieces, ["", _FOREIGN, "\n"]):
        yield start + piece * (size // len(piece)) + end
    for one, other in product(pieces, pieces):
        if one != other:
            yield (one + other) * (size // len(one + other)) + _FOREIGN
            yield one * (size // (2 * len(one))) + other * (size // (2 * len(other))) + _FOREIGN


def _repeated(tree: Any) -> Iterator[Any]:
    for code, argument in tree:
        if code in {
            sre_constants.MAX_REPEAT,
            sre_constants.MIN_REPEAT,
            sre_constants.POSSESSIVE_REPEAT,
        }:
            if argument[1] > 8:
                yield argument[2]
            yield from _repeated(argument[2])
        else:
            for below in _below(code, argument):
                yield from _repeated(below)


def _below(code: Any, argument: Any) -> list[Any]:
    if code is sre_constants.SUBPATTERN:
        return [argument[3]]
    if code is sre_constants.BRANCH:
        return list(argument[1])
    if code in {sre_constants.ASSERT, sre_constants.ASSERT_NOT}:
        return [argument[1]]
    if code is sre_constants.ATOMIC_GROUP:
        return [argument]
    return []


def _letters(tree: Any) -> Iterator[str]:
    for code, argument in tree:
        if code is sre_constants.LITERAL:
            yield chr(argument)
        elif code is sre_constants.IN:
            yield from _of_set(argument)
        elif code in {
            sre_constants.MAX_REPEAT,
            sre_constants.MIN_REPEAT,
            sre_constants.POSSESSIVE_REPEAT,
        }:
            yield from _letters(argument[2])
        else:
            for below in _below(code, argument):
                yield from _letters(below)


def _of_set(items: Any) -> list[str]:
    found = []
    for code, argument in items:
        if code is sre_constants.NEGATE:
            return [_FOREIGN, "x", " "]
        if code is sre_constants.LITERAL:
            found.append(chr(argument))
        elif code is sre_constants.RANGE:
            found.append(chr(argument[0]))
        elif code is sre_constants.CATEGORY:
            found.append(_OF_CLASS[str(argument)])
    return found


def _samples(tree: Any) -> list[str]:
    """Two texts that a part of a pattern matches: the shortest, and one with every choice."""
    return list(dict.fromkeys((_sample(tree, 0), _sample(tree, 1))))


def _sample(tree: Any, choice: int) -> str:
    made = ""
    for code, argument in tree:
        if code is sre_constants.LITERAL:
            made += chr(argument)
        elif code is sre_constants.NOT_LITERAL:
            made += _FOREIGN
        elif code is sre_constants.ANY:
            made += "x"
        elif code is sre_constants.IN:
            letters = _of_set(argument)
            made += letters[choice % len(letters)] if letters else ""
        elif code in {
            sre_constants.MAX_REPEAT,
            sre_constants.MIN_REPEAT,
            sre_constants.POSSESSIVE_REPEAT,
        }:
            least, most, below = argument
            made += _sample(below, choice) * min(max(least, choice), most)
        elif code is sre_constants.BRANCH:
            made += _sample(argument[1][choice % len(argument[1])], choice)
        elif code in {sre_constants.SUBPATTERN, sre_constants.ATOMIC_GROUP}:
            for below in _below(code, argument):
                made += _sample(below, choice)
    return made
